// Which numbers of respondents can print a row of figures: the arithmetic of evenwicht.identify.sizes.sample_sizes.
// All in whole numbers: a figure is `units` of its last decimal, so that 2,7 is 27 with 1 decimal.

export const MOST_DECIMALS = 4;
export const MOST_RESPONDENTS = 10000; // so that every product below stays a whole number that JavaScript can hold

export function readFigures(text) {
  // "64 17; 9,5%" gives three figures; null where something is no number that this arithmetic can hold.
  const parts = text
    .replaceAll("%", " ")
    .split(/[\s;/|]+/)
    .map((part) => part.replace(/,$/, ""))
    .filter((part) => part !== "");
  return parts.map((part) => {
    const found = /^(\d{1,3})(?:[.,](\d+))?$/.exec(part);
    if (!found || (found[2] ?? "").length > MOST_DECIMALS) return { text: part, units: null, decimals: 0 };
    const decimals = (found[2] ?? "").length;
    return { text: part, units: Number(found[1] + (found[2] ?? "")), decimals };
  });
}

export function makeRow(figures, kind, exhaustive) {
  // kind "percentages": counts out of n, together 100; "means": totals of ten points a respondent.
  return { figures, scale: kind === "means" ? 1 : 100, whole: kind === "means" ? 10 : 100, exhaustive };
}

function closedEnds(units, rounding) {
  if (rounding === "any") return [true, true];
  if (rounding === "half_even") return [units % 2 === 0, units % 2 === 0];
  return [units > 0, false]; // half_up
}

export function totalsPrintingAs(figure, n, row, rounding) {
  // The least and the greatest whole total that prints as the figure; the first exceeds the second if none does.
  const divisor = 2 * 10 ** figure.decimals * row.scale;
  const [lowClosed, highClosed] = closedEnds(figure.units, rounding);
  const least = (2 * figure.units - 1) * n;
  const greatest = (2 * figure.units + 1) * n;
  const low = lowClosed ? Math.ceil(least / divisor) : Math.floor(least / divisor) + 1;
  const high = highClosed ? Math.floor(greatest / divisor) : Math.ceil(greatest / divisor) - 1;
  return [Math.max(low, 0), Math.min(high, Math.floor((row.whole * n) / row.scale))];
}

export function sumOf(row, n) {
  return (row.whole * n) / row.scale;
}

function unitsOf(row) {
  // The row in units of its last digit, what is not printed at the end.
  const units = row.figures.map((figure) => figure.units);
  const rest = row.whole * 10 ** row.figures[0].decimals - units.reduce((a, b) => a + b, 0);
  return row.exhaustive ? units : [...units, rest];
}

function printsByLargestRemainder(row, n) {
  const units = unitsOf(row);
  const whole = units.reduce((a, b) => a + b, 0);
  const sum = sumOf(row, n);
  if (sum >= whole) return true;
  const left = units.map((value) => (value * sum) % whole).sort((a, b) => b - a);
  const ups = left.reduce((a, b) => a + b, 0) / whole;
  return ups === 0 || left[ups - 1] - left[ups] >= whole - sum;
}

export function fault(row, rounding) {
  // Why no n at all can print the row; null if nothing is wrong.
  const { figures, whole } = row;
  if (figures.length === 0) return { kind: "empty" };
  const unread = figures.find((figure) => figure.units === null);
  if (unread) return { kind: "unread", figure: unread.text };
  const beyond = figures.find((figure) => figure.units > whole * 10 ** figure.decimals);
  if (beyond) return { kind: "beyond", figure: beyond.text, whole };
  const most = Math.max(...figures.map((figure) => figure.decimals));
  const scaled = figures.map((figure) => figure.units * 10 ** (most - figure.decimals));
  const sum = scaled.reduce((a, b) => a + b, 0);
  const target = whole * 10 ** most;
  const told = { kind: "sum", sum: sum / 10 ** most, whole };
  if (rounding === "largest_remainder") {
    if (figures.some((figure) => figure.decimals !== most)) return { kind: "decimals" };
    return sum > target || (row.exhaustive && sum < target) ? told : null;
  }
  // Twice the target beside twice the sums of the ends, all in units of the most decimals.
  const halves = figures.map((figure) => 10 ** (most - figure.decimals)).reduce((a, b) => a + b, 0);
  const ends = figures.map((figure) => closedEnds(figure.units, rounding));
  const low = 2 * sum - halves;
  const high = 2 * sum + halves;
  const tooHigh = low > 2 * target || (low === 2 * target && !ends.every(([closed]) => closed));
  const tooLow = high < 2 * target || (high === 2 * target && !ends.every(([, closed]) => closed));
  return tooHigh || (row.exhaustive && tooLow) ? { ...told, low: !tooHigh } : null;
}

export function clashes(row, n, rounding) {
  // What makes n impossible for a row without fault: single figures first, then the sum; nothing if it is possible.
  if (rounding === "largest_remainder") {
    return printsByLargestRemainder(row, n) ? [] : [{ kind: "largest_remainder" }];
  }
  const ranges = row.figures.map((figure) => totalsPrintingAs(figure, n, row, rounding));
  const single = row.figures.flatMap((figure, position) => {
    const [low, high] = ranges[position];
    if (low <= high) return [];
    const below = Math.floor((figure.units * n) / (10 ** figure.decimals * row.scale));
    return [{ kind: "figure", figure, below }];
  });
  if (single.length) return single;
  const needed = sumOf(row, n);
  const least = ranges.reduce((sum, [low]) => sum + low, 0);
  const greatest = ranges.reduce((sum, [, high]) => sum + high, 0);
  if (least > needed) return [{ kind: "sum_too_high", least, needed }];
  if (row.exhaustive && greatest < needed) return [{ kind: "sum_too_low", greatest, needed }];
  return [];
}

export function sampleSizes(rows, most, rounding) {
  // Every n up to `most` that prints all rows, each without fault.
  const possible = [];
  for (let n = 1; n <= most; n += 1) {
    if (rows.every((row) => clashes(row, n, rounding).length === 0)) possible.push(n);
  }
  return possible;
}

export function answerRanges(row, n, rounding) {
  // The totals of every answer at n, the one that is not printed at the end, given that all of them add up.
  const ranges = row.figures.map((figure) => totalsPrintingAs(figure, n, row, rounding));
  const needed = sumOf(row, n);
  if (!row.exhaustive) ranges.push([0, needed]);
  const least = ranges.reduce((sum, [low]) => sum + low, 0);
  const greatest = ranges.reduce((sum, [, high]) => sum + high, 0);
  return ranges.map(([low, high]) => [
    Math.max(low, needed - (greatest - high)),
    Math.min(high, needed - (least - low)),
  ]);
}

export function countRanges(row, n, rounding) {
  // The counts that each printed figure can stand for.
  return answerRanges(row, n, rounding).slice(0, row.figures.length);
}
