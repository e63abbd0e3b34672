"""A survey file is read as typed, and an error in it is told with its line and field."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest

from evenwicht.command import main
from evenwicht.identify import (
    Allocation,
    Base,
    Categorical,
    Cell,
    GroupFigure,
    Mean,
    PrintedFigure,
    Problem,
    PublishedFigureError,
    PublishedSurvey,
    Scale,
    Share,
    Statement,
    SurveyFileError,
    equal,
    explain,
    highest,
    lowest,
    read_survey,
    sample_sizes,
    scored,
)
from evenwicht.identify.rounding.rounding import MOST_RESPONDENTS

EXAMPLE = Path(__file__).parents[3] / "data" / "examples" / "beps.yml"

GOOD = """\
title: What people ask of a library
population: 900
rounding: half_up
questions:
  visits:
    percentages:
      weekly: 21
      monthly: 47.0
      seldom: "22"
    exhaustive: false
  wishes:
    total: 10
    means:
      books: 5.50
      quiet: 4.5
statements:
  - highest: wishes.books
  - highest: wishes.quiet
    by: visits
  - lowest: wishes.books
    where: visits is weekly
    strict: yes
  - larger: wishes.quiet where visits is not_printed
    smaller: wishes.quiet where visits is weekly
    name: others want more quiet
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "library.yml"
    path.write_text(dedent(text), encoding="utf-8")
    return path


def test_a_file_reads_as_the_survey_it_spells_out(tmp_path: Path) -> None:
    visits = Categorical("visits", ("weekly", "monthly", "seldom"), ("21", "47.0", "22"), exhaustive=False)
    wishes = Allocation("wishes", ("books", "quiet"), ("5.50", "4.5"))
    quiet = [Mean("wishes", "quiet", ("visits", answer)) for answer in ("not_printed", "weekly")]
    assert read_survey(write(tmp_path, GOOD)) == PublishedSurvey(
        (visits, wishes),
        (
            *highest(wishes, "books"),
            *highest(wishes, "quiet", by=visits),
            *lowest(wishes, "books", group=("visits", "weekly"), strict=True),
            Statement(quiet[0], quiet[1], name="others want more quiet"),
        ),
        "half_up",
        900,
        "What people ask of a library",
    )


def test_decimals_are_read_as_printed(tmp_path: Path) -> None:
    survey = read_survey(write(tmp_path, GOOD))
    assert survey.questions[0].row.decimals == (0, 1, 0)
    assert survey.questions[1].row.decimals == (2, 1)


def test_the_example_file_is_a_survey_that_its_own_n_can_print() -> None:
    survey = read_survey(EXAMPLE)
    assert survey.n == 1525
    assert survey.sample_sizes() == [1525]
    assert survey.feasible_sizes() == [1525]


ERRORS = [
    (
        "population: 900",
        "populaton: 900",
        "line 2, populaton: there is no field 'populaton' here",
        "'population'",
    ),
    ("population: 900", "population: many", "line 2, population: found 'many'", "whole number"),
    ("population: 900", "population: 0", "line 2, population: ", "1 or more"),
    ("population: 900", "n: 0\npopulation: 900", "line 2, n: n is 0", "1 or more"),
    ("rounding: half_up", "rounding: halfup", "line 3, rounding: found 'halfup'", "did you mean 'half_up'"),
    ("weekly: 21", "weekly: 121", "line 7, questions.visits.percentages.weekly", "121, expected 0 to 100"),
    ("weekly: 21", "weekly: -1", "line 7, questions.visits.percentages.weekly", "-1, expected 0 to 100"),
    ("weekly: 21", "weekly: .nan", "line 7, questions.visits.percentages.weekly", "not a number"),
    ("weekly: 21", "weekly:", "line 7, questions.visits.percentages.weekly", "nothing after the colon"),
    ("monthly: 47.0", "weekly: 47.0", "line 8, questions.visits.percentages.weekly", "first in line 7"),
    ("weekly: 21", "weekly: 61", "questions.visits: visits: the figures add to 130", "100"),
    ("exhaustive: false", "exhaustive: perhaps", "line 10, questions.visits.exhaustive", "true or false"),
    (
        "exhaustive: false",
        "exhaustive: true",
        "questions.visits: visits: the figures add to 90",
        "not exhaustive",
    ),
    ("books: 5.50", "books: 11", "line 14, questions.wishes.means.books", "11, expected 0 to 10"),
    ("quiet: 4.5", "quiet: 4.9", "questions.wishes: wishes: the figures add to 10.4", "10"),
    ("total: 10", "total: ten", "line 12, questions.wishes.total: found 'ten'", "whole number"),
    ("    means:", "    men:", "questions.wishes: expected a field 'percentages'", "'means'"),
    (
        "highest: wishes.books",
        "highest: wishes.book",
        "line 17, statements[1].highest",
        "found 'wishes.book', expected an item of a question with means: wishes.books",
    ),
    ("highest: wishes.books", "highest: wish.books", "line 17, statements[1].highest", ": wishes.books, wishes.quiet"),
    ("by: visits", "by: visit", "line 19, statements[2].by: found 'visit'", "did you mean 'visits'"),
    (
        "where: visits is weekly",
        "where: visits = weekly",
        "line 21, statements[3].where",
        "'question is answer'",
    ),
    (
        "where: visits is weekly",
        "where: visits is daily",
        "line 21, statements[3].where",
        "no answer 'daily'",
    ),
    ("where: visits is weekly", "where: visit is weekly", "line 21, statements[3].where", "question 'visit'"),
    ("strict: yes", "strct: yes", "line 22, statements[3].strct", "did you mean 'strict'"),
    ("smaller: wishes.quiet where", "small: wishes.quiet where", "line 24, statements[4].small", "'smaller'"),
    ("title: What", "title: [What", "line 2: this is no valid YAML", "colon"),
    ("rounding: half_up", "population: 800", "line 3, population: 'population' is named twice", "first in line 2"),
    ("rounding: half_up", "\trounding: half_up", "line 3: this is no valid YAML (found character '\\t'", "indent"),
    ("population: 900", "population: 10000001", "line 2, population: population is 10,000,001", "at most 10,000,000"),
    ("population: 900", "n: 99999999999", "line 2, n: n is 99,999,999,999", "at most 10,000,000"),
    ("population: 900", "population: " + "9" * 5000, "line 2, population: found a number of 5000 digits", "at most 18"),
    ("title: What", "title: [What, is]  # What", "line 1, title: found a list", "one value"),
    ("highest: wishes.books", "- highest", "line 17, statements[1]: found a list", "'name: value'"),
    ("questions:", "questons:", "line 4, questons: there is no field 'questons'", "did you mean 'questions'"),
]


@pytest.mark.parametrize(("right", "wrong", "where", "what"), ERRORS, ids=[wrong for _, wrong, _, _ in ERRORS])
def test_a_typing_error_is_told_with_its_line_and_field(
    tmp_path: Path, right: str, wrong: str, where: str, what: str
) -> None:
    assert GOOD.count(right) == 1 or right.startswith(("weekly", "exhaustive"))
    path = write(tmp_path, GOOD.replace(right, wrong, 1))
    with pytest.raises(SurveyFileError) as caught:
        read_survey(path)
    message = str(caught.value)
    assert message.startswith("library.yml, line ")
    assert where in message
    assert what in message
    assert isinstance(caught.value, PublishedFigureError)


def test_a_file_that_is_not_there_or_empty_or_no_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(SurveyFileError, match=r"absent.yml: cannot be opened"):
        read_survey(tmp_path / "absent.yml")
    with pytest.raises(SurveyFileError, match="the file is empty"):
        read_survey(write(tmp_path, ""))
    with pytest.raises(SurveyFileError, match="expected lines of the form"):
        read_survey(write(tmp_path, "- one\n- two\n"))
    with pytest.raises(SurveyFileError, match="'questions' is missing"):
        read_survey(write(tmp_path, "title: nothing\n"))
    latin = tmp_path / "latin.yml"
    latin.write_bytes("title: a\nsource: caf\xe9\n".encode("latin-1"))
    with pytest.raises(SurveyFileError, match=r"latin.yml, line 2: this is no UTF-8 text"):
        read_survey(latin)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "title: a\nsource: caf\xe9\n".encode("latin-1"),
            r"line 2: .*0xe9, which is 'é' in Latin-1.*save the file as UTF-8",
        ),
        (GOOD.encode("utf-16"), r"line 1: .*UTF-16.*save the file as UTF-8"),
        (GOOD.encode("utf-16-le"), r"line 1: .*the character 0x00.*not a spreadsheet"),
        (b"PK\x03\x04\x14\x00\x00\xff", r"line 1: .*the byte 0xff.*not a spreadsheet"),
        (b"title: a\nsource: \x01\n", r"line 2: .*the character 0x01"),
        (b"title: a\nquestions: " + b"[" * 5_000, r"brackets.*not closed"),
        (GOOD.replace("  visits:", "\tvisits:", 1).encode(), r"line 5: .*a tab\); replace each tab"),
        (b"- questions\n- statements\n", r"line 1: found a list, expected lines of the form 'name: value'"),
    ],
    ids=["latin-1", "utf-16", "utf-16 without mark", "binary", "control", "brackets", "tab", "list"],
)
def test_a_file_that_is_no_survey_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written: bytes, message: str
) -> None:
    path = tmp_path / "library.yml"
    path.write_bytes(written)
    with pytest.raises(SurveyFileError, match=rf"^library.yml[,:] .*{message}"):
        read_survey(path)
    assert main(["bounds", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_a_file_with_a_byte_order_mark_reads_as_one_without(tmp_path: Path) -> None:
    marked = tmp_path / "library.yml"
    marked.write_bytes(GOOD.encode("utf-8-sig"))
    assert read_survey(marked) == read_survey(write(tmp_path, GOOD))


def test_more_respondents_than_ten_million_are_refused() -> None:
    colour = Categorical("colour", ("red", "blue"), ("50", "50"))
    most = MOST_RESPONDENTS + 1
    for refused in (
        lambda: Problem(most, (colour,)),
        lambda: PublishedSurvey((colour,), population=most),
        lambda: sample_sizes(["50", "50"], n_max=most),
        lambda: explain(most, [colour.row]),
    ):
        with pytest.raises(PublishedFigureError, match="10,000,001, expected at most 10,000,000"):
            refused()
    assert Problem(MOST_RESPONDENTS, (colour,)).n == MOST_RESPONDENTS


def test_without_n_a_file_must_give_the_population(tmp_path: Path) -> None:
    with pytest.raises(SurveyFileError, match="give 'n', or 'population'"):
        read_survey(write(tmp_path, GOOD.replace("population: 900\n", "")))
    survey = read_survey(write(tmp_path, GOOD.replace("population: 900", "n: 100")))
    assert (survey.n, survey.population) == (100, 100)


def test_the_example_of_a_published_table_is_read_and_can_be_printed_by_its_respondents() -> None:
    survey = read_survey(EXAMPLE.with_name("norton-ariely-2011.yml"))
    assert survey.sample_sizes() == [5522]
    assert [question.name for question in survey.questions] == ["sex", "vote", "ideal", "estimated"]
    assert len(survey.statements) == 11  # four items below the highest, twice, and three comparisons


TABLES = """\
n: 100
questions:
  sex: {percentages: {men: 40, women: 60}}
  vote: {percentages: {yes: 55, no: 45}}
  time: {means: {work: 6.0, rest: 4.0}}
"""


def test_a_cross_table_is_typed_as_it_is_printed_with_its_groups_as_rows_or_as_columns(tmp_path: Path) -> None:
    rows = "tables: [{of: vote, by: sex, percentages: {men: {yes: 70, no: 30}, women: {yes: 45}}}]\n"
    columns = "tables: [{of: vote, by: sex, percentages: {yes: {men: 70, women: 45}, no: {men: 30}}}]\n"
    figures = {
        GroupFigure("vote", "yes", ("sex", "men"), "70"),
        GroupFigure("vote", "no", ("sex", "men"), "30"),
        GroupFigure("vote", "yes", ("sex", "women"), "45"),
    }
    for table in (rows, columns):
        survey = read_survey(write(tmp_path, TABLES + table))
        assert set(survey.statements) == figures
        assert survey.at(100).bounds(Cell(("sex", "women"), ("vote", "yes"), of="row")).upper == Fraction(27, 60)


def test_a_table_of_means_and_one_figure_alone_are_read(tmp_path: Path) -> None:
    text = TABLES + dedent("""\
        statements:
          - {figure: share vote is yes where sex is men, is: 70, name: men vote yes}
        tables:
          - of: time
            by: sex
            means:
              men: {work: 6.5, rest: 3.5}
        """)
    assert read_survey(write(tmp_path, text)).statements == (
        GroupFigure("vote", "yes", ("sex", "men"), "70", name="men vote yes"),
        GroupFigure("time", "work", ("sex", "men"), "6.5"),
        GroupFigure("time", "rest", ("sex", "men"), "3.5"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("statements: [{figure: time.work, is: 6}]", "line 6, statements[1].figure: expected a figure of a group"),
        ("statements: [{figure: share vote is yes where sex is men, is: 170}]", "expected 0 to 100"),
        ("statements: [{figure: share vote is yes where sex is men}]", "is"),
        ("tables: [{of: vote, by: time, percentages: {}}]", "time"),
        ("tables: [{of: sex, by: sex, percentages: {men: {men: 1}}}]", "expected two questions"),
        (
            "tables: [{of: vote, by: sex, percentages: {men: {yes: 70, maybe: 30}}}]",
            "found 'maybe', expected one of yes, no",
        ),
        (
            "tables: [{of: vote, by: sex, percentages: {boys: {yes: 70}}}]",
            "found 'boys', expected one of men, women, yes, no",
        ),
        ("tables: [{of: vote, by: sex, percentages: {men: {yes: 82, no: 30}}}]", "men: the figures add to 112"),
        ("tables: [{of: vote, by: sex, means: {men: {yes: 70}}}]", "vote"),
    ],
)
def test_a_fault_in_a_table_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SurveyFileError) as told:
        read_survey(write(tmp_path, TABLES + text + "\n"))
    assert message in str(told.value)
    assert "line 6" in str(told.value)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("counts: {men: {yes: 20, no: 20}, women: {yes: 20, no: 40}}", "the figures of yes add to 40 respondents, expected 50, as vote"),
        ("counts: {men: {yes: 20, no: 19}, women: {yes: 30, no: 30}}", "the figures of men add to 39 respondents, expected 40, as sex"),
        ("percentages: {men: {yes: 80, no: 20}, women: {yes: 80, no: 20}}", "the figures of yes add to 80 respondents, expected 50, as vote"),
        ("percentages: {men: {yes: 51, no: 49}, women: {yes: 50, no: 50}}", "found 51, which no whole number of the 40 respondents of men is"),
    ],
)  # fmt: skip
def test_a_table_whose_rows_and_columns_disagree_is_told_with_its_line(
    tmp_path: Path, table: str, message: str
) -> None:
    questions = "questions:\n  sex: {counts: {men: 40, women: 60}}\n  vote: {percentages: {yes: 50, no: 50}}\n"
    with pytest.raises(SurveyFileError, match=r"line 4, tables\[1\]\.") as told:
        read_survey(write(tmp_path, f"{questions}tables: [{{of: vote, by: sex, {table}}}]\n"))
    assert message in str(told.value)
    assert "weighted" in str(told.value)


def test_counts_that_do_not_add_to_n_are_told_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(SurveyFileError, match=r"line 3, questions\.sex: the counts of sex add to 90, expected 100"):
        read_survey(write(tmp_path, "n: 100\nquestions:\n  sex: {counts: {men: 40, women: 50}}\n"))


KINDS = """\
rounding: half_up
questions:
  sex: {counts: {men: 41, women: 59}}
  vote: {percentages: {yes: 55, no: 45, unknown: <1}, rounding: any}
  aim: {percentages: {rest: 60, sport: 75, other: "-"}, multiple: true, nearest: 5}
  time: {means: {work: 6.0, rest: {is: 2, decimals: 1, rounding: down}}, exhaustive: false}
"""


def test_counts_limits_multiple_response_and_roundings_are_typed_as_they_are_printed(tmp_path: Path) -> None:
    survey = read_survey(
        write(tmp_path, KINDS + "tables: [{of: vote, by: sex, counts: {men: {yes: 20, no: 20-29}}}]\n")
    )
    assert (survey.n, survey.population) == (100, 100)
    assert survey.questions == (
        Categorical("sex", ("men", "women"), counts=("41", "59")),
        Categorical("vote", ("yes", "no", "unknown"), ("55", "45", "<1"), rounding="any"),
        Categorical("aim.rest", ("yes", "no"), (PrintedFigure("60", nearest=5), "-")),
        Categorical("aim.sport", ("yes", "no"), (PrintedFigure("75", nearest=5), "-")),
        Categorical("aim.other", ("yes", "no"), (PrintedFigure("-", nearest=5), "-")),
        Allocation("time", ("work", "rest"), ("6.0", PrintedFigure("2", 1, "down")), exhaustive=False),
    )
    assert survey.statements == (
        GroupFigure("vote", "yes", ("sex", "men"), "20", counted=True),
        GroupFigure("vote", "no", ("sex", "men"), "20-29", counted=True),
    )
    problem = survey.at(100)
    assert problem.count_ranges("aim.rest")["yes"] == (58, 62)
    found = problem.bounds(Cell(("sex", "men"), ("vote", "unknown")))
    assert (found.lower, found.upper) == (0, 0)  # less than 1 of 100 is nobody
    women = problem.bounds(Cell(("sex", "women"), ("vote", "yes")))
    assert (women.lower, women.upper) == (35, 35)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "men: 41",
            "men: 4.1",
            "line 3, questions.sex.counts.men: sex: figure 1 (men) is 4.1, expected a whole number",
        ),
        (
            "unknown: <1",
            "unknown: <1e",
            "line 4, questions.vote.percentages.unknown: vote: figure 1 (unknown) is '1e', which is not a number",
        ),
        (
            "unknown: <1",
            "unknown: 9-5",
            "line 4, questions.vote.percentages.unknown: vote: figure 1 (unknown) is '9-5', expected the smaller",
        ),
        ("nearest: 5", "nearest: 7", "line 5, questions.aim.percentages.rest: figure is 60, which is no multiple of 7"),
        ("nearest: 5", "exhaustive: no", "line 5, questions.aim.exhaustive: found 'exhaustive' with multiple response"),
        ("multiple: true, ", "", "line 5, questions.aim: aim: the figures add to 135, too far from 100"),
        ("rounding: down", "rounding: downward", "line 6, questions.time.means.rest.rounding: found 'downward'"),
        ("is: 2, ", "", "line 6, questions.time.means.rest: the field 'is' is missing"),
        ("counts: {men: 41, women: 59}", "counts: {men: 41}, means: {men: 1}", "line 3, questions.sex"),
    ],
)
def test_a_fault_in_such_a_figure_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert right in KINDS
    with pytest.raises(SurveyFileError) as told:
        read_survey(write(tmp_path, KINDS.replace(right, wrong, 1)))
    assert message in str(told.value)
    assert str(told.value).startswith("library.yml, line ")


BASES = """\
n: 500
questions:
  sex: {percentages: {men: 40, women: 60}, n: 480}
  drives: {counts: {yes: 200, no: 300}}
  car: {percentages: {old and worn: 25, new: 75}, of: drives is yes}
  time: {means: {work: 6.0, rest: 4.0}, n: 400-450, of: sex is men and drives is no}
statements:
  - share car is new where sex is men >= share car is new where sex is women
  - share car is new where sex is men and drives is yes = 80%
  - time.work > 5.5
  - {larger: share drives is yes where sex is men, smaller: share drives is yes}
  - {figure: share sex is men where car is old and worn and drives is yes, is: 30-40}
"""


def test_bases_groups_of_two_answers_and_statements_of_shares_are_typed(tmp_path: Path) -> None:
    survey = read_survey(write(tmp_path, BASES))
    assert survey.questions == (
        Categorical("sex", ("men", "women"), ("40", "60"), base=Base("480")),
        Categorical("drives", ("yes", "no"), counts=("200", "300")),
        Categorical("car", ("old and worn", "new"), ("25", "75"), base=Base(None, ("drives", "yes"))),
        Allocation("time", ("work", "rest"), ("6.0", "4.0"), base=Base("400-450", (("sex", "men"), ("drives", "no")))),
    )
    men_who_drive = Share("car", "new", (("sex", "men"), ("drives", "yes")))
    assert survey.statements == (
        Statement(Share("car", "new", ("sex", "men")), Share("car", "new", ("sex", "women"))),
        *equal(men_who_drive, Fraction(4, 5)),
        Statement(Mean("time", "work"), Fraction(11, 2), strict=True),
        Statement(Share("drives", "yes", ("sex", "men")), Share("drives", "yes")),
        GroupFigure("sex", "men", (("car", "old and worn"), ("drives", "yes")), "30-40"),
    )


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("n: 480", "n: 4.8", "line 3, questions.sex.n: n of a question is 4.8, expected a whole number"),
        ("n: 480", "n: 501", "sex was answered by 501, more than the 500 respondents"),
        ("of: drives is yes", "of: car is new", "line 5, questions.car.of: the group is made of car itself"),
        ("of: drives is yes", "of: drives", "line 5, questions.car.of: found 'drives', expected 'question is answer'"),
        ("where sex is men >=", "where car is new >=", "car is named twice, expected different questions in a group"),
        ("= 80%", "= 80", "found '80' beside a share, expected a percentage"),
        ("time.work > 5.5", "6 > 5.5", "found the numbers 6 and 5.5, expected a mean or a share"),
        ("is: 30-40", "is: 40-30", "line 12, statements[5].is: sex.men is '40-30', expected the smaller limit first"),
    ],
)
def test_a_fault_in_a_base_or_such_a_statement_is_told(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert right in BASES
    with pytest.raises(PublishedFigureError) as told:
        read_survey(write(tmp_path, BASES.replace(right, wrong, 1))).at(500)
    assert message in str(told.value)
    assert "\n" not in str(told.value)


SCALES = """\
n: 100
questions:
  sex: {percentages: {men: 40, women: 60}}
  liked: {lowest: 1, highest: 5, mean: 3.7, sd: 1.1, ddof: 0, median: 4, percentages: {5: 25}}
  mood: {lowest: -2, highest: 2, items: 2, mean: 0.35, n: 90}
statements:
  - liked where sex is men > liked where sex is women
  - {figure: mood where sex is men, is: 0.5}
  - {figure: liked where sex is women, is: 3.4, sd: "0.9"}
tables: [{of: liked, by: sex, mean: {men: 4.2}, sd: {men: 1.0}}]
"""


def test_scales_are_typed_with_what_is_printed_of_them(tmp_path: Path) -> None:
    survey = read_survey(write(tmp_path, SCALES))
    assert survey.questions[1:] == (
        scored("liked", Scale(1, 5, mean="3.7", sd="1.1", ddof=0, median="4"), {"5": "25"}),
        scored("mood", Scale(-2, 2, mean="0.35", items=2), base=Base("90")),
    )
    men, women = (Mean("liked", "", ("sex", sex)) for sex in ("men", "women"))
    assert survey.statements == (
        Statement(men, women, strict=True),
        GroupFigure("mood", "", ("sex", "men"), "0.5"),
        GroupFigure("liked", "", ("sex", "women"), "3.4", sd="0.9"),
        GroupFigure("liked", "", ("sex", "men"), "4.2", sd="1.0"),
    )


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("sd: 1.1", "sd: 4.4", "line 4, questions.liked.sd: sd is 4.4, which no scores from 1 to 5 allow"),
        ("median: 4", "median: 8", "line 4, questions.liked.median: median is 8, off the scale"),
        ("lowest: 1", "lowest: one", "line 4, questions.liked.lowest: found 'one', expected a whole number"),
        ("{5: 25}", "{6: 25}", "line 4, questions.liked: liked: found a percentage of '6'"),
        ("items: 2", "items: 0", "line 5, questions.mood.items: items is 0, expected a whole number, 1 or more"),
        ("lowest: 1, ", "", "line 4, questions.liked: the field 'lowest' is missing"),
        (
            "mean: {men: 4.2}",
            "mean: {boys: 4.2}",
            "line 10, tables[1].sd.men: found no mean of 'men', expected one",
        ),
        (
            "mean: {men: 4.2}, sd: {men: 1.0}",
            "mean: {boys: 4.2}",
            "line 10, tables[1].mean.boys: found 'boys', expected one of men, women",
        ),
        ("mean: {men: 4.2}, sd", "median: {men: 4.2}, sd", "tables[1].sd: expected a field 'mean' beside it"),
        ('is: 3.4, sd: "0.9"', 'is: 3.4, sd: "9"', "sd is 9, which no scores from 1 to 5 allow"),
        ("mean: {men: 4.2}", "mean: {men: 7}", "expected 1 to 5"),
    ],
)
def test_a_fault_in_a_scale_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert right in SCALES
    with pytest.raises(SurveyFileError) as told:
        read_survey(write(tmp_path, SCALES.replace(right, wrong, 1)))
    assert message in str(told.value)
