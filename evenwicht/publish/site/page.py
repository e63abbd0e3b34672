"""What the templates of every page need: words, who made the book and when, how to cite it, its metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import Any

import babel.dates
from sphinx.application import Sphinx

from evenwicht import language as lang
from evenwicht.figures.status import name as status_name
from evenwicht.publish import notebooks
from evenwicht.publish.figures_folder import PublishedFigure
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site import csp, edition_list, editions, metadata
from evenwicht.publish.site.address import absolute
from evenwicht.publish.site.citation import Cited, apa_html, bibtex, ris
from evenwicht.publish.site.contents import figures_of, publication_of, title_of
from evenwicht.publish.site.data_page import PAGE as DATA_PAGE
from evenwicht.publish.site.edition_list import PAGE as EDITIONS_PAGE
from evenwicht.publish.site.figures import FOLDER
from evenwicht.publish.site.json_ld import linked_data, script
from evenwicht.publish.site.launch import launch_links
from evenwicht.publish.site.output import mended
from evenwicht.publish.site.pictures import card_png
from evenwicht.publish.site.publication import LICENCES, contact_url
from evenwicht.publish.site.words import words

CARDS = "kaarten"
WITHOUT_AUTHOR = ("search", "404", "genindex")
_DESCRIPTIONS = {"search": "search_description", "404": "missing_description"}
FILE_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
RECORD_TYPES = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}


_BAR = re.compile(r'<a href="[^"]*"><div class="brand">.*?</div></a>', re.DOTALL)
"""What the theme writes in the bar of a narrow page: the title of the book, as a link to its first page."""


_ARTICLE = '<article role="main" id="furo-main-content">'


def interface(terms: Mapping[str, str], html: str, title: str = "", other: editions.Other | None = None) -> str:
    """A page with the book's words for the labels that the theme writes into its template.

    Parameters
    ----------
    other
        The same page in the other language, to which a link then leads.
    title
        What the bar of a narrow page tells in the place of the book's title, as the way to the top of the page.
    """
    if title:
        html = _BAR.sub(lambda _: f'<a href="#furo-main-content"><div class="brand">{escape(title)}</div></a>', html, 1)
    labels = {
        'aria-label="Toggle site navigation sidebar"': f'aria-label="{terms["toggle_chapters"]}"',
        'aria-label="Toggle table of contents sidebar"': f'aria-label="{terms["toggle_toc"]}"',
        'aria-label="Toggle Light / Dark / Auto color theme"': f'aria-label="{terms["toggle_theme"]}"',
        'aria-label="Toggle navigation of ': f'aria-label="{terms["toggle_branch"]} ',
        '<aside class="sidebar-drawer">': f'<aside class="sidebar-drawer" aria-label="{terms["menu"]}">',
        '<aside class="toc-drawer': f'<aside aria-label="{terms["on_this_page"]}" class="toc-drawer',
    }
    for english, ours in labels.items():
        html = html.replace(english, ours)
    if other is not None:
        link = f'<a href="{escape(other.url)}" lang="{other.language}" hreflang="{other.language}">{other.name}</a>'
        html = html.replace(_ARTICLE, f'{_ARTICLE}\n<p class="edition">{link}</p>', 1)
    return html


def plain(html: str) -> str:
    """The text of a title that Sphinx hands out as HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def soft_breaks(text: str) -> str:
    """A title with places where a long Dutch word may break in a narrow column (a soft hyphen each)."""
    return text.replace("gemeentesecretaris", "gemeente\u00adsecretaris").replace(
        "evenwichtskunstenaar", "evenwichts\u00adkunstenaar"
    )


def read_in(licence: Mapping[str, str], language: str) -> dict[str, str]:
    """A licence with the address at which it is read in a language; Creative Commons has such, others are in English."""
    url = licence["url"]
    return {**licence, "url": f"{url}deed.{language}" if "creativecommons.org" in url else url}


def book_title(app: Sphinx) -> str:
    """The title of the book as the site carries it at the top of every page."""
    return str(app.config.html_title or app.config.project)


def _kind(app: Sphinx, pagename: str) -> str:
    if pagename in WITHOUT_AUTHOR:
        return "other"
    if pagename == app.config.root_doc:
        return "book"
    return "figure" if pagename.startswith(FOLDER + "/") else "chapter"


def describe(app: Sphinx, pagename: str, context: dict[str, Any]) -> metadata.Page:
    """The page as `metadata` knows it."""
    language = lang.current(app.config.language)
    kind = _kind(app, pagename)
    figure = context.get("figure")
    if figure is not None:
        title, description = figure.heading, figure.record["alt"]
    else:
        title = title_of(app, pagename) if pagename in app.env.titles else plain(context.get("title", ""))
        description = (context.get("meta") or {}).get("description") or context.get("description")
    if pagename == "search":
        title = words(app.config.language)["search"]
    if pagename in _DESCRIPTIONS:
        description = words(app.config.language)[_DESCRIPTIONS[pagename]]
    own = {} if kind == "other" else RECORD_TYPES
    other = editions.other(app, pagename)
    files = {} if figure is None else FILE_TYPES
    return metadata.Page(
        path=f"{pagename}.html",
        title=title,
        description=description,
        language=language,
        kind=kind,
        root="../" * pagename.count("/"),
        picture=f"{CARDS}/{pagename.replace('/', '-')}.png",
        picture_alt=title,
        records=tuple((f"{pagename}.{ending}", media) for ending, media in own.items()),
        items=tuple((f"{pagename}.{ending}", media) for ending, media in files.items()),
        editions=() if kind == "other" else tuple(editions.addresses(app, pagename)),
        other=None if other is None else (other.language, other.url),
    )


def _told(figure: PublishedFigure | None, language: str) -> tuple[str, tuple[str, ...]]:
    """The number of a figure and the names of what it rests on; of another page nothing."""
    if figure is None:
        return "", ()
    return figure.number, tuple(status_name(status, language) for status in figure.record["statuses"])


def tools(app: Sphinx, pagename: str, root: str) -> list[dict[str, Any]]:
    """What a reader can take along from a page: its notebooks, the PDF, and places to run it."""
    terms = words(app.config.language)
    found = []
    if notebooks.is_notebook(app, pagename):
        student, full = notebooks.paths(pagename)
        found += [
            (root + student, terms["student_notebook"], True),
            (root + full, terms["full_notebook"], True),
        ]
        folder = editions.FOLDERS[lang.current(app.config.language)]
        lite = f"{root}../" if folder else root  # one JupyterLite for both editions
        places = launch_links(publication_of(app).repository, folder + student)
        found += [(url if "://" in url else lite + url, terms[key], False) for key, url in places]
        found.append((root + notebooks.PACKAGE, terms["all_notebooks"], True))
    if app.config.book_pdf:
        found.append((root + app.config.book_pdf, terms["pdf"], True))
    found.append((f"{root}{DATA_PAGE}.html", terms["data_link"], False))
    return [{"url": url, "text": text, "download": download} for url, text, download in found]


def add_context(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> str | None:
    """Fill the context; write what stands beside the page: its citation records and its card."""
    publication = publication_of(app)
    page = describe(app, pagename, context)
    context["body"] = mended(context.get("body", ""))
    terms = words(page.language)
    base = app.config.html_baseurl
    pdf = app.config.book_pdf or None
    context.update(
        w=terms,
        interface=partial(interface, terms, other=editions.other(app, pagename)),
        publication=publication,
        licence=read_in(LICENCES[publication.licence], page.language),
        brand=soft_breaks(book_title(app)),
        date_in_words=babel.dates.format_date(publication.date, "d MMMM yyyy", locale=page.language),
        page_title=page.title if page.kind == "book" else f"{page.title} \N{EN DASH} {book_title(app)}",
        metatags=csp.tag(),
        theme_script=csp.THEME_SCRIPT,
        pageurl=None,  # `metadata` writes the canonical link
        editions_url=f"{page.root}{EDITIONS_PAGE}.html" if edition_list.editions_of(app) else None,
        contact=publication.contact and {"url": contact_url(publication.contact), "text": publication.contact},
        bar_title="" if page.kind == "book" else page.title,
        page_tools=tools(app, pagename, page.root),
        citation=None,
    )
    head = [metadata.markup(metadata.tags(page, publication, base, pdf))]
    if page.kind != "other":
        figures = [(f"{FOLDER}/{figure.name}.html", figure.heading) for figure in figures_of(app, pagename)]
        head.append(script(linked_data(page, publication, base, figures)))
        cited_title = None if page.kind == "book" else page.title
        name = pagename.rsplit("/", 1)[-1]
        cited = Cited(
            cited_title, absolute(base, page.path), name, page.kind, *_told(context.get("figure"), page.language)
        )
        records = {"bibtex": bibtex(publication, cited, page.language), "ris": ris(publication, cited, page.language)}
        context["citation"] = {"apa_html": apa_html(publication, cited, page.language), **records}
        for (kind, text), ending in zip(records.items(), RECORD_TYPES, strict=True):
            target = Path(app.outdir) / f"{pagename}.{ending}"
            target.parent.mkdir(parents=True, exist_ok=True)
            write_if_changed(target, text.encode("utf-8"))
            context["citation"][f"{kind}_url"] = f"{page.root}{pagename}.{ending}"
        _write_card(app, page, pagename, context)
        context["citation_title"] = terms["cite_figure" if page.kind == "figure" else "cite"]
    context["head_metadata"] = "\n".join(head)
    return "404.html" if pagename == "404" else None


def _write_card(app: Sphinx, page: metadata.Page, pagename: str, context: dict[str, Any]) -> None:
    if not app.config.html_baseurl:
        return  # a shared link names its picture by a whole address, and there is none
    shown = context.get("figure") or next(iter(figures_of(app, pagename)), None)
    above, below = (book_title(app), publication_of(app).publisher)
    title = book_title(app) if page.kind == "book" else page.title
    card = card_png(
        title,
        "" if page.kind == "book" else above,
        below,
        page.language,
        None if shown is None else shown.svg,
    )
    target = Path(app.outdir) / page.picture
    target.parent.mkdir(exist_ok=True)
    write_if_changed(target, card)
