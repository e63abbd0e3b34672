"""What the title page, the colophon and the document properties say: the config value `pdf_metadata`.

Another language has values of its own in its catalogue (`evenwicht.publish.translation.sources`). In `_config.yml`:

.. code-block:: yaml

    sphinx:
      config:
        pdf_metadata:
          title: Titel            # default: html_title, then project
          subtitle: Ondertitel
          authors: [Een Auteur]   # default: author
          date: 2026-11-24        # default: the day of SOURCE_DATE_EPOCH, or today
          version: 1.0.0          # default: release
          publisher: Uitgever
          licence: CC BY 4.0
          url: https://example.org/boek/   # default: html_baseurl; explorers link to it
          subject: Waar het over gaat, in een zin
          keywords: [een, twee]
          series: Regel boven de titel
          origin: Waar het boek op rust, voor op de omslag
          filename: boek          # default: the title, as a slug
          colophon:               # rows below the standard ones; words of another language are marked
            - {term: Bron, text: "[Title of the source]{.language-en}"}
          note: Slotzin van het colofon
          front: [chapters/kort]  # documents between the cover and the contents
          appendices: [Bijlagen]  # captions of the parts that are set smaller, and of which the contents give chapters
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import babel.dates
from sphinx.config import Config
from sphinx.errors import ConfigError

from evenwicht.publish.edition import named_moment
from evenwicht.publish.pdf.words import words_for


@dataclass(frozen=True)
class Metadata:
    """The document's own data in one language; `None` and `()` are left out of the page."""

    title: str
    language: str
    subtitle: str | None
    authors: tuple[str, ...]
    date: str
    version: str | None
    publisher: str | None
    licence: str | None
    url: str | None
    subject: str | None
    keywords: tuple[str, ...]
    series: str | None
    origin: str | None
    colophon: tuple[tuple[str, str], ...]
    note: str | None
    filename: str
    front: tuple[str, ...]
    appendices: tuple[str, ...]


KEYS = {field.name for field in fields(Metadata)} - {"language"}


def slug(title: str) -> str:
    """A file name from a title: lower case, ASCII, words joined by hyphens.

    Examples
    --------
    >>> slug("Hoe 't ging: één boek")
    'hoe-t-ging-een-boek'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "book"


def metadata_of(config: Config) -> Metadata:
    """The metadata of a book from its Sphinx configuration.

    Raises
    ------
    ConfigError
        If `pdf_metadata` has a key that is not listed above, a colophon row without `term` and `text`, or no
        author can be found.
    """
    given: Mapping[str, Any] = config.pdf_metadata
    if unknown := sorted(set(given) - KEYS):
        raise ConfigError(f"pdf_metadata: unknown key {unknown[0]!r}; expected one of {', '.join(sorted(KEYS))}")
    language = str(config.language or "en")

    def pick(key: str, default: Any = None) -> Any:
        return given.get(key, default) or None

    def words(key: str, default: Any = None) -> tuple[str, ...]:
        value = pick(key, default)
        return () if value is None else (value,) if isinstance(value, str) else tuple(map(str, value))

    title = str(pick("title", config.html_title or config.project))
    authors = words("authors", None if config.author == "unknown" else config.author)
    if not authors:
        raise ConfigError("pdf_metadata: authors is missing; the title page and the document properties need it")
    return Metadata(
        title=title,
        language=language,
        subtitle=pick("subtitle"),
        authors=authors,
        date=_written_date(pick("date", (named_moment() or datetime.datetime.now(datetime.UTC)).date()), language),
        version=_optional(pick("version", config.release)),
        publisher=pick("publisher"),
        licence=pick("licence"),
        url=pick("url", config.html_baseurl),
        subject=pick("subject"),
        keywords=words("keywords"),
        series=pick("series"),
        origin=pick("origin"),
        colophon=_rows(pick("colophon")),
        note=pick("note"),
        filename=slug(str(pick("filename", title)).removesuffix(".pdf")) + ".pdf",
        front=words("front"),
        appendices=words("appendices"),
    )


def _optional(value: object) -> str | None:
    return None if value is None else str(value)


def _written_date(value: object, language: str) -> str:
    """A date in words (24 november 2026), as the country of the language writes it; text is taken as it is."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        value = datetime.date.fromisoformat(value)
    if isinstance(value, datetime.date):
        locale = f"{re.split('[-_]', language)[0]}_{words_for(language)['region']}"
        return babel.dates.format_date(value, format="long", locale=locale)
    return str(value)


def _rows(value: Any) -> tuple[tuple[str, str], ...]:
    """Colophon rows."""
    for index, row in enumerate(value or (), start=1):
        if not isinstance(row, Mapping) or set(row) != {"term", "text"}:
            raise ConfigError(f"pdf_metadata: colophon row {index} must have a term and a text, found {row!r}")
    return tuple((str(row["term"]), str(row["text"])) for row in value or ())
