"""What takes long is computed once for the same question, and anew for any other."""

import os
import pickle
import subprocess
import sys

import pandas as pd
import pytest

from evenwicht import kept as kept_module
from evenwicht import published, report
from evenwicht.analysis.ensemble import over_ensemble
from evenwicht.analysis.ranks import friedman, mean_ranks
from evenwicht.identify import Mean, PublishedSurvey
from evenwicht.kept import keeping, kept
from evenwicht.phrases import range_text


@pytest.fixture(autouse=True)
def _nothing_named(monkeypatch):
    monkeypatch.delenv(kept_module.VARIABLE, raising=False)


TABLES = [pd.DataFrame({"a": [7, 5, 1], "b": [3, 5, 0], "c": [0, 0, 9]})]
ITEMS = ["a", "b", "c"]


def files(folder):
    return sorted(path.name for path in folder.iterdir() if not path.suffix)


def test_the_same_question_is_computed_once_and_another_one_anew(tmp_path):
    with keeping(tmp_path):
        first = kept(over_ensemble, TABLES, friedman, items=ITEMS)
        (made,) = files(tmp_path)
        moment = (tmp_path / made).stat().st_mtime_ns
        again = kept(over_ensemble, [TABLES[0].copy()], friedman, items=ITEMS)
        assert (tmp_path / made).stat().st_mtime_ns == moment
        pd.testing.assert_frame_equal(first, again)
        pd.testing.assert_frame_equal(first, over_ensemble(TABLES, friedman, items=ITEMS))
        kept(over_ensemble, [TABLES[0].assign(a=[7, 5, 2])], friedman, items=ITEMS)
        kept(over_ensemble, TABLES, mean_ranks, items=ITEMS)
        kept(over_ensemble, TABLES, friedman, items=ITEMS[::-1])
        assert len(files(tmp_path)) == 4


def test_what_is_kept_is_what_is_served(tmp_path):
    with keeping(tmp_path):
        kept(over_ensemble, TABLES, friedman, items=ITEMS)
        (made,) = files(tmp_path)
        (tmp_path / made).write_bytes(pickle.dumps("found before"))
        assert kept(over_ensemble, TABLES, friedman, items=ITEMS) == "found before"


def test_without_a_folder_everything_is_computed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kept(over_ensemble, TABLES, friedman, items=ITEMS)
    assert list(tmp_path.iterdir()) == []
    with keeping(tmp_path / "kept"):
        assert os.environ[kept_module.VARIABLE] == str(tmp_path / "kept")
        with keeping(tmp_path / "other"):  # the build of the other language, within this one
            assert os.environ[kept_module.VARIABLE] == str(tmp_path / "kept")
    assert kept_module.VARIABLE not in os.environ


def test_what_other_code_found_is_taken_away(tmp_path):
    with keeping(tmp_path):
        kept(over_ensemble, TABLES, friedman, items=ITEMS)
    (made,) = files(tmp_path)
    (tmp_path / made.replace(kept_module.code(), "0" * 16)).write_bytes(b"")
    with keeping(tmp_path):
        assert files(tmp_path) == [made]


def test_a_function_that_knows_the_report_is_refused():
    with pytest.raises(
        ValueError, match=r"evenwicht\.phrases: found a function of 'phrases'; expected one of identify"
    ):
        kept(range_text, 1, 2)


ASK = """
import sys
opened = set()
sys.addaudithook(lambda event, arguments: opened.add(str(arguments[0])) if event == "open" else None)
from evenwicht import published, report
from evenwicht.identify import Mean, PublishedSurvey
from evenwicht.kept import kept
printed = published.load()
problem = report.problem(printed, 80, variables=("steering_form",))
sample = kept(problem.sample, 3, chains=2, seed=1, progress=False)
found = kept(PublishedSurvey(problem.questions).union_of_bounds, [Mean("steering_form", "line")], [80])
print(next(sample.frames()).sum().sum(), found[0].lower)
from evenwicht.analysis import permanova
print(permanova.__file__ in opened)
"""


def test_another_process_and_another_language_ask_the_same(tmp_path):
    said = []
    with keeping(tmp_path):
        for language in ("nl", "en"):
            environment = os.environ | {"EVENWICHT_LANGUAGE": language, "PYTHONHASHSEED": str(len(said) + 1)}
            ran = subprocess.run(
                [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True
            )
            said.append((ran.stdout, files(tmp_path)))
    assert said[0] == said[1]
    assert len(said[0][1]) == 2
    problem = report.problem(published.load(), 80, variables=("steering_form",))
    (bounds,) = PublishedSurvey(problem.questions).union_of_bounds([Mean("steering_form", "line")], [80])
    assert said[0][0].split()[1] == str(bounds.lower)
    assert said[0][0].splitlines()[1] == "True"  # a kernel sees that a chapter depends on all code that may have run
