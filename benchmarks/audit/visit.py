"""One visit to a page in Chromium: what it asks for, weighs, logs and moves, and what axe finds on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from joblib import Parallel, delayed
from playwright.sync_api import Browser, Page, Request

from benchmarks.audit.browser import running

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
  const shown = [...document.images].filter((image) => getComputedStyle(image).display !== "none");
  for (const image of shown) image.loading = "eager";
  await Promise.allSettled(shown.map((image) => image.decode()));
}"""
_UNFOLD = "document.querySelectorAll('details').forEach((fold) => (fold.open = true))"


@dataclass
class Visit:
    """What one visit showed.

    Attributes
    ----------
    requests
        Addresses asked for, each once.
    console
        Errors and warnings in the console, among them every breach of the content security policy.
    failed
        Files that did not come.
    weight
        Bytes of all that came, uncompressed.
    shift
        Cumulative layout shift.
    moved
        What moved and when: its left, top, width and height in pixels before and after.
    violations
        What axe found, with all folds open: rule, element and why.
    broken_images
        Addresses of pictures that are shown and did not load.
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
    violations: list[str] = field(default_factory=list)
    broken_images: list[str] = field(default_factory=list)
    explorers: int = 0

    @property
    def most_weight(self) -> int:
        """The bytes that the page must stay below: one with explorers may carry more than a plain one."""
        return PLAIN + (EXPLORERS if self.explorers else 0)


def _listen(page: Page, seen: Visit, weights: dict[str, int]) -> None:
    def asked(request: Request) -> None:
        if not request.url.startswith("data:") and request.url not in seen.requests:
            seen.requests.append(request.url)

    def came(request: Request) -> None:
        response = request.response()
        if response is None or request.url.startswith("data:"):
            return
        if response.status >= 400:
            seen.failed.append(f"{response.status} {request.url}")
        else:
            weights[request.url] = len(response.body())

    page.on("request", asked)
    page.on("requestfinished", came)
    page.on("requestfailed", lambda request: seen.failed.append(f"failed {request.url}"))
    page.on("console", lambda line: seen.console.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.console.append(str(error)))


@lru_cache(1)
def _axe() -> str:
    """The script of axe-core, from the package that ships it."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def _violations(result: dict[str, Any]) -> list[str]:
    return [
        f"{found['id']}: {node['html'][:160]} ({' '.join(node['failureSummary'].split())[:200]})"
        for found in result["violations"]
        for node in found["nodes"]
    ]


def visit(browser: Browser, address: str, path: str, scheme: Scheme, width: int = 1280) -> Visit:
    """Open a page, read it to its end, unfold everything, and let axe look at it with all its rules."""
    seen = Visit(path, scheme)
    weights: dict[str, int] = {}
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    _listen(page, seen, weights)
    page.goto(address + path)
    page.evaluate(_SCROLL)
    page.wait_for_load_state("networkidle")
    for shift, what in page.evaluate(_SHIFTS):
        seen.shift += float(shift)
        seen.moved.append(what)
    seen.explorers = page.locator(".explorer").count()
    seen.broken_images = list(page.evaluate(_BROKEN))
    seen.weight = sum(weights.values())
    page.evaluate(_UNFOLD)
    page.evaluate(_axe())
    seen.violations = _violations(page.evaluate("axe.run({ resultTypes: ['violations'] })"))
    context.close()
    return seen


def _visits(chromium: str, address: str, places: Sequence[tuple[str, Scheme]]) -> list[Visit]:
    """Visits of one browser."""
    with running(chromium) as browser:
        return [visit(browser, address, path, scheme) for path, scheme in places]


def visit_all(
    chromium: str, address: str, paths: Sequence[str], schemes: Sequence[Scheme] = ("light", "dark"), workers: int = 2
) -> list[Visit]:
    """Visit every page in every scheme, in several browsers side by side; in the order of pages and schemes.

    Parameters
    ----------
    chromium
        Path of the browser.
    address
        Of the site, with a slash at its end.
    paths
        Pages, from the root of the site.
    workers
        Browsers at a time; much of a visit is waiting.
    """
    places = [(path, scheme) for path in paths for scheme in schemes]
    shares = [places[start::workers] for start in range(workers)]
    found = Parallel(n_jobs=workers)(delayed(_visits)(chromium, address, share) for share in shares)
    by_place = {(seen.path, seen.scheme): seen for visits in found for seen in visits}
    return [by_place[place] for place in places]
