# The reference values of the tests, as R prints them. Run in this folder: Rscript reference.R > reference.txt
# R 4.2.2; vegan 2.6-4, sandwich 3.0-2, effectsize 0.8.3, vcd 1.4-11, coin 1.4-2, nnet 7.3-18, pwr 1.3-0. allocations.csv is made up.
options(digits = 10, width = 140)
d <- read.csv("allocations.csv")
d$group <- factor(d$group)
items <- c("line", "project", "task", "area", "network")
x <- as.matrix(d[, items])

cat("== friedman\n")
print(friedman.test(x))

cat("== pairwise signed ranks\n")
for (i in 1:4) for (j in (i + 1):5) {
  w <- suppressWarnings(wilcox.test(x[, i], x[, j], paired = TRUE))
  cat(items[i], items[j], format(w$p.value, digits = 10), "\n")
}

cat("== one-way anova per item\n")
for (item in items) {
  a <- anova(lm(d[[item]] ~ d$group))
  o <- (a[1, "Sum Sq"] - 2 * a[2, "Mean Sq"]) / (sum(a[, "Sum Sq"]) + a[2, "Mean Sq"])
  cat(item, format(c(a[1, "F value"], a[1, "Sum Sq"] / sum(a[, "Sum Sq"]), o), digits = 10), "\n")
}

cat("== two groups\n")
a <- d$line[d$group == "combined"]; b <- d$line[d$group == "networking"]
print(as.data.frame(effectsize::hedges_g(a, b)), digits = 10)
print(2 * suppressWarnings(wilcox.test(a, b))$statistic / (length(a) * length(b)) - 1)
print(t.test(a, b)$conf.int)
suppressPackageStartupMessages(library(coin))
two <- droplevels(d[d$group != "combined", ])
print(pvalue(oneway_test(line ~ group, data = two, distribution = exact())))

cat("== permanova\n")
suppressPackageStartupMessages(library(vegan))
closed <- x / rowSums(x)
replaced <- t(apply(x, 1, function(r) { z <- r == 0; s <- r / sum(r); s[z] <- 0.0325; s[!z] <- s[!z] * (1 - sum(s[z])); s }))
clr <- log(replaced) - rowMeans(log(replaced))
set.seed(1)
print(adonis2(dist(clr) ~ group, data = d, permutations = 99999))
print(adonis2(dist(x) ~ group, data = d, permutations = 99999))

cat("== dispersion\n")
b <- betadisper(dist(clr), d$group, type = "centroid")
print(b$group.distances)
print(permutest(b, permutations = 99999))

cat("== composition\n")
print(colMeans(clr))
print(sum(apply(clr, 2, var)))
v <- outer(1:5, 1:5, Vectorize(function(i, j) var(log(replaced[, i] / replaced[, j]))))
dimnames(v) <- list(items, items)
print(v)
