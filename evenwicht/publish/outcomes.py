"""Read a chapter again when its results, or the package, are others: Sphinx itself looks at its text alone."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from evenwicht.publish import inputs


def _outcome(app: Sphinx, docname: str) -> str:
    return f"{inputs.package()} {app.config.chapter_outcomes.get(str(app.env.doc2path(docname)), '')}"


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """The chapters that were read with other results, or another package, than there are now."""
    read = env.__dict__.setdefault("evenwicht_outcomes", {})
    return [docname for docname in sorted(env.found_docs) if read.get(docname) != _outcome(app, docname)]


def note(app: Sphinx, docname: str, source: list[str]) -> None:
    """Remember with which results a chapter is read."""
    app.env.__dict__.setdefault("evenwicht_outcomes", {})[docname] = _outcome(app, docname)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the setting ``chapter_outcomes``: for a chapter's path what tells its results from others."""
    app.add_config_value("chapter_outcomes", {}, "", types=(dict,))
    app.connect("env-get-outdated", outdated)
    app.connect("source-read", note)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
