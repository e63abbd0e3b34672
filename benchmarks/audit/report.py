"""The numbers of an audit as a table to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from benchmarks.audit.lighthouse import Scores
from benchmarks.audit.visit import Visit


@dataclass(frozen=True)
class Audit:
    """What was measured of one site: a visit to each page, and Lighthouse by page."""

    name: str
    visits: Sequence[Visit]
    lighthouse: Mapping[str, Scores | str]


def foreign(visit: Visit) -> set[str]:
    """The hosts besides this machine that a page asked something of."""
    return {urlsplit(url).netloc for url in visit.requests} - {""} - _own(visit)


def _own(visit: Visit) -> set[str]:
    return {urlsplit(url).netloc for url in visit.requests if urlsplit(url).hostname == "127.0.0.1"}


def _worst(found: Sequence[Scores | str], name: str) -> str:
    numbers = [getattr(score, name) for score in found if isinstance(score, Scores)]
    if not numbers:
        return "not measured"
    return f"{max(numbers):.1f} s" if name == "largest_paint" else str(min(numbers))


def summary_rows(audit: Audit) -> dict[str, str]:
    """The worst page of a site for each measure, by its name."""
    seen = audit.visits
    scores = list(audit.lighthouse.values())
    hosts = set().union(*map(foreign, audit.visits))
    return {
        "pages": str(len(seen)),
        "heaviest page, uncompressed": f"{max(visit.weight for visit in seen) / 1000:.0f} kB",
        "most requests": str(max(len(visit.requests) for visit in seen)),
        "foreign hosts": f"{len(hosts)} ({', '.join(sorted(hosts))})" if hosts else "0",
        "console errors": str(sum(len(visit.console) for visit in seen)),
        "largest layout shift": f"{max(visit.shift for visit in seen):.3f}",
        "axe, light": str(sum(len(visit.violations["light"]) for visit in seen)),
        "axe, dark": str(sum(len(visit.violations["dark"]) for visit in seen)),
        "Lighthouse performance": _worst(scores, "performance"),
        "Lighthouse accessibility": _worst(scores, "accessibility"),
        "Lighthouse best practices": _worst(scores, "best_practices"),
        "Lighthouse SEO": _worst(scores, "seo"),
        "largest paint, slow 4G": _worst(scores, "largest_paint"),
    }


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with its columns lined up.

    >>> print(table(["a", "b"], [["1", "22"]]))
    | a | b  |
    |---|----|
    | 1 | 22 |
    """
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"

    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([line(head), rule, *map(line, rows)])


def summary(audits: Sequence[Audit]) -> str:
    """The sites side by side: the worst page of each for every measure."""
    columns = [summary_rows(audit) for audit in audits]
    names = ["worst page of the site", *(audit.name for audit in audits)]
    return table(names, [[measure, *(column[measure] for column in columns)] for measure in columns[0]])


def by_page(audit: Audit) -> str:
    """Every page of a site with its own numbers."""
    rows = []
    for visit in audit.visits:
        scores = audit.lighthouse.get(visit.path, "not measured")
        told = (
            scores
            if isinstance(scores, str)
            else f"{scores.performance} {scores.accessibility} {scores.best_practices} {scores.seo}"
        )
        axe = sum(map(len, visit.violations.values()))
        shift = f"{visit.shift:.3f}"
        rows.append([visit.path, f"{visit.weight / 1000:.0f}", str(len(visit.requests)), str(axe), shift, told])
    return table(["page", "kB", "requests", "axe", "shift", "Lighthouse"], rows)
