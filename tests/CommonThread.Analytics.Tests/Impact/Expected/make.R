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
