"""Words by language: Dutch as the code says it, English as the catalogue of the room does."""

from __future__ import annotations

import ast
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from evenwicht import bilingual
from evenwicht.bilingual import FOLDER, Bilingual, Plural, catalogue
from evenwicht.publish import inputs
from evenwicht.publish.translation.catalogue import read

HEAD = 'msgid ""\nmsgstr "Language: en\\n"\n\n'
ENTRIES = """#. een.kop
msgid "Punten"
msgstr "Points"

msgctxt "twee.kop"
msgid "Punten"
msgstr "Full stops"

#, fuzzy
msgid "Ontwerp"
msgstr "Draft"

msgid "{n} mens"
msgid_plural "{n} mensen"
msgstr[0] "{n} person"
msgstr[1] "{n} people"

#, fuzzy
msgid "{n} schets"
msgid_plural "{n} schetsen"
msgstr[0] "{n} sketch"
msgstr[1] "{n} sketches"

msgid ""
"tot {n} \\"mensen\\"\\n"
"en "
msgstr ""
"to {n} \\"people\\"\\n"
"and "
"""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The catalogue of a room of its own."""
    monkeypatch.setattr(bilingual, "FOLDER", tmp_path)
    path = tmp_path / "room.po"
    path.write_text(HEAD + ENTRIES, encoding="utf-8")
    catalogue.cache_clear()
    return path


def test_english_has_the_shape_of_the_dutch_and_what_has_no_words_stays(room: Path) -> None:
    dutch = {"kop": ("Punten", "{n}"), ("a", 1): ['tot {n} "mensen"\nen '], 4: 5}
    words = Bilingual("evenwicht.room.een", dutch)
    assert words["nl"] is dutch
    assert words["en"] == {"kop": ("Points", "{n}"), ("a", 1): ['to {n} "people"\nand '], 4: 5}
    assert dict(words) == {"nl": words["nl"], "en": words["en"]}


def test_the_same_dutch_may_be_other_english_in_its_own_place(room: Path) -> None:
    assert Bilingual("evenwicht.room.een", {"kop": "Punten"})["en"] == {"kop": "Points"}
    assert Bilingual("evenwicht.room.twee", {"kop": "Punten"})["en"] == {"kop": "Full stops"}


def test_a_number_decides_the_form_in_both_languages(room: Path) -> None:
    words = Bilingual("evenwicht.room", {"people": Plural("{n} mens", "{n} mensen")})
    told = {language: [words[language]["people"].of(n).format(n=n) for n in (0, 1, 2)] for language in words}
    assert told == {"nl": ["0 mensen", "1 mens", "2 mensen"], "en": ["0 people", "1 person", "2 people"]}


@pytest.mark.parametrize("dutch", [Plural("{n} schets", "{n} schetsen"), Plural("Punten", "Punten"), "{n} mens"])
def test_english_with_other_forms_or_of_a_draft_is_none(room: Path, dutch: str | Plural) -> None:
    with pytest.raises(LookupError, match=r"room.po: found no English for '.*' \(\); run make translations"):
        Bilingual("evenwicht.room", dutch)["en"]


@pytest.mark.parametrize("dutch", ["Ontwerp", "Er is geen Engels"])
def test_a_text_without_english_is_told_and_a_draft_is_none(room: Path, dutch: str) -> None:
    words = Bilingual("evenwicht.room", {"kop": dutch})
    with pytest.raises(LookupError, match=rf"room.po: found no English for '{dutch}' \(kop\); run make translations"):
        words["en"]
    assert words["nl"] == {"kop": dutch}


def test_another_language_is_refused(room: Path) -> None:
    with pytest.raises(KeyError):
        Bilingual("evenwicht.room", "Punten")["fr"]


def test_a_catalogue_is_read_as_gettext_reads_it(room: Path) -> None:
    paths = [room, *FOLDER.glob("*.po")]
    assert len(paths) > 1
    for path in paths:
        by_gettext = {key: known.forms for key, known in read(path, exact=True).items() if not known.fuzzy}
        ours = {key: tuple(text) if isinstance(text, Plural) else (text,) for key, text in catalogue(path).items()}
        assert {key: forms for key, forms in ours.items() if key != ("", "")} == by_gettext, path.name


def test_a_catalogue_is_read_when_english_is_asked_for_and_results_depend_on_it() -> None:
    program = (
        "import sys; from evenwicht.publish import kernel; sys.addaudithook(kernel._note)\n"
        "import evenwicht.identify, evenwicht.claims\n"
        "from evenwicht.phrases import counted\n"
        "for language in ('nl', 'en'):\n"
        "    counted(3, language)\n"
        "    print(*(path for path in kernel._used['files'] if path.endswith('.po')))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == f"\n{FOLDER / 'phrases.po'}\n"
    used = {"files": ran.stdout.split(), "folders": []}
    kept = inputs.contents(used, math.inf, Path("nowhere"), Path("nowhere"), Path("aside"))
    assert list(kept) == used["files"]


NO_WORDS = {
    ("instrument/xlsform.py", "_NAMES"): "names of languages, as the form's standard writes them",
    ("language.py", "_AND"): "on the ground floor, below what reads catalogues",
    ("publish/pdf/words.py", "_REGIONS"): "codes",
    ("publish/site/citation.py", "_LANGID"): "names that BibTeX gives to languages",
    ("publish/site/editions.py", "FOLDERS"): "addresses",
    ("publish/site/editions.py", "NAMES"): "each language in its own words",
    ("publish/site/metadata.py", "LOCALES"): "codes",
    ("publish/site/search.py", "STEMMERS"): "names of files",
}
"""Pairs in code that are no words to translate, each with why."""


def pairs_in(path: Path) -> Iterator[str]:
    """The names in a module that hold texts in both languages, or English ones by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        dicts = [part for part in ast.walk(node.value) if isinstance(part, ast.Dict)]
        if any({"nl", "en"} <= keys(each) and any(map(has_texts, each.values)) for each in dicts):
            yield name
        tuples = [part.elts for part in ast.walk(node.value) if isinstance(part, ast.Tuple) and len(part.elts) == 2]
        firsts = {ast.unparse(first) for first, second in tuples if has_texts(second)}
        if {"'nl'", "'en'"} <= firsts:
            yield name
        plain = isinstance(node.value, ast.Dict | ast.Tuple | ast.List | ast.Constant)
        if plain and {"ENGLISH", "EN"} & set(name.split("_")) and has_texts(node.value):
            yield name


def keys(node: ast.Dict) -> set[object]:
    return {key.value for key in node.keys if isinstance(key, ast.Constant)}


def has_texts(node: ast.expr) -> bool:
    texts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return any(isinstance(text, str) and bilingual.has_words(text) for text in texts)


def test_no_module_holds_words_in_two_languages() -> None:
    package = Path(bilingual.__file__).parent
    found = {(path.relative_to(package).as_posix(), name) for path in package.rglob("*.py") for name in pairs_in(path)}
    assert found == set(NO_WORDS)
