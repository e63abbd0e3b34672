// Sharp bounds of a cross-table of two questions that no statement links: evenwicht.identify.bounds.cross_table_bounds.
// A respondent weighs 1 or 0 in a single choice, and points / 10 in an allocation; totals are in those whole units.
import { answerRanges, makeRow, readFigures } from "./arithmetic.js";

function weightRanges(question, n) {
  // For each answer, the one that is not printed at the end, the least and the greatest total at n; and the unit.
  const row = makeRow(readFigures(question.figures.join(" ")), question.kind, question.exhaustive);
  return { ranges: answerRanges(row, n, "any"), unit: question.kind === "means" ? row.whole : 1 };
}

function greatestOverlap(first, u, second, v) {
  // The greatest sum of products of weights, in units of 1 / (u v): the heaviest beside the heaviest.
  const [a, r, b, s] = [Math.floor(first / u), first % u, Math.floor(second / v), second % v];
  return Math.min(a, b) * u * v + (a < b ? r * v : b < a ? s * u : r * s);
}

function leastOverlap(first, u, second, v, n) {
  // The least: the heaviest beside the lightest.
  const [a, r, b, s] = [Math.floor(first / u), first % u, Math.floor(second / v), second % v];
  const last = n - 1 - b;
  const one = a < n ? r * (a > last ? v : a === last ? s : 0) : 0;
  const other = last >= 0 && last < a ? s * u : 0;
  return Math.max(0, a + b - n) * u * v + one + other;
}

function shareEnds(whole, u, part, v, n) {
  // Both ends of a cell as a share of its row: fractions [numerator, denominator], or null if the row is always empty.
  let [lower, upper] = [null, null];
  const value = ([a, b]) => a / b;
  for (let total = Math.max(1, whole[0]); total <= whole[1]; total += 1) {
    const low = [leastOverlap(total, u, part[0], v, n), total * v];
    const high = [greatestOverlap(total, u, part[1], v), total * v];
    if (lower === null || value(low) < value(lower)) lower = low;
    if (upper === null || value(high) > value(upper)) upper = high;
  }
  return lower && { lower, upper };
}

export function crossBounds(rowQuestion, columnQuestion, n, of) {
  // Every cell: { lower, upper } as fractions, of "count" (respondents), "row" or "column" (shares from 0 to 1).
  const [rows, columns] = [weightRanges(rowQuestion, n), weightRanges(columnQuestion, n)];
  const [u, v] = [rows.unit, columns.unit];
  return rows.ranges.map((row) =>
    columns.ranges.map((column) => {
      if (of === "row") return shareEnds(row, u, column, v, n);
      if (of === "column") return shareEnds(column, v, row, u, n);
      return {
        lower: [leastOverlap(row[0], u, column[0], v, n), u * v],
        upper: [greatestOverlap(row[1], u, column[1], v), u * v],
      };
    }),
  );
}
