// Explorer "Hoeveel deden er mee?": type printed figures, see which numbers of respondents can print them.
import { MOST_RESPONDENTS, clashes, fault, makeRow, readFigures, sampleSizes } from "./arithmetic.js";
import { basis, checkbox, choice, draw, field, freshId, make, setOff, widthOf, withFault } from "./elements.js";
import { filled, numberText, plural, ratioText, runsText } from "./numbers.js";

const ROUNDINGS = ["any", "half_up", "half_even", "largest_remainder"];
const SQUARE = 12;
const MOST_SQUARES = 1000;
const MOST_QUESTIONS = 8;

function wholeBetween(value, low, high) {
  return Number.isInteger(value) && value >= low && value <= high;
}

function acceptSampleSizes(name, value) {
  if (name === "rounding") return ROUNDINGS.includes(value);
  if (name === "n_max" || name === "n") return wholeBetween(value, 1, MOST_RESPONDENTS);
  if (name !== "questions" || !Array.isArray(value) || value.length < 1 || value.length > MOST_QUESTIONS) return false;
  return value.every(
    (asked) =>
      asked !== null &&
      typeof asked === "object" &&
      typeof asked.figures === "string" &&
      asked.figures.length <= 200 &&
      ["percentages", "means"].includes(asked.kind) &&
      typeof asked.exhaustive === "boolean",
  );
}

function strips(possible, most, words, language, across) {
  // Rows of squares; the number of the first stands before each row.
  const shown = new Set(possible);
  const rows = Math.ceil(most / across);
  const left = 44;
  const picture = draw("svg", {
    viewBox: `0 0 ${left + across * SQUARE} ${rows * (SQUARE + 4)}`,
    role: "img",
    "aria-label": words.picture,
    class: "explorer-squares",
  });
  for (let row = 0; row < rows; row += 1) {
    const y = row * (SQUARE + 4);
    picture.append(
      draw("text", { x: left - 6, y: y + SQUARE - 2, "text-anchor": "end" }, numberText(row * across + 1, 0, language)),
    );
    for (let n = row * across + 1; n <= Math.min(most, (row + 1) * across); n += 1) {
      const x = left + (n - 1 - row * across) * SQUARE;
      const place = { x: x + 1, y: y + 1, width: SQUARE - 2, height: SQUARE - 2 };
      picture.append(
        draw("rect", { ...place, class: shown.has(n) ? "possible" : "impossible" }, draw("title", {}, String(n))),
      );
    }
  }
  return picture;
}

function faultText(found, i, words, language, row) {
  const values = { ...found, i, whole: row.whole };
  if (found.kind !== "sum") return filled(words[found.kind], values);
  return filled(words.sum, { ...values, sum: numberText(found.sum, found.sum % 1 ? 1 : 0, language) }) + (found.low ? words.advice : "");
}

function clashText(clash, i, n, words, language, row) {
  if (clash.kind === "figure") {
    const places = clash.figure.decimals + 2;
    const given = (total) => ratioText(row.scale * total, n, places, language) + (row.scale === 100 ? "%" : "");
    const values = { i, n, figure: clash.figure.text, below: clash.below, above: clash.below + 1 };
    return filled(row.scale === 100 ? words.figure : plural(words.points, n), { ...values, a: given(clash.below), b: given(clash.below + 1) });
  }
  if (clash.kind === "largest_remainder") return filled(words.byRemainder, { i, n });
  return filled(words[clash.kind], { i, n, found: clash.least ?? clash.greatest, needed: clash.needed });
}

function renderSampleSizes({ model, el, describe }) {
  const language = model.get("language");
  const words = WORDS[language];
  const presets = model.get("presets");
  const asked = make("div", { class: "explorer-rows" });
  const outcome = make("p", { class: "explorer-outcome", role: "status" });
  const picture = make("div");
  const which = make("p", { class: "explorer-which" });
  const reasons = make("div", { class: "explorer-reasons", role: "status" });
  const store = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const change = (position, part) =>
    store("questions", model.get("questions").map((question, i) => (i === position ? { ...question, ...part } : question)));

  const fits = (input) => wholeBetween(input.valueAsNumber, 1, MOST_RESPONDENTS);
  const take = (input, name) => {
    if (fits(input) && input.valueAsNumber !== model.get(name)) store(name, input.valueAsNumber);
    else show(); // what was told of the field may hold no longer
  };

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const options = [...presets.map((preset) => [preset.name, preset.label]), ["", words.own]];
  const start = choice(options, "", (name) => {
    const preset = presets.find((one) => one.name === name);
    if (preset) store("questions", preset.questions.map((question) => ({ ...question })));
  });
  const most = make("input", {
    type: "number",
    min: 1,
    max: MOST_RESPONDENTS,
    value: model.get("n_max"),
    onchange: () => take(most, "n_max"),
  });
  const rounding = choice(ROUNDINGS.map((name) => [name, words[name]]), model.get("rounding"), (name) => store("rounding", name));
  const probe = make("input", {
    type: "number",
    min: 1,
    max: MOST_RESPONDENTS,
    value: model.get("n"),
    oninput: () => take(probe, "n"),
  });

  let shownRows = null;
  let rowFaults = [];
  function showRows() {
    // Rows are made anew only when there are others, so that typing keeps its place.
    const questions = model.get("questions");
    const inputs = [...asked.querySelectorAll("input[type=text]")];
    if (shownRows === questions.length && inputs.every((input, i) => input.value === questions[i].figures)) {
      [...asked.querySelectorAll("select")].forEach((select, i) => (select.selectedIndex = questions[i].kind === "means" ? 1 : 0));
      [...asked.querySelectorAll("input[type=checkbox]")].forEach((box, i) => (box.checked = questions[i].exhaustive));
      return;
    }
    shownRows = questions.length;
    rowFaults = [];
    asked.replaceChildren(
      ...questions.map((question, position) => {
        const i = position + 1;
        const text = make("input", {
          type: "text",
          autocomplete: "off",
          spellcheck: "false",
          value: question.figures,
          oninput: () => change(position, { figures: text.value.slice(0, 200) }),
        });
        const kinds = [
          ["percentages", words.percentages],
          ["means", words.means],
        ];
        const [all] = checkbox(filled(words.exhaustive, { i }), question.exhaustive, (exhaustive) => change(position, { exhaustive }));
        const remove = make(
          "button",
          {
            type: "button",
            onclick: () => {
              store("questions", model.get("questions").filter((_, other) => other !== position));
              asked.querySelector("input").focus();
            },
          },
          filled(words.remove, { i }),
        );
        const typed = withFault(field(filled(words.figures, { i }), text, i === 1 ? words.hint : null), text);
        rowFaults.push(typed);
        const kind = choice(kinds, question.kind, (chosen) => change(position, { kind: chosen }));
        return make(
          "fieldset",
          {},
          make("legend", {}, filled(words.question, { i })),
          make("div", { class: "explorer-controls" }, typed.box, field(filled(words.kind, { i }), kind)),
          make("div", { class: "explorer-line" }, all, questions.length > 1 && remove),
        );
      }),
    );
  }

  function show() {
    showRows();
    const questions = model.get("questions");
    const chosen = presets.findIndex((preset) => same(preset.questions, questions));
    start.selectedIndex = chosen < 0 ? presets.length : chosen;
    rounding.selectedIndex = ROUNDINGS.indexOf(model.get("rounding"));
    const by = model.get("rounding");
    const rows = questions.map((question) => makeRow(readFigures(question.figures), question.kind, question.exhaustive));
    const wrong = [];
    rows.forEach((row, position) => {
      const found = fault(row, by);
      const i = position + 1;
      rowFaults[position].tell(found ? faultText(found, i, words, language, row) : "");
      if (found) wrong.push(filled(words.whereQuestion, { i }));
    });
    const limit = model.get("n_max");
    const limits = { most: numberText(MOST_RESPONDENTS, 0, language) };
    mostFault.tell(fits(most) ? "" : filled(words.badMost, limits));
    if (!fits(most)) wrong.push(words.whereMost);
    setOff(add, questions.length >= MOST_QUESTIONS);
    if (questions.length < MOST_QUESTIONS) addFault.tell("");
    const drawn = !wrong.length && limit <= MOST_SQUARES;
    const own = chosen < 0;
    const given = own ? questions.map((question) => question.figures.trim()).filter(Boolean).join("; ") || "\u2013" : presets[chosen].label;
    const told = filled(words.about, { most: numberText(limit, 0, language), rounding: words[by], given });
    describe?.(told + (drawn ? words.squares : ""), [own ? "derived own" : "derived", "interpretation"], own && words.ownSource);
    if (wrong.length) {
      outcome.replaceChildren(filled(words.waiting, { where: wrong.join(", ") }));
      for (const part of [picture, which, reasons]) part.replaceChildren();
      return;
    }
    const possible = sampleSizes(rows, limit, by);
    const values = {
      count: numberText(possible.length, 0, language),
      most: numberText(limit, 0, language),
      least: possible.length ? numberText(possible[0], 0, language) : "",
    };
    const found =
      possible.length === 0 ? words.none : possible.length === limit ? words.foundAll : plural(words.found, possible.length);
    outcome.replaceChildren(basis("derived", words.basis), ": ", filled(found, values));
    picture.replaceChildren(drawn ? strips(possible, limit, words, language, widthOf(el) < 480 ? 20 : 50) : "");
    which.replaceChildren(make("strong", {}, `${words.which}: `), runsText(possible, language) || "\u2013");
    const n = model.get("n");
    const why = fits(probe)
      ? rows.flatMap((row, i) => clashes(row, n, by).map((clash) => clashText(clash, i + 1, n, words, language, row)))
      : [filled(words.badProbe, limits)];
    reasons.replaceChildren(...(why.length ? why : [filled(words.yes, { n })]).map((text) => make("p", {}, text)));
  }

  const add = make(
    "button",
    {
      type: "button",
      onclick: () => {
        if (model.get("questions").length >= MOST_QUESTIONS) {
          addFault.tell(filled(words.full, { most: MOST_QUESTIONS }));
          return;
        }
        store("questions", [...model.get("questions"), { figures: "", kind: "percentages", exhaustive: true }]);
        [...asked.querySelectorAll("input[type=text]")].at(-1).focus();
      },
    },
    words.add,
  );
  const addFault = withFault(make("div", {}, add), add);
  const mostFault = withFault(field(words.most, most, filled(words.mostHint, { most: numberText(MOST_RESPONDENTS, 0, language) })), most);
  const title = make("p", { class: "explorer-title", id: freshId("why") }, words.why);
  el.append(
    make("div", { class: "explorer-controls" }, field(words.preset, start)),
    make("div", { class: "explorer-result" }, outcome),
    asked,
    make("div", { class: "explorer-controls" }, addFault.box),
    make("div", { class: "explorer-controls" }, field(words.rounding, rounding), mostFault.box),
    picture,
    which,
    make("section", { "aria-labelledby": title.id }, title, field(words.whyLabel, probe), reasons),
  );
  const follow = (input, name) => () => {
    // A field keeps what was typed in it, right or wrong, until the model has another number.
    if (input.valueAsNumber !== model.get(name)) input.value = model.get(name);
    show();
  };
  const heard = { questions: show, rounding: show, n_max: follow(most, "n_max"), n: follow(probe, "n") };
  for (const [name, listener] of Object.entries(heard)) model.on(`change:${name}`, listener);
  show();
  return () => Object.entries(heard).forEach(([name, listener]) => model.off(`change:${name}`, listener));
}

export default { render: renderSampleSizes, accept: acceptSampleSizes };
