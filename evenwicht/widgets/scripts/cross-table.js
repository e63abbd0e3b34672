// Explorer "Kruistabel": any two questions, as printed, by sharp bounds, and in synthetic data sets or answers.
import { basis, checkbox, choice, field, make, scrolling, table, widthOf } from "./elements.js";
import { heatMap, isNarrow, swatch } from "./heat-map.js";
import { filled, numberText, ratioText } from "./numbers.js";
import { crossBounds } from "./overlap.js";

const STATUS_OF = { reported: "reported", bounds: "derived", ensemble: "simulated", answers: "answers" };
const STORED_UNITS = { count: 100, row: 1000, column: 1000 };

function acceptCrossTable(name, value, state) {
  const known = state.questions.some((question) => question.name === value);
  if (name === "row") return known;
  if (name === "column") return known && value !== state.row; // a question is not crossed with itself
  if (name === "view") return offeredViews(state.answers).includes(value);
  if (name === "measure") return ["count", "row", "column", "mean"].includes(value);
  if (name === "n") return state.sizes.includes(value);
  if (name === "prior") return Object.hasOwn(state.ensembles.priors ?? {}, value);
  return name === "statement" && typeof value === "boolean";
}

function offeredViews(answers) {
  return ["reported", "bounds", Object.keys(answers).length ? "answers" : "ensemble"];
}

function canBeLinked(linked, row, column, measure) {
  // Whether there are bounds under the statement: of numbers, and of what lies within one of its groups.
  if (row === linked.row && column === linked.column) return measure !== "column";
  return column === linked.row && row === linked.column && ["count", "column"].includes(measure);
}

export function shownSetting(state) {
  // The traits as they are shown: what does not go together gives way (evenwicht.widgets.cross_table.setting).
  const { questions, linked, answers } = state;
  const row = state.row;
  const column = state.column !== row ? state.column : questions.find((question) => question.name !== row).name;
  const divides = (name) => questions.find((question) => question.name === name).kind === "means";
  const measure = state.measure !== "mean" || divides(column) ? state.measure : divides(row) ? "column" : "row";
  const views = offeredViews(answers);
  const view = views.includes(state.view) ? state.view : views.at(-1);
  const linkable = view === "bounds" && canBeLinked(linked, row, column, measure);
  const statement = state.statement && linkable;
  const sizes = statement ? Object.keys(linked.sizes).map(Number) : state.sizes;
  const n = sizes.reduce((best, size) => (Math.abs(size - state.n) < Math.abs(best - state.n) ? size : best));
  return { row, column, measure, view, views, linkable, statement, sizes, n, prior: state.prior };
}

function turnedOver(cells) {
  return cells[0].map((_, j) => cells.map((row) => row[j]));
}

function boundsUnderStatement(linked, now, width) {
  const found = linked.sizes[now.n];
  const pairs =
    now.measure === "count"
      ? found.count.map(([low, high]) => ({ lower: [low, 10], upper: [high, 10] }))
      : found.mean.map(([a, b, c, d]) => ({ lower: [a, 10 * b], upper: [c, 10 * d] }));
  const cells = [];
  for (let i = 0; i < pairs.length; i += width) cells.push(pairs.slice(i, i + width));
  return now.row === linked.row ? cells : turnedOver(cells);
}

function storedCells(found, now) {
  // Least, mean and greatest of each cell in either order of the questions; null where there is no cell to show.
  const turned = !Object.hasOwn(found, `${now.row}*${now.column}`);
  const stored = found[turned ? `${now.column}*${now.row}` : `${now.row}*${now.column}`];
  if (!stored) return null;
  const of = now.measure === "mean" ? "row" : now.measure;
  const key = turned && of !== "count" ? { row: "column", column: "row" }[of] : of;
  const cells = [];
  for (let i = 0; i < stored[key].length; i += 3) {
    if (i % (3 * stored.width) === 0) cells.push([]);
    const [middle, low, high] = stored[key].slice(i, i + 3);
    const unit = STORED_UNITS[of];
    cells.at(-1).push(middle === null ? null : { middle: [middle, unit], lower: [low, unit], upper: [high, unit] });
  }
  return turned ? turnedOver(cells) : cells;
}

export function crossCells(state) {
  // Rows of cells of what is shown: { lower, middle, upper } as fractions, or null where there is nothing to show.
  const now = shownSetting(state);
  const [row, column] = [now.row, now.column].map((name) => state.questions.find((question) => question.name === name));
  const size = (question) => question.figures.length + (question.exhaustive ? 0 : 1);
  const empty = Array.from({ length: size(row) }, () => Array(size(column)).fill(null));
  let cells = empty;
  if (now.view === "bounds") {
    const of = now.measure === "mean" ? "row" : now.measure;
    const width = size(state.questions.find((question) => question.name === state.linked.column));
    cells = now.statement ? boundsUnderStatement(state.linked, now, width) : crossBounds(row, column, now.n, of);
  } else if (now.view !== "reported") {
    cells = storedCells(now.view === "answers" ? state.answers : state.ensembles.priors[now.prior], now) ?? empty;
  }
  const points = now.measure === "mean" || (now.measure === "count" && (row.kind === "means" || column.kind === "means"));
  const factor = points ? 10 : 1;
  const times = (end) => end && [end[0] * factor, end[1]];
  return cells.map((line) => line.map((cell) => cell && { lower: times(cell.lower), middle: times(cell.middle), upper: times(cell.upper) }));
}

export function roomGroup(state) {
  // Where room is measured: in the row or the column of which a share is shown; of numbers in the row, or in the column where
  // only the row divides points.
  const { measure, row, column } = shownSetting(state);
  const divides = (name) => state.questions.find((question) => question.name === name).kind === "means";
  return measure === "column" || (measure === "count" && divides(row) && !divides(column)) ? "column" : "row";
}

export function crossRooms(state) {
  // How much room each cell has: the width of its bounds as a part of all that its group could give it, 0 to 1; null where
  // the group may be empty.
  const now = shownSetting(state);
  const cells = crossCells({ ...state, row: now.row, column: now.column, n: now.n, statement: now.statement, measure: roomGroup(state) });
  return cells.map((line) => line.map((cell) => cell && cell.upper[0] / cell.upper[1] - cell.lower[0] / cell.lower[1]));
}

function renderCrossTable({ model, el, describe }) {
  const language = model.get("language");
  const words = WORDS[language];
  const names = ["row", "column", "view", "measure", "n", "prior", "statement"];
  const fixed = Object.fromEntries(["questions", "sizes", "linked", "ensembles", "answers"].map((name) => [name, model.get(name)]));
  const state = () => ({ ...fixed, ...Object.fromEntries(names.map((name) => [name, model.get(name)])) });
  const asked = fixed.questions.map((question) => [question.name, question.label]);
  const store = (values) => {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    model.save_changes();
  };
  const rowChoice = choice(asked, model.get("row"), (row) => store({ row }));
  const columnChoice = choice(asked, model.get("column"), (column) => store({ column }));
  const turn = () => {
    const { row, column } = shownSetting(state());
    store({ row: column, column: row });
  };
  const swap = make("button", { type: "button", onclick: turn }, words.swap);
  const views = offeredViews(fixed.answers);
  const viewChoice = choice(views.map((view) => [view, words[view]]), model.get("view"), (view) => store({ view }));
  const measureChoice = make("select", { onchange: () => store({ measure: measureChoice.value }) });
  const measureField = field(words.measure, measureChoice);
  let sizes = fixed.sizes;
  const slider = make("input", { type: "range", min: 0, step: 1, oninput: () => store({ n: sizes[slider.valueAsNumber] }) });
  const nowText = make("output", { class: "explorer-now" });
  const sliderField = field(words.n, slider, words.nHint);
  sliderField.append(nowText);
  const priors = Object.keys(fixed.ensembles.priors ?? {}).map((prior) => [prior, words[prior]]);
  const priorChoice = choice(priors, model.get("prior"), (prior) => store({ prior }));
  const priorField = field(words.prior, priorChoice);
  const [statementLabel, statementBox] = checkbox(filled(words.statement, { text: fixed.linked.text }), model.get("statement"), (statement) =>
    store({ statement }),
  );
  const changed = make("p", { class: "explorer-changed", role: "status" });
  const outcome = make("p", { class: "explorer-outcome", role: "status" });
  const picture = make("div");
  const key = make("p", { class: "explorer-caption" });
  const numbers = make("div", { class: "explorer-crossed" });
  el.append(
    make("div", { class: "explorer-controls" }, field(words.row, rowChoice), field(words.column, columnChoice), swap),
    make("div", { class: "explorer-controls" }, field(words.view, viewChoice), measureField),
    changed,
    make("div", { class: "explorer-controls" }, sliderField, priorField),
    statementLabel,
    outcome,
    picture,
    key,
    numbers,
  );

  function show() {
    const now = shownSetting(state());
    const [row, column] = [now.row, now.column].map((name) => fixed.questions.find((question) => question.name === name));
    const divides = row.kind === "means" || column.kind === "means";
    for (const [select, own, other] of [[rowChoice, now.row, now.column], [columnChoice, now.column, now.row]]) {
      select.value = own;
      for (const option of select.options) option.disabled = option.value === other;
    }
    viewChoice.value = now.view;
    const measures = [["count", divides ? words.points : words.respondents], ["row", words.rowShare], ["column", words.columnShare]];
    if (column.kind === "means") measures.push(["mean", words.mean]);
    if (measures.map(([name]) => name).join() !== [...measureChoice.options].map((option) => option.value).join() || measureChoice.options[0].text !== measures[0][1]) {
      measureChoice.replaceChildren(...measures.map(([name, text]) => make("option", { value: name }, text)));
    }
    measureChoice.value = now.measure;
    measureField.hidden = now.view === "reported"; // totals as the report has them, in one measure
    const measureName = measures.find(([name]) => name === now.measure)[1];
    const meant = { mean: words.mean, measure: measureName };
    changed.replaceChildren(model.get("measure") === now.measure ? "" : filled(words.changed, meant));
    sizes = now.sizes;
    slider.max = sizes.length - 1;
    slider.value = sizes.indexOf(now.n);
    const told = filled(words.now, { n: numberText(now.n, 0, language) });
    slider.setAttribute("aria-valuetext", told);
    nowText.replaceChildren(told);
    sliderField.querySelector(".explorer-hint").replaceChildren(now.statement ? filled(words.nStated, { count: sizes.length }) : words.nHint);
    sliderField.hidden = now.view !== "bounds";
    priorField.hidden = now.view !== "ensemble";
    priorChoice.value = now.prior;
    statementLabel.hidden = !now.linkable;
    statementBox.checked = now.statement;

    const cells = crossCells(state());
    const share = now.measure === "row" || now.measure === "column";
    const whole = now.measure === "count" && now.view !== "ensemble" && (row.kind !== "means" || column.kind !== "means");
    const decimals = share ? 1 : now.measure === "mean" ? 2 : whole ? 0 : 1;
    const text = ([a, b]) => (share ? `${ratioText(100 * a, b, decimals, language)}%` : ratioText(a, b, decimals, language));
    const value = ([a, b]) => a / b;
    const cellText = (cell) => {
      if (!cell) return now.view === "reported" ? words.none : words.small;
      const [low, high] = [text(cell.lower), text(cell.upper)];
      if (now.view === "answers") return text(cell.middle);
      if (cell.middle) return filled(words.about, { middle: text(cell.middle), low, high });
      return low === high ? low : filled(words.range, { low, high });
    };
    const ends = (cell) => {
      if (!cell) return [];
      if (cell.middle) return [text(cell.middle)];
      return text(cell.lower) === text(cell.upper) ? [text(cell.lower)] : [text(cell.lower), text(cell.upper)];
    };
    const flat = cells.flatMap((line, i) => line.map((cell, j) => ({ cell, i, j }))).filter(({ cell }) => cell);
    const top = (cell) => cell.middle ?? cell.upper;
    const most = flat.reduce((best, { cell }) => (value(top(cell)) > value(best) ? top(cell) : best), [0, 1]);
    const level = (end) => (most[0] ? Math.min(1, value(end) / value(most)) : 0);
    const assumed = now.view === "bounds" || now.view === "ensemble"; // a number of respondents, or how they were drawn
    const rooms = now.view === "bounds" ? crossRooms(state()) : null;
    const group = words[roomGroup(state()) === "row" ? "ofRow" : "ofColumn"];
    const fullness = (cell, room) => (rooms ? (room === null ? null : 1 - room) : cell && level(cell.middle));
    const best = (measured) => flat.reduce((one, other) => (measured(other.cell) > measured(one.cell) ? other : one));
    const named = (prefix, { cell, i, j }) => ({ [`${prefix}Row`]: row.labels[i], [`${prefix}Column`]: column.labels[j], [prefix]: cellText(cell) });
    const drawing = { n: fixed.ensembles.n, sets: numberText(fixed.ensembles.sets ?? 0, 0, language), prior: words[now.prior] };
    const status = STATUS_OF[now.view];
    const stated = now.statement ? words.stated : "";
    const basisWord = words[`basis${now.view[0].toUpperCase()}${now.view.slice(1)}`];
    let said = words.outcomePrinted;
    if (now.view !== "reported" && !flat.length) said = words.outcomeNothing;
    else if (now.view === "ensemble") {
      // No cell is named: what stands out was put in by the drawing, or came by chance.
      const linked = [now.row, now.column].sort().join() === [fixed.linked.row, fixed.linked.column].sort().join();
      said = filled(linked ? words.outcomeLinked : words.outcomeApart, drawing);
    } else if (now.view === "answers") said = filled(words.outcomeAnswers, named("top", best((cell) => value(cell.middle))));
    else if (now.view === "bounds") {
      const found = flat.map((each) => ({ ...each, room: rooms[each.i][each.j] })).filter(({ room }) => room !== null);
      const told = (prefix, room) => {
        const alike = found.filter((each) => Math.abs(each.room - room) < 1e-9);
        return { ...named(prefix, alike[0]), [`${prefix}Among`]: alike.length > 1 ? words.among : "" };
      };
      const [least, greatest] = [Math.min, Math.max].map((end) => end(...found.map(({ room }) => room)));
      const values = { n: numberText(now.n, 0, language), stated, group, ...told("narrow", least), ...told("wide", greatest) };
      said = filled(words.outcomeBounds, values);
    }
    outcome.replaceChildren(basis(status, basisWord), ": ", said);
    const shown = cells.map((line) => line.map((cell) => ({ ends: ends(cell), text: cellText(cell) })));
    shown.forEach((line, i) => line.forEach((drawn, j) => (drawn.level = fullness(cells[i][j], rooms?.[i][j]))));
    const scale = !flat.length ? null : rooms ? { none: words.allOpen, text: words.settled } : { none: share ? "0%" : "0", text: text(most) };
    const width = widthOf(el);
    const drawn = { rows: row.labels, columns: column.labels, cells: shown, status, label: rooms ? words.pictureBounds : words.picture, width, most: scale };
    picture.replaceChildren(heatMap(drawn));
    const tints = now.view === "reported" ? words.noTint : rooms ? filled(words.boundsTint, { group }) : now.view === "ensemble" ? filled(words.ensembleTint, drawing) : words.oneTint;
    const lost = now.view === "answers" && flat.length < cells.flat().length ? words.hidden : "";
    const both = row.kind === "means" && column.kind === "means" ? words.weighted : "";
    key.replaceChildren([tints, lost, both].filter(Boolean).join(" "));
    const printedOnly = now.view === "reported";
    // As printed beside empty cells and beside means; a printed mean as the share of the points that it is, beside shares.
    const asShare = (question) => share && !printedOnly && question.kind === "means";
    const marginOf = (question) => (asShare(question) ? words.marginShare : words.margin);
    const margin = (question, i) => {
      const figure = question.figures[i];
      if (figure === undefined) return "\u2013";
      const digits = (figure.split(".")[1] ?? "").length;
      const printed = asShare(question) ? numberText(10 * Number(figure), Math.max(0, digits - 1), language) : numberText(Number(figure), digits, language);
      return asShare(question) || question.kind !== "means" ? `${printed}%` : printed;
    };
    // A margin stands only beside cells in its own unit: all of a column are a share of everyone as a row's cells are of the row.
    const ofRows = printedOnly || now.measure === "column";
    const ofColumns = printedOnly || now.measure === "row" || now.measure === "mean";
    const caption = filled(words.caption, { measure: printedOnly ? words.totals : measureName, row: row.label, column: column.label });
    const [first, second] = [row.section, column.section].sort();
    const source = now.view !== "answers" && filled(printedOnly ? words.sourceReported : words.source, { first, second });
    describe?.(`${caption} (${basisWord}${stated}). ${tints}`, assumed ? [status, "interpretation"] : [status], source);
    const head = [row.label, ...column.labels, ...(ofRows ? [marginOf(row)] : [])];
    const fielded = ({ level, text }) => (isNarrow(width) && level !== null ? make("span", {}, swatch(level, status), text) : text);
    const body = shown.map((line, i) => [row.labels[i], ...line.map(fielded), ...(ofRows ? [margin(row, i)] : [])]);
    if (ofColumns) body.push([marginOf(column), ...column.labels.map((_, j) => margin(column, j)), ...(ofRows ? [""] : [])]);
    numbers.replaceChildren(make("p", { class: "explorer-caption" }, caption), scrolling(caption, table(caption, head, body)));
  }
  for (const name of names) model.on(`change:${name}`, show);
  show();
  return () => names.forEach((name) => model.off(`change:${name}`, show));
}

export default { render: renderCrossTable, accept: acceptCrossTable };
