// Copy buttons, and the keyboard's way to what scrolls sideways. The page works without this script.
"use strict";
const names = document.currentScript.dataset;
document.querySelectorAll("button.copy[data-copy]").forEach((button) => {
  if (!navigator.clipboard) return; // only where a page is trusted with it: https and localhost
  const text = button.firstChild;
  const told = text.data;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText.trim());
    text.data = names.copied;
    setTimeout(() => (text.data = told), 2000);
  });
});
const scrolling = new Map([
  [".table-wrapper", names.table],
  ["div.highlight pre", names.code],
  ["div.math", names.formula],
]);
// told by the browser when a box was laid out or unfolded: to ask for its width earlier would have all laid out anew
const reach = new ResizeObserver((boxes) => {
  const found = boxes.map(({ target }) => [target, target.scrollWidth > target.clientWidth + 1]);
  for (const [box, scrolls] of found) {
    if (scrolls) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", [...scrolling].find(([selector]) => box.matches(selector))[1]);
    } else if (box.hasAttribute("tabindex")) {
      for (const attribute of ["tabindex", "role", "aria-label"]) box.removeAttribute(attribute);
    }
  }
});
document.querySelectorAll([...scrolling.keys()].join()).forEach((box) => reach.observe(box));
const explorers = document.querySelectorAll(".explorer");
if (explorers.length) {
  let host = null;
  const fetchHost = (box) => {
    host ??= new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = box.dataset.hostSrc;
      script.addEventListener("load", loaded);
      script.addEventListener("error", () => {
        host = null; // so that it is asked for anew
        script.remove();
        failed(new Error("not loaded"));
      });
      document.head.append(script);
    });
    return host;
  };
  const inView = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      target.toggleAttribute("data-in-view", isIntersecting); // the way back to the top would cover what comes out
      if (isIntersecting) fetchHost(target).catch(() => {});
    }
  });
  for (const box of explorers) {
    const button = box.querySelector(".explorer-start");
    const told = box.querySelector(".explorer-told");
    const start = async (pressed) => {
      if (button.getAttribute("aria-disabled") === "true") return;
      button.setAttribute("aria-disabled", "true");
      told.textContent = box.dataset.loading;
      const slow = setTimeout(() => (told.textContent = box.dataset.slow), 8000);
      try {
        await fetchHost(box);
        await window.evenwichtStart(box);
        button.hidden = true;
        told.textContent = "";
        if (pressed) box.querySelector(".explorer-live :is(select, input, button)")?.focus({ preventScroll: true });
      } catch {
        told.textContent = box.dataset.failed;
      } finally {
        clearTimeout(slow);
        button.removeAttribute("aria-disabled");
      }
    };
    button.addEventListener("click", () => start(true));
    inView.observe(box); // so that it begins at once when its button is pressed
    if (location.search.includes(`${box.id}.`)) start(false); // a setting that someone shared
  }
}
// A table under headings, to keep the rows of one heading, of one chapter, or with a word in them.
document.querySelectorAll("table.filterable").forEach((table) => {
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const column = [...table.tHead.rows[0].cells].findIndex((_, at) => table.querySelector(`td:nth-child(${at + 1}) a`));
  const form = document.createElement("form");
  form.className = "table-filter";
  form.setAttribute("role", "search");
  const field = (name, control) => {
    const label = document.createElement("label");
    label.append(name, control);
    form.append(label);
    return control;
  };
  const choice = (name, values) => {
    const select = document.createElement("select");
    for (const value of ["", ...new Set(values)]) select.append(new Option(value || names.filterAll, value));
    return field(name, select);
  };
  const groupOf = (body) => body.querySelector(".row-group").textContent;
  const rowsOf = (body) => [...body.rows].filter((row) => !row.querySelector(".row-group"));
  const chapterOf = (row) => (column < 0 ? "" : row.cells[column].textContent);
  const bodies = [...table.tBodies].filter((body) => body.querySelector(".row-group"));
  const group = choice(names.filterGroup, bodies.map(groupOf));
  const chapter = choice(heads[column] ?? "", bodies.flatMap(rowsOf).map(chapterOf));
  const word = field(names.filterWord, Object.assign(document.createElement("input"), { type: "search" }));
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  const clear = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: names.filterClear });
  form.append(told, clear);
  const frame = table.closest(".table-wrapper");
  const apply = () => {
    const sought = word.value.trim().toLowerCase();
    let shown = 0;
    for (const body of bodies) {
      let kept = 0;
      for (const row of rowsOf(body)) {
        const fits =
          [groupOf(body), ""].includes(group.value) &&
          [chapterOf(row), ""].includes(chapter.value) &&
          row.textContent.toLowerCase().includes(sought);
        row.hidden = !fits;
        kept += fits;
      }
      body.hidden = !kept;
      shown += kept;
    }
    told.textContent = shown ? `${names.filterCount}: ${shown}` : names.filterNone;
    frame.hidden = !shown;
    clear.hidden = ![group, chapter, word].some((control) => control.value);
  };
  form.addEventListener("input", apply);
  clear.addEventListener("click", () => {
    form.reset();
    apply();
    word.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  frame.before(form);
  apply();
});
