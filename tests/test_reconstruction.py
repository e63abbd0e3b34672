"""The ensembles that the book uses: labelled synthetic in every row, and every data set prints the report's figures."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from evenwicht import published as publications
from evenwicht import reconstruction, report
from evenwicht.datafile import DataFileError, data_folder
from evenwicht.identify.verify import prints_as


@pytest.fixture(scope="module")
def published():
    return publications.load()


@pytest.fixture(scope="module")
def ensembles():
    return reconstruction.load()


def test_every_data_set_prints_the_report_with_line_steering_first(published, ensembles):
    problem = report.problem(published, 80, report.line_first(published))
    assert {prior: len(ensemble) for prior, ensemble in ensembles.items()} == dict.fromkeys(reconstruction.PRIORS, 200)
    for ensemble in ensembles.values():
        assert ensemble.survey == problem
        for frame in ensemble.frames():
            assert prints_as(problem, frame) == []


def test_it_is_called_synthetic_in_its_name_in_every_row_and_in_its_metadata(ensembles):
    path = data_folder() / reconstruction.FILE
    assert "synthetic" in path.name
    table = pq.read_table(path)
    assert set(table["provenance"].to_pylist()) == {"synthetic"}
    assert json.loads(table.schema.metadata[b"evenwicht"])["provenance"] == "synthetic"
    frame = next(ensembles["data_sets"].frames())
    assert frame.attrs["provenance"] == "synthetic"


def test_no_two_data_sets_are_the_same_and_the_priors_differ(ensembles):
    frames = [frame.to_csv() for ensemble in ensembles.values() for frame in ensemble.frames()]
    assert len(set(frames)) == len(frames)
    spread = {
        prior: ensemble.group_means("steering_form", "philosophy")
        .query("group == 'combined' and item == 'line'")["mean"]
        .std()
        for prior, ensemble in ensembles.items()
    }
    assert spread["dirichlet_multinomial"] > 1.5 * spread["data_sets"]


def test_the_rows_read_back_as_the_ensembles_that_were_written(ensembles, tmp_path):
    path = tmp_path / "synthetic.parquet"
    reconstruction.write(ensembles, path)
    assert path.read_bytes() == (data_folder() / reconstruction.FILE).read_bytes()
    table = pd.read_parquet(path)
    row = table.query("prior == 'dirichlet_multinomial' and chain == 7 and draw == 3").reset_index(drop=True)
    frame = ensembles["dirichlet_multinomial"].frame(7, 3)
    for name in frame.columns:
        assert np.array_equal(row[name].astype(str), frame[name].astype(str)), name


def test_the_command_writes_the_same_bytes_for_the_same_seed(tmp_path, capsys):
    written = []
    for name in ("one", "two"):
        folder = Path(shutil.copytree(data_folder(), tmp_path / name))
        before = (folder / reconstruction.FILE).read_bytes()
        assert reconstruction.main(["--data", str(folder), "--sets", "2", "--chains", "2", "--seed", "5"]) == 0
        written.append((folder / reconstruction.FILE).read_bytes())
        assert written[-1] != before
    assert written[0] == written[1]
    assert "2 synthetic data sets" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"no parquet"])
def test_a_file_that_is_not_the_ensemble_is_told_with_what_to_do(tmp_path, content):
    (tmp_path / "reconstruction").mkdir()
    if content is not None:
        (tmp_path / reconstruction.FILE).write_bytes(content)
    with pytest.raises(DataFileError, match=r"synthetic-ensemble\.parquet: found .* -m evenwicht\.reconstruction"):
        reconstruction.load(tmp_path)
