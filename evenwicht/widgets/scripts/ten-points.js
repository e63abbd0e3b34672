// Explorer "Verdeel uw tien punten": a division of one's own beside the printed means and synthetic profiles.
import { basis, draw, field, legend, make, scrolling, setOff, table, widthOf, withFault } from "./elements.js";
import { filled, numberText, plural } from "./numbers.js";

function added(points) {
  return points.reduce((sum, point) => sum + point, 0);
}

export function nearestProfiles(profiles, points, count) {
  // The synthetic profiles nearest to a division: [points that lie elsewhere, profile], as Python's `nearest`.
  return profiles
    .map((profile) => [[...profile].reduce((sum, sign, i) => sum + Math.abs(parseInt(sign, 11) - points[i]), 0), profile])
    .sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1))
    .slice(0, count)
    .map(([away, profile]) => [Math.floor(away / 2), profile]);
}

function acceptTenPoints(name, value, state) {
  return (
    name === "points" &&
    Array.isArray(value) &&
    value.length === state.labels.length &&
    value.every((point) => Number.isInteger(point) && point >= 0) &&
    added(value) <= state.total
  );
}

function renderTenPoints({ model, el, describe, first }) {
  const language = model.get("language");
  const words = WORDS[language];
  const [labels, figures, total, profiles] = ["labels", "figures", "total", "profiles"].map((name) => model.get(name));
  const means = figures.map(Number);
  const places = Math.max(...figures.map((text) => (text.split(".")[1] ?? "").length));
  const meanText = (i) => numberText(means[i], places, language);
  const store = (points) => {
    model.set("points", points);
    model.save_changes();
  };
  const put = (i, point) => {
    // A number that does not fit is refused with a hint, and what stood there stays.
    const points = [...model.get("points")];
    const most = total - added(points) + points[i];
    const values = { total, most, own: points[i] };
    const refused =
      !Number.isInteger(point) ? words.whole
      : point < 0 ? words.noneLeft
      : point <= most ? ""
      : most === points[i] ? words.noRoom
      : words.room;
    if (!refused) {
      points[i] = point;
      store(points);
      show();
    }
    rows.forEach((row, j) => row.tell(i === j && refused ? filled(refused, values) : ""));
  };
  const rows = labels.map((label, i) => {
    let broken = false;
    const number = make("input", {
      type: "number",
      min: 0,
      max: total,
      step: 1,
      value: 0,
      onbeforeinput: ({ data, inputType }) => {
        // A browser may leave a comma out of a number in silence, and 1,5 would be taken for 15.
        broken = !inputType.startsWith("delete") && (broken || /[.,]/.test(data ?? ""));
      },
      onblur: () => {
        broken = false;
      },
      onchange: () => {
        put(i, broken ? NaN : number.valueAsNumber);
        broken = false;
        number.value = model.get("points")[i];
      },
    });
    const step = (by, sign, name) =>
      make("button", { type: "button", "aria-label": filled(name, { label }), onclick: () => put(i, model.get("points")[i] + by) }, sign);
    const [less, more] = [step(-1, "\u2212", words.less), step(1, "+", words.more)];
    const { box, tell } = withFault(field(label, number), number);
    box.classList.add("explorer-points");
    box.insertBefore(make("span", { class: "explorer-stepper" }, less, number, more), box.lastChild);
    return { number, less, more, box, tell };
  });
  const left = make("p", { class: "explorer-left", role: "status" });
  const clear = make("button", { type: "button", onclick: () => store(labels.map(() => 0)) }, words.clear);
  const outcome = make("p", { class: "explorer-outcome", role: "status" });
  const picture = make("div");
  const numbers = make("div");
  el.append(
    make("div", { class: "explorer-result explorer-line" }, left, clear),
    make("fieldset", {}, make("legend", {}, model.get("label")), rows.map((row) => row.box)),
    outcome,
    picture,
    numbers,
  );

  function drawn(points) {
    // Half of the scale holds nearly every division; who gives more to one answer sees all of it.
    const width = widthOf(el);
    const height = 40;
    const foot = labels.length * height + 2;
    const reach = Math.max(...points, ...means) > total / 2 ? total : Math.ceil(total / 2);
    const x = (value) => 12 + ((width - 30) * value) / reach;
    const ticks = [...Array(reach + 1).keys()].filter((value) => reach < total || value % 2 === 0);
    const axis = [
      ...ticks.map((value) => draw("line", { x1: x(value), x2: x(value), y1: foot - 6, y2: foot, class: "rule" })),
      ...ticks.map((value) => draw("text", { x: x(value), y: foot + 14, "text-anchor": "middle" }, String(value))),
      draw("text", { x: x(reach / 2), y: foot + 32, "text-anchor": "middle" }, filled(words.axis, { total })),
    ];
    const marks = labels.map((label, i) => {
      const y = i * height + 28;
      return [
        draw("text", { x: 12, y: i * height + 13, class: "name" }, label),
        draw("line", { x1: x(0), x2: x(reach), y1: y, y2: y, class: "rule" }),
        draw("line", { x1: x(means[i]), x2: x(points[i]), y1: y, y2: y, class: "apart" }),
        draw("circle", { cx: x(means[i]), cy: y, r: 5, class: "reported" }),
        draw("rect", { x: x(points[i]) - 5, y: y - 5, width: 10, height: 10, class: "own", transform: `rotate(45 ${x(points[i])} ${y})` }),
      ];
    });
    const key = [
      [draw("circle", { cx: 14, cy: 10, r: 5, class: "reported" }), words.basisPrinted],
      [draw("rect", { x: 9, y: 5, width: 10, height: 10, class: "own", transform: "rotate(45 14 10)" }), words.ownPoints],
    ];
    const size = { viewBox: `0 0 ${width} ${foot + 38}`, role: "img", "aria-label": words.picture };
    return [draw("svg", { ...size, class: "explorer-intervals" }, [...marks, ...axis]), legend(key)];
  }

  function show() {
    const points = model.get("points");
    const rest = total - added(points);
    rows.forEach(({ number, less, more, tell }, i) => {
      number.value = points[i];
      tell("");
      setOff(less, points[i] === 0);
      setOff(more, rest === 0);
    });
    left.replaceChildren(rest ? filled(plural(words.left, rest), { left: rest }) : filled(words.done, { total }));
    picture.replaceChildren(...drawn(points));
    const nearest = rest ? [] : nearestProfiles(profiles, points, 3);
    const own = first && first.points.join() !== points.join(); // what the page began with is an example of the book
    const statuses = ["reported", ...(own ? [] : ["interpretation"]), ...(nearest.length ? ["simulated"] : [])];
    const source = own && filled(words.ownSource, { figure: model.get("figure") });
    describe?.(filled(words.about, { label: model.get("label"), total }), statuses, source);
    const caption = words.table;
    const head = [words.answer, words.own, words.printed, ...nearest.map(([away], i) => filled(words.profile, { letter: "ABC"[i], away }))];
    const body = labels.map((label, i) => [
      label,
      String(points[i]),
      meanText(i),
      ...nearest.map(([, profile]) => String(parseInt(profile[i], 11))),
    ]);
    const note = nearest.length ? make("p", { class: "explorer-caption" }, basis("simulated", words.basisReconstructed), ": ", words.synthetic) : "";
    numbers.replaceChildren(make("p", { class: "explorer-caption" }, caption), scrolling(caption, table(caption, head, body)), note);
    if (rest) {
      outcome.replaceChildren();
      return;
    }
    const apart = points.map((point, i) => point - means[i]);
    const up = apart.indexOf(Math.max(...apart));
    const down = apart.indexOf(Math.min(...apart));
    const near = apart.every((difference) => Math.abs(difference) < 1);
    const away = numberText(apart.reduce((sum, difference) => sum + Math.abs(difference), 0) / 2, places, language);
    const values = { away, total, up: labels[up], upOwn: points[up], upMean: meanText(up), down: labels[down], downOwn: points[down], downMean: meanText(down) };
    outcome.replaceChildren(near ? words.same : filled(words.outcome, values));
  }
  model.on("change:points", show);
  show();
  return () => model.off("change:points", show);
}

export default { render: renderTenPoints, accept: acceptTenPoints };
