"""A small book in two languages: built beside each other, and stopped in a line by each fault of its English."""

import os
import re
import shutil
import signal
import subprocess
import sys
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from small_book import ROOT, build, write_small_book

from evenwicht.publish import unchanged
from evenwicht.publish.links import broken_links
from evenwicht.publish.translation import catalogue
from evenwicht.publish.translation.__main__ import main as translations
from evenwicht.publish.translation.catalogue import Translation
from evenwicht.publish.translation.sources import Edition, TranslationError

ADDRESS = "https://example.org/boek/"
HEADER = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n\n"
CHAPTER = """# Eén hoofdstuk

```{code-cell} ipython3
from evenwicht import figures, language, published
from evenwicht.chapter import Chapter
vermeld = published.load()
Chapter("een").glue(lijn=language.number(vermeld.value("steering_form", "line"), 1))
```

Lijnsturing kreeg {glue:text}`lijn` punten ({numref}`fig-punten`; `vermeld`).

## Punten van alle vormen

```{code-cell} ipython3
:mystnb:
:  figure:
:    caption: Punten per vorm.
:    name: fig-punten
figures.steering_form_means(vermeld)
```
"""
PROSE = {
    "Eén hoofdstuk": "A chapter",
    "Lijnsturing kreeg {glue:text}`lijn` punten ({numref}`fig-punten`; `vermeld`).": (
        "Line management got {glue:text}`lijn` points ({numref}`fig-punten`; `reported`)."
    ),
    "Punten van alle vormen": "Points of all forms",
    "Punten per vorm.": "Points for each form.",
    "vermeld": "reported",
    "Welkom": "Welcome",
    "Zie [het hoofdstuk](chapters/een.md).": "See [the chapter](chapters/een.md).",
}


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "book"
    write_small_book(folder, HEADER + CHAPTER)
    shutil.copytree(ROOT / "locale", folder / "locale")
    edition = Edition(folder)
    for name, entries in edition.entries().items():
        known = edition.found[name]
        words = {
            entry.key: Translation(PROSE.get(entry.text) or (known[entry.key].text if entry.key in known else "Words"))
            for entry in entries
        }
        catalogue.write(edition.catalogue_of(name), entries, words)
    for path in (folder / "locale" / "en" / "chapters").glob("*.po"):
        if path.stem != "een":
            path.unlink()
    return folder


def refused(folder):
    with pytest.raises(TranslationError) as caught:
        Edition(folder).write(folder / "english", "../")
    return str(caught.value)


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


FAULTS = {
    "a glued text lost": (
        "management got {glue:text}`lijn`",
        "management got",
        "line 17: the English lost {glue:text}`lijn`",
    ),
    "a name of code lost": ("; `reported`", "", "line 17: the English lost `reported`"),
    "a draft": (
        'msgid "Punten van alle vormen"',
        '#, fuzzy\nmsgid "Punten van alle vormen"',
        "line 19: found a draft (fuzzy)",
    ),
    "nothing": ('msgstr "Points of all forms"', 'msgstr ""', "line 19: found an empty msgstr"),
    "no end": ('msgstr "Points of all forms"', 'msgstr "Points of all forms', "een.po, line "),
    "a list": ("Line management got", "- Line management got", "line 17: found English that is read as"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_catalogue_stops_the_build_in_one_line(book, fault):
    old, new, told = FAULTS[fault]
    spoil(book / "locale" / "en" / "chapters" / "een.po", old, new)
    message = refused(book)
    assert told in message, message
    assert message.count("\n") == 0


def test_a_swapped_reference_stops_the_build(book):
    path = book / "locale" / "en" / "chapters" / "een.po"
    text = path.read_text(encoding="utf-8")
    start = text.index("Line management")
    path.write_text(text[:start] + text[start:].replace("fig-punten", "fig-vormen", 1), encoding="utf-8")
    assert "the English lost {numref}`fig-punten`, and has {numref}`fig-vormen`" in refused(book)


def test_two_references_that_changed_places_stop_the_build_unless_a_note_says_that_they_may(book):
    chapter, path = book / "chapters" / "een.md", book / "locale" / "en" / "chapters" / "een.po"
    told = "{glue:text}`lijn` in {numref}`fig-punten`, {numref}`fig-vormen`"
    chapter.write_text(chapter.read_text(encoding="utf-8") + f"\nZie {told}.\n", encoding="utf-8")
    translations(["--source", str(book)])
    swapped = "See {numref}`fig-vormen`, {numref}`fig-punten`: {glue:text}`lijn`."
    dutch = f'msgid "Zie {told}."\n'
    spoil(path, f'{dutch}msgstr ""', f'{dutch}msgstr "{swapped}"')
    message = refused(book)
    assert "line 29: the English has {numref}`fig-vormen` where the Dutch has {numref}`fig-punten`" in message, message
    assert message.count("\n") == 0
    spoil(path, f"#. paragraph\n{dutch}", f"# other order\n#. paragraph\n{dutch}")
    translations(["--source", str(book)])
    Edition(book).write(book / "english", "../")
    assert swapped in (book / "english" / "chapters" / "een.md").read_text(encoding="utf-8")


def test_a_new_dutch_sentence_stops_the_build_until_it_has_english(book, capsys):
    chapter = book / "chapters" / "een.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\nEen nieuwe zin.\n", encoding="utf-8")
    message = refused(book)
    assert (
        "chapters/een.md, line 29: found no English for the paragraph 'Een nieuwe zin.'; run make translations"
        in message
    )
    assert translations(["--source", str(book)]) == 0
    assert "locale/en/chapters/een.po: 1 of 5 without English" in capsys.readouterr().out
    spoil(
        book / "locale" / "en" / "chapters" / "een.po",
        'msgid "Een nieuwe zin."\nmsgstr ""',
        'msgid "Een nieuwe zin."\nmsgstr "A new sentence."',
    )
    Edition(book).write(book / "english", "../")
    assert "A new sentence." in (book / "english" / "chapters" / "een.md").read_text(encoding="utf-8")


def test_a_changed_dutch_sentence_stops_the_build_in_one_line_and_its_english_stays_as_a_draft(book):
    spoil(book / "chapters" / "een.md", "Punten van alle vormen", "Punten van alle zeven vormen")
    assert refused(book) == (
        "chapters/een.md, line 19: found no English for the heading 'Punten van alle zeven vormen'; run make translations, "
        "and fill it in"
    )
    translations(["--source", str(book)])
    assert "line 19: found a draft (fuzzy) for the heading" in refused(book)


def test_a_catalogue_that_cannot_be_read_is_named_by_its_own_path(book):
    path = book / "evenwicht" / "locale" / "en" / "figures.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgst\n', encoding="utf-8")
    assert refused(book).startswith("evenwicht/locale/en/figures.po, line 2: found 'msgst'")


@pytest.mark.parametrize(
    ("changed", "old", "new", "told"),
    [
        (
            "chapters/een.md",
            "vermeld =",
            "# Een getal.\nvermeld =",
            "chapters/een.md, line 13: found no English for the",
        ),
        ("chapters/een.md", "vermeld =", "aantal = 3\nvermeld =", "chapters/een.md, line 13: found no English for the"),
        (
            "_toc.yml",
            "een",
            "een\nparts:\n- caption: Nieuw deel",
            "_toc.yml, parts/0/caption: found no English for the",
        ),
        ("chapters/een.md", "vermeld =", "%time\nvermeld =", "chapters/een.md, line 13: found '%time', which Python"),
        (
            "chapters/een.md",
            "## Punten",
            ":::{vreemd}\nA\n:::\n\n## Punten",
            "chapters/een.md, line 19: found the directive",
        ),
    ],
)
def test_words_of_cells_and_settings_and_what_is_not_known_are_told_with_their_place(book, changed, old, new, told):
    spoil(book / changed, old, new)
    message = refused(book)
    assert message.startswith(told), message
    assert message.count("\n") == 0


def test_english_of_a_sentence_that_is_gone_stops_the_build_until_it_is_taken_out(book):
    spoil(book / "chapters" / "een.md", "## Punten van alle vormen\n", "")
    assert "found English for 'Punten van alle vormen', which is not there any more; run make translations" in refused(
        book
    )
    translations(["--source", str(book)])
    Edition(book).write(book / "english", "../")


def test_a_word_of_the_package_stops_the_build_until_it_has_english(book, capsys):
    module, words = book / "evenwicht" / "figures" / "een.py", book / "evenwicht" / "locale" / "en" / "figures.po"
    module.parent.mkdir(parents=True)
    module.write_text('_WORDS = Bilingual(\n    __name__,\n    {"alt": "Van {n} mensen"},\n)\n', encoding="utf-8")
    assert refused(book) == (
        "evenwicht/figures/een.py, line 3: found no English for the words 'Van {n} mensen'; run make translations, and "
        "fill it in"
    )
    assert translations(["--source", str(book)]) == 0
    assert "evenwicht/locale/en/figures.po: 1 of 1 without English" in capsys.readouterr().out
    spoil(words, 'msgid "Van {n} mensen"\nmsgstr ""', 'msgid "Van {n} mensen"\nmsgstr "Of {n} people"')
    Edition(book).write(book / "english", "../")
    module.unlink()
    assert "found English for 'Van {n} mensen', which is not there any more; run make translations" in refused(book)
    translations(["--source", str(book)])
    assert not words.exists()
    Edition(book).write(book / "english", "../")


ROOM = "evenwicht/locale/en/figures.po"


@pytest.mark.parametrize("name", ["locale/en/chapters/een.po", "locale/en/settings.po", ROOM])
def test_windows_line_ends_in_a_catalogue_stop_the_build_until_it_is_written_anew(book, name):
    room, module = book / ROOM, book / "evenwicht" / "figures" / "een.py"
    module.parent.mkdir(parents=True)
    module.write_text('_WORDS = Bilingual(__name__, "Punten")\n', encoding="utf-8")
    translations(["--source", str(book)])
    spoil(room, 'msgid "Punten"\nmsgstr ""', 'msgid "Punten"\nmsgstr "Points"')
    before = (book / name).read_bytes()
    (book / name).write_bytes(before.replace(b"\n", b"\r\n"))
    message = refused(book)
    assert message.startswith(f"{name}: found Windows line ends; expected")
    assert "run make translations" in message
    assert "\n" not in message
    translations(["--source", str(book)])
    assert (book / name).read_bytes() == before
    Edition(book).write(book / "english", "../")


def test_windows_line_ends_in_every_catalogue_are_told_in_one_line(book):
    paths = list((book / "locale").rglob("*.po"))
    for path in paths:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    message = refused(book)
    assert f"(and in {len(paths) - 1} more): found Windows line ends" in message
    assert "\n" not in message


def test_git_on_windows_gives_catalogues_unix_line_ends_and_exports_their_own(tmp_path):
    files = {".gitattributes", ROOM, "tests/survey/exports/redcap-raw.csv"}
    before = {name: (ROOT / name).read_bytes() for name in files}
    assert b"\r\n" in before["tests/survey/exports/redcap-raw.csv"]
    git = ["git", "-C", str(tmp_path), "-c", "core.autocrlf=true"]
    for name, content in before.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    for name in files:
        (tmp_path / name).unlink()
    subprocess.run([*git, "checkout-index", "--all"], check=True)
    assert {name: (tmp_path / name).read_bytes() for name in files} == before


def test_the_command_that_updates_changes_nothing_of_a_whole_edition(book, capsys):
    before = {path: path.read_bytes() for path in (book / "locale").rglob("*.po")}
    assert translations(["--source", str(book)]) == 0
    assert "the English edition is whole" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in (book / "locale").rglob("*.po")} == before


def test_the_english_sources_keep_the_code_and_name_the_settings(book):
    Edition(book).write(book / "english", "../")
    made = (book / "english" / "chapters" / "een.md").read_text(encoding="utf-8")
    assert "reported = published.load()" in made
    assert 'caption: "Points for each form."' in made
    assert ":    name: fig-punten" in made
    settings = (book / "english" / "_config.yml").read_text(encoding="utf-8")
    assert "language: en" in settings
    assert "The municipal secretary as a balancing artist" in settings


@pytest.mark.parametrize(("named", "wanted"), [("nl", ("nl",)), ("", ("nl", "en")), ("en_GB:en", ("nl", "en"))])
def test_one_variable_names_the_edition_that_is_wanted(book, monkeypatch, named, wanted):
    monkeypatch.setenv(unchanged.LANGUAGE, named)
    assert unchanged.languages(book) == wanted
    shutil.rmtree(book / "locale")
    assert unchanged.languages(book) == ("nl",)


@pytest.mark.long
def test_both_editions_are_built_and_an_edition_that_is_not_wanted_is_taken_away(book, monkeypatch):
    monkeypatch.delenv(unchanged.LANGUAGE, raising=False)
    spoil(book / "CITATION.cff", "\nversion:", "\nrepository-code: https://github.com/gemeente/boek\nversion:")
    both = build(book, "--no-pdf", environment={"BOOK_ADDRESS": ADDRESS})
    assert both.returncode == 0, both.stderr
    site = book / "_build" / "html"
    page = (site / "en" / "chapters" / "een.html").read_text(encoding="utf-8")
    assert BeautifulSoup(page, "html.parser").html["lang"] == "en"
    assert "Line management got" in page
    assert "2.7" in re.sub(r"<[^>]*>", "", page)
    assert 'id="punten-van-alle-vormen"' in page
    assert 'href="../en/chapters/een.html"' in (site / "chapters" / "een.html").read_text(encoding="utf-8")
    assert broken_links(site) == []
    for path, own in (("chapters/een.html", ""), ("en/chapters/een.html", "en/")):
        (opened,) = re.findall(
            r'href="https://mybinder\.org[^"]*labpath=([^"]*)"', (site / path).read_text(encoding="utf-8")
        )
        assert unquote(opened) == f"_build/html/{own}notebooks/een.ipynb"
        assert (book / unquote(opened)).is_file()
        head = BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser").head
        assert head.find("link", rel="canonical")["href"] == f"{ADDRESS}{own}chapters/een.html"
        told = {link["hreflang"]: link["href"] for link in head.find_all("link", rel="alternate")}
        pages = {"nl": f"{ADDRESS}chapters/een.html", "en": f"{ADDRESS}en/chapters/een.html"}
        assert told == pages | {"x-default": pages["nl"]}
    assert f"Sitemap: {ADDRESS}en/sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}en/chapters/een.html</loc>" in (site / "en" / "sitemap.xml").read_text(encoding="utf-8")
    assert 'href="/boek/en/index.html"' in (site / "en" / "404.html").read_text(encoding="utf-8")
    again = build(book, "--no-pdf", environment={"BOOK_ADDRESS": ADDRESS})
    assert "nothing has changed" in again.stderr
    monkeypatch.setenv(unchanged.LANGUAGE, "nl")
    one = build(book, "--no-pdf")
    assert one.returncode == 0, one.stderr
    assert not (site / "en").exists()
    assert not (book / "_build" / "en" / "html").exists()
    assert 'class="edition"' not in (site / "chapters" / "een.html").read_text(encoding="utf-8")


def test_a_fault_is_told_by_the_command_itself_before_anything_is_executed(book, monkeypatch):
    spoil(book / "locale" / "en" / "chapters" / "een.po", 'msgstr "Points of all forms"', 'msgstr ""')
    monkeypatch.delenv(unchanged.LANGUAGE, raising=False)
    standing = book / "_build" / "html" / "en" / "index.html"
    standing.parent.mkdir(parents=True)
    standing.touch()
    said = build(book, "--no-pdf")
    assert standing.exists(), "the book that stood there is whole until another is begun"
    assert said.returncode == 1
    assert "book: stopped\nchapters/een.md, line 19: found an empty msgstr" in said.stderr
    assert "executed" not in said.stderr


def test_make_translations_is_a_command_of_its_own(book):
    command = [sys.executable, "-m", "evenwicht.publish.translation", "--source", str(book)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


def test_translations_that_are_broken_off_say_so_in_one_line(book, capsys):
    (book / "_toc.yml").unlink()
    os.mkfifo(book / "_toc.yml")  # who reads it waits until somebody writes, or presses Ctrl-C
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(1)
    try:
        assert translations(["--source", str(book)]) == 130
    finally:
        signal.alarm(0)
    assert capsys.readouterr().err.strip() == "translations: stopped; the next time goes on from there"
