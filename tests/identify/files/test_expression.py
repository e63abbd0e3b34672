"""Statistics and claims are typed in one way, on the command line and in a survey file."""

import pytest

from evenwicht.identify import (
    Allocation,
    Categorical,
    Cell,
    Comparison,
    DifferenceOfMeans,
    Mean,
    PublishedFigureError,
    Statement,
    TopShare,
    as_typed,
    highest,
    parse_claim,
    parse_statistic,
    read_survey,
)

VISITS = Categorical("visits", ("every week", "seldom"), ("21", "79"))
SIZE = Categorical("size", ("big", "small"), ("40", "60"))
WISHES = Allocation("wishes", ("books", "quiet"), ("5.5", "4.5"))
QUESTIONS = (VISITS, SIZE, WISHES)
WEEKLY = ("visits", "every week")
BOOKS, QUIET = Mean("wishes", "books", WEEKLY), Mean("wishes", "quiet")


@pytest.mark.parametrize(
    "statistic",
    [
        BOOKS,
        QUIET,
        DifferenceOfMeans(BOOKS, QUIET),
        TopShare("wishes", "books", WEEKLY),
        TopShare("wishes", "quiet"),
        Cell(WEEKLY, ("size", "big"), of="row"),
    ],
    ids=str,
)
def test_what_is_shown_can_be_typed(statistic):
    assert parse_statistic(as_typed(statistic), QUESTIONS) == statistic


def test_a_claim_compares_statistics_or_states_an_order():
    weekly = "wishes.books where visits is every week"
    assert parse_claim(f"{weekly} <= wishes.quiet", QUESTIONS) == Comparison(BOOKS, "<=", QUIET)
    assert parse_claim(f"highest {weekly}", QUESTIONS) == highest(WISHES, "books", group=WEEKLY)


SURVEY = """
n: 100
questions:
  visits: {percentages: {every week: 21, seldom: 79}}
  wishes: {means: {books: 5.5, quiet: 4.5}}
statements:
"""


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("highest wishes.books", "highest: wishes.books"),
        ("lowest wishes.quiet where visits is seldom", "{lowest: wishes.quiet, where: visits is seldom}"),
        (
            "wishes.books where visits is every week >= wishes.books",
            "{larger: wishes.books where visits is every week, smaller: wishes.books}",
        ),
        (
            "wishes.books < wishes.books where visits is every week",
            "{larger: wishes.books where visits is every week, smaller: wishes.books, strict: true}",
        ),
    ],
)
def test_a_statement_in_a_file_may_be_typed_as_a_claim(tmp_path, typed, fields):
    files = [tmp_path / "typed.yml", tmp_path / "fields.yml"]
    for path, statement in zip(files, (typed, fields), strict=True):
        path.write_text(f"{SURVEY}  - {statement}\n", encoding="utf-8")
    one, other = (read_survey(path).statements for path in files)
    assert one == other
    assert all(isinstance(statement, Statement) for statement in one)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("5 > 4", "line 7, .*expected a mean or a share"),
        ("top wishes.books > top wishes.quiet", "line 7, .*found 'top wishes.books', expected an item"),
        ("wishes.books > wishes.games", "line 7, .*expected an item of a question with means: wishes.books, wishes.qu"),
    ],
)
def test_a_typed_statement_that_is_none_is_told_with_its_line(tmp_path, typed, message):
    path = tmp_path / "survey.yml"
    path.write_text(f"{SURVEY}  - {typed}\n", encoding="utf-8")
    with pytest.raises(PublishedFigureError, match=message):
        read_survey(path)
