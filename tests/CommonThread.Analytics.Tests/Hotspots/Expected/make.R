# Expected values of the Hotspots tests from independent implementations. Run in this folder when a case is added:
#   Rscript make.R
# The values committed beside this file were made with the versions written into versions.txt. Nothing here is copied into
# the library: the packages are witnesses.
suppressPackageStartupMessages({
  library(spdep)
  library(dbscan)
  library(surveillance)
  library(MASS)
  library(jsonlite)
})
save <- function(value, name) write_json(value, name, auto_unbox = TRUE, digits = NA, null = "null", na = "null")
# A list of vectors that stay arrays, however short.
arrays <- function(values) lapply(values, function(v) I(as.numeric(v)))
set.seed(19531104)

# Gi, Gi* and local Moran.
places <- function(name, nb, x, style, distances = NULL) {
  zero <- any(card(nb) == 0)
  make <- function(nb, glist = NULL) nb2listw(nb, glist = glist, style = style, zero.policy = TRUE)
  inverse <- if (is.null(distances)) NULL else lapply(distances, function(d) 1 / d)
  listw <- make(nb, inverse)
  starred <- if (is.null(inverse)) make(include.self(nb)) else NULL
  g <- localG(x, listw, zero.policy = TRUE)
  conditional <- localmoran(x, listw, zero.policy = TRUE)
  total <- localmoran(x, listw, zero.policy = TRUE, conditional = FALSE)
  moran <- function(m) list(i = m[, 1], e = m[, 2], v = m[, 3], z = m[, 4], p = m[, 5])
  quadrants <- attr(conditional, "quadr")
  list(
    name = name, x = x, style = style,
    neighbours = lapply(seq_along(nb), function(i) I(if (card(nb)[i] == 0) integer() else nb[[i]] - 1L)),
    weights = if (is.null(inverse)) NULL else arrays(inverse),
    g = as.numeric(g), star = if (is.null(starred)) NULL else as.numeric(localG(x, starred, zero.policy = TRUE)),
    moran = moran(conditional), total = moran(total), quadrants = as.character(quadrants$pysal)
  )
}
grid <- cell2nb(8, 9, type = "queen")
rook <- cell2nb(6, 7)
xy <- cbind(round(runif(60, 0, 5000), 1), round(runif(60, 0, 5000), 1))
band <- dnearneigh(xy, 0, 700)
knn <- knn2nb(knearneigh(xy, 6))
cases <- list()
for (style in c("W", "B")) {
  cases <- c(cases, list(
    places(paste("queen gamma", style), grid, round(rgamma(72, 1.2), 5), style),
    places(paste("rook counts", style), rook, rpois(42, 4), style),
    places(paste("skewed with an island", style), band, round(exp(rnorm(60, 2, 1.5)), 4), style),
    places(paste("six nearest, negative values", style), knn, round(rnorm(60, -3, 10), 4), style),
    places(paste("large mean", style), grid, 1e3 + round(rnorm(72), 4), style)
  ))
}
cases <- c(cases, list(
  places("inverse distance", band, round(rgamma(60, 2), 5), "B", nbdists(band, xy)),
  places("inverse distance, rows to 1", band, round(rgamma(60, 2), 5), "W", nbdists(band, xy))
))
save(list(points = arrays(split(xy, row(xy))), band = 700, cases = cases), "local.json")

# Conditional shuffles: moments from spdep, whose draws put values back (sample(..., replace = TRUE)); p from R's own draws
# without putting back, as a permutation is.
x <- round(rgamma(72, 1), 4)
listw <- nb2listw(grid, style = "W")
lg <- attr(localG_perm(x, listw, nsim = 49999, iseed = 1), "internals")
lm <- localmoran_perm(x, listw, nsim = 49999, iseed = 1)
folded <- sapply(1:72, function(i) {
  others <- x[-i]
  sums <- replicate(19999, mean(sample(others, card(grid)[i])))
  seen <- mean(x[grid[[i]]])
  (min(sum(sums >= seen - 1e-12), sum(sums <= seen + 1e-12)) + 1) / 20000
})
save(list(
  x = x, neighbours = lapply(grid, function(n) I(n - 1L)), simulations = 49999, foldedSimulations = 19999,
  gMean = lg[, "E.Gi"] * (sum(x) - x), gVariance = lg[, "Var.Gi"] * (sum(x) - x)^2,
  moranMean = lm[, "E.Ii"], moranVariance = lm[, "Var.Ii"], folded = folded
), "shuffles.json")

p <- c(0.01, 0.02, 0.02, 0.5, 1, 0.0001, 0.04, 0.03, 0.9, 0, round(runif(30), 4))
trends <- lapply(list(c(1, 2, 3), c(5, 3, 4, 4, 2, 1), rpois(20, 3), round(rnorm(15), 2), c(2, 2, 2, 3)), function(v)
  list(values = v, z = unname(cor.test(seq_along(v), v, method = "kendall", exact = FALSE)$statistic)))
change <- list(before = c(10, 0, 4, 200, 30, 0, 1, 55), after = c(30, 0, 0, 180, 60, 9, 1, 50))
share <- sum(change$after) / (sum(change$before) + sum(change$after))
n <- change$before + change$after
change$p <- pmin(1, 2 * pmin(pbinom(change$after, n, share), pbinom(change$after - 1, n, share, lower.tail = FALSE)))
save(list(p = p, bh = p.adjust(p, "BH"), by = p.adjust(p, "BY"), trends = trends, change = change), "tests.json")

# Kernel density: MASS for the Gaussian, the formula itself for the quartic.
events <- cbind(round(rnorm(80, 400, 120), 1), round(rnorm(80, 600, 90), 1))
weight <- round(runif(80, 0.5, 5), 2)
size <- 50; columns <- 20; rows <- 16
mx <- 25 + size * (seq_len(columns) - 1); my <- 225 + size * (seq_len(rows) - 1)
gaussian <- kde2d(events[, 1], events[, 2], h = 4 * 75, n = c(columns, rows), lims = c(range(mx), range(my)))
quartic <- sapply(mx, function(a) sapply(my, function(b) {
  d2 <- ((events[, 1] - a)^2 + (events[, 2] - b)^2) / 150^2
  sum(weight * 3 / (pi * 150^2) * (1 - d2)^2 * (d2 < 1))
}))
save(list(
  points = arrays(split(events, row(events))), weights = weight,
  gaussian = as.numeric(gaussian$z) * 80, quartic = as.numeric(t(quartic)),
  normalReference = mean(c(bandwidth.nrd(events[, 1]), bandwidth.nrd(events[, 2]))) / 4,
  scott = sqrt((var(events[, 1]) + var(events[, 2])) / 2) * 80^(-1 / 6)
), "density.json")

# DBSCAN: core points and labels, borders and ties included.
blobs <- function(n, k, spread, noise, size = 1000) {
  centre <- cbind(runif(k, 0, size), runif(k, 0, size))
  at <- centre[sample(k, n, TRUE), , drop = FALSE] + matrix(rnorm(2 * n, 0, spread), n)
  round(rbind(at, cbind(runif(noise, 0, size), runif(noise, 0, size)))[sample(n + noise), ], 3)
}
lattice <- as.matrix(expand.grid(0:19, 0:14))[sample(300), ]
snapped <- round(blobs(400, 6, 40, 80) / 25) * 25
sets <- list(
  blobs = list(blobs(300, 5, 25, 60), c(20, 35, 60), c(1, 2, 4, 8, 15)),
  overlapping = list(blobs(500, 12, 45, 50), c(15, 25, 40), c(3, 5, 10)),
  lattice = list(lattice + 0, c(0.9, 1, sqrt(2), 2, 3), c(1, 4, 5, 9, 13)),
  snapped = list(snapped, c(20, 25, 50), c(2, 5, 20)),
  line = list(cbind(round(cumsum(rexp(200)), 3), 0), c(0.5, 1, 2), c(2, 3, 6)),
  one = list(cbind(5, 5), 1, c(1, 2)),
  national = list(blobs(400, 8, 60, 100) + 450000, c(30, 70), c(3, 6))
)
runs <- list()
for (name in names(sets)) {
  at <- sets[[name]][[1]]
  for (eps in sets[[name]][[2]]) for (least in sets[[name]][[3]]) {
    found <- dbscan(at, eps = eps, minPts = least)
    runs <- c(runs, list(list(
      set = name, radius = eps, minPoints = least,
      labels = I(found$cluster), core = I(as.integer(is.corepoint(at, eps = eps, minPts = least)))
    )))
  }
}
save(list(sets = lapply(sets, function(s) arrays(split(s[[1]], row(s[[1]])))), runs = runs), "dbscan.json")

# HDBSCAN: partition, stability, core distance. Sets without ties, which the package splits in an order of its own.
data(moons)
data(DS3)
free <- list(
  moons = as.matrix(moons), blobs = blobs(250, 4, 20, 50) + matrix(runif(600, 0, 1e-3), 300),
  nested = rbind(cbind(rnorm(120, 0, 60), rnorm(120, 0, 60)), cbind(rnorm(80, 200, 8), rnorm(80, 200, 8)),
    cbind(rnorm(60, 240, 6), rnorm(60, 215, 6))),
  snakes = as.matrix(DS3)[sample(nrow(DS3), 900), ], single = cbind(rnorm(80), rnorm(80)), noise = cbind(runif(150), runif(150))
)
runs <- list()
# The values as the file will hold them, to 15 digits.
free <- lapply(free, function(s) matrix(signif(s, 12), ncol = 2))
for (name in names(free)) for (least in c(3, 5, 10, 20)) {
  found <- hdbscan(free[[name]], minPts = least)
  runs <- c(runs, list(list(
    set = name, minPoints = least, labels = found$cluster, core = found$coredist,
    scores = I(as.numeric(found$cluster_scores))
  )))
}
save(list(sets = lapply(free, function(s) arrays(split(s, row(s)))), runs = runs), "hdbscan.json")

# The Knox test.
n <- 150
where <- blobs(130, 10, 30, 20)
when <- sample(0:200, n, TRUE)
near <- when; near[2:40] <- when[1:39] + sample(0:5, 39, TRUE); where[2:40, ] <- where[1:39, ] + round(rnorm(78, 0, 15), 3)
runs <- list()
for (metres in c(50, 120)) for (days in c(3, 14)) {
  t <- knox(dist(near), dist(where), eps.t = days, eps.s = metres, simulate.p.value = TRUE, B = 19999)
  runs <- c(runs, list(list(
    metres = metres, days = days, pairs = unname(t$statistic), expected = unname(t$null.value), p = t$p.value,
    poisson = knox(dist(near), dist(where), eps.t = days, eps.s = metres, simulate.p.value = FALSE)$p.value
  )))
}
save(list(points = arrays(split(where, row(where))), days = near, runs = runs), "knox.json")

writeLines(c(R.version.string, sapply(c("spdep", "dbscan", "surveillance", "MASS"), function(p) paste(p, packageVersion(p)))), "versions.txt")
