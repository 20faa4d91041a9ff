# Expected values of the Trends tests from independent implementations. Run by hand when a case is added:
#   Rscript make.R PATH-OF-NHSRplotthedots
# The values committed beside this file were made with the versions written into versions.txt.
suppressPackageStartupMessages({
  library(dplyr)
  library(jsonlite)
})
here <- getwd()
# NHSRplotthedots (MIT): only its calculations are sourced, so that its plotting packages are not needed.
dots <- commandArgs(TRUE)[1]
`%||%` <- function(a, b) if (is.null(a)) b else a
for (f in c("ptd_spc_standard.R", "ptd_calculate_point_type.R", "ptd_calculate_assurance_type.R")) {
  # Debian's dplyr knows the last case of case_when by its older name.
  lines <- gsub(".default = ", "TRUE ~ ", readLines(file.path(dots, "R", f)), fixed = TRUE)
  eval(parse(text = lines), globalenv())
}

set.seed(20200401)
series <- list(
  flat = c(12, 15, 11, 14, 13, 16, 12, 15, 14, 13, 12, 16, 15, 14),
  jump = c(round(rnorm(15, 40, 4), 2), round(rnorm(15, 55, 4), 2)),
  trend = c(10, 11, 12, 13, 14, 15, 16, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 9, 8, 9),
  spike = c(20, 21, 19, 22, 20, 60, 21, 20, 19, 22, 21, 20, 18, 21, 22),
  noisy = round(rnorm(60, 100, 15), 3),
  counts = rpois(48, 30),
  drift = round(cumsum(rnorm(40)), 4),
  ties = rep(c(5, 5, 6, 6, 5, 4), 5),
  constant = rep(7, 12)
)
xmr <- function(name, y, rebase = integer(), fix = NULL, direction = 1, screen = TRUE, target = NULL) {
  data <- data.frame(d = seq(as.Date("2015-01-01"), by = "month", length.out = length(y)), y = as.double(y))
  data$rebase <- as.numeric(seq_along(y) %in% (rebase + 1))
  options <- list(
    value_field = "y", date_field = "d", facet_field = NULL, fix_after_n_points = fix, trajectory = NULL,
    screen_outliers = screen, target = target,
    improvement_direction = c("decrease", "neutral", "increase")[direction + 2]
  )
  out <- ptd_calculate_point_type(ptd_spc_standard(data, options), direction)
  list(
    name = name, values = y, rebase = as.list(rebase), fix = fix, direction = direction, screen = screen,
    mean = out$mean_col, lower = out$lpl, upper = out$upl,
    cause = out$special_cause_type, point = out$point_type
  )
}
cases <- c(
  lapply(names(series), function(n) xmr(n, series[[n]])),
  lapply(c("jump", "trend", "noisy"), function(n) xmr(n, series[[n]], rebase = c(12), direction = -1)),
  lapply(c("jump", "spike"), function(n) xmr(n, series[[n]], fix = 10, direction = 0)),
  lapply(c("spike", "noisy"), function(n) xmr(n, series[[n]], screen = FALSE)),
  lapply(1:40, function(i) {
    y <- round(rnorm(24 + i, 50, 5) + c(rep(0, 12), rep(sample(c(0, 6, -8), 1), 12 + i)), 2)
    xmr(paste("random", i), y, direction = sample(-1:1, 1), rebase = if (i %% 3 == 0) 12 else integer())
  })
)
write_json(cases, file.path(here, "xmr.json"), auto_unbox = TRUE, digits = NA, null = "null")

# stats::stl, the authors' own Fortran.
# Its partial sort now and then gives a median that is not one (with nottem, s.window = 7, in the twelfth robust round:
# 5.548 where six medians are 5.871); such a series is no witness, so every round is checked against R's own median.
honest <- function(y, period, ...) {
  for (rounds in 0:14) {
    before <- stl(ts(y, frequency = period), ..., inner = 1, outer = rounds)
    after <- stl(ts(y, frequency = period), ..., inner = 1, outer = rounds + 1)
    r <- abs(as.double(before$time.series[, "remainder"]))
    h <- 6 * median(r)
    w <- ifelse(r <= .001 * h, 1, ifelse(r <= .999 * h, (1 - (r / h)^2)^2, 0))
    if (max(abs(w - after$weights)) > 1e-9) return(FALSE)
  }
  TRUE
}
stl_case <- function(name, y, period, ...) {
  fit <- stl(ts(y, frequency = period), ...)
  a <- list(...)
  if (isTRUE(a$robust) && !do.call(honest, c(list(y, period), a[setdiff(names(a), "robust")]))) {
    message("no witness: ", name)
    return(NULL)
  }
  list(
    name = name, values = as.double(y), period = period,
    seasonalWindow = if (identical(a$s.window, "periodic")) NULL else a$s.window,
    trendWindow = a$t.window, robust = isTRUE(a$robust),
    seasonal = as.double(fit$time.series[, "seasonal"]), trend = as.double(fit$time.series[, "trend"]),
    weights = as.double(fit$weights)
  )
}
months <- 80 + 10 * sin(2 * pi * (1:84) / 12) + 0.2 * (1:84) + rnorm(84, 0, 3)
months[40] <- 200
weeks <- rpois(260, 20 + 6 * cos(2 * pi * (1:260) / 52))
stls <- list(
  stl_case("co2 periodic", as.double(co2), 12, s.window = "periodic"),
  stl_case("co2 21", as.double(co2), 12, s.window = 21),
  stl_case("nottem 7 robust", as.double(nottem), 12, s.window = 7, robust = TRUE),
  stl_case("nottem 11 robust", as.double(nottem), 12, s.window = 11, robust = TRUE),
  stl_case("nottem 21 robust", as.double(nottem), 12, s.window = 21, robust = TRUE),
  stl_case("co2 15 robust", as.double(co2), 12, s.window = 15, robust = TRUE),
  stl_case("gas 7 robust", as.double(UKgas), 4, s.window = 7, robust = TRUE),
  stl_case("months with an outlier", months, 12, s.window = 7, t.window = 19, robust = TRUE),
  stl_case("months periodic robust", months, 12, s.window = "periodic", robust = TRUE),
  stl_case("weeks", weeks, 52, s.window = 9),
  stl_case("quarters", as.double(UKgas), 4, s.window = 11)
)
stls <- Filter(Negate(is.null), stls)
write_json(stls, file.path(here, "stl.json"), auto_unbox = TRUE, digits = NA, null = "null")

# Exact limits of funnel plots: Spiegelhalter (2005), A.1.1, with R's own distributions.
binomial_limit <- function(p, n, theta) {
  r <- qbinom(p, n, theta)
  if (pbinom(r, n, theta) <= p) r <- r + 1
  a <- (pbinom(r, n, theta) - p) / (pbinom(r, n, theta) - pbinom(r - 1, n, theta))
  min(1, max(0, (r - a) / n))
}
poisson_limit <- function(p, n, theta) {
  r <- qpois(p, n * theta)
  if (ppois(r, n * theta) <= p) r <- r + 1
  a <- (ppois(r, n * theta) - p) / (ppois(r, n * theta) - ppois(r - 1, n * theta))
  max(0, (r - a) / n)
}
grid <- expand.grid(p = c(0.001, 0.025, 0.975, 0.999), n = c(5, 17, 120, 2500, 40000), theta = c(0.004, 0.09, 0.35, 0.8))
limits <- lapply(seq_len(nrow(grid)), function(i) {
  g <- grid[i, ]
  list(p = g$p, n = g$n, theta = g$theta, binomial = binomial_limit(g$p, g$n, g$theta), poisson = poisson_limit(g$p, g$n, g$theta))
})
write_json(limits, file.path(here, "funnel.json"), auto_unbox = TRUE, digits = NA)
writeLines(
  c(R.version.string, paste("dplyr", packageVersion("dplyr")), paste("NHSRplotthedots", read.dcf(file.path(dots, "DESCRIPTION"), "Version"))),
  file.path(here, "versions.txt")
)
