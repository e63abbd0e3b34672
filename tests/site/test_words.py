"""The interface is Dutch, down to labels that only a screen reader speaks."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from pybtex.database import parse_file
from read_pages import read

from benchmarks.audit.server import page_paths
from evenwicht.publish.site.catalogue import DUTCH
from evenwicht.publish.site.languages import CODES
from evenwicht.publish.site.words import words

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = set(
    re.findall(
        r"\w+",
        "search next previous home contents toggle show hide click copy copied download permalink back skip "
        "figure warning expand collapse edit view navigation sidebar loading results found the this and with "
        "made updated close light dark theme cell exercise solution",
    )
)
"""Words of an interface that are no Dutch words as well."""
ATTRIBUTES = (
    "title",
    "aria-label",
    "placeholder",
    "alt",
    "data-table",
    "data-code",
    "data-formula",
    "data-copied",
)


def interface_texts(page: BeautifulSoup) -> list[str]:
    """What the site itself says on a page: everything but the chapter's own text, and every spoken label."""
    for link in page.select("a.reference[title]"):  # the title of a work, in the language of that work
        del link["title"]
    labels = [str(tag[name]) for tag in page.find_all(True) for name in ATTRIBUTES if tag.get(name)]
    for part in page.select("script, style, pre, code, [lang=en], .citation, .bib-entry"):
        part.decompose()
    summaries = [tag.get_text(" ") for tag in page.find_all("summary")]
    captions = [tag.get_text(" ") for tag in page.select(".caption-number, .admonition-title, .headerlink")]
    frame = [
        tag.get_text(" ") for tag in page.select("header, footer, aside, .skip-to-content, .back-to-top, .cite h2")
    ]
    return [*labels, *summaries, *captions, *frame]


def test_no_page_speaks_english_around_its_text(site: Path) -> None:
    found = set()
    for path in page_paths(site):
        for text in interface_texts(copy.copy(read(site / path))):
            tokens = set(re.findall(r"[a-z]+", text.lower()))
            english = tokens & ENGLISH
            if english:
                found.add((path, text[:80], *sorted(english)))
    assert found == set()


def test_figures_are_called_figuur(site: Path) -> None:
    numbers = [tag.get_text() for path in page_paths(site) for tag in read(site / path).select(".caption-number")]
    assert len(numbers) > 10
    assert {number.split()[0] for number in numbers} <= {"Figuur", "Tabel", "Codefragment"}


def test_folded_code_opens_under_a_dutch_word(site: Path) -> None:
    folds: list[Tag] = []
    for path in page_paths(site):
        page = read(site / path)
        folds += page.select("details.fold > summary")
    assert len(folds) > 10
    assert {fold.get_text() for fold in folds} <= {words("nl")["show_code"], words("nl")["show_output"]}


def test_both_languages_have_every_word() -> None:
    assert words("nl").keys() == words("en").keys()
    assert all(words("nl")[key].strip() and words("en")[key].strip() for key in words("nl"))


@pytest.mark.parametrize("english", sorted(DUTCH))
def test_the_catalogue_translates_into_other_words(english: str) -> None:
    assert DUTCH[english] not in ("", english)


MONTHS = re.findall(r"\w+", "januari februari maart april mei juni juli augustus september oktober november december")


def test_dates_and_versions_stand_on_every_page_in_dutch(site: Path) -> None:
    for path in page_paths(site):
        page = read(site / path)
        time = page.select_one("footer time")
        assert time is not None, path
        day, month, year = time.get_text().split()
        assert time["datetime"] == f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"
        assert re.search(r"Versie \d+\.\d+\.\d+", page.select_one("footer").get_text()), path


def test_every_work_of_another_language_says_so_where_it_is_listed(site: Path) -> None:
    entries = parse_file(str(ROOT / "references.bib")).entries
    assert [key for key, entry in entries.items() if entry.fields.get("langid", "").lower() not in CODES] == []
    listed = set()
    for path in page_paths(site):
        page = read(site / path)
        for work in page.select("div.citation"):
            text = re.sub(r"\W+", "", work.get_text()).lower()
            for key, entry in entries.items():
                title = re.sub(r"\W+", "", entry.fields["title"]).lower()
                if title in text:
                    listed.add(key)
                    expected = CODES[entry.fields["langid"].lower()]
                    marked = [
                        part for part in work.select("[lang]") if title in re.sub(r"\W+", "", part.get_text()).lower()
                    ]
                    assert (marked or [work])[-1].get("lang", "nl") == expected, (path, key)
    assert len(listed) > 10
