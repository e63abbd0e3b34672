"""A page of the book as linked data in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from evenwicht.publish.site.address import absolute
from evenwicht.publish.site.metadata import Page
from evenwicht.publish.site.publication import LICENCES, Author, Publication


def _author(author: Author) -> dict[str, str]:
    if author.is_person:
        return {"@type": "Person", "givenName": author.given, "familyName": author.family}
    return {"@type": "Organization", "name": author.family}


def _report(publication: Publication) -> dict[str, Any]:
    report = publication.report
    found: dict[str, Any] = {
        "@type": "Report",
        "name": report.title,
        "author": [_author(author) for author in report.authors],
        "publisher": [{"@type": "Organization", "name": name} for name in report.institutions],
        "datePublished": str(report.year),
    }
    return found | ({"url": report.url} if report.url else {})


def _translation(page: Page) -> dict[str, Any]:
    """The same page in the other language: the Dutch is the work, the English its translation."""
    if page.other is None:
        return {}
    language, url = page.other
    relation = "translationOfWork" if language == "nl" else "workTranslation"
    address = dict(page.editions).get(language, url)
    return {relation: {"@type": "CreativeWork", "@id": address, "inLanguage": language}}


def _work(publication: Publication, page: Page) -> dict[str, Any]:
    return {
        "author": [_author(author) for author in publication.authors],
        "publisher": {"@type": "Organization", "name": publication.publisher},
        "datePublished": publication.date.isoformat(),
        "version": publication.version,
        "license": LICENCES[publication.licence]["url"],
        "inLanguage": page.language,
        "isAccessibleForFree": True,
        "isBasedOn": _report(publication),
        **_translation(page),
    }


def _book(publication: Publication, page: Page, base: str) -> dict[str, Any]:
    book: dict[str, Any] = {
        "@type": "Book",
        "@id": base or f"{page.root}index.html",
        "name": publication.title,
        "abstract": publication.abstract,
        "keywords": list(publication.keywords),
    }
    if publication.doi:
        book["identifier"] = f"https://doi.org/{publication.doi}"
    return book


def linked_data(
    page: Page, publication: Publication, base: str, figures: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The description of a page.

    Parameters
    ----------
    page, publication, base
        The page, the book and the site's address (empty for none: addresses are then relative to the page).
    figures
        Path and title of the figures that stand on the page, or of the one that it shows.
    """

    def address(path: str) -> str:
        return absolute(base, path) or page.root + path

    book = _book(publication, page, base)
    if page.kind == "book":
        return {"@context": "https://schema.org", **book, **_work(publication, page)}
    work: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["Dataset"] if page.kind == "figure" else ["Chapter", "ScholarlyArticle"],
        "@id": address(page.path),
        "url": address(page.path),
        "name": page.title,
        **_work(publication, page),
        "isPartOf": book,
    }
    if page.kind != "figure":
        work["headline"] = page.title
    if page.description:
        work["description"] = page.description
    if page.kind == "figure":
        work["distribution"] = [
            {"@type": "DataDownload", "contentUrl": address(path), "encodingFormat": media}
            for path, media in page.items
        ]
    elif figures:
        work["hasPart"] = [{"@type": "Dataset", "@id": address(path), "name": name} for path, name in figures]
    return work


def script(data: dict[str, Any]) -> str:
    """The description as a data block of HTML; nothing in it can end the block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
