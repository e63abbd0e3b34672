// Explorer "Onzekerheid": the intervals of printed shares, for any number of respondents that is possible.
import { countRanges, makeRow, readFigures } from "./arithmetic.js";
import { basis, choice, draw, field, freshId, legend, make, scrolling, table, widthOf } from "./elements.js";
import { scoreInterval } from "./intervals.js";
import { filled, numberText } from "./numbers.js";

export function questionIntervals(question, n, population) {
  // For each answer: the printed share and the intervals with and without the finite population, all in [0, 1].
  const row = makeRow(readFigures(question.figures.join(" ")), "percentages", question.exhaustive);
  return countRanges(row, n, "any").map(([low, high], i) => ({
    label: question.labels[i],
    text: question.figures[i],
    share: row.figures[i].units / (100 * 10 ** row.figures[i].decimals),
    finite: [scoreInterval(low, n, population, question.z)[0], scoreInterval(high, n, population, question.z)[1]],
    free: [scoreInterval(low, n, null, question.z)[0], scoreInterval(high, n, null, question.z)[1]],
  }));
}

function acceptUncertainty(name, value, state) {
  if (name === "n") return state.sizes.includes(value);
  return name === "question" && state.questions.some((question) => question.name === value);
}

function bracketed(from, to, y, hatch) {
  // A hatched bar between square brackets, as the figures of the book draw a range (evenwicht.figures.marks).
  const [half, teeth] = [9, Math.min(5, 0.3 * (to - from))];
  const bracket = (end, inward) => draw("path", { d: `M${end + inward} ${y - half}H${end}V${y + half}H${end + inward}`, class: "bracket" });
  const place = { x: from, y: y - 5, width: Math.max(1, to - from), height: 10 };
  return [draw("rect", { ...place, class: "ground" }), draw("rect", { ...place, class: "interval", fill: `url(#${hatch})` }), bracket(from, teeth), bracket(to, -teeth)];
}

function bars(found, label, [reported, interval], width) {
  const height = 44;
  const hatch = freshId("hatch");
  const stripe = draw("line", { x1: 2, x2: 2, y1: 0, y2: 4, class: "hatch" });
  const picture = draw(
    "svg",
    { viewBox: `0 0 ${width} ${found.length * height + 26}`, role: "img", "aria-label": label, class: "explorer-intervals" },
    draw("pattern", { id: hatch, width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, stripe),
  );
  const x = (share) => 10 + (width - 40) * share;
  for (const tick of [0, 25, 50, 75, 100]) {
    picture.append(
      draw("line", { x1: x(tick / 100), x2: x(tick / 100), y1: 0, y2: found.length * height, class: "rule" }),
      draw("text", { x: x(tick / 100), y: found.length * height + 18, "text-anchor": "middle" }, `${tick}%`),
    );
  }
  found.forEach((answer, i) => {
    const y = i * height + 30;
    const [low, high] = answer.finite;
    picture.append(
      draw("text", { x: 10, y: i * height + 14, class: "name" }, answer.label),
      ...bracketed(x(low), x(high), y, hatch),
      draw("circle", { cx: x(answer.share), cy: y, r: 4.5, class: "reported" }),
    );
  });
  const dot = draw("circle", { cx: 14, cy: 10, r: 4.5, class: "reported" });
  return [picture, legend([[dot, reported], [bracketed(2, 26, 10, hatch), interval]])];
}

function renderUncertainty({ model, el, describe }) {
  const language = model.get("language");
  const words = WORDS[language];
  const sizes = model.get("sizes");
  const population = model.get("population");
  const questions = model.get("questions");
  const percent = (share) => `${numberText(100 * share, 1, language)}%`;
  const store = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const which = choice(
    questions.map((question) => [question.name, question.label]),
    model.get("question"),
    (name) => store("question", name),
  );
  const slider = make("input", {
    type: "range",
    min: 0,
    max: sizes.length - 1,
    step: 1,
    value: 0,
    oninput: () => store("n", sizes[slider.valueAsNumber]),
  });
  const now = make("output", { class: "explorer-now" });
  const outcome = make("p", { class: "explorer-outcome", role: "status" });
  const picture = make("div");
  const numbers = make("div");
  const limits = { least: sizes[0], most: sizes.at(-1) };
  const sliderField = field(words.n, slider, filled(words.nHint, limits));
  sliderField.append(now);
  el.append(make("div", { class: "explorer-controls" }, field(words.question, which), sliderField), outcome, picture, numbers);

  function show() {
    const n = model.get("n");
    const question = questions.find((one) => one.name === model.get("question")) ?? questions[0];
    which.selectedIndex = questions.indexOf(question);
    slider.value = Math.max(0, sizes.indexOf(n));
    const told = filled(words.now, { n: numberText(n, 0, language) });
    slider.setAttribute("aria-valuetext", told);
    now.replaceChildren(told);
    const all = n === population; // no sample, and so no interval: only the room that rounding leaves
    const say = (name, values = {}) => filled(words[all ? `${name}All` : name], { population, ...values });
    const found = questionIntervals(question, n, population);
    const first = found.reduce((best, answer) => (answer.share > best.share ? answer : best));
    const ends = {
      n: numberText(n, 0, language),
      label: first.label,
      low: percent(first.finite[0]),
      high: percent(first.finite[1]),
      freeLow: percent(first.free[0]),
      freeHigh: percent(first.free[1]),
    };
    outcome.replaceChildren(basis("derived", words.basisImplied), ...(all ? [": "] : [", ", words.assumption, " "]), say("outcome", ends));
    picture.replaceChildren(...bars(found, say("picture"), [words.basisPrinted, say("interval")], widthOf(el)));
    const range = ([low, high]) => filled(words.range, { low: percent(low), high: percent(high) });
    const head = [words.answer, words.printed, say("finite"), words.free];
    const rows = found.map((answer) => [
      answer.label,
      `${numberText(Number(answer.text), (answer.text.split(".")[1] ?? "").length, language)}%`,
      range(answer.finite),
      range(answer.free),
    ]);
    const caption = say("caption", { confidence: `${numberText(100 * model.get("confidence"), 0, language)}%`, n: ends.n });
    describe?.(`${question.label}: ${caption[0].toLowerCase()}${caption.slice(1)}. ${say("picture")}`);
    numbers.replaceChildren(make("p", { class: "explorer-caption" }, caption), scrolling(caption, table(caption, head, rows)));
  }
  const names = ["question", "n"];
  for (const name of names) model.on(`change:${name}`, show);
  show();
  return () => names.forEach((name) => model.off(`change:${name}`, show));
}

export default { render: renderUncertainty, accept: acceptUncertainty };
