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

cat("== cross-tables\n")
job <- matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4, 4)
print(fisher.test(job)$p.value)
print(suppressWarnings(chisq.test(job)))
party <- rbind(c(762, 327, 468), c(484, 239, 477))
print(chisq.test(party)); print(chisq.test(party)$stdres)
hair <- margin.table(HairEyeColor, c(1, 2))
print(hair); print(chisq.test(hair)$stdres)
sparse <- rbind(c(8, 3, 1, 0, 2, 0), c(3, 4, 0, 1, 1, 2), c(0, 1, 2, 1, 0, 0))
print(fisher.test(sparse)$p.value)
set.seed(1)
print(suppressWarnings(chisq.test(sparse, simulate.p.value = TRUE, B = 199999)$p.value))
print(vcd::assocstats(sparse))
for (x in list(hair, party)) for (adjust in c(TRUE, FALSE))
  print(as.data.frame(effectsize::cramers_v(x, ci = 0.95, alternative = "two.sided", adjust = adjust)), digits = 10)
s <- suppressWarnings(chisq.test(job)$statistic)
print(uniroot(function(nc) pchisq(s, 9, ncp = nc) - 0.025, c(0, 60), tol = 1e-10)$root)

cat("== regression\n")
suppressPackageStartupMessages({ library(sandwich); library(nnet) })
for (item in c("line", "task")) {
  m <- suppressWarnings(glm(d[[item]] / 10 ~ group, family = binomial, data = d))
  print(rbind(coef(m), sqrt(diag(sandwich(m)))))
}
w <- d[d$group != "lawful", ]
w$group <- droplevels(w$group)
m <- multinom(as.matrix(w[, items]) ~ group, data = w, trace = FALSE, reltol = 1e-14, abstol = 1e-14, maxit = 1000)
print(coef(m))
