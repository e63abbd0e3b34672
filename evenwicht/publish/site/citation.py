"""A page or figure of the book as a citation: APA (7th edition), BibTeX and RIS."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import escape

from evenwicht.bilingual import Bilingual
from evenwicht.language import listing
from evenwicht.publish.site.publication import Author, Publication

_LANGID = {"nl": "dutch", "en": "english"}
_IN = Bilingual(__name__, "In")
_FIGURE = Bilingual(__name__, "Figuur")
_RESTS_ON = Bilingual(__name__, "rust op")
_VERSION = Bilingual(__name__, "versie")
_EDITION = Bilingual(__name__, "uitgave")


@dataclass(frozen=True)
class Cited:
    """What is cited within the publication.

    Attributes
    ----------
    title
        Of the page or figure; None for the book as a whole.
    address
        Its address on the web; None while the site has none.
    key
        Its name within the book, such as ``sturingsvormen``.
    kind
        ``"book"``, ``"chapter"`` or ``"figure"``.
    number, rests_on
        Of a figure: its number in the book, and what it rests on in words.
    """

    title: str | None
    address: str | None
    key: str
    kind: str = "chapter"
    number: str = ""
    rests_on: tuple[str, ...] = ()

    def note(self, language: str) -> str:
        """What an entry of a figure says of it besides its title.

        >>> Cited("Punten", None, "fig", "figure", "5.3", ("vermeld", "gesimuleerd")).note("nl")
        'Figuur 5.3, rust op: vermeld en gesimuleerd'
        """
        numbered = f"{_FIGURE[language]} {self.number}".strip()
        if not self.rests_on:
            return numbered
        return f"{numbered}, {_RESTS_ON[language]}: {listing(list(self.rests_on), language)}"


def _initials(given: str) -> str:
    return " ".join(f"{part[0]}." for part in given.replace("-", " ").split())


def author_list(authors: tuple[Author, ...]) -> str:
    """Authors as APA lists them.

    >>> author_list((Author("De Wit", "Jasper"), Author("Rijkschroeff", "Marcella"), Author("VGS")))
    'De Wit, J., Rijkschroeff, M., & VGS'
    """
    names = [f"{a.family}, {_initials(a.given)}" if a.is_person else a.family for a in authors]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f", & {names[-1]}"


def apa_html(publication: Publication, cited: Cited, language: str) -> str:
    """The citation in APA style, with the titles that APA sets in italics in ``i`` elements."""
    version = f"({_VERSION[language]} {publication.version}, {_EDITION[language]} {publication.date.isoformat()})"
    book = f"<i>{escape(publication.title)}</i> {version}"
    publisher = "" if publication.authors == (Author(publication.publisher),) else f" {escape(publication.publisher)}."
    address = f"https://doi.org/{publication.doi}" if publication.doi else cited.address
    link = f' <a href="{escape(address)}">{escape(address)}</a>' if address else ""
    head = f"{escape(author_list(publication.authors))} ({publication.date.year})."
    if cited.title is None:
        return f"{head} {book}.{publisher}{link}"
    note = f" [{escape(cited.note(language))}]" if cited.kind == "figure" else ""
    return f"{head} {escape(cited.title)}{note}. {_IN[language]} {book}.{publisher}{link}"


def _key(publication: Publication, cited: Cited) -> str:
    name = unicodedata.normalize("NFKD", publication.authors[0].family).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", f"{name}{publication.date.year}-{cited.key}".lower())


_TEX = str.maketrans({sign: f"\\{sign}" for sign in "&%$#_{}"} | {"~": r"\textasciitilde{}"})


def bibtex(publication: Publication, cited: Cited, language: str) -> str:
    """A BibTeX entry: ``@book`` for the whole, ``@incollection`` for a chapter, ``@misc`` for a figure."""
    names = " and ".join(
        f"{a.family}, {a.given}".translate(_TEX) if a.is_person else f"{{{a.family.translate(_TEX)}}}"
        for a in publication.authors
    )
    fields = {"author": names}
    if cited.title is None:
        fields["title"] = publication.title.translate(_TEX)
    elif cited.kind == "figure":
        fields["title"] = cited.title.translate(_TEX)
        fields["howpublished"] = f"{cited.note(language)}. {publication.title}".translate(_TEX)
    else:
        fields["title"] = cited.title.translate(_TEX)
        fields["booktitle"] = publication.title.translate(_TEX)
    fields["publisher"] = publication.publisher.translate(_TEX)
    fields["year"] = str(publication.date.year)
    fields["version"] = publication.version
    fields["edition"] = publication.date.isoformat()
    fields["langid"] = _LANGID[language]
    if publication.doi:
        fields["doi"] = publication.doi
    if cited.address:
        fields["url"] = cited.address
        fields["urldate"] = publication.date.isoformat()
    kind = {"book": "book", "chapter": "incollection", "figure": "misc"}[cited.kind]
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    return f"@{kind}{{{_key(publication, cited)},\n" + ",\n".join(lines) + "\n}\n"


def ris(publication: Publication, cited: Cited, language: str) -> str:
    """A RIS record, for Zotero, Mendeley and EndNote; lines end as the format asks, with CR and LF."""
    kind = {"book": "BOOK", "chapter": "CHAP", "figure": "FIGURE"}[cited.kind]
    lines = [("TY", kind)]
    lines += [("AU", f"{a.family}, {a.given}" if a.is_person else a.family) for a in publication.authors]
    lines.append(("TI", cited.title or publication.title))
    if cited.title is not None:
        lines.append(("T2", publication.title))
    if cited.kind == "figure":
        lines.append(("N1", cited.note(language)))
    lines += [
        ("PB", publication.publisher),
        ("PY", str(publication.date.year)),
        ("DA", publication.date.strftime("%Y/%m/%d")),
        ("ET", f"{publication.version}, {publication.date.isoformat()}"),
        ("LA", language),
    ]
    if publication.doi:
        lines.append(("DO", publication.doi))
    if cited.address:
        lines.append(("UR", cited.address))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in [*lines, ("ER", "")])
