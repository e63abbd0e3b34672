"""The ensembles that the book uses: labelled synthetic in every row, and every data set prints the report's figures."""

import json
import os
import re
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from arviz_stats.base import array_stats
from ctrl_c import ctrl_c
from frictionless import validate
from small_book import build, write_small_book

from evenwicht import data_package, reconstruction, report
from evenwicht import published as publications
from evenwicht.datafile import DataFileError, data_folder
from evenwicht.identify import prints_as
from evenwicht.reconstruction.__main__ import main


@pytest.fixture(scope="module")
def published():
    return publications.load()


@pytest.fixture(scope="module")
def ensembles():
    return reconstruction.load()


def stored_rows():
    """The rows of both files as pandas reads them, each with its prior."""
    return pd.concat(
        pd.read_parquet(data_folder() / file).assign(prior=prior) for prior, file in reconstruction.FILES.items()
    )


def contents(folder):
    return [(folder / file).read_bytes() for file in reconstruction.FILES.values()]


def test_every_data_set_prints_the_report_with_line_steering_first(published, ensembles):
    problem = report.problem(published, report.smallest_n(published), report.line_first(published))
    assert problem.n == 80
    assert {prior: len(ensemble) for prior, ensemble in ensembles.items()} == dict.fromkeys(reconstruction.PRIORS, 1000)
    for ensemble in ensembles.values():
        assert ensemble.survey == problem
        for chain in range(ensemble.provenance.chains):
            assert prints_as(problem, ensemble.frame(chain, 0)) == []


def test_counting_the_rows_gives_the_printed_figures_in_every_data_set(published):
    table = stored_rows()
    which = ["prior", "chain", "draw"]
    sets = table.groupby(which, observed=True)
    assert (sets.size() == 80).all()
    assert len(sets) == 2000
    for variable in ("philosophy", "assignment", "repertoire"):
        shares = 100 * table.groupby([*which, variable], observed=True).size() / 80
        for figure in published.of(variable):
            assert (shares.xs(figure.category, level=variable) - float(figure.value)).abs().max() <= 0.5, figure
    for variable in ("steering_form", "condition"):
        items = [f"{variable}.{figure.category}" for figure in published.of(variable)]
        assert (table[items].sum(axis=1) == 10).all()
        assert table[items].min(axis=None) >= 0
        means = sets[items].mean()
        for item, figure in zip(items, published.of(variable), strict=True):
            assert (means[item] - float(figure.value)).abs().max() <= 0.05 + 1e-9, figure
    forms = [name for name in table.columns if name.startswith("steering_form.")]
    within = table.groupby([*which, "philosophy"], observed=True)[forms].sum()
    assert (within["steering_form.line"] == within.max(axis=1)).all()


def chains_of(rows, column):
    """The mean of a column in every data set of one prior's rows: chains x draws."""
    return rows.pivot_table(index="chain", columns="draw", values=column, aggfunc="mean").to_numpy()


@pytest.mark.parametrize("prior", reconstruction.PRIORS)
def test_the_stored_chains_agree_by_arviz_on_every_mean_that_the_book_shows(prior):
    table = stored_rows().query("prior == @prior")
    items = [name for name in table.columns if name.startswith(("steering_form.", "condition."))]
    assert len(items) == 15
    means = [chains_of(table, item) for item in items]
    for _, rows in table.groupby("philosophy", observed=True):
        means += [chains_of(rows, item) for item in items if item.startswith("steering_form.")]
    assert len(means) == 15 + 5 * 7
    axes = {"chain_axis": 0, "draw_axis": 1}
    assert max(float(array_stats.rhat(values, method="rank", **axes)) for values in means) <= 1.01
    assert min(float(array_stats.ess(values, method="bulk", **axes)) for values in means) >= 400
    assert min(float(array_stats.ess(values, method="tail", prob=(0.05, 0.95), **axes)) for values in means) >= 400


def test_it_is_called_synthetic_in_its_name_in_every_row_and_in_its_metadata(ensembles):
    for file in reconstruction.FILES.values():
        path = data_folder() / file
        assert "synthetic" in path.name
        table = pq.read_table(path)
        assert set(table["provenance"].to_pylist()) == {"synthetic"}
        assert json.loads(table.schema.metadata[b"evenwicht"])["provenance"] == "synthetic"
    frame = next(ensembles["data_sets"].frames())
    assert frame.attrs["provenance"] == "synthetic"


def test_no_two_data_sets_are_the_same_and_the_priors_differ(ensembles):
    kept = [
        frame.to_numpy().tobytes() for e in ensembles.values() for frame in (f.filter(like=".") for f in e.frames())
    ]
    assert len(set(kept)) == len(kept)
    spread = {
        prior: ensemble.group_means("steering_form", "philosophy").groupby(["group", "item"])["mean"].std()
        for prior, ensemble in ensembles.items()
    }
    ratio = spread["dirichlet_multinomial"] / spread["data_sets"]
    assert len(ratio) == 35
    assert ratio["combined"].min() > 1.25
    assert ratio.median() > 1.5


def test_the_rows_read_back_as_the_ensembles_that_were_written(ensembles, tmp_path):
    (tmp_path / "reconstruction").mkdir()
    reconstruction.write(ensembles, tmp_path)
    assert contents(tmp_path) == contents(data_folder())
    row = stored_rows().query("prior == 'dirichlet_multinomial' and chain == 7 and draw == 3").reset_index(drop=True)
    frame = ensembles["dirichlet_multinomial"].frame(7, 3)
    for name in frame.columns:
        assert np.array_equal(row[name].astype(str), frame[name].astype(str)), name


QUICKLY = ["--thin", "1", "--warmup", "2"]
"""Draws that take little time, and are too near each other to be of use."""


def test_chains_that_do_not_agree_are_not_written(tmp_path, capsys):
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    before = contents(folder)
    assert main(["--data", str(folder), "--sets", "32", "--chains", "4", *QUICKLY]) == 1
    assert re.search(
        r"data_sets: found chains that do not agree, with an R-hat of [1-9]\.\d+; expected 1\.01 at most",
        capsys.readouterr().err,
    )
    assert contents(folder) == before


def test_a_folder_that_cannot_be_written_is_told_in_one_line_before_anything_is_drawn(tmp_path, monkeypatch, capsys):
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # as it is for anyone but root
    assert main(["--data", str(folder)]) == 1
    told = f"reconstruction: stopped; {folder / 'reconstruction'}: cannot be written (Permission denied)\n"
    assert capsys.readouterr().err == told


def test_draws_that_are_broken_off_write_nothing_and_say_so_in_one_line(tmp_path, capsys):
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    before = contents(folder)
    with ctrl_c(0.3):  # in the midst of minutes
        assert main(["--data", str(folder)]) == 130
    assert capsys.readouterr().err.strip() == "reconstruction: stopped; nothing was written"
    assert contents(folder) == before


def test_the_command_writes_the_same_bytes_for_the_same_seed(tmp_path, capsys):
    written = []
    for name in ("one", "two"):
        folder = Path(shutil.copytree(data_folder(), tmp_path / name))
        before = contents(folder)
        assert main(["--data", str(folder), "--sets", "2", "--chains", "2", "--seed", "5", *QUICKLY]) == 0
        written.append(contents(folder))
        assert written[-1] != before
    assert written[0] == written[1]
    assert "2 synthetic data sets" in capsys.readouterr().out


def copied(folder):
    return Path(shutil.copytree(data_folder(), folder / "data"))


def reprinted(folder, changes):
    """A copy of the data package in which some figures are printed otherwise."""
    path = copied(folder) / "printed.csv"
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert f",{old}," in text
        text = text.replace(f",{old},", f",{new},", 1)
    path.write_text(text, encoding="utf-8")
    return path.parent


CHANGED = {
    "philosophy,combined,64": "philosophy,combined,63",
    "philosophy,networking,17": "philosophy,networking,18",
}


@pytest.mark.parametrize("refuse", [reconstruction.load, reconstruction.check, data_package.check])
def test_data_sets_that_print_other_figures_than_the_book_has_now_are_refused_in_a_line(tmp_path, refuse):
    folder = reprinted(tmp_path, CHANGED)
    with pytest.raises(DataFileError) as stopped:
        refuse(folder)
    said = str(stopped.value)
    assert said.startswith(
        "synthetic-data-sets.parquet: found data sets that print other figures than the book has now"
    )
    assert "(philosophy.combined: 64 there, 63 in printed.csv)" in said
    assert said.endswith("Draw them anew: make simulation (python -m evenwicht.reconstruction).")
    assert "\n" not in said


def test_the_book_is_not_built_on_such_data_sets_and_says_so_in_a_line(tmp_path, capsys):
    write_small_book(tmp_path, "# Eén\n")
    (tmp_path / "data" / "printed.csv").write_bytes(
        (reprinted(tmp_path / "other", CHANGED) / "printed.csv").read_bytes()
    )
    ran = build(tmp_path, "--no-pdf")
    assert ran.returncode == 1
    last = ran.stderr.strip().splitlines()
    assert last[-2] == "book: stopped"
    assert last[-1].endswith("Draw them anew: make simulation (python -m evenwicht.reconstruction).")


def test_a_statement_that_the_new_figures_rule_out_is_told_before_anything_is_drawn(tmp_path):
    folder = reprinted(
        tmp_path,
        {"steering_form,line,2.7": "steering_form,line,2.3", "project_programme,2.3": "project_programme,2.7"},
    )
    with pytest.raises(
        DataFileError, match=r"printed\.csv: found figures that no data set prints in which line .*clashes"
    ):
        reconstruction.load(folder)


def test_figures_that_no_number_of_respondents_prints_are_told_with_their_question(tmp_path):
    folder = reprinted(tmp_path, {"repertoire,attention,17": "repertoire,attention,17.0001"})
    edit = folder / "printed.csv"
    edit.write_text(
        edit.read_text(encoding="utf-8").replace("17.0001,percent,0", "17.0001,percent,4"), encoding="utf-8"
    )
    with pytest.raises(DataFileError, match=r"found figures of repertoire that no number of respondents from 1 to 355"):
        data_package.check(folder)


def test_new_figures_are_drawn_at_their_own_least_n_and_then_fit(tmp_path, capsys):
    folder = reprinted(tmp_path, CHANGED)
    asked = ["--data", str(folder), "--sets", "2", "--chains", "2", "--if-needed", *QUICKLY]
    assert main(asked) == 0
    drawn = reconstruction.load(folder)["data_sets"]
    changed = publications.load(folder)
    assert drawn.survey == reconstruction.simulated_problem(changed)
    assert drawn.survey.n == report.smallest_n(changed) != 80
    reconstruction.check(folder)
    assert validate(str(folder / "datapackage.json")).valid
    before = contents(folder)
    assert main(asked) == 0
    assert "nothing to draw" in capsys.readouterr().out
    assert contents(folder) == before


def test_a_row_that_is_changed_by_hand_no_longer_fits_the_data_package(tmp_path):
    folder = copied(tmp_path)
    path = folder / reconstruction.FILES["data_sets"]
    whole = path.read_bytes()
    table = pq.read_table(path)
    columns = {name: table[name].to_numpy().copy() for name in ("steering_form.line", "steering_form.task")}
    columns["steering_form.line"][0] += 1
    columns["steering_form.task"][0] -= 1
    for name, column in columns.items():
        place = table.schema.get_field_index(name)
        table = table.set_column(place, table.schema.field(name), pa.array(column))
    pq.write_table(table, path)
    assert not validate(str(folder / "datapackage.json")).valid
    with pytest.raises(DataFileError, match=r"synthetic-data-sets\.parquet: found no ensemble .*make simulation"):
        reconstruction.check(folder)
    path.write_bytes(whole)
    reconstruction.check(folder)


def test_a_file_of_other_draws_no_longer_fits_the_data_package(tmp_path):
    folder = copied(tmp_path)
    reconstruction.write({"data_sets": reconstruction.load()["dirichlet_multinomial"]}, folder)
    with pytest.raises(DataFileError, match=r"datapackage\.json: found another bytes and hash of .*make simulation"):
        reconstruction.check(folder)


@pytest.mark.parametrize("content", [None, b"no parquet"])
def test_a_file_that_is_not_the_ensemble_is_told_with_what_to_do(tmp_path, content):
    (tmp_path / "reconstruction").mkdir()
    if content is not None:
        (tmp_path / reconstruction.FILES["data_sets"]).write_bytes(content)
    with pytest.raises(DataFileError, match=r"synthetic-data-sets\.parquet: found .* -m evenwicht\.reconstruction"):
        reconstruction.load(tmp_path)
