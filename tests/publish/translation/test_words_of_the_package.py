"""Words of the package: gathered from its code, brought to their catalogue, and each fault told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenwicht.publish.translation import package
from evenwicht.publish.translation.catalogue import Translation, read, write
from evenwicht.publish.translation.chapter import word_problems

CODE = '''"""A module."""

from evenwicht.bilingual import Bilingual, Plural

_WORDS = Bilingual(
    __name__,
    {
        "alt": "Van {low} tot {high}, "
        "voor iedereen.",
        ("reported", "area"): ("een vlak", "{label}"),
        "size": Plural("{n} vlak", "{n} vlakken"),
    },
)
'''
NAME = "evenwicht/locale/en/figures.po"
ENGLISH = {
    "Van {low} tot {high}, voor iedereen.": Translation("From {low} to {high}, for everyone."),
    "een vlak": Translation("an area"),
    "{n} vlak": Translation("{n} area", other="{n} areas"),
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book whose package says three texts, in both languages."""
    (tmp_path / "evenwicht" / "figures").mkdir(parents=True)
    (tmp_path / "evenwicht" / "figures" / "bounds.py").write_text(CODE, encoding="utf-8")
    entries = package.entries(package.rooms(tmp_path)[NAME], {}, [])
    write(tmp_path / NAME, entries, {entry.key: ENGLISH[entry.text] for entry in entries})
    return tmp_path


def problems(book: Path) -> list[str]:
    found = []
    for name, said in package.rooms(book).items():
        known = read(book / name, exact=True)
        placed = zip(package.entries(said, known, []), package.places(said, known), strict=True)
        found += [str(problem) for problem in word_problems(name, placed, known, package.wrong)]
    return found


def test_texts_are_found_with_their_place_and_what_has_no_words_is_left_out(book: Path) -> None:
    said = package.rooms(book)[NAME]
    assert [(each.text, each.context, each.other) for each in said] == [
        ("Van {low} tot {high}, voor iedereen.", "bounds.alt", ""),
        ("een vlak", "bounds.reported.area.0", ""),
        ("{n} vlak", "bounds.size", "{n} vlakken"),
    ]
    assert said[0].place == "evenwicht/figures/bounds.py, line 8"
    assert problems(book) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"an area"', '""', "bounds.py, line 10: found an empty msgstr for the words 'een vlak'; fill it in"),
        ('msgid "een vlak"', '#, fuzzy\nmsgid "een vlak"', "bounds.py, line 10: found a draft (fuzzy) for the words"),
        ("to {high}", "to {most}", "the English lost {high}, and has {most} that the Dutch has not in the English of"),
        ("to {high}", "to 3", "the English lost {high} in the English of"),
        ('"an area"', '"an area "', "the English begins or ends with other spaces in the English of 'een vlak'"),
        ('"an area"', '"an area of 3"', "the English has 3 that the Dutch has not in the English of 'een vlak'"),
        ('msgid "een vlak"', 'msgid "twee"', "found no English for the words 'een vlak'; run make translations"),
        ('"{n} areas"', '""', "bounds.py, line 11: found an empty msgstr for the words '{n} vlak'; fill it in"),
        ('"{n} areas"', '"areas"', "the English lost {n} in the English of '{n} vlakken'; put it right"),
        (
            '"{n} area"',
            '"{m} area"',
            "the English lost {n}, and has {m} that the Dutch has not in the English of '{n} vlak'",
        ),
    ],
)
def test_a_fault_of_the_english_is_told_in_a_line(book: Path, old: str, new: str, told: str) -> None:
    path = book / NAME
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert told in problems(book)[0]


def test_english_of_words_that_are_gone_is_told(book: Path) -> None:
    path = book / "evenwicht" / "figures" / "bounds.py"
    path.write_text(CODE.replace("een vlak", ""), encoding="utf-8")
    assert problems(book) == [
        f"{NAME}: found English for 'een vlak', which is not there any more; run make translations"
    ]
    path.unlink()
    assert len(problems(book)) == 3


def test_a_text_has_a_context_where_the_catalogue_gives_it_one(book: Path) -> None:
    said = package.rooms(book)[NAME]
    known = {("bounds.reported.area.0", "een vlak"): Translation("a plane")}
    assert [entry.key for entry in package.entries(said, known, [])] == [
        ("", "Van {low} tot {high}, voor iedereen."),
        ("bounds.reported.area.0", "een vlak"),
        ("", "{n} vlak"),
    ]


def test_one_text_with_and_without_another_form_is_refused(book: Path) -> None:
    path = book / "evenwicht" / "figures" / "bounds.py"
    path.write_text(CODE.replace('"een vlak"', '"{n} vlak"'), encoding="utf-8")
    with pytest.raises(package.WordsError, match=r"bounds.py, line 11: found '\{n\} vlak', which has another form"):
        package.rooms(book)


def test_one_form_where_there_should_be_two_is_refused(book: Path) -> None:
    path = book / "evenwicht" / "figures" / "bounds.py"
    path.write_text(CODE.replace(', "{n} vlakken"', ""), encoding="utf-8")
    with pytest.raises(package.WordsError, match=r"line 11: found Plural.*; expected two forms written out"):
        package.rooms(book)


def test_words_that_code_makes_are_refused(book: Path) -> None:
    path = book / "evenwicht" / "figures" / "bounds.py"
    path.write_text(CODE.replace('"{label}"', 'f"{label}"'), encoding="utf-8")
    with pytest.raises(package.WordsError, match=r"bounds.py, line 10: found f'\{label\}'; expected words written out"):
        package.rooms(book)
