"""Print the numbers of the built site beside those of a stock Jupyter Book: ``make audit``.

    python -m benchmarks.audit --build _build

Exits with 1 when a promise is broken: a foreign request, a page of 300 kB or more, anything that axe
finds, a score of Lighthouse under 95.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from benchmarks.audit import lighthouse
from benchmarks.audit.browser import MISSING, chromium_path, running
from benchmarks.audit.report import Audit, by_page, foreign, summary
from benchmarks.audit.server import page_paths, serving
from benchmarks.audit.stock import build_stock
from benchmarks.audit.visit import visit
from evenwicht.publish.site.editions import FOLDERS

LOWEST = 95
STOCK = "stock Jupyter Book"


def _say(text: str) -> None:
    print(f"audit: {text}", file=sys.stderr, flush=True)


def measure(name: str, site: Path, browser: Browser, chromium: str, pages: list[str], scored: list[str]) -> Audit:
    """Visit pages of a site in light and dark, and let Lighthouse score some of them."""
    with serving(site) as address:
        visits = []
        for place, path in enumerate(pages, 1):
            _say(f"{name}: {place} of {len(pages)}: {path}")
            visits.append(visit(browser, address, path, "light"))
        scores = {}
        for place, path in enumerate(scored, 1):
            _say(f"{name}: Lighthouse {place} of {len(scored)}: {path}")
            scores[path] = lighthouse.scores(address + path, chromium)
    return Audit(name, visits, scores)


def broken_promises(audit: Audit) -> list[str]:
    """What the site promises and does not keep, a line each."""
    found = []
    for seen in audit.visits:
        if foreign(seen):
            found.append(f"{seen.path}: asks {', '.join(sorted(foreign(seen)))}")
        if seen.weight >= seen.most_weight:
            most = seen.most_weight // 1000
            found.append(f"{seen.path}: weighs {seen.weight / 1000:.0f} kB; expected less than {most}")
        found += [
            f"{seen.path} ({scheme}): {said}" for scheme, all_said in seen.violations.items() for said in all_said
        ]
    for path, scores in audit.lighthouse.items():
        if isinstance(scores, str):
            found.append(f"{path}: {scores}")
            continue
        for name in ("performance", "accessibility", "best_practices", "seo"):
            if getattr(scores, name) < LOWEST:
                found.append(f"{path}: Lighthouse {name} is {getattr(scores, name)}; expected {LOWEST} or more")
    return sorted(set(found))


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audit", description=__doc__)
    parser.add_argument("--source", type=Path, default=Path.cwd(), help="the folder of the book's sources")
    parser.add_argument("--build", type=Path, default=Path("_build"), help="where the book was built")
    parser.add_argument("--no-stock", action="store_true", help="leave the stock book out")
    parser.add_argument("--no-lighthouse", action="store_true", help="leave Lighthouse out, as where there is no Node")
    parser.add_argument("--only", help="measure only pages whose path holds this text")
    options = parser.parse_args(arguments)
    chromium = chromium_path()
    site = options.build.resolve() / "html"
    if chromium is None or not (site / "index.html").is_file():
        _say(MISSING if chromium is None else f"found no site in {options.build}; run make book first")
        return 2
    with_scores = not options.no_lighthouse and lighthouse.is_available()
    if not options.no_lighthouse and not with_scores:
        _say("found no npx; install Node to have Lighthouse measured")
    pages = {
        language: [path for path in page_paths(site, folder) if (options.only or "") in path]
        for language, folder in FOLDERS.items()
    }
    with running(chromium) as browser, TemporaryDirectory() as folder:
        audits = [
            measure(f"this book ({language})", site, browser, chromium, paths, paths if with_scores else [])
            for language, paths in pages.items()
            if paths
        ]
        if not options.no_stock:
            _say("building the stock book")
            cache = next((options.build.resolve() / "executed").iterdir())
            stock = build_stock(options.source.resolve(), Path(folder), cache)
            same = [path for path in pages["nl"] if (stock / path).is_file()]
            audits.append(measure(STOCK, stock, browser, chromium, same, same if with_scores else []))
    ours = [audit for audit in audits if audit.name != STOCK]
    print(summary(audits), *map(by_page, ours), sep="\n\n")
    broken = [promise for audit in ours for promise in broken_promises(audit)]
    print("\n" + ("\n".join(broken) if broken else "Every promise is kept."))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
