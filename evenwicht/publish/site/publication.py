"""What is published, by whom, when and under which licence: read once, from ``CITATION.cff``.

The book is the ``preferred-citation`` of that file; version, DOI, repository and the report that it rests on
(the first of ``references``) stand there too. A DOI or address that is not set there is shown nowhere.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evenwicht.publish.edition import edition_moment


class CitationFileError(ValueError):
    """``CITATION.cff`` lacks something; the message names the field."""


@dataclass(frozen=True)
class Author:
    """A person (``family``, ``given``) or an organisation (``family`` alone)."""

    family: str
    given: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it has a given name."""
        return bool(self.given)


@dataclass(frozen=True)
class Study:
    """The study that the book rests on."""

    title: str
    authors: tuple[Author, ...]
    year: int
    institutions: tuple[str, ...]
    url: str | None


@dataclass(frozen=True)
class Publication:
    """The book as it is cited.

    Attributes
    ----------
    licence
        The SPDX name of the licence of text, figures and data.
    date
        The day of this edition.
    doi, url, repository
        None until they are set in ``CITATION.cff``.
    contact
        Where readers reach the makers, as an e-mail address or a web address; None until ``contact`` is set there.
    """

    title: str
    authors: tuple[Author, ...]
    publisher: str
    version: str
    date: datetime.date
    licence: str
    abstract: str
    keywords: tuple[str, ...]
    report: Study
    doi: str | None
    url: str | None
    repository: str | None
    contact: str | None = None


def contact_url(contact: str) -> str:
    """The address of a link to the makers.

    >>> contact_url("boek@example.org"), contact_url("https://example.org/contact")
    ('mailto:boek@example.org', 'https://example.org/contact')
    """
    return contact if "://" in contact else f"mailto:{contact}"


LICENCES = {
    "CC-BY-4.0": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "MIT": {"name": "MIT", "url": "https://opensource.org/license/mit"},
}


def _author(entry: dict[str, Any]) -> Author:
    if "name" in entry:
        return Author(str(entry["name"]))
    family = " ".join(filter(None, (entry.get("name-particle"), entry["family-names"])))
    return Author(family, str(entry.get("given-names", "")))


def _need(mapping: dict[str, Any], key: str, place: str) -> Any:
    if not mapping.get(key):
        raise CitationFileError(f"CITATION.cff: found no {place}{key}; add it")
    return mapping[key]


def read_publication(source: Path) -> Publication:
    """The publication that ``CITATION.cff`` in a folder describes.

    Raises
    ------
    CitationFileError
        A field that the site needs is missing.
    evenwicht.publish.edition.EditionError
        The day of the edition cannot be told.
    """
    cff = yaml.safe_load((source / "CITATION.cff").read_text(encoding="utf-8"))
    book = _need(cff, "preferred-citation", "")
    report = _need(cff, "references", "")[0]
    _need(cff, "date-released", "")
    return Publication(
        title=_need(book, "title", "preferred-citation: "),
        authors=tuple(map(_author, _need(book, "authors", "preferred-citation: "))),
        publisher=_need(book, "publisher", "preferred-citation: ")["name"],
        version=str(_need(cff, "version", "")),
        date=edition_moment(source).date(),
        licence=_need(book, "license", "preferred-citation: "),
        abstract=" ".join(_need(cff, "abstract", "").split()),
        keywords=tuple(_need(cff, "keywords", "")),
        report=Study(
            title=report["title"],
            authors=tuple(map(_author, report["authors"])),
            year=int(report["year"]),
            institutions=tuple(re.split(r" en (?=Ministerie)|; ", report["institution"]["name"])),
            url=report.get("url"),
        ),
        doi=cff.get("doi"),
        url=cff.get("url"),
        repository=cff.get("repository-code"),
        contact=next((one.get("email") or one.get("website") for one in cff.get("contact") or ()), None),
    )
