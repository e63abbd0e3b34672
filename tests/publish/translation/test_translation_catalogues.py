"""Catalogues: opened by any tool of gettext, brought up to date without loss, and told of where they cannot be read."""

import io

import pytest
from babel.messages.pofile import read_po

from evenwicht.publish.translation.catalogue import CatalogueError, Entry, Translation, read, updated, write
from evenwicht.publish.translation.marks import differences

LONG = "De lijn krijgt van alle zeven sturingsvormen de meeste punten, met {glue:text}`lijn` van de tien."
ENGLISH = "Of all seven steering forms the line gets most points, with {glue:text}`lijn` of the ten."


def written(path, *pairs, **known):
    entries = [Entry(dutch, "", ("paragraph",)) for dutch, _ in pairs]
    write(
        path,
        entries,
        {entry.key: Translation(english, **known) for entry, (_, english) in zip(entries, pairs, strict=True)},
    )
    return path


def test_a_catalogue_is_read_as_it_was_written_by_us_and_by_gettext(tmp_path):
    path = written(tmp_path / "een.po", (LONG, ENGLISH), ('100% "zeker"', "100% 'sure'"), ("leeg", ""))
    assert read(path)["", LONG] == Translation(ENGLISH)
    assert read(path)["", '100% "zeker"'].text == "100% 'sure'"
    by_gettext = read_po(io.BytesIO(path.read_bytes()))
    assert by_gettext.get(LONG).string == ENGLISH
    assert by_gettext.get("leeg").auto_comments == ["paragraph"]


def test_forms_that_a_number_decides_are_those_of_gettext(tmp_path):
    entries = [Entry("{n} mens", other="{n} mensen"), Entry(LONG)]
    known = {("", "{n} mens"): Translation("{n} person", other="{n} people"), ("", LONG): Translation(ENGLISH)}
    write(tmp_path / "een.po", entries, known)
    assert read(tmp_path / "een.po") == known
    by_gettext = read_po(io.BytesIO((tmp_path / "een.po").read_bytes()))
    assert by_gettext.plural_forms == "nplurals=2; plural=(n != 1);"
    assert by_gettext.get("{n} mens").id == ("{n} mens", "{n} mensen")
    assert by_gettext.get("{n} mens").string == ("{n} person", "{n} people")


def test_a_text_of_which_a_number_comes_to_decide_the_form_has_a_draft_for_each():
    old = {("", "{n} mensen"): Translation("{n} people")}
    (found,) = updated([Entry("{n} mens", other="{n} mensen")], old, {}).values()
    assert found == Translation("{n} people", fuzzy=True, other="{n} people")
    (back,) = updated([Entry("{n} mensen")], {("", "{n} mens"): found}, {}).values()
    assert back == Translation("{n} people", fuzzy=True)


def test_what_does_not_change_is_not_written_again(tmp_path):
    path = written(tmp_path / "een.po", (LONG, ENGLISH))
    before = path.stat().st_mtime_ns
    written(path, (LONG, ENGLISH))
    assert path.stat().st_mtime_ns == before


def test_windows_line_ends_and_a_byte_order_mark_are_read_so_that_the_catalogue_can_be_written_anew(tmp_path):
    path = written(tmp_path / "een.po", (LONG, ENGLISH))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(path) == {("", LONG): Translation(ENGLISH)}


@pytest.mark.parametrize(
    ("spoiled", "line"),
    [
        ('msgid "een"\nmsgstr "one\n', "line 2"),
        ('msgid "een"\nmsgstr "one\\"\n', "line 2"),
        ('msgid "een"\nwat is dit\nmsgstr "one"\n', "line 2"),
        ('msgid "een\nmsgstr "one"\n', "line 1"),
        ('msgid "een"\nmsgstr "the "one""\n', "line 2"),
    ],
)
def test_a_syntax_error_is_told_with_its_line(tmp_path, spoiled, line):
    path = tmp_path / "een.po"
    path.write_text(spoiled, encoding="utf-8")
    with pytest.raises(CatalogueError, match=rf"een\.po, {line}: found .*; expected"):
        read(path)


def test_a_text_that_stands_in_a_catalogue_twice_is_told(tmp_path):
    path = written(tmp_path / "een.po", (LONG, ENGLISH), ("een", "one"))
    other = 'msgctxt "kop"\nmsgid "een"\nmsgstr "a"\n'
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{other}", encoding="utf-8")
    assert read(path)["kop", "een"].text == "a"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{other}", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"line 22: found 'msgid \"een\"', which line 18 has too; take one of"):
        read(path)


def test_other_letters_than_utf8_are_told(tmp_path):
    path = tmp_path / "een.po"
    path.write_bytes('msgid "één"\nmsgstr "one"\n'.encode("latin-1"))
    with pytest.raises(CatalogueError, match=r"een\.po: found letters that are not UTF-8"):
        read(path)


def test_a_text_that_changed_a_little_keeps_its_english_as_a_draft():
    old = {("", LONG): Translation(ENGLISH)}
    (found,) = updated([Entry(LONG.replace("meeste", "minste"))], old, {}).values()
    assert found == Translation(ENGLISH, fuzzy=True)
    (other,) = updated([Entry("Iets heel anders.")], old, {}).values()
    assert other == Translation("")


def test_a_text_that_moved_to_another_chapter_takes_its_english_along():
    memory = {("", LONG): Translation(ENGLISH)}
    for old in ({}, {("", LONG): Translation("")}):
        assert updated([Entry(LONG)], old, memory) == memory


def test_a_draft_stays_one_and_notes_of_the_translator_stay(tmp_path):
    path = written(tmp_path / "een.po", (LONG, ENGLISH), fuzzy=True, notes=("ask the author",))
    found = updated([Entry(LONG)], read(path), {})
    assert found["", LONG] == Translation(ENGLISH, True, ("ask the author",))


@pytest.mark.parametrize(
    ("dutch", "english", "told"),
    [
        (LONG, ENGLISH, ""),
        (LONG, ENGLISH.replace("{glue:text}`lijn`", "2.7"), "lost {glue:text}`lijn`, and has 2.7"),
        (LONG, ENGLISH.replace("`lijn`", "`keten`"), "lost {glue:text}`lijn`, and has {glue:text}`keten`"),
        (LONG, ENGLISH.replace("}`lijn`", "}lijn"), "lost {glue:text}`lijn`, and has {glue:text}"),
        ("Zie {numref}`fig-a`.", "See {numref}`fig-b`.", "lost {numref}`fig-a`"),
        ("Zie {ref}`Techniek <eens>`.", "See {ref}`Technique <eens>`.", ""),
        ("Zie {ref}`Techniek <eens>`.", "See {ref}`Technique <other>`.", "lost {ref}`eens`"),
        ("Zo {cite:p}`rapport2020{paragraaf 2.1}`.", "So {cite:p}`rapport2020{section 2.1}`.", ""),
        (
            "Zo {cite:p}`rapport2020{paragraaf 2.1}`.",
            "So {cite:p}`rapport2020{section 2.3}`.",
            "lost {cite:p}`rapport2020 2.1`",
        ),
        ("Zie [hier](a.md).", "See [here](b.md).", "lost (a.md), and has (b.md)"),
        ("De 1.169 van 2,7 en 2.5.1", "The 1,169 of 2.7 and 2.5.1", ""),
        ("In 2020", "In 2021", "lost 2020, and has 2021"),
        ("Typ `vorm`.", "Type `form`.", ""),
        ("Typ `p_value`.", "Type `value`.", "lost `p_value`"),
        ("Een $W$ van 1.", "A $V$ of 1.", "lost $W$"),
        ("Noot[^a].", "Note.", "lost [^a]"),
    ],
)
def test_what_a_translation_lost_or_has_too_much_is_told(dutch, english, told):
    found = differences(dutch, english, {"vorm": "form"}.get)
    assert found.startswith(f"the English {told}") if told else found == ""
