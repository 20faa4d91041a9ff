# Expected values of the early-warning tests, from R's surveillance package (GPL: it is run, never copied). Run by hand:
#   Rscript make.R [rounds of series] [folder]
# What is committed was made with the versions in versions.txt; more rounds make a wider sweep for the explicit test.
suppressPackageStartupMessages({
  library(surveillance)
  library(jsonlite)
})
arguments <- commandArgs(TRUE)
rounds <- if (length(arguments) > 0) as.integer(arguments[1]) else 1L
folder <- if (length(arguments) > 1) arguments[2] else getwd()
source("series.R")
set.seed(19960823 + rounds)
quiet <- function(x) suppressWarnings(tryCatch(x, error = function(e) NULL))
numbers <- function(x) unname(as.double(x))
save <- function(x, name) write_json(x, file.path(folder, name), auto_unbox = TRUE, digits = NA, null = "null", na = "null")

flexible <- function(y, control, population = NULL) {
  object <- if (is.null(population)) sts(observed = y, frequency = 52) else
    sts(observed = y, frequency = 52, population = matrix(population))
  r <- quiet(farringtonFlexible(object, c(control, list(glmWarnings = FALSE))))
  if (is.null(r)) return(NULL)
  k <- r@control
  list(
    upper = numbers(upperbound(r)), alarm = as.vector(r@alarm) %in% TRUE, expected = numbers(k$expected),
    trend = as.vector(k$trend) %in% TRUE, slope = numbers(k$trendVector), p = numbers(k$pvalue),
    mean = numbers(k$mu0Vector), phi = numbers(k$phiVector), score = numbers(k$score)
  )
}
original <- function(y, control) {
  object <- suppressWarnings(create.disProg(week = seq_along(y), observed = y, state = 0 * seq_along(y), freq = 52, start = c(2001, 1)))
  r <- quiet(algo.farrington(object, control))
  if (is.null(r)) return(NULL)
  list(
    upper = numbers(r$upperbound), alarm = as.vector(r$alarm) == 1, expected = numbers(r$control$pd[, 2]),
    trend = as.vector(r$trend) == 1, p = 1 - numbers(r$control$pd[, 1])
  )
}
pick <- function(...) sample(c(...), 1)
cases <- list(flexible = list(), original = list())
made <- series_of(520, rounds)
for (name in names(made)) {
  y <- made[[name]]
  population <- round(1000 * exp(cumsum(rnorm(length(y), 0.001, 0.002))))
  for (i in 1:3) {
    advised <- i == 1
    range <- if (advised) 519:520 else sample(300:519, 1) + 0:1
    set <- list(
      range = range, b = if (advised) 5 else pick(2, 3, 4, 5), w = if (advised) 3 else pick(1, 2, 3, 4),
      reweight = advised || pick(TRUE, TRUE, FALSE), weightsThreshold = if (advised) 2.58 else pick(1, 2.58, 3),
      alpha = if (advised) 0.05 else pick(0.001, 0.01, 0.05, 0.1), trend = advised || pick(TRUE, TRUE, FALSE),
      pThresholdTrend = if (advised) 1 else pick(0.05, 0.2, 1),
      limit54 = if (advised) c(5, 4) else pick(list(c(5, 4)), list(c(0, 4)), list(c(8, 6)))[[1]],
      powertrans = if (advised) "2/3" else pick("2/3", "1/2", "none"), populationOffset = !advised && pick(TRUE, FALSE, FALSE),
      noPeriods = if (advised) 10 else pick(1, 2, 5, 7, 10), pastWeeksNotIncluded = if (advised) 26 else pick(3, 10, 26),
      thresholdMethod = if (advised) "nbPlugin" else pick("delta", "nbPlugin", "muan")
    )
    out <- flexible(y, set, if (set$populationOffset) population)
    case <- list(series = name, options = set, population = if (set$populationOffset) population, wanted = out)
    if (!is.null(out)) cases$flexible[[length(cases$flexible) + 1]] <- case
  }
  for (i in 1:2) {
    set <- list(
      range = if (i == 1) 519:520 else sample(300:519, 1) + 0:1, b = if (i == 1) 5 else pick(2, 3, 4, 5),
      w = if (i == 1) 3 else pick(1, 2, 3, 4), reweight = i == 1 || pick(TRUE, FALSE), alpha = if (i == 1) 0.05 else pick(0.001, 0.01, 0.1),
      trend = i == 1 || pick(TRUE, FALSE), limit54 = if (i == 1) c(5, 4) else c(0, 4), powertrans = if (i == 1) "2/3" else pick("2/3", "1/2", "none"),
      fitFun = "algo.farrington.fitGLM.fast"
    )
    out <- original(y, set)
    if (!is.null(out)) cases$original[[length(cases$original) + 1]] <- list(series = name, options = set, wanted = out)
  }
}
save(c(list(series = made), cases), "farrington.json")

# Methods that look at the last few periods, or add up since the last alarm. No missing weeks: R has no answer for those.
whole <- Filter(function(y) !anyNA(y), made)
short <- list(ears = list(), cusum = list(), ratio = list())
old <- function(y) suppressWarnings(create.disProg(week = seq_along(y), observed = y, state = 0 * y, freq = 52, start = c(2001, 1)))
silent <- function(x) {
  utils::capture.output(r <- suppressMessages(quiet(x)))
  r
}
for (name in names(whole)) {
  y <- whole[[name]]
  for (method in c("C1", "C2", "C3")) {
    start <- sample(30:500, 1)
    set <- list(
      range = start + 0:9, method = method, baseline = pick(5, 7, 10, 14), minSigma = if (method == "C3") 0 else pick(0, 0, 0.5, 1),
      alpha = pick(0.001, 0.01, 0.025)
    )
    r <- quiet(earsC(sts(observed = y, frequency = 52), set))
    if (!is.null(r)) short$ears[[length(short$ears) + 1]] <-
      list(series = name, options = set, upper = numbers(upperbound(r)), alarm = as.vector(r@alarm) %in% TRUE)
  }
  for (trans in c("standard", "rossi", "anscombe", "anscombe2nd", "pearsonNegBin", "anscombeNegBin", "none")) {
    start <- sample(120:500, 1)
    glm <- pick(TRUE, FALSE)
    set <- list(
      range = start + 0:9, k = pick(0.5, 1.04), h = pick(2.26, 4), m = if (glm) "glm", trans = trans,
      alpha = if (grepl("NegBin", trans)) pick(0.05, 0.3)
    )
    r <- quiet(algo.cusum(old(y), set))
    if (!is.null(r)) short$cusum[[length(short$cusum) + 1]] <-
      list(series = name, options = set, upper = numbers(r$upperbound), alarm = as.vector(r$alarm) == 1, cusum = numbers(r$cusum), mean = numbers(rep(r$control$m, length.out = 10)))
  }
  for (i in 1:4) {
    start <- sample(200:490, 1)
    set <- list(
      range = start + 0:19, c.ARL = pick(3, 5), mu0 = list(S = pick(0, 1, 2), trend = pick(TRUE, FALSE)), alpha = if (i == 4) NULL else pick(0, 0, 0.1, 0.4),
      dir = pick("inc", "inc", "dec"), Mtilde = 1, theta = if (i == 3) pick(0.3, 0.7)
    )
    if (!is.null(set$theta)) set$dir <- "inc"
    if (set$mu0$S == 0) set$mu0$S <- 1
    control <- c(set[!names(set) %in% c("theta", "alpha")], list(alpha = set$alpha, theta = set$theta))
    value <- silent(glrnb(sts(observed = y, frequency = 52), c(control, list(ret = "value"))))
    # The search for the negative binomial's cases takes minutes where counts are large.
    cases <- if (identical(set$alpha, 0) || !is.null(set$theta)) silent(glrnb(sts(observed = y, frequency = 52), c(control, list(ret = "cases"))))
    if (!is.null(value)) short$ratio[[length(short$ratio) + 1]] <- list(
      series = name, options = set, score = numbers(upperbound(value)), alarm = as.vector(value@alarm) == 1,
      mean = numbers(value@control$mu0), fitted = value@control$alpha, cases = if (!is.null(cases)) numbers(upperbound(cases))
    )
  }
}
save(short, "short.json")
writeLines(
  c(R.version.string, paste("surveillance", packageVersion("surveillance")), paste("MASS", packageVersion("MASS"))),
  file.path(folder, "versions.txt")
)
