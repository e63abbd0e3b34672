"""What a page says of itself to machines: Dublin Core, Highwire Press, Open Graph and Signposting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from evenwicht.publish.site.address import absolute
from evenwicht.publish.site.publication import LICENCES, Author, Publication

Tag = tuple[str, dict[str, str]]
LOCALES = {"nl": "nl_NL", "en": "en_GB"}


@dataclass(frozen=True)
class Page:
    """One page of the site.

    Attributes
    ----------
    path
        Of its file, from the root of the site.
    title, description
        In plain text; the description None where there is none.
    kind
        ``"book"`` for the first page, ``"chapter"``, ``"figure"``, or ``"other"`` (search, not found).
    root
        From the page to the root of the site: ``""`` or ``"../"``.
    picture, picture_alt
        Path of the picture that stands for the page when it is shared, and what it shows.
    records
        Paths of machine-readable descriptions of the page, with their media types.
    items
        Paths of the files that the page describes, with their media types.
    editions
        Language and whole address of the page in each language, where there are more.
    other
        Language and address, from this page, of the same page in the other language; None where there is none.
    """

    path: str
    title: str
    description: str | None
    language: str
    kind: str
    root: str
    picture: str
    picture_alt: str
    records: tuple[tuple[str, str], ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    editions: tuple[tuple[str, str], ...] = ()
    other: tuple[str, str] | None = None


def _name(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.is_person else author.family


def _meta(name: str, content: str | None) -> Iterator[Tag]:
    if content:
        yield "meta", {"name": name, "content": content}


def dublin_core(page: Page, publication: Publication, base: str) -> Iterator[Tag]:
    """Dublin Core, as Zotero and library systems read it."""
    yield "link", {"rel": "schema.DC", "href": "http://purl.org/dc/elements/1.1/"}
    yield "link", {"rel": "schema.DCTERMS", "href": "http://purl.org/dc/terms/"}
    yield from _meta("DC.title", page.title)
    for author in publication.authors:
        yield from _meta("DC.creator", _name(author))
    yield from _meta("DC.publisher", publication.publisher)
    yield from _meta("DC.date", publication.date.isoformat())
    yield from _meta("DC.language", page.language)
    yield from _meta("DC.type", {"figure": "StillImage"}.get(page.kind, "Text"))
    yield from _meta("DC.format", "text/html")
    yield from _meta("DC.rights", LICENCES[publication.licence]["url"])
    yield from _meta("DC.description", page.description)
    yield from _meta("DC.identifier", absolute(base, page.path))
    if page.kind != "book":
        yield from _meta("DCTERMS.isPartOf", publication.title)
    yield from _meta("DC.source", publication.report.title)


def highwire(page: Page, publication: Publication, base: str, pdf: str | None) -> Iterator[Tag]:
    """Highwire Press tags, as Google Scholar reads them."""
    yield from _meta("citation_title", page.title)
    if page.kind != "book":
        yield from _meta("citation_inbook_title", publication.title)
    for author in publication.authors:
        yield from _meta("citation_author", _name(author))
    yield from _meta("citation_publication_date", publication.date.strftime("%Y/%m/%d"))
    yield from _meta("citation_publisher", publication.publisher)
    yield from _meta("citation_language", page.language)
    for keyword in publication.keywords:
        yield from _meta("citation_keywords", keyword)
    yield from _meta("citation_doi", publication.doi)
    yield from _meta("citation_public_url", absolute(base, page.path))
    yield from _meta("citation_pdf_url", absolute(base, pdf) if pdf else None)


def open_graph(page: Page, publication: Publication, base: str) -> Iterator[Tag]:
    """What a shared link shows; picture and address need a site that has an address."""

    def tag(name: str, content: str | None) -> Iterator[Tag]:
        if content:
            yield "meta", {"property": name, "content": content}

    yield from tag("og:type", "book" if page.kind == "book" else "article")
    yield from tag("og:title", page.title)
    yield from tag("og:description", page.description)
    yield from tag("og:site_name", publication.title)
    yield from tag("og:locale", LOCALES[page.language])
    for code, _ in page.editions:
        if code in LOCALES and code != page.language:
            yield from tag("og:locale:alternate", LOCALES[code])
    yield from tag("og:url", absolute(base, page.path))
    yield from tag("og:image", absolute(base, page.picture))
    if base:
        yield from tag("og:image:type", "image/png")
        yield from tag("og:image:width", "1200")
        yield from tag("og:image:height", "630")
        yield from tag("og:image:alt", page.picture_alt)
        yield from _meta("twitter:card", "summary_large_image")


def signposting(page: Page, publication: Publication, base: str) -> Iterator[Tag]:
    """FAIR Signposting (level 1): how to cite, what kind, which licence, records, items and collection."""

    def link(rel: str, href: str, media: str = "") -> Tag:
        return "link", {"rel": rel, "href": href} | ({"type": media} if media else {})

    if publication.doi:
        yield link("cite-as", f"https://doi.org/{publication.doi}")
    elif base:
        yield link("cite-as", str(absolute(base, page.path)))
    yield link("license", LICENCES[publication.licence]["url"])
    for kind in {"figure": ("AboutPage", "Dataset")}.get(page.kind, ("AboutPage", "ScholarlyArticle")):
        yield link("type", f"https://schema.org/{kind}")
    for path, media in page.records:
        yield link("describedby", page.root + path, media)
    for path, media in page.items:
        yield link("item", page.root + path, media)
    if page.kind != "book":
        yield link("collection", f"{page.root}index.html", "text/html")


def tags(page: Page, publication: Publication, base: str, pdf: str | None = None) -> list[Tag]:
    """All of them, in the order of the head; a page that is nobody's work (search) only says what it is."""
    found = list(_meta("description", page.description))
    if page.kind == "other":
        return found
    address = absolute(base, page.path)
    if address:
        found.append(("link", {"rel": "canonical", "href": address}))
    found += [("link", {"rel": "alternate", "hreflang": code, "href": url}) for code, url in page.editions]
    for author in publication.authors:
        found += _meta("author", f"{author.given} {author.family}".strip())
    found += dublin_core(page, publication, base)
    found += highwire(page, publication, base, pdf)
    found += open_graph(page, publication, base)
    found += signposting(page, publication, base)
    return found


def markup(found: list[Tag]) -> str:
    """The tags as HTML."""
    return "\n".join(
        f"<{name} " + " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items()) + ">"
        for name, attributes in found
    )
