"""Of confidential answers no row and no small cell stands in a built book, and none can be put there unseen."""

import io
import itertools
import json
import re
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from books_of_answers import LABEL, PLANTED
from pypdf import PdfReader

from evenwicht import evidence, figures, published, report, tables, widgets
from evenwicht.figures.cross_table_of_answers import cross_table_of_answers
from evenwicht.publish import book
from evenwicht.publish.confidence import told_too_much
from evenwicht.publish.explorer_check import explorers_in, has_rows
from evenwicht.publish.row_check import files_with_rows, rows_in, rows_of
from evenwicht.survey import Survey, loaded
from evenwicht.widgets import CrossTable, SampleSizes, TenPoints, Uncertainty

SCRIPTS = sorted((Path(widgets.__file__).parent / "scripts").glob("*.js"))
ROW = PLANTED["steering_form"][0]
ROWS = [row for rows in PLANTED.values() for row in rows]


@pytest.fixture
def survey(exported, monkeypatch):
    """The answers that the book was built on."""
    monkeypatch.setenv("SURVEY", str(exported))
    monkeypatch.setenv("SURVEY_YEAR", "2026")
    return loaded()


def contents(folder):
    """Name and bytes of every file of a build, of what is in its zips, and the words of its PDF."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, found = path.relative_to(folder).as_posix(), path.read_bytes()
        yield name, found
        if path.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(found)) as archive:
                yield from ((f"{name}, {entry}", archive.read(entry)) for entry in archive.namelist())
        if path.suffix == ".pdf":
            words = "\n".join(page.extract_text() for page in PdfReader(path).pages)
            yield f"{name}, words", words.encode()


def plain(found):
    """A text without its tags, as its words and numbers, the decimals with a point."""
    text = re.sub(r"<[^>]*>|\\n", " ", found.decode("utf-8", errors="replace"))
    return re.sub(r"(?<=\d),(?=\d\b)", ".", text)


def stands_in(row, found):
    """Whether a row stands in a file: a search of its own, with anything but numbers between the points."""
    codes = ["".join("0123456789A"[int(point)] for point in row)] if all(map(float.is_integer, map(float, row))) else []
    texts = (found.decode("utf-8", errors="replace"), plain(found))
    runs = [" ".join(f"{float(number):g}" for number in re.findall(r"\d+(?:\.\d+)?", text)) for text in texts]
    orders = [" ".join(f"{point:g}" for point in order) for order in (row, row[::-1])]
    return any(f" {order} " in f" {run} " for run in runs for order in orders) or any(
        re.search(rf"(?<![\w.,]){code}(?!\w)", text) for text in texts for code in codes
    )


def test_the_search_of_these_tests_finds_what_it_looks_for():
    assert stands_in(ROW, b"<td>0</td><td>1</td>\n<td>0</td><td>3</td><td>0</td><td>0</td><td>6</td>")
    assert stands_in(ROW, b'["0103006"]')
    assert stands_in(PLANTED["steering_form"][1], b"0,5 1,5 0,0 2,5 0,0 0,0 5,5")
    assert not stands_in(ROW, b"<td>0</td><td>1</td><td>0</td><td>3</td><td>0</td><td>6</td>")


@pytest.mark.long
def test_no_planted_answer_stands_anywhere_in_the_built_book(both_books):
    searched = {}
    for name, found in contents(both_books.answers):
        searched[name] = len(found)
        assert LABEL.encode() not in found, name
        assert [row for row in ROWS if stands_in(row, found)] == [], name
    kinds = {Path(name.split(", ")[-1]).suffix for name in searched}
    assert kinds >= {".html", ".js", ".csv", ".svg", ".ipynb", ".zip", ".pdf", ".typ", ".ris"}
    words = [size for name, size in searched.items() if name.endswith(", words")]
    assert words
    assert min(words) > 5000
    assert any(name.startswith("html/notebooks/notebooks.zip, ") and name.endswith(".ipynb") for name in searched)
    assert "html/_static/zoekindex.js" in searched


def told_by_figures():
    """Every cell of the tables of the figures of answers, as the environment names them."""
    drawn = [draw(published.load()) for draw in (figures.philosophy_shares, figures.repertoire_shares)]
    drawn.append(cross_table_of_answers(published.load(), loaded()))
    drawn += [figures.then_and_now(published.load(), "percent"), tables.answers_by_size(), tables.answers_by_years()]
    return {cell for figure in drawn for cell in figure.table.to_numpy().ravel().tolist()}


def has_number(number, text):
    return re.search(rf"(?<![\w.]){re.escape(number.replace(',', '.'))}(?![\w.]?\d)", text) is not None


@pytest.mark.long
def test_no_number_of_a_small_group_stands_in_the_built_book(both_books, exported, survey, monkeypatch):
    """What is told of public answers, and neither of confidential ones nor by the book without answers, is nowhere."""
    closed = told_by_figures()
    monkeypatch.setenv("SURVEY_PROVENANCE", "public")
    monkeypatch.setenv("SURVEY", str(public_copy(exported)))
    secrets = told_by_figures() - closed
    elsewhere = [plain(found) for _, found in contents(both_books.without / "html")]
    elsewhere += [plain(script.read_bytes()) for script in SCRIPTS]  # numbers of the program itself
    secrets = {secret for secret in secrets if not any(has_number(secret, text) for text in elsewhere)}
    assert len(secrets) >= 3, "nothing was withheld that stands nowhere else, so that there is nothing to search for"
    for folder in ("html", "figures", "pdf", "typst"):
        for name, found in contents(both_books.answers / folder):
            text = plain(found)
            assert [secret for secret in secrets if has_number(secret, text)] == [], name


def public_copy(export):
    path = export.with_name("public-export.csv")
    path.write_text(export.read_text(encoding="utf-8").replace("confidential", "public"), encoding="utf-8")
    return path


@pytest.mark.long
def test_the_explorers_of_the_built_page_hold_no_small_cell(both_books, survey):
    page = (both_books.answers / "html" / "chapters" / "een.html").read_text(encoding="utf-8")
    states = dict(explorers_in(page))
    assert sorted(states) == ["fig-aantallen", "fig-kruis", "fig-onzeker", "fig-voorwaarden", "fig-vormen"]
    assert states["fig-vormen"]["profiles"] == states["fig-voorwaarden"]["profiles"] == []
    crossed, hidden = states["fig-kruis"]["answers"], 0
    labels = {question.name: question.labels for question in report.questions(published.load())}
    for row, column in itertools.combinations(("philosophy", "assignment", "repertoire"), 2):
        counts = pd.crosstab(survey.table[row], survey.table[column])
        counts = counts.reindex(index=labels[row], columns=labels[column], fill_value=0).to_numpy().ravel()
        for place, count in enumerate(counts):
            for of in ("count", "row", "column"):
                stored = crossed[f"{row}*{column}"][of][3 * place : 3 * place + 3]
                if count < 5:
                    hidden += 1
                    assert stored == [None] * 3
                elif of == "count" and stored[0] is not None:
                    assert stored == [100 * count] * 3
    assert hidden > 20


def made(published, kind):
    """An explorer of each kind, on whatever the book rests on."""
    return {
        "sizes": lambda: SampleSizes(published),
        "uncertainty": lambda: Uncertainty(published),
        "points": lambda: TenPoints(published, "condition"),
        "crossed": lambda: CrossTable(published, view="answers"),
    }[kind]()


@pytest.mark.parametrize("kind", ["sizes", "uncertainty", "points", "crossed"])
def test_an_explorer_on_confidential_answers_takes_no_row_of_them(survey, kind):
    assert evidence.current().survey is not None
    state = made(published.load(), kind).state()
    rows = rows_of(survey, known=[report.nearest_division(question) for question in allocations()])
    assert not has_rows(state, rows)
    assert "plantwoord" not in json.dumps(state)


def allocations():
    return [question for question in report.questions(published.load()) if question.name in PLANTED]


DISGUISES = {
    "a list": lambda state: state | {"extra": ROW},
    "signs": lambda state: state | {"profiles": ["2310022", "0103006"]},
    "by item": lambda state: state | {"extra": {f"item {place}": point for place, point in enumerate(ROW)}},
    "a list for each item": lambda state: state | {"extra": [[2, point, 1] for point in ROW]},
    "records": lambda state: state | {"rows": [{"id": "a", **{f"i{place}": point for place, point in enumerate(ROW)}}]},
}


@pytest.mark.long
@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_row_planted_in_an_explorer_stops_the_build_which_names_file_and_figure(
    both_books, survey, tmp_path, disguise
):
    target = planted(both_books, tmp_path, "fig-vormen", DISGUISES[disguise])
    with pytest.raises(book.BookError) as refused:
        book.check_confidence(target)
    assert "html/chapters/een.html, explorer of figure fig-vormen: the answer of a respondent" in str(refused.value)
    assert list(target.rglob("*.html")) == [], "the book was to be taken away"


@pytest.mark.long
def test_a_small_cell_planted_in_an_explorer_stops_the_build(both_books, survey, tmp_path):
    def plant(state):
        labels = {question.name: question.labels for question in report.questions(published.load())}
        place = labels["philosophy"].index("lawful") * len(labels["assignment"])
        state["answers"]["philosophy*assignment"]["count"][3 * place] = 200
        return state

    target = planted(both_books, tmp_path, "fig-kruis", plant)
    with pytest.raises(book.BookError, match="explorer of figure fig-kruis: 1 cells of too few") as refused:
        book.check_confidence(target)
    assert "philosophy lawful by assignment" in str(refused.value)


def planted(both_books, folder, figure, change):
    """A copy of the build in whose page the traits of one explorer are changed."""
    target = folder / "build"
    for name in ("html", "figures"):
        shutil.copytree(both_books.answers / name, target / name)
    path = target / "html" / "chapters" / "een.html"
    head, mark, rest = path.read_text(encoding="utf-8").partition(f'id="verken-{figure}"')
    before, opened, data = rest.partition('<script type="application/json">')
    data, closed, after = data.partition("</script>")
    record = json.loads(data)
    record["state"] = change(record["state"])
    told = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    path.write_text("".join([head, mark, before, opened, told, closed, after]), encoding="utf-8")
    return target


@pytest.mark.long
def test_the_build_as_it_is_passes(both_books, survey):
    assert told_too_much(both_books.answers, survey) == []


def few(points, **columns):
    return Survey(pd.DataFrame(points | columns), "confidential", "export.csv")


FORMS = {"form.a": [3, 0, 0.5], "form.b": [0, 10, 2], "form.c": [7, 0, 7.5]}


def test_a_page_or_a_download_with_the_answer_of_a_respondent_is_found(tmp_path):
    rows = rows_of(few(FORMS))
    (tmp_path / "good.html").write_text("<p>3 7 0, gemiddeld 1,5 5,0 3,5</p>", encoding="utf-8")
    assert files_with_rows(tmp_path, rows) == []
    (tmp_path / "page.html").write_text("<tr><td>3</td>\n<td>0</td><td>7</td></tr>", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("x.ipynb", '"text": ["1  0  10   0\\n"]')
    assert files_with_rows(tmp_path, rows) == ["all.zip, x.ipynb", "page.html"]


@pytest.mark.parametrize(
    "text",
    [
        "0  3.0  0.0  7.0",
        "3,0; 0,0; 7,0",
        "0,5 2,0 7,5",
        '{"x": [0.5, 2, 7.5]}',
        "form.a    3\nform.b    0\nform.c    7\nName: 0, dtype: int64",
        "<tr><th>a</th><td>3</td></tr>\n<tr><th>b</th><td>0</td></tr>\n<tr><th>c</th><td>7</td></tr>",
        '<img alt="wie 3, 0, 7 gaf">',
    ],
)
def test_a_row_is_found_however_it_is_written(text):
    assert rows_in(text, rows_of(few(FORMS)))


@pytest.mark.parametrize("text", ["3 0 7.5", "13 0 7", "a 3.4 b 0.2 c 7.1", "v3 0 7", "0.3071", "3 0"])
def test_other_numbers_are_no_row(text):
    assert rows_in(text, rows_of(few(FORMS))) == []


def test_a_division_that_the_book_shows_to_everyone_gives_nobody_away():
    rows = rows_of(
        few({f"form.{item}": [points] for item, points in zip("abc", [3, 0, 7], strict=True)}), known=[(3, 0, 7)]
    )
    assert rows_in("3 0 7", rows) == []
