// Elements of a page, made without markup in strings and without style attributes (a strict policy refuses both).

function prepared(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(node.style, value);
    else if (name === "value") node.value = value;
    else if (name === "checked") node.checked = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function make(tag, attributes = {}, ...children) {
  return prepared(document.createElement(tag), attributes, children);
}

export function draw(tag, attributes = {}, ...children) {
  return prepared(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

export function freshId(name) {
  // Counted over the whole document, as each explorer on it has a copy of this module of its own.
  window.evenwichtIds = (window.evenwichtIds ?? 0) + 1;
  return `evenwicht-${name}-${window.evenwichtIds}`;
}

export function field(label, control, hint = null) {
  // A control under its label, so that both are one target and a screen reader says what it is.
  control.id ||= freshId("field");
  const parts = [make("label", { for: control.id }, label), control];
  if (hint) {
    const told = make("p", { class: "explorer-hint", id: freshId("hint") }, hint);
    control.setAttribute("aria-describedby", told.id);
    parts.push(told);
  }
  return make("div", { class: "explorer-field" }, parts);
}

export function withFault(box, control) {
  // A field that tells at its own control what is wrong: `tell(text)`, and `tell("")` once it is right.
  const fault = make("p", { class: "explorer-fault", role: "alert", id: freshId("fault") });
  const others = control.getAttribute("aria-describedby");
  box.append(fault);
  const tell = (text) => {
    if (fault.textContent !== text) fault.textContent = text;
    if (text) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    const described = [text && fault.id, others].filter(Boolean).join(" ");
    if (described) control.setAttribute("aria-describedby", described);
    else control.removeAttribute("aria-describedby");
  };
  return { box, tell };
}

export function setOff(button, off) {
  // A button that can do nothing now: it keeps the focus, and a press is answered with a hint.
  button.setAttribute("aria-disabled", String(off));
}

export function choice(options, value, chosen) {
  // A select over [value, text] pairs.
  const select = make(
    "select",
    { onchange: () => chosen(options[select.selectedIndex][0]) },
    options.map(([name, text]) => make("option", { value: String(name) }, text)),
  );
  select.selectedIndex = Math.max(0, options.findIndex(([name]) => name === value));
  return select;
}

export function checkbox(label, checked, changed) {
  const box = make("input", { type: "checkbox", checked, onchange: () => changed(box.checked) });
  return [make("label", { class: "explorer-check" }, box, " ", label), box];
}

function breaking(name) {
  // A name that may go on on another line after a slash, where a browser keeps it on one.
  return typeof name === "string" ? name.split(/(?<=\/)/).flatMap((part, i) => (i ? [make("wbr"), part] : [part])) : name;
}

const PARTS = /(?<=[a-z]{4})(?=overs|sturing|structuur|samenwerking|partners|gebonden|doelst|stelling|stijgend|schrijdend|management|filosofie|repertoire)/gi;
const SYLLABLES = /(?<=[a-z]{2}[aeiouy])(?=[b-df-hj-np-tv-xz][aeiouy][a-z])|(?<=[a-z][aeiouy](?!st|[cpst]h|[bcdfgkpt][lr])[b-df-hj-np-tv-xz])(?=[b-df-hj-np-tv-xz][aeiouy][a-z])/gi;

export function hyphened(name) {
  // A name with soft hyphens in its long words, before a second part, and before the syllables of a part that is long
  // itself: for a narrow column, where a browser may hyphenate nothing.
  return name.replace(PARTS, "\u00ad").replace(/[a-z]{10,}/gi, (part) => part.replace(SYLLABLES, "\u00ad"));
}

export function table(caption, head, rows) {
  // A table that a screen reader can read: heads with scope, the first cell of a row names it. A telephone shows its rows as
  // a list, as those of the book's wide tables (evenwicht.publish.site.output): each cell tells its column and what it is.
  const labels = head.map((name) => hyphened(name).replaceAll("/", "/\u200b") || null);
  const cell = (text, place) => make("td", { role: "cell", "data-label": labels[place + 1] }, text);
  return make(
    "table",
    { class: "explorer-table as-list", role: "table", "aria-label": caption },
    make(
      "thead",
      { role: "rowgroup" },
      make("tr", { role: "row" }, head.map((text) => (text ? make("th", { scope: "col", role: "columnheader" }, breaking(hyphened(text))) : make("td", { role: "cell" })))),
    ),
    make(
      "tbody",
      { role: "rowgroup" },
      rows.map(([name, ...cells]) =>
        make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, breaking(hyphened(name))), cells.map(cell)),
      ),
    ),
  );
}

export function scrolling(label, ...children) {
  // A box that can scroll sideways, and that the keyboard can reach when it does.
  const box = make("div", { class: "explorer-scroll" }, children);
  const reach = () => {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    if (scrolls) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", label);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  };
  new ResizeObserver(reach).observe(box);
  return box;
}

export function widthOf(node, least = 260, most = 640) {
  // The width at which a picture in a box is drawn, without its padding, so that its words keep their size on a telephone.
  const { paddingLeft, paddingRight } = getComputedStyle(node);
  const room = node.clientWidth - (parseFloat(paddingLeft) || 0) - (parseFloat(paddingRight) || 0);
  return Math.min(most, Math.max(least, room > 0 ? room : most));
}

export function legend(entries) {
  // What the marks of a picture stand for, under it: [marks drawn in a box of 28 by 20, text].
  const sign = (marks) => draw("svg", { viewBox: "0 0 28 20", class: "explorer-swatch explorer-intervals", "aria-hidden": "true" }, marks);
  return make("p", { class: "explorer-legend" }, entries.map(([marks, text]) => make("span", {}, sign(marks), text)));
}

export function basis(status, text) {
  // What a number rests on, with the sign that the book gives it.
  return make(
    "span",
    { class: `explorer-basis explorer-basis-${status}` },
    make("span", { class: "explorer-sign", "aria-hidden": "true" }),
    text,
  );
}
