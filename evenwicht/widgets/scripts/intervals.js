// Score intervals of a share, with the correction for a finite population: evenwicht.analysis.proportions.

export function effectiveSize(n, population) {
  // The size of a sample with replacement that is as precise as one of n without; infinite for a census.
  if (population === null) return n;
  return n === population ? Infinity : (n * (population - 1)) / (population - n);
}

export function scoreInterval(count, n, population, z) {
  // Wilson's interval at the normal quantile z, within 0 and 1.
  const size = effectiveSize(n, population);
  const share = count / n;
  if (size === Infinity) return [share, share];
  const square = (z * z) / size;
  const middle = (share + square / 2) / (1 + square);
  const half = (z * Math.sqrt((share * (1 - share)) / size + square / (4 * size))) / (1 + square);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
