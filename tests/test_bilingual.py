"""Words by language: Dutch as the code says it, English as the catalogue of the room does."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenwicht import bilingual
from evenwicht.bilingual import FOLDER, Bilingual, catalogue
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
        by_gettext = {key: known.text for key, known in read(path, exact=True).items() if not known.fuzzy}
        assert {key: text for key, text in catalogue(path).items() if key != ("", "")} == by_gettext, path.name
