"""Citations and the bibliography in the language of the book ("Van der Meulen en Jansen", not "and").

Gives sphinxcontrib-bibtex two styles; the site uses them as well. In `_config.yml`:

.. code-block:: yaml

    sphinx:
      config:
        bibtex_default_style: localized
        bibtex_reference_style: localized_author_year

Entries are sorted by name, and the words between their fields follow `language`. In English, names are joined as APA (7th edition)
joins them, and the title of a work in another language is followed by its field ``title_en`` between square brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

import pybtex.plugin
from pybtex.richtext import Tag, Text
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.formatting.unsrt import date, pages
from pybtex.style.template import (
    FieldIsMissing,
    field,
    first_of,
    href,
    join,
    node,
    optional,
    optional_field,
    sentence,
    tag,
    together,
    words,
)
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle
from sphinxcontrib.bibtex.style.referencing.basic_author_year import BasicAuthorYearParentheticalReferenceStyle

from evenwicht.bilingual import Bilingual
from evenwicht.publish.person_names import dutch_style

BIBLIOGRAPHY_STYLE = "localized"
REFERENCE_STYLE = "localized_author_year"
_LOOKED_UP_PER_CITATION = (("pybtex.backends", "plaintext"), ("pybtex.style.names", "last"))
"""Plug-ins that are sought among all installed packages for each citation, 80 ms a time, unless registered."""
_WITHIN_ANOTHER = ("article", "incollection", "inproceedings")
"""Kinds of sources that stand in a journal or a book, whose title is then the one in italics."""
_YEAR = first_of[optional_field("year"), "s.a."]


_WORDS = Bilingual(
    __name__,
    {
        "conjunction": "en",
        "editor": "red.",
        "editors": "red.",
        "edition": "druk",
        "pages": "p.",
        "chapter": "hoofdstuk",
        "volume": "deel",
        "number": "nummer",
        "of": "van",
        "within": "In",
        "report": "Rapport",
        "thesis": "Proefschrift",
        "visited": "geraadpleegd op",
    },
)
as_node: Callable[[Callable[..., Text]], Any] = node
"""Pybtex's decorator, which has no types: it makes a function a part of a template."""


def terms_for(language: str | None) -> dict[str, str]:
    """Bibliography words of a Sphinx `language` code; English for a language without words of its own.

    ``lastfirst`` and ``last`` are the plug-ins for names; in Dutch the particle of a name has a capital. ``listed`` and ``cited`` stand
    before the last name in the bibliography and between brackets; ``translated`` is the field with the title in the book's language.
    """
    dutch = (language or "en").startswith("nl")
    styles = {style: dutch_style(style) if dutch else style for style in ("lastfirst", "last")}
    words = _WORDS["nl" if dutch else "en"]
    joined = f" {words['conjunction']} "
    own = {"listed": joined, "cited": joined, "translated": ""}
    return words | styles | (own if dutch else {"listed": ", & ", "cited": " & ", "translated": "title_en"})


@as_node
def people(children: Any, data: dict[str, Any], role: str, before_last: str) -> Text:
    """Names joined by commas, and what stands before the last; `and others` in a BibTeX file becomes `et al.`."""
    assert not children
    entry, style = data["entry"], data["style"]
    try:
        persons = entry.persons[role]
    except KeyError:
        raise FieldIsMissing(role, entry) from None
    known = [person for person in persons if person.last_names != ["others"]]
    formatted = [style.format_name(person, style.abbreviate_names).format_data(data) for person in known]
    if len(known) < len(persons):
        return Text(Text(", ").join(formatted), " et al.")
    return Text.join(Text(", "), formatted[:-1]) + (before_last if len(formatted) > 1 else "") + formatted[-1]


def _by_name_and_year(entries: Iterable[Any]) -> list[Any]:
    """Entries by family name without its prefix (De Baas under B), then by year and title."""

    def key(entry: Any) -> tuple[list[str], str, str]:
        persons = entry.persons.get("author") or entry.persons.get("editor") or []
        family = [" ".join(person.last_names).lower().strip("{}") for person in persons]
        return (
            family or [entry.fields.get("title", "").lower()],
            entry.fields.get("year", ""),
            entry.fields.get("title", ""),
        )

    return sorted(entries, key=key)


def bibliography_style(terms: Mapping[str, str]) -> type[PlainStyle]:
    """A pybtex style by author and year, sorted by these, that speaks one language.

    Pybtex's plain style puts the year last; here it follows the names, as in the citations: `Provan, K. (2008).`
    """

    def titled(title: Any, e: Any, which_field: str, as_sentence: bool) -> Any:
        if which_field == "title" and terms["translated"] in e.fields:
            title = join[title, " [", field(terms["translated"]), "]"]
        return sentence[title] if as_sentence else title

    class LocalizedStyle(PlainStyle):
        """The plain style with the words of `terms` where it has English ones."""

        default_name_style = terms["lastfirst"]

        def __init__(self, **options: Any) -> None:
            super().__init__(**{"abbreviate_names": True, **options})
            self.sort = _by_name_and_year

        def format_names(self, role: str, as_sentence: bool = True) -> Any:
            formatted = people(role, terms["listed"])
            return sentence[join[formatted, " (", _YEAR, ")"]] if as_sentence else formatted

        def format_editor(self, e: Any, as_sentence: bool = True) -> Any:
            editors = self.format_names("editor", as_sentence=False)
            word = terms["editors"] if len(e.persons.get("editor", ())) > 1 else terms["editor"]
            result = join[editors, f" ({word})"]
            return sentence[join[result, " (", _YEAR, ")"]] if as_sentence else result

        def format_volume_and_series(self, e: Any, as_sentence: bool = True) -> Any:
            volume = optional[
                words[together[terms["volume"], field("volume")], optional[words[terms["of"], field("series")]]]
            ]
            number = optional[words[together[terms["number"], field("number")], optional[words["in", field("series")]]]]
            result = first_of[volume, number, optional_field("series")]
            return sentence(capfirst=True)[result] if as_sentence else result

        def format_chapter_and_pages(self, e: Any) -> Any:
            chapter = optional[together[terms["chapter"], field("chapter")]]
            return join(sep=", ")[chapter, optional[together[terms["pages"], pages]]]

        def format_edition(self, e: Any) -> Any:
            return optional[words[field("edition", apply_func=lambda text: text.lower()), terms["edition"]]]

        def get_article_template(self, e: Any) -> Any:
            issue = join[field("volume"), optional["(", field("number"), ")"]]
            return toplevel[
                self.format_names("author"),
                self.format_title(e, "title"),
                sentence[tag("em")[field("journal")], optional[issue], optional[pages], date],
                sentence[optional_field("note")],
                self.format_web_refs(e),
            ]

        def format_title(self, e: Any, which_field: str, as_sentence: bool = True) -> Any:
            if e.type not in _WITHIN_ANOTHER:
                return self.format_btitle(e, which_field, as_sentence)
            return titled(field(which_field), e, which_field, as_sentence)

        def format_btitle(self, e: Any, which_field: str, as_sentence: bool = True) -> Any:
            return titled(tag("em")[field(which_field)], e, which_field, as_sentence)

        def format_web_refs(self, e: Any) -> Any:
            visited = optional[f" ({terms['visited']} ", field("urldate"), ")"]
            return sentence[
                optional[self.format_url(e), visited], optional[self.format_eprint(e)], optional[self.format_doi(e)]
            ]

        def format_url(self, e: Any) -> Any:
            url = field("url", raw=True)
            return href(url)[url]

        def format_doi(self, e: Any) -> Any:
            url = join["https://doi.org/", field("doi", raw=True)]
            return href(url)[url]

    for name in dir(LocalizedStyle):
        if name.startswith("get_") and name.endswith("_template"):
            setattr(LocalizedStyle, name, _localized(getattr(LocalizedStyle, name), terms))
    return LocalizedStyle


def _localized(template: Callable[..., Any], terms: Mapping[str, str]) -> Callable[..., Any]:
    """A template function of pybtex whose fixed words are replaced, and whose date goes where the names have it."""
    replacements = {
        "pages": terms["pages"],
        "In": terms["within"],
        "edition": terms["edition"],
        "Technical Report": terms["report"],
        "PhD thesis": terms["thesis"],
        "Master's thesis": terms["thesis"],
    }

    def replaced(part: Any, dated: bool) -> Any:
        if isinstance(part, str):
            return replacements.get(part, part)
        if part is date:
            return None if dated else _YEAR
        children = getattr(part, "children", None)
        if isinstance(children, (list, tuple)):
            part.children = [new for child in children if (new := replaced(child, dated)) is not None]
        return part

    def localized(style: Any, entry: Any) -> Any:
        dated = bool(entry.persons.get("author") or entry.persons.get("editor"))
        return replaced(template(style, entry), dated)

    return localized


def reference_style(terms: Mapping[str, str]) -> type[AuthorYearReferenceStyle]:
    """A citation style by author and year: `(Korsten, 2005)`, `Provan en Kenis (2008)`."""

    def brackets() -> BracketStyle:
        return BracketStyle(left="(", right=")", sep="; ")

    def persons(separator: str = f" {terms['conjunction']} ") -> PersonStyle:
        other = Text(" ", Tag("em", "et al."))
        return PersonStyle(style=terms["last"], sep2=separator, last_sep=separator, other=other)

    @dataclass
    class LocalizedAuthorYear(AuthorYearReferenceStyle):
        """Author and year in round brackets."""

        def __post_init__(self) -> None:
            super().__post_init__()  # type: ignore[no-untyped-call]
            for style in self.styles:
                if isinstance(style, BasicAuthorYearParentheticalReferenceStyle):
                    style.person = persons(terms["cited"])

        bracket_textual: BracketStyle = default(default_factory=brackets)
        bracket_parenthetical: BracketStyle = default(default_factory=brackets)
        bracket_author: BracketStyle = default(default_factory=brackets)
        bracket_label: BracketStyle = default(default_factory=brackets)
        bracket_year: BracketStyle = default(default_factory=brackets)
        person: PersonStyle = default(default_factory=persons)

    return LocalizedAuthorYear


def register_styles(app: Sphinx, config: Config) -> None:
    """Make both styles known, in the language of this build."""
    terms = terms_for(config.language)
    pybtex.plugin.register_plugin("pybtex.style.formatting", BIBLIOGRAPHY_STYLE, bibliography_style(terms), force=True)
    register_plugin("sphinxcontrib.bibtex.style.referencing", REFERENCE_STYLE, reference_style(terms), force=True)
    for group, name in _LOOKED_UP_PER_CITATION:
        pybtex.plugin.register_plugin(group, name, pybtex.plugin.find_plugin(group, name), force=True)


def setup(app: Sphinx) -> None:
    """Register the styles before sphinxcontrib-bibtex looks for them."""
    app.connect("config-inited", register_styles, priority=1)
