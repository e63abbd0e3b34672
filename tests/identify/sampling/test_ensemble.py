"""What an ensemble hands out: data sets, statistics, diagnostics and files."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ensembles import linked_survey

from evenwicht.identify import (
    NOT_PRINTED,
    Allocation,
    Categorical,
    Cell,
    DifferenceOfMeans,
    Ensemble,
    GroupTotal,
    Linear,
    Mean,
    Problem,
    Progress,
    PublishedFigureError,
    TopShare,
    figures_hash,
    prints_as,
    r_hat_by_chance,
    read_ensemble,
    sample,
    sample_over,
    write_ensemble,
)
from evenwicht.identify.model.verify import mean_of
from evenwicht.identify.sampling.diagnostics import diagnose
from evenwicht.identify.sampling.ensemble_file import EnsembleWriter

COMBINED = ("philosophy", "combined")
LAWFUL = ("philosophy", "lawful")


def wide_survey(n: int = 80) -> Problem:
    """The linked questions, an open-ended one and an allocation that nothing links."""
    linked = linked_survey(n)
    repertoire = Categorical("repertoire", ("patience", "commitment", "attention"), ("28", "25", "17"), False)
    time = Allocation("time", ("work", "rest"), ("6.4", "3.6"))
    return Problem(n, (*linked.questions, repertoire, time), linked.statements)


@pytest.fixture(scope="module")
def ensemble() -> Ensemble:
    return sample(wide_survey(), 5, 4, seed=1, warmup=5, progress=False)


@pytest.fixture(scope="module")
def over_n() -> Ensemble:
    return sample_over([wide_survey(n) for n in (80, 100)], 6, 5, seed=2, warmup=5, progress=False)


def test_a_data_set_has_the_columns_and_categories_of_its_survey(ensemble: Ensemble) -> None:
    data = ensemble.frame(3, 4)
    assert list(data) == [
        "philosophy", "form.line", "form.project", "form.task", "form.results", "form.self", "form.area",
        "form.chain", "repertoire", "time.work", "time.rest",
    ]  # fmt: skip
    assert list(data["repertoire"].cat.categories) == ["patience", "commitment", "attention", NOT_PRINTED]
    assert data["form.line"].dtype == np.int64
    assert data.attrs == {"provenance": "synthetic", "chain": 3, "draw": 4}
    assert prints_as(wide_survey(), data) == []


def test_all_data_sets_below_each_other_are_those_one_by_one(over_n: Ensemble) -> None:
    table = over_n.to_frame()
    assert len(over_n) == 30
    assert len(table) == over_n.index["n"].sum()
    for (chain, draw), data in table.groupby(["chain", "draw"]):
        one = over_n.frame(int(chain), int(draw))
        assert (data["n"] == over_n.problem(int(chain)).n).all()
        pd.testing.assert_frame_equal(data[list(one)].reset_index(drop=True), one)


def test_draws_differ_between_chains_and_in_a_chain(ensemble: Ensemble) -> None:
    keys = {data.to_csv() for data in ensemble.frames()}
    assert len(keys) == len(ensemble)


@pytest.mark.parametrize(("chain", "draw"), [(4, 0), (-1, 0), (0, 5), (0, -1)])
def test_a_chain_or_draw_that_does_not_exist_is_an_index_error(ensemble: Ensemble, chain: int, draw: int) -> None:
    with pytest.raises(IndexError, match="expected 0 to"):
        ensemble.frame(chain, draw)


def by_hand(data: pd.DataFrame) -> dict[str, Fraction | None]:
    """The statistics of the next test, by counting."""
    line = mean_of(Mean("form", "line", COMBINED), data)
    task = mean_of(Mean("form", "task", LAWFUL), data)
    assert line is not None
    assert task is not None
    lawful = data[data["philosophy"] == "lawful"]
    columns = [column for column in data if column.startswith("form.")]
    rows = [dict(zip(columns, row, strict=True)) for row in data[columns].to_numpy().tolist()]
    top = [row["form.line"] == max(row.values()) for row in rows]
    alone = [row["form.line"] > max(v for c, v in row.items() if c != "form.line") for row in rows]
    both = int(((data["philosophy"] == "combined") & (data["repertoire"] == "patience")).sum())
    return {
        "mean": line,
        "difference": line - task,
        "total": Fraction(int(lawful["form.chain"].sum())),
        "linear": 3 * line - 2 * task + 1,
        "top": Fraction(sum(top), len(data)),
        "alone": Fraction(sum(alone), len(data)),
        "count": Fraction(both),
        "share": Fraction(both, len(data)),
        "row": Fraction(both, int((data["philosophy"] == "combined").sum())),
    }


def test_statistics_of_many_data_sets_are_those_of_each_counted_by_hand(over_n: Ensemble) -> None:
    line, task = Mean("form", "line", COMBINED), Mean("form", "task", LAWFUL)
    patience = ("repertoire", "patience")
    statistics = {
        "mean": Mean("form", "line", COMBINED),
        "difference": DifferenceOfMeans(line, task),
        "total": GroupTotal("form", "chain", LAWFUL),
        "linear": Linear(((Fraction(3), line), (Fraction(-2), task)), Fraction(1)),
        "top": TopShare("form", "line"),
        "alone": TopShare("form", "line", ties=False),
        "count": Cell(COMBINED, patience),
        "share": Cell(COMBINED, patience, "total"),
        "row": Cell(COMBINED, patience, "row"),
    }
    counted = over_n.evaluate(by_hand)
    for name, statistic in statistics.items():
        values = over_n.values(statistic)
        assert values["value"].to_numpy() == pytest.approx(counted[name].astype(float).to_numpy())
        pd.testing.assert_frame_equal(values[["n", "chain", "draw"]], counted[["n", "chain", "draw"]])


def test_a_function_that_returns_one_value_gives_one_column(ensemble: Ensemble) -> None:
    values = ensemble.evaluate(lambda data: int(data["form.line"].max()))
    assert list(values) == ["n", "chain", "draw", "value"]
    assert values["value"].between(3, 10).all()


def test_means_of_groups_agree_with_the_statistic(ensemble: Ensemble) -> None:
    means = ensemble.group_means("form", "philosophy")
    assert len(means) == len(ensemble) * 5 * 7
    line = means[(means["group"] == "combined") & (means["item"] == "line")]["mean"]
    np.testing.assert_allclose(line, ensemble.values(Mean("form", "line", COMBINED))["value"])
    everyone = ensemble.group_means("form")
    assert set(everyone["group"]) == {"all"}
    assert everyone[everyone["item"] == "line"]["mean"].between(2.65, 2.75).all()


def test_a_group_that_may_be_empty_has_no_mean_where_it_is() -> None:
    rare = Categorical("rare", ("never",), ("100",), exhaustive=False)
    time = Allocation("time", ("work", "rest"), ("6", "4"))
    empty = sample(Problem(20, (rare, time)), 2, 2, seed=3, warmup=2, progress=False)
    values = empty.values(Mean("time", "work", ("rare", NOT_PRINTED)))["value"]
    assert values.isna().all()
    assert empty.summary(Mean("time", "work", ("rare", NOT_PRINTED)))["defined"].item() == 0


def test_a_statistic_of_something_unknown_is_an_error(ensemble: Ensemble) -> None:
    with pytest.raises(PublishedFigureError, match="colour"):
        ensemble.values(Mean("form", "line", ("colour", "red")))
    with pytest.raises(PublishedFigureError, match="pause"):
        ensemble.values(Mean("time", "pause"))


def test_a_summary_is_that_of_the_values(ensemble: Ensemble) -> None:
    statistic = Mean("form", "line", COMBINED)
    row = ensemble.summary(statistic, TopShare("form", "line")).iloc[0]
    values = ensemble.values(statistic)["value"]
    assert row["mean"] == pytest.approx(values.mean())
    assert (row["minimum"], row["maximum"]) == (values.min(), values.max())
    assert row["median"] == pytest.approx(values.median())
    assert row["defined"] == 1
    found = ensemble.diagnostics("form", "philosophy").set_index(["group", "item"]).loc[("combined", "line")]
    assert row["r_hat"] == pytest.approx(found["r_hat"])
    assert row["ess_bulk"] == pytest.approx(found["ess_bulk"])


def test_diagnostics_tell_chains_that_agree_from_chains_that_do_not() -> None:
    random = np.random.default_rng(4)
    same = random.normal(size=(4, 250))
    assert diagnose(same)["r_hat"] < 1.01
    assert 700 < diagnose(same)["ess_bulk"] < 1300
    assert diagnose(same)["mcse_mean"] == pytest.approx(1 / np.sqrt(1000), rel=0.2)
    assert diagnose(same + np.arange(4)[:, None])["r_hat"] > 1.3
    walk = np.cumsum(random.normal(size=(4, 250)), axis=1)
    assert diagnose(walk)["ess_bulk"] < 50


def test_diagnostics_of_constants_gaps_and_few_draws() -> None:
    assert diagnose(np.full((2, 10), 3.0)).tolist() == [1, 20, 20, 0]
    assert diagnose(np.array([[1.0, np.nan, 2.0, 3.0]])).isna().all()
    assert diagnose(np.array([[1.0, 2.0, 3.0]])).isna().all()


def test_a_file_gives_back_the_ensemble(over_n: Ensemble, tmp_path: Path) -> None:
    path = tmp_path / "ensemble.parquet"
    write_ensemble(over_n, path)
    back = read_ensemble(path)
    assert back.provenance == over_n.provenance
    assert back.survey == over_n.survey
    pd.testing.assert_frame_equal(back.to_frame(), over_n.to_frame())
    assert [p.name for p in tmp_path.iterdir()] == ["ensemble.parquet"]


def test_any_reader_of_parquet_sees_that_a_file_is_synthetic(over_n: Ensemble, tmp_path: Path) -> None:
    path = tmp_path / "ensemble.parquet"
    write_ensemble(over_n, path)
    told = json.loads(pq.read_schema(path).metadata[b"evenwicht"])
    assert told["provenance"] == "synthetic"
    assert told["seed"] == 2
    assert told["prior"] == "uniform over data sets"
    assert told["figures"] == figures_hash(wide_survey(355))
    assert {block["n"] for block in told["blocks"]} == {80, 100}
    table = pd.read_parquet(path)
    assert table.groupby("n")["chain"].nunique().sum() == 5
    columns = [c for c in table if c not in ("n", "chain", "draw")]
    assert prints_as(wide_survey(), table.query("chain == 0 and draw == 5")[columns]) == []


def test_an_interrupted_file_leaves_what_was_there(ensemble: Ensemble, tmp_path: Path) -> None:
    path = tmp_path / "ensemble.parquet"
    path.write_text("an older file")
    block = ensemble.blocks[0]
    writer = EnsembleWriter(path, ensemble.survey, ensemble.provenance, [(80, 5, 4)])
    first = {q: a[0] for q, a in block.points.items()}, {q: a[0] for q, a in block.labels.items()}

    def interrupted() -> None:
        with writer:
            writer.write(0, *first)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text() == "an older file"
    assert [p.name for p in tmp_path.iterdir()] == ["ensemble.parquet"]


def test_a_file_that_is_no_ensemble_is_refused(ensemble: Ensemble, tmp_path: Path) -> None:
    text, plain, short = (tmp_path / name for name in ("text", "plain.parquet", "short.parquet"))
    text.write_text("respondent,answer")
    with pytest.raises(PublishedFigureError, match="is no ensemble, or is damaged"):
        read_ensemble(text)
    pq.write_table(pa.table({"n": [1]}), plain)
    with pytest.raises(PublishedFigureError, match="without the metadata"):
        read_ensemble(plain)
    write_ensemble(ensemble, short)
    pq.write_table(pq.read_table(short).slice(0, 100), short)
    with pytest.raises(PublishedFigureError, match="100 rows"):
        read_ensemble(short)


def test_a_file_whose_rows_were_shuffled_or_edited_is_refused(ensemble: Ensemble, tmp_path: Path) -> None:
    whole, changed = tmp_path / "whole.parquet", tmp_path / "changed.parquet"
    write_ensemble(ensemble, whole)
    table = pq.read_table(whole)
    pq.write_table(table.take(np.random.default_rng(1).permutation(len(table))), changed)
    with pytest.raises(PublishedFigureError, match="not as it was written"):
        read_ensemble(changed)
    told = json.loads(table.schema.metadata[b"evenwicht"])
    told["seed"] += 1
    other = table.replace_schema_metadata({**table.schema.metadata, b"evenwicht": json.dumps(told).encode()})
    pq.write_table(other, changed)
    with pytest.raises(PublishedFigureError, match="not as it was written"):
        read_ensemble(changed)


def test_a_damaged_file_is_refused_or_read_as_it_was(ensemble: Ensemble, tmp_path: Path) -> None:
    whole, damaged = tmp_path / "whole.parquet", tmp_path / "damaged.parquet"
    write_ensemble(ensemble, whole)
    written, expected = whole.read_bytes(), ensemble.to_frame()
    random = np.random.default_rng(7)
    refused = 0
    for place in random.integers(0, len(written), 40).tolist():
        damaged.write_bytes(
            written[:place] + bytes([written[place] ^ (1 << int(random.integers(8)))]) + written[place + 1 :]
        )
        try:
            pd.testing.assert_frame_equal(read_ensemble(damaged).to_frame(), expected)
        except PublishedFigureError:
            refused += 1
    assert refused > 20


def test_data_sets_that_do_not_print_their_survey_are_refused(ensemble: Ensemble, tmp_path: Path) -> None:
    path, block = tmp_path / "other.parquet", ensemble.blocks[0]
    other = {name: array.copy() for name, array in block.points.items()}
    name = next(iter(other))
    other[name][0, 0, 0, 0] += 1
    write_ensemble(replace(ensemble, blocks=(replace(block, points=other), *ensemble.blocks[1:])), path)
    with pytest.raises(PublishedFigureError, match="holds a data set that is not of its survey"):
        read_ensemble(path)


@pytest.mark.parametrize(
    "change",
    [
        {"rounding": "half_up"},
        {"statements": ()},
        {"questions": (*linked_survey().questions, Categorical("a", ("b", "c"), ("50", "50")))},
    ],
)
def test_the_hash_of_the_figures_changes_with_what_was_printed(change: dict[str, Any]) -> None:
    survey = linked_survey()
    parts = {"questions": survey.questions, "statements": survey.statements, "rounding": "any"}
    assert figures_hash(Problem(80, **(parts | change))) != figures_hash(survey)
    assert figures_hash(linked_survey(200)) == figures_hash(survey)


def test_progress_is_told_in_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(4, "data sets", show=True) as shown:
        shown.step(3)
        shown.step()
    with Progress(4, "data sets", show=False) as hidden:
        hidden.step(4)
    with Progress(4, "data sets") as quick:
        quick.step(4)
    told = capsys.readouterr()
    assert told.err == "4 of 4 data sets, 0 s\n"
    assert told.out == ""


@pytest.mark.long
def test_agreeing_chains_seldom_exceed_the_r_hat_that_chance_explains_and_others_do() -> None:
    random = np.random.default_rng(5)
    for chains, draws, statistics in ((2, 5, 4), (4, 20, 9), (8, 100, 20)):
        limit = r_hat_by_chance(chains, draws, statistics)
        beyond = 0
        for _ in range(40):
            found = [diagnose(random.normal(size=(chains, draws)))["r_hat"] for _ in range(statistics)]
            beyond += max(found) > limit
        assert beyond <= 3
    apart = random.normal(size=(8, 100)) + np.arange(8)[:, None]
    assert diagnose(apart)["r_hat"] > r_hat_by_chance(8, 100, 20)
