// A heat map of a cross-table. Each field has one tint, the fuller the higher its level. On a telephone the fields stand in the
// rows of the table itself, which lists them there, and only the scale is drawn.
import { draw, hyphened } from "./elements.js";

const NARROW = 480; // below this width, in pixels
const LINE = 14;

function lines(text, most) {
  // A name broken after spaces, slashes and hyphens, within long words, or else anywhere, into lines of about so many signs.
  const found = [""];
  for (const piece of hyphened(text).split(/(?<=[ /\u00ad])|(?<=[^ ]-)/)) {
    const before = found.at(-1).replace("\u00ad", "");
    const fits = !before || (before + piece).trimEnd().length <= most;
    let rest = fits ? before + piece : piece;
    if (!fits) found.push("");
    while (rest.trimEnd().length > most + 2) {
      found[found.length - 1] = `${rest.slice(0, most - 1)}-`;
      rest = rest.slice(most - 1);
      found.push("");
    }
    found[found.length - 1] = rest;
  }
  return found.map((line) => line.trimEnd().replace("\u00ad", "-"));
}

function strength(level) {
  return (0.05 + 0.45 * level).toFixed(3);
}

function words(x, y, told, attributes = {}) {
  return told.map((line, k) => draw("text", { x, y: y + LINE * k, class: "name", ...attributes }, line));
}

function tinted([x, y, width, height], level, status, title = null) {
  // One field: its tint, its frame, and what it says when a mouse rests on it.
  const known = level !== null;
  return draw(
    "g",
    {},
    title && draw("title", {}, title),
    known && draw("rect", { x, y, width, height, class: `level level-${status}`, "fill-opacity": strength(level) }),
    draw("rect", { x, y, width, height, class: known ? `frame frame-${status}` : "frame frame-none" }),
  );
}

function scale(width, y, status, most) {
  // The tints from none to the most that occurs, with the numbers at both ends.
  const [x, step, height] = [2, Math.min(44, (width - 4) / 8), 12];
  const tints = [0, 0.25, 0.5, 0.75, 1].map((level, k) => tinted([x + k * step, y, step, height], level, status));
  return [
    ...tints,
    draw("text", { x, y: y + height + 14, class: "name" }, most.none),
    draw("text", { x: x + 5 * step, y: y + height + 14, "text-anchor": "end", class: "name" }, most.text),
  ];
}

function crossed({ rows, columns, cells, status, width }) {
  // For a wide page: rows by columns, the names of the columns above them, the numbers in the fields.
  const left = Math.round(width * 0.27);
  const step = (width - left) / columns.length;
  const height = 46;
  const heads = columns.map((name) => lines(name, Math.max(6, Math.floor(step / 6.4))));
  const top = 8 + LINE * Math.max(...heads.map((told) => told.length));
  const parts = heads.flatMap((told, j) =>
    words(left + (j + 0.5) * step, top - 6 - LINE * (told.length - 1), told, { "text-anchor": "middle" }),
  );
  rows.forEach((name, i) => {
    const y = top + i * height;
    const told = lines(name, Math.floor(left / 6.8));
    parts.push(...words(0, y + height / 2 + 4 - (LINE / 2) * (told.length - 1), told));
    cells[i].forEach(({ level, ends, text }, j) => {
      const [x, below, above] = [left + j * step, y + height - 8, y + 17];
      parts.push(tinted([x + 2, y + 2, step - 4, height - 4], level, status, `${name}, ${columns[j]}: ${text}`));
      const two = ends.length === 2;
      if (two) {
        parts.push(draw("text", { x: x + 7, y: below, class: "value" }, ends[0]));
        parts.push(draw("text", { x: x + step - 7, y: above, "text-anchor": "end", class: "value" }, ends[1]));
      } else if (ends.length) parts.push(draw("text", { x: x + step / 2, y: y + height / 2 + 4, "text-anchor": "middle", class: "value" }, ends[0]));
    });
  });
  return [parts, top + rows.length * height + 8];
}

export function isNarrow(width) {
  return width < NARROW;
}

export function swatch(level, status) {
  // One field by itself, for a cell of the table; the number stands beside it.
  return draw("svg", { viewBox: "0 0 28 14", class: "explorer-swatch", "aria-hidden": "true" }, tinted([1, 1, 26, 12], level, status));
}

export function heatMap(drawn) {
  // drawn: names of `rows` and `columns`; `cells`, rows of { level: from 0 to 1 or null, ends: one or two
  // numbers as text or none, text }; `status`; `label`; `width`; `most`: the ends of the scale as text, { none, text }.
  const { status, label, width, most } = drawn;
  const [parts, height] = isNarrow(width) ? [[], 2] : crossed(drawn);
  if (isNarrow(width) && !most) return "";
  if (most) parts.push(...scale(width, height, status, most));
  const size = { viewBox: `0 0 ${width} ${height + (most ? 32 : 0)}`, role: "img", "aria-label": label };
  return draw("svg", { ...size, class: "explorer-heat" }, parts);
}
