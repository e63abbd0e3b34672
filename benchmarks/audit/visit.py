"""One visit to a page in Chromium: what it asks for, weighs, logs and moves, what axe finds on it, and how narrow it can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from playwright.sync_api import Browser, Page, Response

Scheme = Literal["light", "dark"]
PLAIN = 300_000
EXPLORERS = 150_000
"""What a page may weigh, and what its explorers may add to that, in bytes."""
_SHIFTS = """() => new Promise((done) => {
  const told = ({ node, previousRect: from, currentRect: to }) =>
    `${node?.nodeName} ${(node?.textContent ?? "").trim().slice(0, 40)}: ` +
    [from, to].map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ")).join(" to ");
  const shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      shifts.push([entry.value, `after ${Math.round(entry.startTime)} ms ${entry.sources.map(told).join("; ")}`]);
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shifts), 60);
})"""
_BROKEN = """() => [...document.images]
  .filter((image) => getComputedStyle(image).display !== "none" && !image.naturalWidth)
  .map((image) => image.src)"""
_SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 600) {
    window.scrollTo(0, y);
    await new Promise((next) => setTimeout(next, 15));
  }
  window.scrollTo(0, 0);
}"""
_PICTURES = """async () => {
  const shown = [...document.images].filter((image) => getComputedStyle(image).display !== "none");
  for (const image of shown) image.loading = "eager";
  await Promise.allSettled(shown.map((image) => image.decode()));
}"""
_UNFOLD = "document.querySelectorAll('details').forEach((fold) => (fold.open = true))"
_BEYOND = """() => {
  window.scrollTo(500, 0);
  const boxes = [document.documentElement, document.querySelector(".content") ?? document.body];
  return Math.max(window.scrollX, ...boxes.map((box) => box.scrollWidth - box.clientWidth));
}"""
"""How far a page scrolls sideways; `.content` clips what overflows, so it is asked as well."""
_TABLES = "[...document.querySelectorAll('.table-wrapper')].map((box) => box.scrollWidth - box.clientWidth)"
CONTRAST = "color-contrast"
"""The one rule of axe that looks at colours."""


@dataclass
class Visit:
    """What one visit showed.

    Attributes
    ----------
    scheme
        The scheme in which it was opened; once it is read, the device turns to the other one.
    requests
        Addresses asked for, each once.
    console
        Errors and warnings in the console, among them every breach of the content security policy.
    failed
        Files that did not come.
    weight
        Bytes of all that came, uncompressed, before the device turned.
    shift
        Cumulative layout shift.
    moved
        What moved and when: its left, top, width and height in pixels before and after.
    violations
        What axe found in each scheme, with all folds open: rule, element and why.
    broken_images
        Addresses of pictures that are shown, in either scheme, and did not load.
    beyond
        How many pixels a telephone of 360 pixels scrolls sideways.
    tables
        How many of them each table scrolls there by itself, in its own box.
    explorers
        How many explorers the page holds.
    """

    path: str
    scheme: Scheme
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    weight: int = 0
    shift: float = 0.0
    moved: list[str] = field(default_factory=list)
    violations: dict[Scheme, list[str]] = field(default_factory=dict)
    broken_images: list[str] = field(default_factory=list)
    beyond: int = 0
    tables: list[int] = field(default_factory=list)
    explorers: int = 0

    @property
    def most_weight(self) -> int:
        """The bytes that the page must stay below: one with explorers may carry more than a plain one."""
        return PLAIN + (EXPLORERS if self.explorers else 0)


def _listen(page: Page, seen: Visit, weights: dict[str, int]) -> None:
    def came(response: Response) -> None:
        if response.url.startswith("data:"):
            return
        if response.status >= 400:
            seen.failed.append(f"{response.status} {response.url}")
        else:
            weights[response.url] = int(response.headers.get("content-length", 0))

    def asked(url: str) -> None:
        if not url.startswith("data:") and url not in seen.requests:
            seen.requests.append(url)

    page.on("request", lambda request: asked(request.url))
    page.on("response", came)
    page.on("requestfailed", lambda request: seen.failed.append(f"failed {request.url}"))
    page.on("console", lambda line: seen.console.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.console.append(str(error)))


@lru_cache(1)
def _axe() -> str:
    """The script of axe-core, from the package that ships it."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def _violations(page: Page, *rules: str) -> list[tuple[str, str]]:
    """What axe finds, by all its rules or by some: the rule, and what it says of the element."""
    options: dict[str, Any] = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    result = page.evaluate("options => axe.run(options)", options)
    return [
        (found["id"], f"{node['html'][:160]} ({' '.join(node['failureSummary'].split())[:200]})")
        for found in result["violations"]
        for node in found["nodes"]
    ]


def _told(violations: list[tuple[str, str]]) -> list[str]:
    return [f"{rule}: {said}" for rule, said in violations]


def visit(browser: Browser, address: str, path: str, scheme: Scheme) -> Visit:
    """Open a page, read it to its end, unfold everything, and let axe look at it with all its rules.

    Then the device turns from light to dark, or back, and axe looks at the colours again; at last it is a telephone.
    """
    seen = Visit(path, scheme)
    weights: dict[str, int] = {}
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    _listen(page, seen, weights)
    page.goto(address + path)
    page.evaluate(_SCROLL)
    page.evaluate(_PICTURES)
    page.wait_for_load_state("networkidle")
    for shift, what in page.evaluate(_SHIFTS):
        seen.shift += float(shift)
        seen.moved.append(what)
    seen.explorers = page.locator(".explorer").count()
    seen.broken_images = list(page.evaluate(_BROKEN))
    seen.weight = sum(weights.values())
    page.evaluate(_UNFOLD)
    page.evaluate(_axe())
    found = _violations(page)
    other: Scheme = "dark" if scheme == "light" else "light"
    page.emulate_media(color_scheme=other)
    page.evaluate(_PICTURES)
    seen.broken_images += page.evaluate(_BROKEN)
    colours = _violations(page, CONTRAST)
    seen.violations = {
        scheme: _told(found),
        other: _told([(rule, said) for rule, said in found if rule != CONTRAST] + colours),
    }
    page.set_viewport_size({"width": 360, "height": 740})
    seen.beyond = int(page.evaluate(_BEYOND))
    seen.tables = list(page.evaluate(_TABLES))
    page.wait_for_load_state("networkidle")
    context.close()
    return seen
