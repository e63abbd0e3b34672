"""What the figures of printed numbers say: every label and number, in the picture, the words and the table."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from figures_in_tests import LANGUAGES, NAMES, PRINTED, draw
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation, Text

from evenwicht import definitions, figures
from evenwicht import published as publications
from evenwicht.figures import BookFigure
from evenwicht.figures.status import LOOKS
from evenwicht.figures.status import name as status_name
from evenwicht.figures.status import names as status_names
from evenwicht.figures.style import MUTED
from evenwicht.language import number
from evenwicht.published import Published, ReportedFigure

Gallery = dict[tuple[str, str], BookFigure]
Drawings = dict[tuple[str, str], str]
Change = Callable[[str, str, str, str, str], Path]
every_printed = pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name in PRINTED for language in LANGUAGES]
)


def written(figure: ReportedFigure, language: str) -> str:
    """A printed number as a reader of the language writes it, worked out without the package."""
    text = figure.text.replace(".", ",") if language == "nl" else figure.text
    return text + ("%" if figure.unit == "percent" else "")


def drawn_words(figure: BookFigure) -> str:
    """All text in the picture, lines joined."""
    parts = re.findall(r"<text[^>]*>([^<]+)</text>", figure.svg())
    return " ".join(unescape(part) for part in parts)


def without_breaks(text: str) -> str:
    """Text without what a line break may add or take: spaces, and case."""
    return re.sub(r"\s", "", text).casefold()


@every_printed
def test_words_picture_and_table_hold_every_printed_number_with_its_label(
    name: str, language: str, gallery: Gallery, published: Published
) -> None:
    figure = gallery[name, language]
    picture = without_breaks(drawn_words(figure))
    cells = [tuple(row) for row in figure.table.itertuples(index=False)]
    for printed in published.of(PRINTED[name]):
        label = published.codebook.label(printed.variable, printed.category, language)
        value = written(printed, language)
        assert f"{label} {value}".casefold() in figure.alt.casefold()
        assert without_breaks(label) in picture
        assert value in picture
        assert any(label in row and value in row for row in cells)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_combination_is_set_against_all_single_perspectives(language: str, gallery: Gallery) -> None:
    figure = gallery["philosophy_shares", language]
    assert "36%" in figure.alt
    assert "36%" in drawn_words(figure)
    assert figure.statuses == ("reported", "derived")


def test_sums_of_dimensions_carry_the_range_that_rounding_leaves(gallery: Gallery) -> None:
    table = gallery["condition_means", "nl"].table
    sums = table[table.iloc[:, 3] != ""]
    assert dict(zip(sums.iloc[:, 0], sums.iloc[:, 2], strict=True)) == {
        "Cultureel": "4,1",
        "Relationeel": "3,3",
        "Procedureel": "1,5",
        "Inhoudelijk": "1,1",
    }
    assert list(sums.iloc[:, 3]) == ["4,0 tot 4,2", "3,2 tot 3,4", "1,4 tot 1,6", "1,0 tot 1,2"]
    assert "Van de dimensies ligt daarboven: cultureel en relationeel." in gallery["condition_means", "nl"].alt


def test_the_first_and_the_second_assignment_are_39_points_apart(gallery: Gallery) -> None:
    assert "39 procentpunt verschil aan (vóór afronding 38 tot 40)" in gallery["assignment_shares", "nl"].alt
    assert "39 percentage points (before rounding 38 to 40)" in gallery["assignment_shares", "en"].alt
    assert "39 procentpunt verschil" in drawn_words(gallery["assignment_shares", "nl"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_assignments_come_with_their_style_and_dimension(language: str, gallery: Gallery, published: Published) -> None:
    figure = gallery["assignment_shares", language]
    for printed in published.of("assignment"):
        category = published.codebook.category("assignment", printed.category)
        style = category.leadership_styles[language]
        dimension = published.codebook.label("dimension", category.dimension, language)
        assert style.casefold() in figure.alt.casefold()
        assert f"{style} · {dimension}".casefold() in drawn_words(figure).casefold()


def test_the_unprinted_fifth_of_the_repertoire_is_shown_as_open(gallery: Gallery) -> None:
    figure = gallery["repertoire_shares", "nl"]
    assert "de overige 20% (vóór afronding 18 tot 22)" in figure.alt
    assert figure.table.iloc[-1].tolist() == ["Niet vermeld", "20%", "18 tot 22%", "afgeleid en duiding"]
    hatched = re.findall(r"style=\"fill: url\(#h[0-9a-f]+\)", figure.svg())
    assert len(hatched) == 2, "the step and its entry in the legend"


@pytest.mark.parametrize("name", ["foremost_answers", "key_repertoire", "printed_overview", "repertoire_shares"])
def test_shares_of_a_question_with_answers_left_out_assume_one_answer_each(name: str, gallery: Gallery) -> None:
    assert gallery[name, "nl"].statuses[-1] == "interpretation"


@pytest.mark.parametrize("name", ["key_philosophy", "key_assignment"])
def test_shares_of_a_question_that_is_complete_assume_nothing(name: str, gallery: Gallery) -> None:
    assert gallery[name, "nl"].statuses == ("reported",)


def test_the_first_answers_stand_beside_how_many_there_are_to_choose_from(gallery: Gallery) -> None:
    drawn = without_breaks(drawn_words(gallery["foremost_answers", "nl"]))
    assert without_breaks("Sturingsvorm, een van zeven") in drawn
    assert without_breaks("Handelingsrepertoire, een van vier vermelde") in drawn, "others may have been left out"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_counts_what_is_printed_and_what_is_not(
    language: str, gallery: Gallery, published: Published
) -> None:
    table = gallery["printed_overview", language].table
    counts = dict(zip(table.iloc[:, 0], zip(table.iloc[:, 1], table.iloc[:, 2], strict=True), strict=True))
    for variable in ("philosophy", "steering_form", "condition", "assignment"):
        label = published.codebook.label(variable, language=language)
        assert counts[label] == (str(len(published.of(variable))), "0")
    assert counts[published.codebook.label("repertoire", language=language)] == (
        "4",
        {"nl": "onbekend", "en": "unknown"}[language],
    )
    assert sum(int(printed) for printed, _ in counts.values()) == len(published.figures)
    assert sorted(int(missing) for _, missing in counts.values() if missing.isdigit()) == [0, 0, 0, 0, 1, 20, 21, 35]
    circles = sum(
        len(collection.get_offsets()) for collection in gallery["printed_overview", language].figure.axes[0].collections
    )
    assert circles == len(published.figures) + 1 + 1 + 20 + 21 + 35, "a question mark for what nobody knows"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "table", "columns"),
    [
        ("steering_form_definitions", definitions.steering_forms, ["label", "basis", "goals"]),
        ("dimension_poles", definitions.dimensions, ["label", "pole_for", "pole_against", "steer_on"]),
        ("perspectives_history", definitions.perspectives, ["label", "period", "root", "driver"]),
        ("organisation_models", definitions.organisation_models, ["label", "accent"]),
        ("themes_matrix", definitions.themes, ["label"]),
        ("insight_balances", definitions.insights, ["label", "pole", "counter_pole"]),
    ],
)
def test_figures_of_definitions_hold_every_text_of_their_table(
    name: str, table: Callable[[str], pd.DataFrame], columns: list[str], language: str, gallery: Gallery
) -> None:
    figure, entries = gallery[name, language], table(language)
    picture = without_breaks(drawn_words(figure))
    cells = figure.table.to_numpy().ravel().tolist()
    for column in columns:
        for text in entries[column]:
            assert str(text).casefold() in figure.alt.casefold()
            assert without_breaks(text) in picture
            assert text in cells


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_matrix_says_in_words_who_holds_which_theme(language: str, gallery: Gallery) -> None:
    figure, themes = gallery["themes_matrix", language], definitions.themes(language)
    words = {
        stance: {
            str(figure.table.iloc[row, 1 + definitions.IMAGES.index(image)])
            for row, label in enumerate(figure.table.iloc[:, 0])
            for _, entry in themes[(themes["label"] == label) & (themes["stance"] == stance)].iterrows()
            for image in [entry["image"]]
        }
        for stance in definitions.STANCES
    }
    assert all(len(found) == 1 for found in words.values()), "one word a stance"
    assert len(set.union(*words.values())) == len(definitions.STANCES), "another word for each"
    for (word,) in words.values():
        shown = drawn_words(figure).count(word)
        assert shown == (figure.table == word).to_numpy().sum(), "the word stands in each of its cells"


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "grotendeels van secretarissen"), ("en", "largely from secretaries")]
)
def test_the_matrix_says_by_itself_whose_the_political_image_is(language: str, said: str, gallery: Gallery) -> None:
    figure = gallery["themes_matrix", language]
    assert said in figure.source
    assert said in figure.alt


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "holacratie en agile werken als"), ("en", "holacracy and agile working count")]
)
def test_what_the_report_names_in_passing_is_a_model_by_this_edition(
    language: str, said: str, gallery: Gallery
) -> None:
    assert said in gallery["organisation_models", language].source


@every_printed
def test_a_changed_number_changes_picture_words_and_table(
    name: str, language: str, drawings: Drawings, published: Published, change: Change
) -> None:
    variable = PRINTED[name]
    first, *_, last = published.of(variable)
    step = Decimal(1).scaleb(-first.decimals)
    folder = change("printed.csv", "category", first.category, "value", str(first.value - step))
    change("printed.csv", "category", last.category, "value", str(last.value + step))
    after = draw(name, publications.load(folder), language)
    label = published.codebook.label(variable, first.category, language)
    unit = "%" if first.unit == "percent" else ""
    value = number(first.value - step, first.decimals, language) + unit
    assert f"{label} {value}".casefold() in after.alt.casefold()
    assert value in drawn_words(after)
    assert value in after.table.to_numpy()
    assert after.svg() != drawings[name, language]
    for other in PRINTED:
        if other != name:
            assert draw(other, publications.load(folder), language).svg() == drawings[other, language]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("steering_form_means", ("codebook.csv", "category", "line", "label_nl", "Lijnen trekken")),
        ("steering_form_definitions", ("codebook.csv", "category", "line", "label_nl", "Lijnen trekken")),
        ("steering_form_definitions", ("steering_forms.csv", "steering_form", "area", "basis_nl", "de wijk")),
        ("dimension_poles", ("dimensions.csv", "dimension", "cultural", "pole_for_nl", "zin")),
        ("perspectives_history", ("perspectives.csv", "perspective", "lawful", "root_nl", "Thorbecke")),
        ("organisation_models", ("organisation_models.csv", "model", "agile", "label_nl", "Wendbaar")),
        ("themes_matrix", ("themes.csv", "theme", "visibility", "label_nl", "Gezien worden")),
        ("insight_balances", ("insights.csv", "insight", "balancing", "pole_nl", "koers houden")),
    ],
)
def test_a_changed_label_or_definition_changes_picture_words_and_table(
    name: str, cell: tuple[str, str, str, str, str], change: Change
) -> None:
    folder = change(*cell)
    figure = draw(name, publications.load(folder), "nl")
    assert cell[-1].casefold() in figure.alt.casefold()
    assert cell[-1] in drawn_words(figure)
    assert cell[-1] in figure.table.to_numpy()


def test_a_form_moves_along_the_ladder_with_who_sets_its_goals(change: Change, gallery: Gallery) -> None:
    change("steering_forms.csv", "steering_form", "line", "goals_level", "5")
    moved = draw("steering_form_definitions", publications.load(), "nl")
    assert moved.table.iloc[0, 0] != "Lijnsturing" == gallery["steering_form_definitions", "nl"].table.iloc[0, 0]
    assert moved.svg() != gallery["steering_form_definitions", "nl"].svg()


def test_answers_that_are_all_printed_leave_no_open_step(change: Change) -> None:
    for category, value in (("patience_timing", "38"), ("commitment", "35")):
        change("printed.csv", "category", category, "value", value)
    folder = change("printed.csv", "variable", "repertoire", "exhaustive", "true")
    codebook = folder / "codebook.csv"
    rows = codebook.read_text(encoding="utf-8").splitlines(keepends=True)
    codebook.write_text("".join(row for row in rows if not row.startswith("repertoire,not_printed,")), encoding="utf-8")
    figure = draw("repertoire_shares", publications.load(folder), "nl")
    assert figure.statuses == ("reported",)
    assert "Niet vermeld" not in drawn_words(figure)
    assert "Samen is dat 100%." in figure.alt


def test_dutch_and_english_write_their_own_numbers(gallery: Gallery) -> None:
    dutch, english = gallery["steering_form_means", "nl"], gallery["steering_form_means", "en"]
    assert "2,7" in drawn_words(dutch)
    assert "2,7" not in drawn_words(english)
    assert "2.7" in drawn_words(english)
    assert "2.7" not in drawn_words(dutch) + dutch.alt
    assert english.table.iloc[0, 1] == "2.7"


def test_the_language_of_the_book_is_the_language_of_its_figures(
    published: Published, gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENWICHT_LANGUAGE", "en")
    assert figures.condition_means(published).svg() == gallery["condition_means", "en"].svg()
    assert figures.themes_matrix().alt == gallery["themes_matrix", "en"].alt


KEYS = [name for name in figures.__all__ if name.startswith("key_")]


@pytest.mark.parametrize("name", KEYS)
def test_key_figures_stand_on_one_scale_from_nothing_to_all_of_it(name: str, gallery: Gallery) -> None:
    figure = gallery[name, "nl"]
    axes = figure.figure.axes[0]
    told = next(column for column in figure.data() if column["is_number"])
    in_percent = "procent" in told["description"]
    whole = 100 if in_percent else 10
    assert axes.get_xlim() == (0, whole)
    assert ("100%" if in_percent else "10") in re.findall(r"<text[^>]*>([^<]+)</text>", figure.svg())
    drawn = {round(patch.get_width(), 9) for patch in axes.patches if isinstance(patch, Rectangle)}
    assert drawn == {whole, *map(float, told["values"])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_this_edition_calls_untestable_does_not_stand_among_what_is_derived(
    language: str, gallery: Gallery
) -> None:
    drawing = gallery["verdict_counts", language].figure
    axes = drawing.axes[0]
    parts = sorted((p for p in axes.patches if isinstance(p, Rectangle)), key=lambda part: part.get_x())
    looks = [LOOKS["derived"].colour] * (len(parts) - 1) + [LOOKS["interpretation"].colour]
    assert [to_hex(part.get_edgecolor()) for part in parts] == looks
    heads = {text.get_text(): text.xy[0] for text in axes.texts if isinstance(text, Annotation)}
    judged = status_names("derived", "interpretation", language=language)
    assert heads[judged] == parts[0].get_x(), "a sentence is read before it is worked out"
    assert heads[status_name("interpretation", language)] == parts[-1].get_x() + parts[-1].get_width()
    legend = drawing.legends[0].get_patches()
    assert len({(patch.get_facecolor(), patch.get_hatch()) for patch in legend}) == len(parts)
    FigureCanvasAgg(drawing).draw()  # no number stands on its part, of which it would hide the pattern
    bar = axes.bbox
    numbers = [text for text in axes.texts if text.get_text().isdigit()]
    assert len(numbers) == len(parts)
    assert not any(text.get_window_extent().overlaps(bar) for text in numbers)


def test_on_a_telephone_no_line_runs_through_the_names_of_the_ladder(gallery: Gallery) -> None:
    for drawing in (
        gallery["steering_form_definitions", "nl"].figure,
        gallery["steering_form_definitions", "nl"].narrow,
    ):
        assert drawing is not None
        assert not list(drawing.axes[0].lines), "nothing joins one form to the next"


def test_the_line_that_decides_whether_a_difference_is_settled_is_named(gallery: Gallery) -> None:
    for drawing in (gallery["conditions_certainty", "nl"].figure, gallery["conditions_certainty", "nl"].narrow):
        assert drawing is not None
        named = {str(line.get_label()): line for line in drawing.legends[0].get_lines()}
        at_zero = [line for line in drawing.axes[0].lines if set(line.get_xdata()) == {0}]
        assert at_zero
        assert {line.get_linestyle() for line in at_zero} == {named["geen verschil"].get_linestyle()}


def test_a_bar_of_points_on_the_first_page_is_drawn_as_derived(gallery: Gallery) -> None:
    for drawing in (gallery["foremost_answers", "nl"].figure, gallery["foremost_answers", "nl"].narrow):
        assert drawing is not None
        bars = [patch for patch in drawing.axes[0].patches if isinstance(patch, Rectangle)]
        assert [to_hex(bar.get_edgecolor()) for bar in sorted(bars, key=lambda bar: bar.get_y())] == [
            LOOKS["reported"].colour
        ] * 3 + [LOOKS["derived"].colour] * 2
        assert [line.get_ydata() for line in drawing.axes[0].lines if line.get_color() == MUTED] == [[0, 1]], (
            "from top to foot"
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_table_says_of_each_row_what_the_drawing_says_it_rests_on(name: str, language: str, gallery: Gallery) -> None:
    figure = gallery[name, language]
    told = [text.get_text() for text in figure.figure.findobj(Text)]
    head = {"nl": "Rust op", "en": "Rests on"}[language]
    assert [basis for basis in figure.table.get(head, []) if basis not in told] == []


def test_the_key_to_marks_has_a_mark_for_every_kind_that_a_drawing_uses(gallery: Gallery) -> None:
    table = gallery["looks_of_statuses", "nl"].table.set_index("Rust op")
    assert table.loc["afgeleid", "een waarde"] == "een streep of een lijn"
    assert len(gallery["looks_of_statuses", "nl"].figure.axes[0].lines) >= 2


def test_key_figures_tell_only_what_they_draw_and_what_rounding_leaves_of_it(gallery: Gallery) -> None:
    figure = gallery["key_conditions", "nl"]
    drawn = drawn_words(figure)
    assert set(re.findall(r"\d+,\d", figure.alt)) == set(re.findall(r"\d+,\d", drawn))
    assert list(figure.table.iloc[:, 2]) == ["4,0 tot 4,2", "3,2 tot 3,4", "1,4 tot 1,6", "1,0 tot 1,2"]


UNDER_IT = {"foremost_answers", "printed_overview"}
"""Figures that leave a part of what they rest on to the line under them."""


@pytest.mark.parametrize("name", [name for name in NAMES if name not in UNDER_IT])
def test_a_drawing_by_itself_names_all_that_it_rests_on(name: str, gallery: Gallery) -> None:
    """A bound that an assumption narrows, or an interval that takes a random sample for granted, is not derived alone."""
    figure = gallery[name, "nl"]
    said = " ".join(text.get_text().lower() for text in figure.figure.findobj(Text))
    assert [status for status in figure.statuses if status_name(status, "nl") not in said] == []
