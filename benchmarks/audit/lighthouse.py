"""Lighthouse's four scores of a page (mobile, its default throttling), where Node's ``npx`` can run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass

from benchmarks.audit.browser import FLAGS

PACKAGE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Scores:
    """Scores from 0 to 100 by category, and when the largest part of the page stood there, in seconds."""

    performance: int
    accessibility: int
    best_practices: int
    seo: int
    largest_paint: float


def is_available() -> bool:
    """Whether ``npx`` is there; Lighthouse itself is fetched by it, once."""
    return shutil.which("npx") is not None


def scores(address: str, chromium: str) -> Scores | str:
    """The scores of the page at an address, or a line that says why there are none."""
    flags = " ".join([*FLAGS, "--headless=new"])
    command = ["npx", "--yes", PACKAGE, address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    environment = os.environ | {"CHROME_PATH": chromium}
    try:
        ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=240)
    except subprocess.TimeoutExpired:
        return "Lighthouse took more than four minutes"
    if ran.returncode != 0 or not ran.stdout.startswith("{"):
        return f"Lighthouse stopped: {(ran.stderr.strip().splitlines() or ['it said nothing'])[-1]}"
    report = json.loads(ran.stdout)
    if report.get("runtimeError"):
        return f"Lighthouse stopped: {report['runtimeError']['message']}"
    speed, access, practice, search = (round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES)
    paint = report["audits"]["largest-contentful-paint"].get("numericValue", 0) / 1000
    return Scores(speed, access, practice, search, paint)
