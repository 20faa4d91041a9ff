# Expected values of the Harm tests from R's own distributions and functions. Run in this folder when a case is added:
#   Rscript make.R
suppressPackageStartupMessages(library(jsonlite))
save <- function(value, name) write_json(value, name, auto_unbox = TRUE, digits = NA, null = "null", na = "null")
set.seed(19360101)
rows <- function(f, ...) unname(Map(f, ...))
byar <- function(o, z) c(
  if (o == 0) 0 else o * (1 - 1 / (9 * o) - z / (3 * sqrt(o)))^3, (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * sqrt(o + 1)))^3)
exact <- function(o, level) as.numeric(poisson.test(o, conf.level = level)$conf.int)
chosen <- function(o, level) if (o < 10) exact(o, level) else byar(o, qnorm((1 + level) / 2))
counts <- expand.grid(o = c(0, 1, 2, 5, 9, 10, 37, 250, 9000, 1e6), level = c(0.9, 0.95, 0.998))
wilson <- expand.grid(o = c(0, 1, 15, 81, 140, 148), n = c(148, 263, 20000), level = c(0.95, 0.998))
direct <- lapply(1:12, function(i) {
  k <- sample(3:12, 1)
  n <- sample(200:20000, k); rate <- rexp(k, 200); o <- rpois(k, n * rate) + c(1, rep(0, k - 1)); s <- sample(1000:9000, k)
  level <- if (i %% 2) 0.95 else 0.998
  all <- sum(o); limits <- chosen(all, level)
  dsr <- 1000 * sum(s * o / n) / sum(s)
  spread <- 1000 * sqrt(sum(s^2 * o / n^2) / sum(s)^2 / all)
  expected <- sum(n * rate)
  list(o = o, n = n, s = s, rate = rate, level = level, dsr = dsr, lower = dsr + spread * (limits[1] - all),
    upper = dsr + spread * (limits[2] - all), expected = expected, ratio = all / expected,
    ratioLower = limits[1] / expected, ratioUpper = limits[2] / expected)
})
v <- c(round(runif(12), 1), 0.3, 0.3, 5, -2)
gini <- function(x) sum(abs(outer(x, x, "-"))) / (2 * length(x)^2 * mean(x))
variables <- matrix(c(rnorm(20), rexp(20), rpois(20, 50)), 20)
distances <- as.matrix(dist(scale(variables) %*% diag(sqrt(c(1, 2, 0.5)))))
save(list(
  poisson = rows(function(o, level) list(o = o, level = level, byar = byar(o, qnorm((1 + level) / 2)), exact = exact(o, level)), counts$o, counts$level),
  wilson = rows(function(o, n, level) list(o = o, n = n, level = level,
    limits = as.numeric(prop.test(o, n, conf.level = level, correct = FALSE)$conf.int)), wilson$o, wilson$n, wilson$level),
  direct = direct,
  ranks = list(values = v, least = rank(-v, ties.method = "min"), mean = rank(-v), most = rank(-v, ties.method = "max"),
    percentile = sapply(v, function(x) 100 * (mean(v < x) + mean(v == x) / 2))),
  gini = lapply(list(c(1, 2, 3, 4), rpois(30, 2), rexp(50), c(0, 0, 0, 9), c(5, 5, 5)), function(x) list(values = x, gini = gini(x))),
  similar = list(variables = lapply(1:3, function(j) variables[, j]), weights = c(1, 2, 0.5),
    nearest = lapply(1:20, function(i) order(replace(distances[i, ], i, Inf))[1:4] - 1L),
    distances = lapply(1:20, function(i) sort(replace(distances[i, ], i, Inf))[1:4]))
), "harm.json")
writeLines(R.version.string, "versions.txt")
