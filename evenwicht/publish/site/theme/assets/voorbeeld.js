// A look at what a link leads to: a citation, a figure, a table, a word of the glossary. It shows on hover and on focus;
// a tap shows it first and follows the link the second time; Escape closes it. Without this script links are links.
"use strict";
(() => {
  const article = document.querySelector("article");
  if (!article) return;
  const WORTH = ".citation, figure, table, .table-wrapper, dt, .admonition";
  const pages = new Map([[location.pathname, Promise.resolve(document)]]);
  const box = document.createElement("div");
  box.className = "preview";
  box.id = "voorbeeld";
  box.hidden = true;
  box.setAttribute("role", "tooltip");
  document.body.append(box);
  let shown = null;
  let waiting = 0;

  function page(url) {
    if (!pages.has(url.pathname)) {
      const asked = fetch(url.pathname)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
        .then((text) => new DOMParser().parseFromString(text, "text/html"));
      asked.catch(() => pages.delete(url.pathname));
      pages.set(url.pathname, asked);
    }
    return pages.get(url.pathname);
  }

  function taken(target, base) {
    // A copy of what stands there, without ids, without controls, and with addresses that hold on this page.
    const whole = target.matches("dt") ? [target, target.nextElementSibling] : [target.closest("figure, .table-wrapper, .citation") ?? target];
    const copies = whole.filter(Boolean).map((part) => part.cloneNode(true));
    const holder = document.createElement("div");
    for (const copy of copies) {
      copy.removeAttribute("role"); // an item of a list is none without its list
      const part = document.createElement("div");
      part.append(...(copy.matches("dt, dd") ? copy.childNodes : [copy]));
      if (copy.matches("dt")) part.className = "preview-word";
      holder.append(part);
    }
    holder.querySelectorAll("script, button, details, .headerlink, .explorer-live, .explorer-told, .figure-enlarge, iframe").forEach((part) => part.remove());
    holder.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    holder.querySelectorAll("[tabindex]").forEach((part) => part.removeAttribute("tabindex"));
    holder.querySelectorAll("[hidden]").forEach((part) => (part.hidden = false));
    holder.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    for (const name of ["src", "srcset"]) {
      holder.querySelectorAll(`[${name}]`).forEach((part) => part.setAttribute(name, new URL(part.getAttribute(name), base).href));
    }
    holder.querySelectorAll("img").forEach((picture) => (picture.loading = "eager"));
    for (const { nextSibling: means } of holder.querySelectorAll(".figure-basis .basis")) {
      if (means) means.textContent = means.textContent.replace(/^ \([^)]*\)/, ""); // what a status means stands at the figure itself
    }
    for (const narrow of holder.querySelectorAll("source")) {
      // Of a high drawing the top is seen, in letters that can be read.
      const [high, wide] = ["height", "width"].map((side) => Number(narrow.nextElementSibling.getAttribute(side)));
      if (2 * high > wide) narrow.removeAttribute("media");
    }
    return holder;
  }

  function close() {
    clearTimeout(waiting);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
    box.replaceChildren();
  }

  async function open(link) {
    if (shown === link) return;
    const url = new URL(link.href);
    let target = null;
    try {
      target = (await page(url)).getElementById(decodeURIComponent(url.hash.slice(1)));
    } catch {
      return; // no network, or a page that was opened as a file: the link still works
    }
    if (!target?.matches(WORTH) || waiting !== link.waiting) return;
    close();
    box.replaceChildren(taken(target, url));
    box.hidden = false;
    shown = link;
    link.setAttribute("aria-describedby", box.id);
    const place = link.getBoundingClientRect();
    // Within the column of the text: the contents of the page beside it stay in sight.
    const width = Math.min(innerWidth - 16, 480);
    const right = Math.min(article.getBoundingClientRect().right, innerWidth - 8);
    box.style.width = `${width}px`;
    box.style.left = `${Math.max(8, Math.min(place.left, right - width)) + scrollX}px`;
    // Within the window: below the link, or above it where there is more room.
    const room = [innerHeight - place.bottom - 12, place.top - 12 - (document.querySelector(".mobile-header")?.offsetHeight ?? 0)];
    box.style.maxHeight = "";
    const above = box.offsetHeight > room[0] && room[1] > room[0];
    box.style.maxHeight = `min(${getComputedStyle(box).maxHeight}, ${room[above ? 1 : 0]}px)`;
    box.style.top = `${(above ? place.top - box.offsetHeight - 4 : place.bottom + 4) + scrollY}px`;
  }

  const links = [...article.querySelectorAll("a[href*='#']:not(.headerlink)")].filter((link) => {
    const url = new URL(link.href);
    return url.origin === location.origin && url.hash.length > 1 && !link.closest(".figure-files, .cite, nav, .explorer, .preview");
  });
  for (const link of links) {
    const later = (wait) => {
      clearTimeout(waiting);
      link.waiting = waiting = setTimeout(() => open(link), wait);
    };
    link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(250));
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "mouse") return;
      clearTimeout(waiting);
      waiting = setTimeout(() => box.matches(":hover") || close(), 250);
    });
    link.addEventListener("focus", () => link.matches(":focus-visible") && later(0));
    link.addEventListener("blur", () => setTimeout(() => shown === link && document.activeElement !== link && !box.matches(":hover") && close(), 100));
    link.addEventListener("click", async (event) => {
      if (event.pointerType !== "touch" || shown === link) return close();
      event.preventDefault(); // a first tap shows; if there is nothing to show, it leads on at once
      clearTimeout(waiting);
      link.waiting = waiting = -1;
      await open(link);
      if (shown !== link) location.href = link.href;
    });
  }
  box.addEventListener("pointerleave", close);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("pointerdown", (event) => shown && !box.contains(event.target) && !shown.contains(event.target) && close());
})();
