"""Tables of simulated data sets, each number found again by another way, and nothing where there are none."""

import numpy as np
import pytest
from scipy import stats

from evenwicht import tables
from evenwicht.nothing import Nothing
from evenwicht.tables.ensembles import prior_name

FORMS = ["steering_form.line", "steering_form.chain_network"]


def percentages(column):
    return column.str.extract(r"(\d+)", expand=False).astype(int).to_list()


def decimals(column):
    return column.str.replace(",", ".").astype(float).to_list()


def friedman(frame, items):
    """Friedman's test by scipy, and Kendall's W."""
    columns = [frame[f"condition.{item}"] for item in items]
    tested = stats.friedmanchisquare(*columns)
    return tested.statistic / (len(frame) * (len(items) - 1)), tested.pvalue


def sum_of_squares_between(frame, item):
    means = frame.groupby("philosophy", observed=True)[item].transform("mean")
    whole = frame[item].mean()
    return ((means - whole) ** 2).sum() / ((frame[item] - whole) ** 2).sum()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_was_drawn_is_told_a_row_an_ensemble(drawn, language):
    shown = tables.chains_of_draws(*drawn.values(), language=language)
    assert shown.rests_on == ("simulated",)
    assert list(shown.table.iloc[:, 0]) == [prior_name(one, language) for one in drawn.values()]
    assert shown.table.iloc[:, 1].to_list() == ["10", "10"]
    assert all(value > 0.9 for value in decimals(shown.table.iloc[:, 2]))


def test_priors_have_names_of_their_own_in_either_language(drawn):
    names = {prior_name(one, language) for one in drawn.values() for language in ("nl", "en")}
    assert len(names) == 4


def test_a_reading_is_true_in_the_share_of_data_sets_that_counting_finds(drawn):
    shown = tables.readings_in_data_sets(drawn, "combined", "chain_network").table
    for ensemble, told in zip(drawn.values(), shown.iloc[:, 2:].to_numpy().tolist(), strict=True):
        true = []
        for frame in ensemble.frames():
            columns = [name for name in frame if name.startswith("steering_form.")]
            means = frame.groupby("philosophy", observed=True)[columns].mean()
            asked = means.loc["combined", "steering_form.chain_network"]
            forms = means.loc["combined"].drop("steering_form.chain_network")
            groups = means["steering_form.chain_network"].drop("combined")
            true.append((asked <= forms.min() + 1e-9, asked <= groups.min() + 1e-9))
        expected = 100 * np.mean(true, axis=0)
        assert [int("".join(filter(str.isdigit, share))) for share in told] == pytest.approx(expected, abs=0.51)


def test_the_spread_between_groups_is_that_of_the_data_sets(published, few):
    shown = tables.group_differences_in_data_sets(published, "philosophy", FORMS, "en").table
    assert len(shown) == len(FORMS) + 1, "a row an item, and one for all together"
    for place, ensemble in enumerate(few.values(), 1):
        ranges = shown[f"Between groups ({place})"].str.findall(r"\d+")
        for row, item in enumerate(FORMS):
            parts = [100 * sum_of_squares_between(frame, item) for frame in ensemble.frames()]
            assert [int(end) for end in ranges[row]] == pytest.approx([min(parts), max(parts)], abs=0.51)
        assert all(0 <= share <= 100 for share in percentages(shown[f"Difference seen ({place})"]))


def test_agreement_on_conditions_is_that_of_scipy(published, drawn):
    items = [figure.category for figure in published.of("condition")]
    shown = tables.agreement_in_data_sets(list(drawn.values()), items, "nl").table
    for ensemble, row in zip(drawn.values(), shown.itertuples(index=False), strict=True):
        found = [friedman(frame, items) for frame in ensemble.frames()]
        assert row[1:3] == (80, "10")
        ends = [float(text.replace(",", ".")) for text in row[3:5]]
        assert ends == pytest.approx([min(w for w, _ in found), max(w for w, _ in found)], abs=0.0051)
        assert int("".join(filter(str.isdigit, row[5]))) == round(100 * np.mean([p <= 0.05 for _, p in found]))


def test_conditions_that_nothing_links_with_groups_share_one_profile(published, drawn):
    """Groups that answer apart on steering forms, and on conditions no more so than chance has it: (groups - 1) / (n - 1)."""
    items = [figure.category for figure in published.of("condition")]
    shown = tables.agreement_in_data_sets(list(drawn.values()), items, "en").table
    assert [*shown.iloc[:, 0]] == ["data sets weigh the same", "everyone shares one profile"]
    own = next(one for one in drawn.values() if one.provenance.prior.startswith("Dirichlet"))
    frames = list(own.frames())
    forms, conditions = (
        np.mean([sum_of_squares_between(frame, column) for frame in frames for column in columns])
        for columns in (FORMS, [f"condition.{item}" for item in items])
    )
    assert conditions == pytest.approx(4 / 79, rel=0.2)
    assert forms > 2 * conditions


def test_where_nothing_is_drawn_no_table_is_shown():
    assert isinstance(tables.chains_of_draws(Nothing()), Nothing)
    assert isinstance(tables.readings_in_data_sets({}), Nothing)
    assert isinstance(tables.agreement_in_data_sets([Nothing()], ["trust", "mindset"]), Nothing)


def test_answers_take_the_place_of_simulated_groups(published, drawn, on_answers):
    on_answers(drawn["data_sets"].frame(0, 0))
    assert isinstance(tables.group_differences_in_data_sets(published, "philosophy", FORMS), Nothing)
