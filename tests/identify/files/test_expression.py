"""Statistics and claims are typed in one way, on the command line and in a survey file."""

from fractions import Fraction

import pytest

from evenwicht.identify import (
    Allocation,
    Categorical,
    Cell,
    Comparison,
    DifferenceOfMeans,
    Linear,
    Mean,
    Problem,
    PublishedFigureError,
    Share,
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
        Linear(((2, BOOKS), (Fraction(-1, 2), QUIET), (1, QUIET))),
    ],
    ids=str,
)
def test_what_is_shown_can_be_typed(statistic):
    assert parse_statistic(as_typed(statistic), QUESTIONS) == statistic


def test_what_is_typed_may_go_on_on_the_next_line():
    assert parse_statistic("wishes.books\n  where visits is every week", QUESTIONS) == BOOKS
    assert parse_claim("2 * wishes.books\n  <= 12\n", QUESTIONS) == parse_claim("2 * wishes.books <= 12", QUESTIONS)


def test_a_claim_compares_statistics_or_states_an_order():
    weekly = "wishes.books where visits is every week"
    assert parse_claim(f"{weekly} <= wishes.quiet", QUESTIONS) == (Statement(QUIET, BOOKS),)
    assert parse_claim(f"highest {weekly}", QUESTIONS) == highest(WISHES, "books", group=WEEKLY)
    assert parse_claim("5 < wishes.quiet", QUESTIONS) == (Statement(QUIET, Fraction(5), strict=True),)
    top = TopShare("wishes", "quiet")
    assert parse_claim("50% < top wishes.quiet", QUESTIONS) == Comparison(top, ">", Fraction(1, 2))


def test_a_claim_may_be_said_of_each_group_or_of_one_group_among_the_others():
    assert parse_claim("highest wishes.books by visits", QUESTIONS) == highest(WISHES, "books", by=VISITS)
    seldom = Mean("wishes", "books", ("visits", "seldom"))
    assert parse_claim("lowest group wishes.books where visits is every week", QUESTIONS) == (Statement(seldom, BOOKS),)
    big = [Share("size", "big", ("visits", answer)) for answer in VISITS.categories]
    assert parse_claim("share size is big by visits > 30%", QUESTIONS) == tuple(
        Statement(share, Fraction(3, 10), strict=True) for share in big
    )


def test_an_order_may_leave_one_out_and_is_of_answers_as_of_items():
    three = Categorical("office", ("north", "south", "both"), ("50", "30", "20"))
    (only,) = parse_claim("highest share office is south without north", (three,))
    assert only == Statement(Share("office", "south"), Share("office", "both"))


def test_a_sum_compares_with_a_number_or_a_sum():
    books, quiet = Mean("wishes", "books"), QUIET
    compared = parse_claim("2 * wishes.books + wishes.quiet > 14", QUESTIONS)
    assert compared == Comparison(Linear(((2, books), (1, quiet))), ">", Fraction(14))
    problem = Problem(100, QUESTIONS)
    assert problem.decide(compared).verdict == "must"
    assert problem.decide(parse_claim("wishes.books - wishes.quiet >= 2 * wishes.quiet", QUESTIONS)).verdict == "cannot"


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
        ("top wishes.books > top wishes.quiet", "line 7, .*expected a comparison of means, shares and numbers"),
        ("wishes.books > 11", "line 7, .*found 11 beside wishes.books, expected a number from 0 to 10"),
        ("share visits is seldom > wishes.books", "line 7, .*expected shares on both sides, or points"),
        ("share visits is seldom + wishes.books > 1", "line 7, .*expected shares alone, or means alone"),
        ("top wishes.books by visits > 50%", "line 7, .*expected means or shares beside 'by'"),
        ("lowest group wishes.books", "line 7, .*expected 'where question is answer': the group"),
        ("wishes.books > wishes.games", "line 7, .*expected an item of a question with means: wishes.books, wishes.qu"),
    ],
)
def test_a_typed_statement_that_is_none_is_told_with_its_line(tmp_path, typed, message):
    path = tmp_path / "survey.yml"
    path.write_text(f"{SURVEY}  - {typed}\n", encoding="utf-8")
    with pytest.raises(PublishedFigureError, match=message):
        read_survey(path)
