// A heat map of a cross-table. Each field has two tints, below and above its diagonal: least and greatest, or one value.
import { draw } from "./elements.js";

function lines(text, most) {
  // A name broken after spaces, slashes and hyphens into lines of about so many signs.
  const found = [""];
  for (const piece of text.split(/(?<=[ /])|(?<=[^ ]-)/)) {
    if (found.at(-1) && (found.at(-1) + piece).trimEnd().length > most) found.push(piece);
    else found[found.length - 1] += piece;
  }
  return found.map((line) => line.trimEnd());
}

export function heatMap({ rows, columns, cells, status, label, width }) {
  // cells: rows of { levels: [below, above] from 0 to 1 or null, text }; columns are numbered, the table has their names.
  const left = Math.round(width * (width < 480 ? 0.42 : 0.3));
  const step = (width - left) / columns;
  const height = width < 480 ? 56 : 44;
  const shows = step >= 76;
  const strength = (level) => (0.05 + 0.45 * level).toFixed(3);
  const parts = [...Array(columns).keys()].map((j) =>
    draw("text", { x: left + (j + 0.5) * step, y: 14, "text-anchor": "middle", class: "name" }, String(j + 1)),
  );
  rows.forEach((name, i) => {
    const top = 22 + i * height;
    const told = lines(name, width < 480 ? 20 : 28);
    told.forEach((line, k) =>
      parts.push(draw("text", { x: 0, y: top + height / 2 + 4 + 14 * (k - (told.length - 1) / 2), class: "name" }, line)),
    );
    cells[i].forEach(({ levels, text }, j) => {
      const [x0, x1, y0, y1] = [left + j * step + 2, left + (j + 1) * step - 2, top + 2, top + height - 2];
      const field = draw("g", {}, draw("title", {}, `${name}, ${j + 1}: ${text}`));
      const shapes = [`M${x0} ${y0}V${y1}H${x1}Z`, `M${x0} ${y0}H${x1}V${y1}Z`];
      const same = levels && levels[0] === levels[1];
      (same ? [`M${x0} ${y0}H${x1}V${y1}H${x0}Z`] : levels ? shapes : []).forEach((shape, k) =>
        field.append(draw("path", { d: shape, class: `level level-${status}`, "fill-opacity": strength(levels[k]) })),
      );
      field.append(draw("rect", { x: x0, y: y0, width: x1 - x0, height: y1 - y0, class: levels ? `frame frame-${status}` : "frame frame-none" }));
      if (shows) field.append(draw("text", { x: (x0 + x1) / 2, y: top + height / 2 + 4, "text-anchor": "middle", class: "value" }, text));
      parts.push(field);
    });
  });
  return draw("svg", { viewBox: `0 0 ${width} ${24 + rows.length * height}`, role: "img", "aria-label": label, class: "explorer-heat" }, parts);
}
