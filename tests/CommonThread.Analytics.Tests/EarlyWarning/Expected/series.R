# Made-up series of many shapes for the tests of early warning: no real place or time.
shapes <- function(n) {
  t <- seq_len(n)
  wave <- sin(2 * pi * t / 52 + runif(1, 0, 6.3))
  spike <- function(y, times, by) {
    at <- sample(n, times)
    y[at] <- y[at] + round(by)
    y
  }
  list(
    poisson = function() rpois(n, runif(1, 2, 60)),
    sparse = function() rpois(n, runif(1, 0.05, 1)),
    zeros = function() rpois(n, 3) * rbinom(n, 1, 0.4),
    season = function() rnbinom(n, mu = exp(runif(1, 1, 4) + runif(1, 0, 1) * wave), size = runif(1, 2, 30)),
    rising = function() rnbinom(n, mu = exp(1 + runif(1, 0.5, 2.5) * t / n), size = 20),
    falling = function() rpois(n, exp(3.5 - runif(1, 0.3, 3) * t / n + 0.3 * wave)),
    outliers = function() spike(rpois(n, runif(1, 3, 30)), 12, runif(12, 20, 200)),
    wild = function() rnbinom(n, mu = runif(1, 2, 50), size = runif(1, 0.3, 2)),
    large = function() rnbinom(n, mu = 5000 * exp(0.2 * wave + 0.3 * t / n), size = 400),
    underdispersed = function() round(30 + 3 * wave + runif(n, -1, 1)),
    step = function() rpois(n, ifelse(t < n * 0.6, 8, 15)),
    jump_at_end = function() {
      y <- rpois(n, 6)
      y[n - 0:3] <- y[n - 0:3] + c(15, 9, 4, 2)
      y
    },
    gaps = function() {
      y <- rpois(n, 12 + 5 * wave)
      y[sample(n - 10, 40)] <- NA
      y
    },
    late_start = function() {
      y <- rnbinom(n, mu = 10, size = 10)
      y[seq_len(sample(150:320, 1))] <- NA
      y
    },
    quiet_season = function() rpois(n, 8 * pmax(0, wave)),
    first_year_only = function() rpois(n, ifelse(t < n * 0.62, 6, 0.4))
  )
}
series_of <- function(n, rounds) {
  all <- list()
  for (i in seq_len(rounds)) {
    made <- shapes(n)
    for (name in names(made)) all[[paste(name, i)]] <- as.double(made[[name]]())
  }
  all
}
