"""The chapters keep their promises: no typed results, and the parts that every chapter has.

A number in prose that is a result comes from a computed one (``{glue:text}``). `typed_results` finds digits
that do not. What a sentence may type:

- a year: ``1980``, ``2020``;
- a reference: ``paragraaf 2.3``, ``paragrafen 2.3, 2.4 en 2.5.2``, ``hoofdstuk 3``, ``figuur VI``;
- the version of a licence or the number of a standard: ``CC BY 4.0``, ``WCAG 2.2``;
- the number of a list item at the start of a line.

Code cells and other literal blocks, options of directives, roles, inline code, formulas, addresses of links
and the front matter are no prose. Percentages in words (``twintig procent``) are results as well, except the
whole.
"""

from __future__ import annotations

import ast
import csv
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import yaml

from evenwicht.figures import captions

BOOK = Path(__file__).resolve().parents[1]
CAPTIONED = {name.partition(" ")[0] for name in captions.CAPTIONS["nl"]} | {
    "power_by_design",
    "share_in_the_centre",
    "steering_forms_by_domain",
    "then_and_now",
}
"""Functions whose figures and tables bring a caption that depends on what there is."""
LISTS = {
    "bijzonderheden",
    "begrippen",
    "lijsten",
    "opgaven-rapport",
    "opgaven-toetsing",
    "toegankelijkheid",
    "verantwoording",
}
"""Pages to look things up in: without findings of their own."""
WITHOUT_BOX = {"index", "samenvatting", *LISTS}
WITH_EXERCISES = {"opgaven-rapport": 20, "opgaven-toetsing": 8, "practicum": 8}
"""Pages that hold exercises, and how many at least."""
RETIRED = {Path(old).stem for old in yaml.safe_load((BOOK / "_redirects.yml").read_text(encoding="utf-8"))}
"""Former chapters: figures and exercises keep the names that they have been cited by."""

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<kind>[^\n]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE)
_NOT_PROSE = (
    re.compile(r"^:{3,}.*\{(?:solution-start|grid)[^\n]*$", re.MULTILINE),
    re.compile(r"^:[\w-]+:.*$", re.MULTILINE),
    re.compile(r"\{[\w:.-]+\}`[^`]*`"),
    re.compile(r"`[^`]*`"),
    re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL),
    re.compile(r"(?<=\])\([^)]*\)|<https?:[^>]*>"),
)
_NUMBER = r"(?:\d+(?:\.\d+)*|[IVX]+)"
_ALLOWED = (
    re.compile(
        rf"\b(?:paragraaf|paragrafen|hoofdstuk|hoofdstukken|figuur|figuren|tabel|tabellen|opgave|opgaven)\s+{_NUMBER}"
        rf"(?:(?:,\s+|\s+en\s+|\s+tot en met\s+){_NUMBER})*",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:18|19|20)\d\d\b(?![,.]\d)"),
    re.compile(r"\bCC BY(?:-SA)? 4\.0\b|\bEN 301 549\b|\bWCAG 2\.2\b|\bPDF/UA-1\b|\bPDF/A-3a\b"),
    re.compile(r"^\s*\d+\.\s", re.MULTILINE),
)
_WORDS = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\\w+tien|\\w*tig|\\w+entig"
_TYPED = re.compile(rf"\d[\d.,]*|\b(?:{_WORDS})\s+procent(?:punt)?\b", re.IGNORECASE)


def _blank(match: re.Match[str]) -> str:
    """As many lines as the match had, so that line numbers stay right."""
    return " " + "\n" * match.group(0).count("\n")


def typed_results(text: str) -> list[tuple[int, str]]:
    """The line and the text of each number in the prose of a chapter that is neither glued nor allowed."""
    text = _BLOCK.sub(_blank, _FRONT_MATTER.sub(_blank, text))
    for pattern in (*_NOT_PROSE, *_ALLOWED):
        text = pattern.sub(_blank, text)
    return [(text.count("\n", 0, found.start()) + 1, found.group(0)) for found in _TYPED.finditer(text)]


@dataclass(frozen=True)
class Cell:
    """A code cell: source, tags, and the caption and name of its figure (empty where there are none)."""

    source: str
    tags: tuple[str, ...]
    caption: str
    name: str


@dataclass(frozen=True)
class Page:
    """One file of the book."""

    path: Path

    @property
    def slug(self) -> str:
        return self.path.stem

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def front_matter(self) -> dict[str, Any]:
        found = _FRONT_MATTER.match(self.text)
        assert found, f"{self.path.name}: found no front matter; start the file with one"
        return dict(yaml.safe_load(found.group(1)))

    @cached_property
    def cells(self) -> list[Cell]:
        found = []
        for block in _BLOCK.finditer(self.text):
            if not block["kind"].startswith("{code-cell}"):
                continue
            lines = block["body"].splitlines()
            options = list(takewhile(lambda line: line.startswith(":"), lines))
            tags: list[str] = []
            for line in options:
                if line.startswith(":tags:"):
                    tags = yaml.safe_load(line.removeprefix(":tags:"))
            nested = yaml.safe_load("\n".join(line[1:] for line in options if line.startswith(": "))) or {}
            figure = nested.get("figure", {})
            source = "\n".join(lines[len(options) :]).strip()
            found.append(Cell(source, tuple(tags), figure.get("caption", ""), figure.get("name", "")))
        return found

    @property
    def shown(self) -> list[Cell]:
        """The cells that end in a figure or a table of the book, those of solutions left out."""
        call = re.compile(r"^(?:figures\.\w+|tables\.\w+|BookTable)\(", re.MULTILINE)
        return [cell for cell in self.cells if "solution" not in cell.tags and call.search(cell.source)]


PAGES = [Page(path) for path in (BOOK / "index.md", *sorted((BOOK / "chapters").glob("*.md")))]
_PARTS = yaml.safe_load((BOOK / "_toc.yml").read_text(encoding="utf-8"))["parts"]
REPORT, TEST = ([Path(chapter["file"]).stem for chapter in part["chapters"]] for part in _PARTS[1:3])
SLUGS = sorted(RETIRED | {page.slug for page in PAGES})
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)


def test_typed_results_are_found() -> None:
    bad = (
        "---\ndescription: in 2020, 64% of them\n---\n# Titel 5\n\nVan hen kiest 64% dit.\n\n"
        "```{code-cell} ipython3\nx = 12\n```\n\nEn 2,7 punten, of twintig procent, en nog 4.\n"
    )
    assert typed_results(bad) == [(4, "5"), (6, "64"), (12, "2,7"), (12, "twintig procent"), (12, "4.")]


@pytest.mark.parametrize(
    "prose",
    [
        "In 2020 stond het in paragraaf 2.3 en in figuur II; zie ook paragrafen 2.3, 2.4 en 2.5.2.",
        "Lijnsturing krijgt {glue:text}`lijn2` punten {cite:p}`rapport2020`.",
        "Onder CC BY 4.0, zie [het adres](https://voorbeeld.nl/3) en `n = 80`.",
        "1. eerst dit\n2. dan dat",
        "Een som van $x_1 + 2$ is samen honderd procent.",
        ":::{exercise} Titel\n:label: een-2\nVerdeel tien punten.\n:::",
    ],
)
def test_what_a_sentence_may_type(prose: str) -> None:
    assert typed_results(prose) == []


@pytest.mark.parametrize("prose", ["In 2020,5 gevallen", "hoofdstuk 3 kreeg 4 stemmen", "paragraaf 2.1 zegt 64%"])
def test_an_allowed_number_does_not_hide_another(prose: str) -> None:
    assert len(typed_results(prose)) == 1


@each_page
def test_no_result_is_typed(page: Page) -> None:
    found = [f"{page.path.name}:{line}: {text}" for line, text in typed_results(page.text)]
    assert not found, "typed in prose; glue them from a result:\n" + "\n".join(found)


@each_page
def test_no_result_is_typed_in_a_caption(page: Page) -> None:
    assert {cell.name: typed_results(cell.caption) for cell in page.shown if typed_results(cell.caption)} == {}


@each_page
def test_description_suits_a_search_engine(page: Page) -> None:
    description = str(page.front_matter.get("description", ""))
    assert 50 <= len(description) <= 155, f"{len(description)} characters: {description}"


@each_page
def test_chapter_says_what_the_reader_will_know(page: Page) -> None:
    boxes = re.findall(
        r"^:::\{admonition\} Na dit hoofdstuk weet u\n:class: tip\n(?:- .*\n(?:  .*\n)*)+:::$",
        page.text,
        re.M,
    )
    assert len(boxes) == (0 if page.slug in WITHOUT_BOX else 1)
    assert all(box.count("\n- ") <= 4 for box in boxes)


@pytest.mark.parametrize("slug", [slug for slug in (*REPORT, *TEST) if slug not in LISTS])
def test_a_chapter_of_a_part_opens_with_a_finding_and_closes_with_what_may_be_concluded(slug: str) -> None:
    (page,) = (page for page in PAGES if page.slug == slug)
    opening = page.text.split("```\n", 1)[1].lstrip().split("\n\n", 1)[0]
    assert re.match(r"[A-Z{]", opening), f"{slug}: found {opening[:60]!r}; expected a finding in a sentence or two"
    assert len(re.sub(r"\{[^`]*`[^`]*`", "x", opening)) <= 330
    box = page.text.index("{admonition} Na dit hoofdstuk weet u")
    assert page.text.index(opening) < box < page.text.index("{admonition} Wat u mag concluderen")


@each_page
def test_first_cell_names_the_chapter(page: Page) -> None:
    if not page.cells and "mystnb" not in page.front_matter.get("file_format", ""):
        return
    first = page.cells[0]
    assert f'chapter = Chapter("{page.slug}")' in first.source
    assert {"hide-input", "remove-input"} & set(first.tags)


@each_page
def test_every_figure_and_table_has_caption_and_name(page: Page) -> None:
    for cell in page.shown:
        last = cell.source.splitlines()[-1]
        kind = "tab" if re.search(r"BookTable\(|tables\.", cell.source) else "fig"
        own = re.search(r"(\w+)\(", last)
        if cell.caption or own is None or own[1] not in CAPTIONED:
            assert cell.caption.endswith("."), f"{last}: found caption {cell.caption!r}; expected a sentence"
        assert re.fullmatch(rf"{kind}-(?:{'|'.join(SLUGS)})-[a-z-]+", cell.name), f"{last}: found name {cell.name!r}"


@each_page
def test_every_table_says_what_it_rests_on(page: Page) -> None:
    for cell in page.cells:
        for call in ast.walk(ast.parse(cell.source)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "BookTable":
                said = len(call.args) > 1 or any(keyword.arg == "rests_on" for keyword in call.keywords)
                assert said, (
                    f"{cell.name}: found a table that does not say what it rests on; give BookTable its rests_on"
                )


def test_names_of_figures_and_tables_are_unique() -> None:
    names = [cell.name for page in PAGES for cell in page.shown]
    assert len(names) > len(PAGES)
    assert len(names) == len(set(names))


@each_page
def test_every_exercise_has_one_executed_solution(page: Page) -> None:
    exercises = re.findall(r"^:{3,}\{exercise\}.*\n:label: (\S+)$", page.text, re.M)
    starts = re.findall(r"^:::\{solution-start\} (\S+)$", page.text, re.M)
    assert exercises == starts
    assert all(label.startswith(tuple(SLUGS)) for label in exercises)
    assert (page.slug in WITH_EXERCISES) == bool(exercises)
    assert len(exercises) >= WITH_EXERCISES.get(page.slug, 0)
    for label in exercises:
        solution = page.text.split(f":::{{solution-start}} {label}\n")[1].split(":::{solution-end}")[0]
        assert ":tags: [solution]" in solution, f"{label}: found no executed cell in the solution"


def test_every_section_of_exercises_is_linked_from_its_chapter_and_links_back() -> None:
    texts = {page.slug: page.text for page in PAGES}
    for slug in ("opgaven-rapport", "opgaven-toetsing"):
        sections = re.findall(r"^\(opgaven-([a-z-]+)\)=\n## .*\n\n([^\n]+)$", texts[slug], re.M)
        assert len(sections) >= 3
        for chapter, back in sections:
            assert f"]({chapter}.md)" in back
            assert f"<opgaven-{chapter}>`" in texts[chapter], f"{chapter}: found no link to its exercises"


def test_every_claim_is_shown_in_its_chapter() -> None:
    with (BOOK / "data" / "claims.csv").open(encoding="utf-8", newline="") as file:
        wanted = {row["chapter"] for row in csv.DictReader(file)}
    shown = {page.slug for page in PAGES if any(cell.source == "chapter.claims()" for cell in page.cells)}
    assert wanted == shown


def test_no_two_chapters_have_the_same_code() -> None:
    code = [source for page in PAGES if (source := "\n".join(cell.source for cell in page.cells))]
    assert len(code) == len(set(code)), "jupyter-cache would give one the outputs of the other"


def test_the_book_is_cited_by_its_own_title() -> None:
    citation = yaml.safe_load((BOOK / "CITATION.cff").read_text(encoding="utf-8"))["preferred-citation"]
    text = (BOOK / "chapters" / "verantwoording.md").read_text(encoding="utf-8")
    assert f"*{citation['title']}*" in text
    assert f"({citation['year']})" in text
