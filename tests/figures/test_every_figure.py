"""What holds for every figure of the book: its drawing, its type, its colours and its bytes."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import subprocess
import sys
from functools import cache
from html import unescape
from itertools import combinations
from typing import Any

import pytest
from figures_in_tests import DATA, LANGUAGES, NAMES, draw
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from evenwicht.figures import BookFigure
from evenwicht.figures.dark import DARK, darkened
from evenwicht.figures.style import COMPACT, SMALL, drawing
from evenwicht.published import Published
from evenwicht.tables.book_table import RECORD_TYPE

Gallery = dict[tuple[str, str], BookFigure]
Drawings = dict[tuple[str, str], str]
LONG = {"nl": (), "en": (pytest.mark.long,)}
every_figure = pytest.mark.parametrize(
    ("name", "language"),
    [pytest.param(name, language, marks=LONG[language]) for name in NAMES for language in LANGUAGES],
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def texts_of(svg: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<text[^>]*>([^<]+)</text>", svg)]


def drawings_of(figure: BookFigure) -> list[Figure]:
    """The wide drawing, and the one for a telephone."""
    return [figure.figure, *([] if figure.narrow is None else [figure.narrow])]


@cache
def boxes_of(figure: Figure) -> list[tuple[str, Bbox]]:
    """Each text that shows, with the box it fills, in pixels of a figure at 100 dots per inch."""
    canvas: Any = FigureCanvasAgg(figure)
    with drawing():
        canvas.draw()
        shown = [
            text
            for text in figure.findobj(Text)
            if isinstance(text, Text) and text.get_visible() and text.get_text().strip()
        ]
        return [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in shown]


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_drawn_again_has_the_same_bytes_and_logs_nothing(
    name: str, drawings: Drawings, published: Published, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):  # in one language; another process draws the other, in the long run
        again = draw(name, published, "nl")
        assert again.svg() == again.svg() == drawings[name, "nl"], "writing a figure must not change it"
    assert caplog.messages == [], "what is written to stderr stops the build of the book"


@pytest.mark.long
def test_another_process_draws_the_same_bytes(drawings: Drawings) -> None:
    script = (
        "import hashlib, inspect\n"
        "from evenwicht import figures, published as publications\n"
        "published = publications.load()\n"
        f"for name in {NAMES!r}:\n"
        "    function = getattr(figures, name)\n"
        "    given = (published,) if 'published' in inspect.signature(function).parameters else ()\n"
        "    print(name, hashlib.sha256(function(*given, language='en').svg().encode()).hexdigest())\n"
    )
    environment = os.environ | {"PYTHONHASHSEED": "97", "EVENWICHT_DATA": str(DATA)}
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=DATA.parent)
    assert run.stdout.splitlines() == [
        f"{name} {hashlib.sha256(drawings[name, 'en'].encode()).hexdigest()}" for name in NAMES
    ]


@every_figure
def test_every_text_stands_within_the_figure(name: str, language: str, gallery: Gallery) -> None:
    for figure in drawings_of(gallery[name, language]):
        width, height = figure.bbox.width, figure.bbox.height
        boxes = boxes_of(figure)
        outside = [text for text, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height]
        assert outside == []


@every_figure
def test_no_two_texts_overlap(name: str, language: str, gallery: Gallery) -> None:
    for figure in drawings_of(gallery[name, language]):
        boxes = [(text, box.padded(0, -1.5)) for text, box in boxes_of(figure)]
        overlapping = [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.overlaps(b)]
        assert overlapping == []


@every_figure
def test_text_is_text_and_large_enough_for_a_telephone(
    name: str, language: str, drawings: Drawings, gallery: Gallery
) -> None:
    figure = gallery[name, language]
    record = figure._repr_mimebundle_()[RECORD_TYPE]
    assert isinstance(record, dict)
    drawn = drawings_of(figure)
    for svg, least in ((drawings[name, language], COMPACT), (record.get("narrow"), SMALL))[: len(drawn)]:
        assert svg is not None
        sizes = [float(size) for size in re.findall(r"<text style=\"[^\"]*font-size: ([\d.]+)px", svg)]
        assert len(sizes) == len(re.findall("<text", svg)) > 0
        assert min(sizes) >= least
        smallest = min(sizes) * 4 / 3  # pixels, at the size it is drawn at
    assert smallest * min(1.0, 328 / (drawn[-1].get_size_inches()[0] * 96)) >= 12, (
        "in a column of 328 on a screen of 360"
    )


@every_figure
def test_each_face_in_the_svg_comes_with_it(name: str, language: str, drawings: Drawings) -> None:
    svg = drawings[name, language]
    used = {int(weight) for weight in re.findall(r"<text style=\"font-weight: (\d+)", svg)}
    used |= {400} if re.search(r"<text style=\"(?!font-weight)", svg) else set()
    assert used == {int(weight) for weight in re.findall(r"@font-face\{[^}]*font-weight:(\d+)", svg)}
    assert "http" not in re.sub(r"xmlns(:\w+)?=\"[^\"]*\"|<!DOCTYPE[^>]*>", "", svg), "nothing is fetched"


@every_figure
def test_colours_are_the_books_own_so_that_a_dark_page_can_swap_them(
    name: str, language: str, drawings: Drawings
) -> None:
    svg = re.sub(r"<style.*?</style>", "", drawings[name, language], flags=re.DOTALL)
    found = {colour for colour in _COLOUR.findall(re.sub(r"url\(#[^)]*\)|href=\"#[^\"]*\"", "", svg))}
    assert found <= set(DARK)
    assert not re.search(r"opacity: (?!0\b(?!\.))", svg), "a mixed colour cannot be swapped"
    assert all("fill: #" in style for style in re.findall(r"<text style=\"([^\"]*)\"", svg))
    dark = darkened(svg)
    assert not any(re.search(f": {light}\\b", dark) for light in DARK)
    assert {DARK[colour] for colour in found} == set(
        _COLOUR.findall(re.sub(r"url\(#[^)]*\)|href=\"#[^\"]*\"", "", dark))
    )


def test_a_foreign_colour_is_refused_on_a_dark_page() -> None:
    with pytest.raises(ValueError, match="#123456"):
        darkened('<svg><path style="fill: #123456"/></svg>')


@every_figure
def test_the_notebook_gets_the_picture_the_words_and_the_numbers(
    name: str, language: str, gallery: Gallery, drawings: Drawings
) -> None:
    figure = gallery[name, language]
    bundle = figure._repr_mimebundle_()
    record = bundle[RECORD_TYPE]
    assert isinstance(record, dict)
    assert bundle["image/svg+xml"] == drawings[name, language]
    assert record["alt"] == bundle["text/plain"] == figure.alt
    assert record["language"] == language
    assert record["source"] == figure.source
    assert record["rows"] == figure.table.astype(str).to_numpy().tolist()
    assert all(str(column).strip() for column in record["columns"])


@every_figure
def test_there_is_no_title_in_the_plot(name: str, language: str, gallery: Gallery) -> None:
    figure = gallery[name, language].figure
    assert not figure.get_suptitle()
    assert [axes.get_title() for axes in figure.axes] == [""] * len(figure.axes)


@every_figure
def test_the_alt_text_speaks_in_whole_sentences(name: str, language: str, gallery: Gallery) -> None:
    alt = gallery[name, language].alt
    assert alt[0].isupper()
    assert alt.endswith(".")
    assert "\n" not in alt
    assert not re.search(r"  |\.\.| [,;.:]|[{}]|, ,|;;|: ;", alt)
    assert len(alt) < 1100, "about a minute and a half to hear"
