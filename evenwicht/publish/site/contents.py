"""What the book holds as Sphinx knows it: who published it, and its figures by page; read once in a build."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx

from evenwicht.publish.figures_folder import PublishedFigure, collect
from evenwicht.publish.site.publication import Publication, read_publication

_publications: WeakKeyDictionary[Sphinx, Publication] = WeakKeyDictionary()


def publication_of(app: Sphinx) -> Publication:
    """The book as ``CITATION.cff`` beside its sources describes it."""
    if app not in _publications:
        _publications[app] = read_publication(Path(app.srcdir))
    return _publications[app]


def sources_of(app: Sphinx) -> Path:
    """The folder of the project: that of the book's sources, or of those that an edition in another language was made from."""
    return Path(app.config.book_sources or app.srcdir)


def figures_of(app: Sphinx, docname: str | None = None) -> list[PublishedFigure]:
    """The figures of the book, or of one of its pages; call it when all pages have been read."""
    return [figure for figure in collect(app) if docname in (None, figure.chapter)]


def title_of(app: Sphinx, docname: str) -> str:
    """The title of a page in plain text, without its number; that of the book for the first page."""
    return publication_of(app).title if docname == app.config.root_doc else app.env.titles[docname].astext()
