"""Tables of what tests say of answers: found again by scipy, and nothing where nothing may be told."""

import pytest
from scipy import stats
from test_ensemble_tables import FORMS, friedman, sum_of_squares_between

from evenwicht import tables
from evenwicht.implied.condition_contrasts import ahead
from evenwicht.nothing import Nothing


@pytest.fixture
def answers(drawn):
    """Answers of eighty respondents; those of groups that are too small to be told of are left out by the tables."""
    return drawn["data_sets"].frame(0, 0).astype({"philosophy": str})


def test_the_spread_between_groups_that_may_be_told_of_is_that_of_the_answers(published, answers, on_answers):
    on_answers(answers)
    shown = tables.group_differences_in_answers(published, "philosophy", FORMS, "nl")
    assert shown.rests_on == ("answers",)
    told = answers[~answers["philosophy"].isin(["lawful", "responsive"])]
    assert len(answers) - len(told) == 8, (
        "two are too few to tell of, and the total would tell of them, were it not for six"
    )
    for item, row in zip(FORMS, shown.table.itertuples(index=False), strict=True):
        assert row[1] == len(told)
        assert int("".join(filter(str.isdigit, row[2]))) == pytest.approx(
            100 * sum_of_squares_between(told, item), abs=0.51
        )
        groups = [group[item] for _, group in told.groupby("philosophy", observed=True)]
        alone = stats.f_oneway(*groups).pvalue
        assert float(row[3].replace(",", ".")) >= alone - 0.05, "Holm's adjustment makes no chance smaller"


def test_groups_that_differ_are_seen_to_differ(published, answers, on_answers):
    table = answers.copy()
    table["steering_form.line"] = (table["philosophy"] == "combined") * 5 + [0, 1] * 40
    table["steering_form.chain_network"] = 0
    others = [name for name in table if name.startswith("steering_form.") and name not in FORMS]
    table[others] = 0
    table[others[0]] = 10 - table["steering_form.line"]
    on_answers(table, "public")
    shown = tables.group_differences_in_answers(published, "philosophy", FORMS, "en").table
    assert int(shown.iloc[0, 2].removesuffix("%")) > 90
    assert float(shown.iloc[0, 3]) < 0.01


@pytest.mark.parametrize("language", ["nl", "en"])
def test_agreement_on_conditions_is_that_of_scipy(published, answers, on_answers, language):
    on_answers(answers)
    items = [figure.category for figure in published.of("condition")]
    row = tables.agreement_in_answers(items, language).table.iloc[0]
    w, p_value = friedman(answers, items)
    assert row.iloc[0] == 80
    assert [float(text.replace(",", ".")) for text in row.iloc[1:]] == pytest.approx([w, p_value], abs=0.0051)


def test_the_share_in_the_centre_of_answers_that_are_alike_is_what_everyone_gave(published, answers, on_answers):
    table = answers.copy()
    items = [f"condition.{figure.category}" for figure in published.of("condition")]
    table[items] = 1
    table[f"condition.{ahead(published)[0]}"] = 10 - (len(items) - 1)
    on_answers(table)
    shown = tables.share_in_the_centre(published, "en")
    expected = 10 * (10 - (len(items) - 1) + len(ahead(published)) - 1)
    assert shown.rests_on == ("answers",)
    assert shown.caption.startswith("The share of the relational")
    assert {shown.table.iloc[0, 1], shown.table.iloc[0, 2]} == {f"{expected}%"}, "without zeros nothing is put in"


def test_the_share_in_the_centre_of_data_sets_has_a_least_and_a_greatest(published, few):
    shown = tables.share_in_the_centre(published, "nl")
    assert shown.rests_on == ("simulated",)
    assert shown.caption.startswith("Gesimuleerd, geen bevinding")
    least, most, half = (
        shown.table.iloc[:, place].str.extract(r"(\d+)", expand=False).astype(int) for place in (2, 3, 4)
    )
    assert [*shown.table.iloc[:, 0]] == ["elke verzameling even zwaar"] * 2 + ["iedereen één gedeeld profiel"] * 2
    assert least[0] != least[2], "each prior has data sets of its own"
    assert (least <= most).all()
    assert (half[least > 50] == 100).all()
    assert (half[most < 50] == 0).all()


def test_without_answers_or_with_too_few_no_test_is_told(published, answers, on_answers):
    items = ["trust", "mindset"]
    assert isinstance(tables.group_differences_in_answers(published, "philosophy", FORMS), Nothing)
    assert isinstance(tables.agreement_in_answers(items), Nothing)
    table = answers.astype(object)
    table.loc[4:, [name for name in table if name.startswith("condition.")]] = None
    on_answers(table)
    assert isinstance(tables.agreement_in_answers(items), Nothing)
    assert isinstance(tables.share_in_the_centre(published), Nothing)
