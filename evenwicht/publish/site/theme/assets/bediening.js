// The menu by keyboard, one switch for all code, a button that copies a piece of code, and figures on paper.
"use strict";
(() => {
  const names = document.currentScript.dataset;

  // The menu and the contents of a page are drawers: they open and close, and what they cover is out of reach meanwhile.
  const drawers = ["__navigation", "__toc"].map((id) => document.getElementById(id)).filter(Boolean);
  const covered = document.querySelector(".page > .main > .content");
  const told = () => {
    for (const drawer of drawers) drawer.setAttribute("aria-expanded", String(drawer.checked));
    if (covered) covered.inert = drawers.some((drawer) => drawer.checked && getComputedStyle(drawer).display !== "none");
  };
  for (const drawer of drawers) {
    drawer.addEventListener("change", () => {
      for (const other of drawers) if (other !== drawer) other.checked = false;
      told();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const drawer of drawers.filter((one) => one.checked)) {
      drawer.checked = false;
      drawer.focus();
    }
    told();
  });
  document.querySelectorAll(".sidebar-drawer a, .toc-drawer a").forEach((link) =>
    link.addEventListener("click", () => {
      for (const drawer of drawers) drawer.checked = false; // a link to a place on this page
      told();
    }),
  );
  addEventListener("resize", told);
  told();

  // The way to the other language leads to the same place, and keeps the setting of an explorer.
  document.querySelectorAll(".edition a").forEach((link) => {
    const follow = () => Object.assign(link, { search: location.search, hash: location.hash });
    for (const event of ["pointerdown", "click", "focus"]) link.addEventListener(event, follow);
  });

  const folds = [...document.querySelectorAll("details.fold-above-input")];
  const all = document.querySelector("button.all-code");
  if (all && folds.length) {
    const say = () => {
      const open = folds.every((fold) => fold.open);
      all.textContent = open ? names.hideCode : names.showCode;
      all.dataset.open = open;
    };
    all.hidden = false;
    all.addEventListener("click", () => {
      const open = all.dataset.open !== "true";
      document.body.dataset.code = open; // a narrow page shows no folds of code until they are asked for
      for (const fold of folds) fold.open = open;
      say();
    });
    for (const fold of folds) fold.addEventListener("toggle", say);
    say();
  }

  if (navigator.clipboard) {
    document.querySelectorAll("div.cell_input div.highlight, article > section div[class*='highlight-'] > div.highlight").forEach((box) => {
      if (box.closest("div.output") || box.querySelector(".copy-code")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy copy-code";
      button.textContent = names.copy;
      button.setAttribute("aria-live", "polite");
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(box.querySelector("pre").innerText.trimEnd());
        button.textContent = names.copied;
        setTimeout(() => (button.textContent = names.copy), 2000);
      });
      box.prepend(button);
    });
  }

  // Paper is light and wide, and a printer waits for no drawing that was dark, narrow or out of sight: those are put in
  // place at once, as PNG, since the letters of an SVG come later than its lines.
  addEventListener("beforeprint", () => {
    for (const drawing of document.querySelectorAll("img.only-light")) {
      if (drawing.naturalWidth && drawing.currentSrc === drawing.src) continue;
      const paper = new Image(drawing.getAttribute("width"), drawing.getAttribute("height"));
      Object.assign(paper, { alt: drawing.alt, className: drawing.className, src: pngAtOnce(drawing.src) });
      const shown = drawing.closest("picture") ?? drawing;
      shown.replaceWith(paper);
      addEventListener("afterprint", () => paper.replaceWith(shown), { once: true });
    }
  });
  function pngAtOnce(svg) {
    try {
      const asked = new XMLHttpRequest();
      asked.open("GET", svg.replace(/\.svg$/, ".png"), false);
      asked.overrideMimeType("text/plain; charset=x-user-defined"); // a character for each byte
      asked.send();
      const bytes = asked.responseText.replace(/[^]/g, (byte) => String.fromCharCode(byte.charCodeAt(0) & 255));
      return asked.status === 200 ? `data:image/png;base64,${btoa(bytes)}` : svg;
    } catch {
      return svg; // a page that was opened as a file, or no network: it is shown if it comes in time
    }
  }
})();
