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
    for (const { isIntersecting, target } of seen) if (isIntersecting) fetchHost(target).catch(() => {});
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
