# The same series and settings in R's surveillance: Rscript farrington.R COUNTS.csv OUT.csv; prints the seconds of the calls alone.
suppressPackageStartupMessages(library(surveillance))
files <- commandArgs(TRUE)
counts <- as.matrix(read.csv(files[1], header = FALSE))
out <- matrix(NA_real_, nrow(counts), 3)
control <- list(
  range = ncol(counts), b = 5, w = 3, reweight = TRUE, weightsThreshold = 2.58, alpha = 0.05, trend = TRUE, pThresholdTrend = 1,
  limit54 = c(5, 4), noPeriods = 10, pastWeeksNotIncluded = 26, thresholdMethod = "nbPlugin", glmWarnings = FALSE
)
series <- lapply(seq_len(nrow(counts)), function(i) sts(observed = as.double(counts[i, ]), frequency = 52))
took <- system.time(for (i in seq_along(series)) {
  r <- suppressWarnings(farringtonFlexible(series[[i]], control))
  out[i, ] <- c(r@control$expected, upperbound(r), r@alarm)
})
write.table(format(out, digits = 15), files[2], sep = ",", row.names = FALSE, col.names = FALSE, quote = FALSE)
cat(took[["elapsed"]])
