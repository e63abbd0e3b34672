"""What guards a sentence quotes it as its chapter has it, and speaks in one line where it no longer holds."""

import ast
import re
import shutil
from pathlib import Path

import pytest

from evenwicht import definitions, prose
from evenwicht import published as publications
from evenwicht.datafile import data_folder
from evenwicht.prose.sentence import SentenceError, says

BOOK = Path(__file__).resolve().parents[2]
GUARDS = [
    (path.name, call)
    for path in sorted((BOOK / "evenwicht" / "prose").glob("*.py"))
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "says"
]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: f"{guard[0]}:{guard[1].lineno}")
def test_a_guarded_sentence_stands_in_its_chapter(guard):
    chapter, sentence = (ast.literal_eval(argument) for argument in guard[1].args[:2])
    file = BOOK / ("index.md" if chapter == "index" else f"chapters/{chapter}.md")
    assert sentence in re.sub(r"\s+", " ", file.read_text(encoding="utf-8"))


def test_a_sentence_that_does_not_hold_is_told_by_file_and_words_with_what_to_do():
    says("domeinen", "Dat is zo.", True, "0,4")
    with pytest.raises(
        SentenceError, match=r"chapters/domeinen\.md says \"Dat is zo\.\"; found 0,4.*rewrite the sentence"
    ):
        says("domeinen", "Dat is zo.", False, "0,4")


def test_figures_that_turn_a_sentence_stop_its_chapter(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(data_folder(), folder)
    printed = folder / "printed.csv"
    text = printed.read_text(encoding="utf-8")
    turned = text.replace("philosophy,combined,64", "philosophy,combined,3").replace(
        "philosophy,lawful,3", "philosophy,lawful,64"
    )
    assert turned != text
    printed.write_text(turned, encoding="utf-8")
    with pytest.raises(SentenceError, match=r"chapters/filosofie-en-sturingsvorm\.md"):
        prose.domains(publications.load(folder))


def test_an_image_that_speaks_of_the_contact_point_too_stops_the_chapter_on_the_images():
    themes = definitions.themes("nl")
    prose.three_images(themes)
    themes.loc[(themes["theme"] == "contact_point") & (themes["image"] == "political"), "stance"] = "nuances"
    with pytest.raises(SentenceError, match=r"chapters/drie-beelden\.md says .*aanspreekpunt.*'outside', 'political'"):
        prose.three_images(themes)


def test_a_notebook_shows_the_message_alone():
    assert SentenceError("een regel")._render_traceback_() == ["een regel"]
