# Expected values of the Impact tests. Run in this folder when a case is added:
#   Rscript make.R
# Needs MASS, quadprog (Debian: r-cran-mass, r-cran-quadprog) and jsonlite.
suppressPackageStartupMessages({library(jsonlite); library(MASS); library(quadprog)})
save <- function(value, name) write_json(value, name, auto_unbox = TRUE, digits = NA, null = "null", na = "null")
set.seed(20021224)
tight <- glm.control(epsilon = 1e-14, maxit = 200)

# Interrupted time series -----------------------------------------------------------------------------------------------------
segmented <- function(name, counts, start, population = NULL, spread = "quasi", trend = TRUE, level = TRUE, slope = TRUE,
                      harmonics = 0, cycle = 12, phase = 0, confidence = 0.95, lags = 12) {
  n <- length(counts); t <- seq_len(n); after <- as.numeric(t > start)
  X <- cbind(intercept = rep(1, n))
  if (trend) X <- cbind(X, trend = t)
  if (level) X <- cbind(X, level = after)
  if (slope) X <- cbind(X, slope = after * (t - 1 - start))
  for (k in seq_len(harmonics)) X <- cbind(X, sin(2 * pi * k * t / cycle), cos(2 * pi * k * t / cycle))
  use <- !is.na(counts) & !(t > start & t - 1 - start < phase)
  exposure <- if (is.null(population)) rep(1, n) else population
  d <- list(y = counts[use], x = X[use, , drop = FALSE], o = log(exposure[use]))
  fit <- if (spread == "quasi") glm(y ~ x - 1 + offset(o), quasipoisson, d, control = tight)
    else glm.nb(y ~ x - 1 + offset(o), d, control = tight)
  s <- coef(summary(fit)); V <- vcov(fit)
  q <- if (spread == "quasi") qt((1 + confidence) / 2, fit$df.residual) else qnorm((1 + confidence) / 2)
  W <- X; changes <- which(colnames(X) %in% c("level", "slope")); W[, changes] <- 0
  mu0 <- exp(as.vector(W %*% coef(fit))) * exposure
  se0 <- sqrt(rowSums((W %*% V) * W))
  fitted <- exp(as.vector(X %*% coef(fit))) * exposure
  phi <- if (spread == "quasi") summary(fit)$dispersion else 1
  alpha <- if (spread == "quasi") 0 else 1 / fit$theta
  spreads <- sqrt((se0 * mu0)^2 + phi * mu0 * (1 + alpha * mu0))
  later <- which(use & t > start); g <- colSums(W[later, , drop = FALSE] * mu0[later]) / sum(mu0[later])
  total <- sum(mu0[later]); setotal <- sqrt(as.numeric(t(g) %*% V %*% g))
  deviances <- pearsons <- rep(NA_real_, n)
  deviances[use] <- residuals(fit, "deviance"); pearsons[use] <- residuals(fit, "pearson")
  r <- acf(deviances, lag.max = lags, plot = FALSE, na.action = na.pass)$acf[-1]
  box <- lapply(seq_len(lags), function(l) Box.test(deviances, l, "Ljung-Box"))
  b <- coef(fit)[changes]; wald <- as.numeric(t(b) %*% solve(V[changes, changes]) %*% b)
  list(name = name, counts = counts, population = population, start = start, spread = spread, trend = trend, level = level,
    slope = slope, harmonics = harmonics, cycle = cycle, phase = phase, confidence = confidence, terms = unname(s[, 1]),
    errors = unname(s[, 2]), statistics = unname(s[, 3]), p = unname(s[, 4]),
    lower = unname(s[, 1] - q * s[, 2]), upper = unname(s[, 1] + q * s[, 2]),
    dispersion = sum(residuals(fit, "pearson")^2) / fit$df.residual, alpha = alpha, deviance = fit$deviance,
    free = fit$df.residual, fitted = fitted, expected = mu0, expectedLower = mu0 * exp(-q * se0),
    expectedUpper = mu0 * exp(q * se0), countLower = pmax(0, mu0 - q * spreads), countUpper = mu0 + q * spreads,
    deviances = deviances, pearsons = pearsons, acf = r, box = sapply(box, function(b) unname(b$statistic)),
    boxP = sapply(box, function(b) b$p.value), durbin = sum(diff(deviances)^2, na.rm = TRUE) / sum(deviances^2, na.rm = TRUE),
    together = if (spread == "quasi") pf(wald / length(changes), length(changes), fit$df.residual, lower.tail = FALSE)
      else pchisq(wald, length(changes), lower.tail = FALSE),
    change = (sum(counts[later]) / total) * exp(c(-1, 1) * q *
      sqrt(setotal^2 + phi * sum(fitted[later] * (1 + alpha * fitted[later])) / sum(counts[later])^2)) - 1,
    observed = sum(counts[later]), total = total, totalLower = total * exp(-q * setotal), totalUpper = total * exp(q * setotal))
}
made <- function(n, start, level, slope, base = 40, size = 30, season = 0.2) {
  t <- seq_len(n); after <- t > start
  rnbinom(n, mu = exp(log(base) + 0.003 * t + level * after + slope * after * (t - 1 - start) + season * sin(2 * pi * t / 12)), size = size)
}
holes <- made(60, 36, -0.25, 0); holes[c(5, 20, 41)] <- NA
people <- round(seq(300000, 330000, length.out = 60))
belts <- as.data.frame(Seatbelts)
its <- list(
  segmented("level and slope", made(48, 24, -0.3, 0.01), 24),
  segmented("season and population", made(60, 36, -0.2, -0.005, base = 90), 36, people, harmonics = 2),
  segmented("level alone, no trend", made(40, 25, -0.4, 0, season = 0), 25, trend = FALSE, slope = FALSE),
  segmented("slope alone", made(40, 20, 0, -0.03, season = 0), 20, level = FALSE, confidence = 0.9),
  segmented("missing months and a phase-in", holes, 36, phase = 3, harmonics = 1),
  segmented("small counts", rpois(80, ifelse(seq_len(80) > 50, 1.2, 2)), 50, slope = FALSE),
  segmented("large counts", made(72, 48, 0.1, 0, base = 2e6, size = 400), 48, harmonics = 1),
  segmented("weeks", rpois(156, 20 + 6 * cos(2 * pi * seq_len(156) / 52.18)), 104, harmonics = 1, cycle = 52.18),
  segmented("negative binomial", made(60, 36, -0.3, 0.005, size = 8), 36, spread = "nb"),
  segmented("negative binomial with a season and population", made(72, 40, -0.3, 0, base = 200, size = 15), 40,
    round(seq(9000, 9900, length.out = 72)), spread = "nb", harmonics = 2, slope = FALSE),
  segmented("negative binomial, missing months", replace(made(60, 30, 0.4, 0, base = 6, size = 3), c(3, 44), NA), 30,
    spread = "nb", slope = FALSE, confidence = 0.99),
  # Monthly van drivers killed in Great Britain, 1969 to 1984; seat belts were made compulsory on 31 January 1983 (the data
  # set Seatbelts of R, from Harvey and Durbin, 1986, Journal of the Royal Statistical Society A 149:187).
  segmented("seat belts", belts$VanKilled, 169, harmonics = 1, slope = FALSE),
  segmented("seat belts to the distance driven", belts$drivers, 169, belts$kms, harmonics = 2, slope = FALSE),
  segmented("seat belts, negative binomial", belts$drivers, 169, spread = "nb", harmonics = 2, slope = FALSE))
save(its, "its.json")

# Three hundred more of all sizes, spreads and lengths, terms and errors alone.
set.seed(99)
many <- list()
while (length(many) < 300) {
  n <- sample(14:90, 1); start <- sample(6:(n - 5), 1); t <- 1:n; after <- as.numeric(t > start)
  harmonics <- sample(0:1, 1); nb <- sample(0:1, 1)
  y <- rnbinom(n, mu = exp(runif(1, -0.5, 7) + 0.01 * t * runif(1, -1, 1) + after * runif(1, -1, 1) + 0.3 * sin(2 * pi * t / 5)),
    size = runif(1, 0.5, 50))
  if (sum(y[1:start]) == 0 || sum(y[-(1:start)]) == 0) next
  X <- cbind(1, t, after, after * (t - 1 - start))
  if (harmonics) X <- cbind(X, sin(2 * pi * t / 5), cos(2 * pi * t / 5))
  fit <- suppressWarnings(try(if (nb) glm.nb(y ~ X - 1, control = tight) else glm(y ~ X - 1, quasipoisson, control = tight), silent = TRUE))
  if (inherits(fit, "try-error")) next
  many[[length(many) + 1]] <- list(counts = y, start = start, harmonics = harmonics, nb = nb == 1, terms = unname(coef(fit)),
    errors = unname(coef(summary(fit))[, 2]), alpha = if (nb) 1 / fit$theta else 0)
}
save(many, "many.json")
set.seed(20030919)

# Difference in differences ---------------------------------------------------------------------------------------------------
ratios <- function(name, place, others, start, populations = NULL, confidence = 0.95) {
  n <- length(place); after <- seq_len(n) > start; all <- rowSums(others)
  o <- if (is.null(populations)) rep(0, n) else log(populations[, 1] / rowSums(populations[, -1, drop = FALSE]))
  use <- !is.na(place) & !is.na(all) & place + all > 0
  share <- glm(cbind(place, all) ~ after + offset(o), quasibinomial, subset = use, control = tight)
  s <- coef(summary(share))
  # The same from the other side: Poisson counts with an effect for each period and for the place.
  long <- data.frame(y = c(place, all), period = factor(rep(seq_len(n), 2)), own = rep(1:0, each = n), after = rep(after, 2),
    o = c(o, rep(0, n)), use = rep(use, 2))
  poisson <- glm(y ~ period + own + own:after + offset(o), quasipoisson, long, subset = use, control = tight)
  stopifnot(all.equal(unname(coef(poisson)["own:afterTRUE"]), s[2, 1], tolerance = 1e-7),
    all.equal(coef(summary(poisson))["own:afterTRUE", 2], s[2, 2], tolerance = 1e-6))
  q <- qt((1 + confidence) / 2, share$df.residual)
  list(name = name, place = place, others = lapply(seq_len(ncol(others)), function(j) others[, j]), start = start,
    populations = if (is.null(populations)) NULL else lapply(seq_len(ncol(populations)), function(j) populations[, j]),
    confidence = confidence, value = s[2, 1], error = s[2, 2], statistic = s[2, 3], p = s[2, 4],
    lower = s[2, 1] - q * s[2, 2], upper = s[2, 1] + q * s[2, 2], dispersion = summary(share)$dispersion, free = share$df.residual)
}
panel <- function(n, places, start, effect, base = 30, size = 40) {
  t <- seq_len(n); shock <- exp(rnorm(n, 0, 0.15))
  sapply(seq_len(places), function(j) rnbinom(n, mu = base * runif(1, 0.5, 2) * shock * exp(effect * (j == 1) * (t > start)), size = size))
}
one <- panel(36, 5, 24, -0.3); small <- panel(30, 4, 15, -0.2, base = 2); gaps <- panel(40, 3, 20, 0.2); gaps[7, 1] <- NA; gaps[33, 2] <- NA
crowds <- matrix(runif(180, 9000, 30000), 36)
did <- list(
  ratios("five places", one[, 1], one[, -1], 24),
  ratios("with populations", one[, 1], one[, -1], 24, crowds, 0.9),
  ratios("small counts", small[, 1], small[, -1], 15),
  ratios("missing months", gaps[, 1], gaps[, -1], 20),
  ratios("front seats against rear", belts$front, cbind(belts$rear), 169))
placebos <- function(m, start, least) {
  z <- function(place, others, s, n) ratios("", place[seq_len(n)], others[seq_len(n), , drop = FALSE], s)$statistic
  n <- nrow(m); own <- z(m[, 1], m[, -1], start, n)
  time <- sapply(least:(start - least), function(s) z(m[, 1], m[, -1], s, start))
  space <- sapply(2:ncol(m), function(j) z(m[, j], m[, -c(1, j), drop = FALSE], start, n))
  list(places = lapply(seq_len(ncol(m)), function(j) m[, j]), start = start, least = least, own = own, time = time, space = space,
    timeRank = 1 + sum(abs(time) >= abs(own)), spaceRank = 1 + sum(abs(space) >= abs(own)), fallRank = 1 + sum(space <= own))
}
welch <- function(a, b, c, d, confidence) {
  v <- sapply(list(a, b, c, d), function(x) var(x) / length(x)); n <- lengths(list(a, b, c, d))
  estimate <- mean(b) - mean(a) - (mean(d) - mean(c)); error <- sqrt(sum(v)); free <- sum(v)^2 / sum(v^2 / (n - 1))
  q <- qt((1 + confidence) / 2, free)
  list(groups = list(a, b, c, d), confidence = confidence, value = estimate, error = error, free = free,
    p = 2 * pt(-abs(estimate / error), free), lower = estimate - q * error, upper = estimate + q * error)
}
save(list(ratios = did, placebos = list(placebos(one, 24, 6), placebos(panel(60, 9, 36, -0.5), 36, 8)),
  means = list(welch(rnorm(12, 50, 6), rnorm(8, 40, 9), rnorm(12, 55, 5), rnorm(8, 54, 4), 0.95),
    welch(round(runif(5, 1, 9), 1), round(runif(2, 1, 9), 1), round(runif(6, 1, 9), 1), round(runif(3, 1, 9), 1), 0.9))), "did.json")

# Synthetic control -----------------------------------------------------------------------------------------------------------
simplex <- function(X, y) {
  k <- max(abs(X - y)); X <- (X - y) / k; n <- ncol(X)
  solve.QP(crossprod(X), rep(0, n), cbind(1, diag(n)), c(1, rep(0, n)), meq = 1)$solution
}
rmspe <- function(a, b) sqrt(mean((a - b)^2))
double <- function(name, m, start) {
  before <- seq_len(start); errors <- function(j) {
    w <- simplex(m[before, -j], m[before, j]); y <- as.vector(m[, -j] %*% w)
    c(rmspe(m[before, j], y[before]), rmspe(m[-before, j], y[-before]))
  }
  w <- simplex(m[before, -1], m[before, 1]); e <- sapply(seq_len(ncol(m)), errors); ratio <- e[2, ] / e[1, ]
  list(name = name, places = lapply(seq_len(ncol(m)), function(j) m[, j]), start = start, weights = w,
    synthetic = as.vector(m[, -1] %*% w), before = e[1, ], after = e[2, ], ratio = ratio, rank = sum(ratio >= ratio[1]))
}
rates <- function(n, places, start, effect, factors = 2) {
  common <- matrix(rnorm(n * factors), n) * 2; loads <- matrix(runif(places * factors), factors)
  m <- 40 + common %*% loads + matrix(rnorm(n * places, 0, 0.7), n); m[seq_len(n) > start, 1] <- m[seq_len(n) > start, 1] + effect
  m
}
sc <- list(double("six donors", rates(36, 7, 24, -5), 24), double("twenty donors", rates(60, 21, 40, -2), 40),
  double("outside the donors", { m <- rates(40, 9, 30, -1); m[, 1] <- m[, 1] + 25; m }, 30),
  double("rates per thousand", 12 * exp(rates(48, 13, 30, -0.4) / 40), 30))
save(sc, "synthetic.json")

# Power before starting -------------------------------------------------------------------------------------------------------
design <- function(baseline, before, after, trend = 0, phi = 1, trended = TRUE, slope = FALSE, harmonics = 0, alpha = 0.05, power = 0.8) {
  n <- before + after; t <- seq_len(n); later <- as.numeric(t > before)
  X <- matrix(1, n); if (trended) X <- cbind(X, t); X <- cbind(X, level = later); if (slope) X <- cbind(X, later * (t - 1 - before))
  for (k in seq_len(harmonics)) X <- cbind(X, sin(2 * pi * k * t / 12), cos(2 * pi * k * t / 12))
  error <- function(b) sqrt(solve(crossprod(X * sqrt(baseline * (1 + trend)^(t - 1 - before) * exp(b * later) / phi)), tol = 1e-30)["level", "level"])
  multiple <- qt(1 - alpha / 2, n - ncol(X)) + qt(power, n - ncol(X))
  # The first size, from small to a hundredfold, that measures enough standard errors.
  smallest <- function(sign) {
    short <- function(b) b - multiple * error(sign * b)
    at <- c(seq(0, log(100), by = 0.02), log(100)); first <- Find(function(i) short(at[i]) >= 0, seq_along(at))
    if (is.null(first)) NA else uniroot(short, at[first - 1:0], tol = 1e-14)$root
  }
  fall <- smallest(-1); rise <- smallest(1)
  list(baseline = baseline, before = before, after = after, trend = trend, phi = phi, trended = trended, slope = slope,
    harmonics = harmonics, alpha = alpha, power = power, multiple = multiple, fall = 1 - exp(-fall), rise = exp(rise) - 1,
    fallError = if (is.na(fall)) NA else error(-fall), powerOfFifth = pt(log(1 / 0.8) / error(log(0.8)) - qt(1 - alpha / 2, n - ncol(X)), n - ncol(X)))
}
save(list(design(50, 36, 12), design(20, 24, 24, trended = FALSE), design(200, 48, 24, trend = 0.005, phi = 2.5, harmonics = 1),
  design(8, 60, 30, phi = 1.4, slope = TRUE, alpha = 0.1, power = 0.9), design(1.5, 12, 6, phi = 3)), "power.json")
writeLines(c(R.version.string, paste(c("MASS", "quadprog"), sapply(c("MASS", "quadprog"), function(p) as.character(packageVersion(p))))), "versions.txt")
