"""The page that lists all editions of the book with what changed, once one has been frozen (``make archive``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx.application import Sphinx

from evenwicht.answers_named import survey_path
from evenwicht.publish import frozen
from evenwicht.publish.site.contents import publication_of, sources_of
from evenwicht.publish.site.words import words

PAGE = f"{frozen.FOLDER}/index"


def editions_of(app: Sphinx) -> list[frozen.Frozen]:
    """The editions that the site carries: those that are kept, but none beside a book on answers, which is nobody else's."""
    return [] if survey_path() is not None else frozen.kept(sources_of(app))


def page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The one page; none while nothing has been frozen."""
    kept = editions_of(app)
    if not kept:
        return
    terms, publication = words(app.config.language), publication_of(app)
    changelog = sources_of(app) / "CHANGELOG.md"
    now = frozen.changes(changelog.read_text(encoding="utf-8") if changelog.is_file() else "", publication.version)
    listed = list(frozen.listed(kept, publication, now, app.config.language))
    context = {"title": terms["editions"], "description": terms["editions_description"], "editions": listed}
    yield PAGE, context, "editions.html"
