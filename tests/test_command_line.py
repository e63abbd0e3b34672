"""The command line answers as the library does, teaches in its help, and tells what is wrong in a line."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from evenwicht.command import main
from evenwicht.command.line import COMMANDS, parser
from evenwicht.identify import Mean, joint_sample_sizes, prints_as, read_ensemble, read_survey

BOOK = Path(__file__).resolve().parents[1]
BEPS = str(BOOK / "data" / "examples" / "beps.yml")
SMALL = """\
title: A small survey
population: 12
questions:
  colour:
    percentages: {red: 50, blue: 50}
    exhaustive: true
  time:
    total: 10
    means: {work: 6.5, rest: 3.5}
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    """A survey of at most twelve people, who can have been 4, 8 or 12 and some others."""
    path = tmp_path / "small.yml"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The message of a command that cannot be carried out: one line, nothing on standard output."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("evenwicht: ")
    assert captured.err.count("\n") == 1
    return captured.err


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "evenwicht", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=BOOK, env=dict(os.environ))


def test_the_percentages_of_the_report_rule_sizes_out_from_a_terminal() -> None:
    finished = run("sample-sizes", "64", "17", "9", "7", "3", "--n-max", "90")
    assert finished.returncode == 0
    assert finished.stderr == ""
    assert finished.stdout == "58, 69-70, 75-76, 80, 88-90\n9 of the numbers from 1 to 90; the smallest is 58\n"


def test_a_mistake_from_a_terminal_is_one_line_and_status_2() -> None:
    finished = run("sample-sizes", "64", "-9")
    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr == "evenwicht: figures: figure 2 is -9, expected 0 to 100\n"


def test_the_table_of_a_terminal_holds_nothing_else_when_it_is_csv() -> None:
    finished = run("bounds", BEPS, "--csv", "-", "--statistic", "leaders.Hague where vote is Labour")
    assert finished.returncode == 0
    rows = list(csv.DictReader(finished.stdout.splitlines()))
    assert [row["statistic"] for row in rows] == ["leaders.Hague where vote is Labour"]


def test_every_command_teaches_by_examples_that_can_be_read_as_commands(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2].replace("_", "-").replace("sizes", "sample-sizes")
        with pytest.raises(SystemExit) as left:
            main([name, "--help"])
        assert left.value.code == 0
        shown = capsys.readouterr().out
        examples = [line.strip() for line in shown.splitlines() if line.startswith("  evenwicht")]
        assert examples, name
        read = [[word.strip('"') for word in next(csv.reader([example], delimiter=" "))] for example in examples]
        assert parser().parse_args(read[0][1:]).command == name
        for words in read[1:]:  # the others may go on with what came of the first
            assert parser().parse_args(words[1:]).command


@pytest.mark.parametrize(
    "asked", [["--help"], *([name, "--help"] for name in ("sample-sizes", "check", "bounds", "decide", "reconstruct"))]
)
def test_every_example_that_a_help_shows_answers(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(asked)
    shown = [line.strip() for line in capsys.readouterr().out.splitlines()]
    examples = [shlex.split(line)[1:] for line in shown if line.startswith("evenwicht ")]
    (tmp_path / "data" / "examples").mkdir(parents=True)
    (tmp_path / "data" / "examples" / "beps.yml").write_bytes(Path(BEPS).read_bytes())
    monkeypatch.chdir(tmp_path)
    assert examples
    for example in examples:
        assert main(example) == 0, example
        assert capsys.readouterr().out, example


def test_an_unknown_command_is_refused_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["frobnicate"])
    assert left.value.code == 2
    assert "sample-sizes" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["28", "25", "17", "10", "--not-exhaustive", "--n-max", "60"], "40, 60"),
        (["3.48", "--means", "--total", "none", "--n-max", "30"], "21, 23, 25, 27, 29"),
        (["2.7", "2.3", "1.6", "1.2", "0.8", "0.7", "0.7", "--means", "--n-max", "13"], "10, 12-13"),
        (["64", "17", "9", "7", "3", "--rounding", "half_up", "--n-max", "80"], "58, 69-70, 75-76"),
        (["50", "50", "--decimals", "1", "--n-max", "7"], "2, 4, 6"),
        (
            ["33", "33", "33", "--n-max", "2"],
            "no n from 1 to 2: look for a typing error, or figures that were weighted, which fit no whole counts",
        ),
    ],
)
def test_options_of_sample_sizes(arguments: list[str], first: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(["sample-sizes", *arguments], capsys).splitlines()[0] == first


def test_an_impossible_number_is_explained_by_its_figure(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(["sample-sizes", "64", "17", "9", "7", "3", "--explain", "81"], capsys)
    assert "n = 81 is impossible" in told
    assert "prints as 3 %" in told
    assert "n = 80 is possible" in printed(["sample-sizes", "64", "17", "9", "7", "3", "--explain", "80"], capsys)


def test_a_survey_file_gives_the_sizes_that_print_all_its_questions(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(["sample-sizes", "--survey", BEPS, "--n-max", "300"], capsys)
    sizes = joint_sample_sizes(read_survey(BEPS).questions, 300)
    assert f"{len(sizes)} of the numbers from 1 to 300; the smallest is {sizes[0]}" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sample-sizes"], "found no figures"),
        (["sample-sizes", "64,2", "35"], "write 64.2"),
        (["sample-sizes", "140", "3"], "figure 1 is 140, expected 0 to 100"),
        (["sample-sizes", "nan", "3"], "not a number"),
        (["sample-sizes", "64", "36", "--n-max", "0"], "n_max is 0"),
        (["sample-sizes", "90", "36"], "100"),
        (["sample-sizes", "64", "36", "--explain", "0"], "n is 0"),
        (["sample-sizes", "3.5", "--means", "--total", "ten"], "--total is 'ten'"),
        (["sample-sizes", "64", "36", "--survey", BEPS], "expected one of the two"),
        (["bounds", "nowhere.yml"], "nowhere.yml: cannot be opened"),
        (["bounds", BEPS, "--n", "0"], "--n has '0'"),
        (["bounds", BEPS, "--n", "many"], "--n has 'many'"),
        (["bounds", BEPS, "--n", "7"], "a smallest set that clashes"),
        (["bounds", BEPS, "--statistic", "leaders.Bliar"], "expected an item of a question with means: leaders.Blair"),
        (["bounds", BEPS, "--statistic", "leaders.Blair where vote is Labor"], "vote has no answer 'Labor'"),
        (["bounds", BEPS, "--statistic", "leaders.Blair where votes is Labour"], "found no question 'votes'"),
        (["bounds", BEPS, "--statistic", "leaders.Blair where Labour"], "expected 'question is answer'"),
        (["bounds", BEPS, "--statistic", "share vote"], "expected 'question is answer'"),
        (["bounds", BEPS, "--csv", "nowhere/bounds.csv", "--statistic", "leaders.Blair"], "make it first"),
        (["decide", BEPS, "leaders.Blair is high"], "expected a comparison"),
        (["check-data", "nowhere"], "found no datapackage.json"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert message in refused(arguments, capsys)


def test_a_typing_error_in_a_survey_file_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "typo.yml"
    path.write_text(SMALL.replace("exhaustive", "exhuastive"), encoding="utf-8")
    message = refused(["bounds", str(path)], capsys)
    assert "typo.yml" in message
    assert "line 6" in message
    assert "exhaustive" in message


def test_bounds_are_those_of_the_library_and_hold_the_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bounds.csv"
    printed(["bounds", BEPS, "--csv", str(path)], capsys)
    table = pd.read_csv(path).set_index("statistic")
    assert len(table) == 9, "every leader within every party"
    survey = read_survey(BEPS)
    for name, row in table.iterrows():
        item, _, party = str(name).removeprefix("leaders.").partition(" where vote is ")
        found = survey.at(1525).bounds(Mean("leaders", item, ("vote", party)))
        assert (Fraction(row["lower_exact"]), Fraction(row["upper_exact"])) == (found.lower, found.upper)
    truth = table.loc["leaders.Blair where vote is Labour"]
    assert truth["lower"] <= 4.32 <= truth["upper"], "the mean of the real answers, see data/examples/README.md"
    assert [path.name for path in tmp_path.iterdir()] == ["bounds.csv"], "nothing half written is left"


def test_bounds_of_an_unknown_n_are_those_of_all_that_are_possible(
    small: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["bounds", small, "--csv", "-", "--statistic", "time.work where colour is red"]
    rows = list(csv.DictReader(printed(asked, capsys).splitlines()))
    survey = read_survey(small)
    sizes = survey.sample_sizes()
    assert len(sizes) > 1
    each = [survey.at(n).bounds(Mean("time", "work", ("colour", "red"))) for n in sizes]
    assert Fraction(rows[0]["lower_exact"]) == min(found.lower for found in each)
    assert Fraction(rows[0]["upper_exact"]) == max(found.upper for found in each)
    assert int(rows[0]["n_upper"]) in sizes


def test_leaving_statements_out_widens_the_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["bounds", BEPS, "--csv", "-", "--statistic", "leaders.Blair where vote is Labour"]
    with_them, without = (
        next(csv.DictReader(printed([*asked, *more], capsys).splitlines())) for more in ([], ["--figures-alone"])
    )
    assert Fraction(without["lower_exact"]) < Fraction(with_them["lower_exact"])


@pytest.mark.parametrize(
    ("claim", "more", "verdict"),
    [
        ("highest leaders.Blair where vote is Labour", [], "must"),
        ("highest leaders.Blair where vote is Labour", ["--figures-alone"], "may"),
        ("leaders.Blair > leaders.Hague", [], "must"),
        ("leaders.Blair where vote is Labour > 4", [], "may"),
        ("leaders.Blair where vote is Labour >= 9", [], "cannot"),
        ("leaders.Blair - leaders.Hague < 0", [], "cannot"),
        ("top leaders.Blair where vote is Labour >= 0%", [], "must"),
        ("top leaders.Blair where vote is Labour > 50%", [], "may"),
        ("top leaders.Blair where vote is Labour > 0.5", [], "may"),
    ],
)
def test_claims_are_decided(claim: str, more: list[str], verdict: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(["decide", BEPS, claim, *more], capsys).startswith(f"{verdict}: ")


@pytest.mark.parametrize("threshold", ["> 50", "< 64", ">= 1", "<= 100", "> 101%", "> -5%", "< -0.5"])
def test_a_share_is_compared_with_a_percentage_and_never_silently_with_another_unit(
    threshold: str, capsys: pytest.CaptureFixture[str]
) -> None:
    message = refused(["decide", BEPS, f"top leaders.Blair where vote is Labour {threshold}"], capsys)
    assert f"found {threshold.split()[1]!r} beside a share, expected a percentage" in message


@pytest.mark.parametrize("claim", ["leaders.Blair where vote is Labour > 50%", "leaders.Blair - leaders.Hague > 5%"])
def test_points_are_not_compared_with_a_percentage(claim: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "beside points, expected a number of points without %" in refused(["decide", BEPS, claim], capsys)


def test_a_verdict_comes_with_data_sets_that_prove_it(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proof = tmp_path / "proof"
    asked = ["decide", small, "time.work where colour is red > 8", "--n", "4", "--proof", str(proof)]
    assert printed(asked, capsys).startswith("may: ")
    survey = read_survey(small)
    for name, expected in (("true", True), ("untrue", False)):
        data = pd.read_csv(proof / f"synthetic-{name}.csv")
        assert prints_as(survey.at(4), data) == []
        assert (data.loc[data["colour"] == "red", "time.work"].mean() > 8) == expected


def test_a_reconstruction_prints_the_figures_and_says_that_it_is_synthetic(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "synthetic"
    asked = ["reconstruct", small, "--out", str(folder), "--draws", "4", "--chains", "4", "--seed", "7", "--n", "8"]
    assert main(asked) == 0
    assert "16 synthetic data sets" in capsys.readouterr().out
    assert sorted(path.name for path in folder.iterdir()) == ["README.md", "ensemble.parquet", "summary.csv"]
    ensemble = read_ensemble(folder / "ensemble.parquet")
    assert len(ensemble) == 16
    assert all(prints_as(read_survey(small).at(8), frame) == [] for frame in ensemble.frames())
    told = (folder / "README.md").read_text(encoding="utf-8")
    assert told.startswith("# Synthetic respondents: A small survey")
    assert "No row in this folder is a real answer" in told
    assert "| seed | 7 |" in told
    assert "| prior over data sets | uniform over data sets |" in told
    summary = pd.read_csv(folder / "summary.csv")
    assert len(summary) == 4
    assert (summary["lower"] <= summary["minimum"] + 1e-12).all()
    assert (summary["maximum"] <= summary["upper"] + 1e-12).all()


def test_the_same_seed_gives_the_same_ensemble(small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = []
    for name, seed in (("one", "5"), ("same", "5"), ("other", "6")):
        asked = ["reconstruct", small, "--out", str(tmp_path / name), "--draws", "3", "--chains", "2", "--seed", seed]
        assert main([*asked, "--prior", "histograms"]) == 0
        written.append((tmp_path / name / "summary.csv").read_bytes())
    capsys.readouterr()
    assert written[0] == written[1] != written[2]


def test_a_folder_with_files_is_not_written_over(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "precious.txt").write_text("mine", encoding="utf-8")
    assert "holds files already" in refused(["reconstruct", small, "--out", str(folder)], capsys)
    assert [path.name for path in folder.iterdir()] == ["precious.txt"]


def test_a_reconstruction_that_fails_leaves_nothing(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "synthetic"
    message = refused(["reconstruct", small, "--out", str(folder), "--draws", "0"], capsys)
    assert "draws is 0" in message
    assert [path.name for path in tmp_path.iterdir()] == ["small.yml"]


def test_a_scheduler_that_does_not_answer_is_named(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    asked = ["reconstruct", small, "--out", str(tmp_path / "out"), "--n", "8", "--scheduler", "nowhere"]
    assert main(asked) == 2
    assert "no Dask scheduler answers at 'nowhere'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_data_package_of_the_book_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no faults" in printed(["check-data", str(BOOK / "data")], capsys)


def test_faults_of_a_data_package_are_told_with_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (BOOK / "data").glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "printed.csv").read_text(encoding="utf-8")
    (tmp_path / "printed.csv").write_text(text.replace("combined,64", "combined,164"), encoding="utf-8")
    message = refused(["check-data", str(tmp_path)], capsys)
    assert "printed.csv, row 2, column value: found 164" in message
    assert json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["name"] == "evenwicht"


def test_a_survey_of_choices_alone_is_crossed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "choices.yml"
    path.write_text(
        "n: 10\nquestions:\n  colour:\n    percentages: {red: 60, blue: 40}\n"
        "  size:\n    percentages: {large: 70, small: 30}\n",
        encoding="utf-8",
    )
    rows = list(csv.DictReader(printed(["bounds", str(path), "--csv", "-"], capsys).splitlines()))
    by_name = {row["statistic"]: row for row in rows}
    assert len(rows) == 8
    red = by_name["share size is large where colour is red"]
    assert (red["lower_exact"], red["upper_exact"]) == ("1/2", "1"), "3 of 6 at least, since only 4 are blue"


MEANS = "result,Mean,SD,N\nfits,5.21,1.60,28\ndoes not,5.20,,28\n"


def test_check_gives_each_row_a_verdict_and_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "means.csv"
    table.write_text(MEANS, encoding="utf-8")
    assert main(["check", str(table)]) == 0
    head, fits, does_not, total = capsys.readouterr().out.splitlines()
    assert head.split() == ["result", "x", "sd", "n", "test"]
    assert fits.startswith("consistent")
    assert does_not.startswith("INCONSISTENT")
    assert does_not.endswith("145 of 28 gives 5.1786, 146 gives 5.2143: neither prints as 5.20")
    assert total.startswith("1 of 2 rows")


def test_check_reads_a_dutch_spreadsheets_table_and_writes_one(tmp_path: Path) -> None:
    table, made = tmp_path / "means.csv", tmp_path / "checked.csv"
    table.write_text("mean;sd;n\n5,21;1,60;28\n5,20;;28\n\n", encoding="utf-8-sig")
    assert main(["check", str(table), "--csv", str(made)]) == 0
    rows = list(csv.DictReader(made.read_text(encoding="utf-8").splitlines()))
    assert [row["consistency"] for row in rows] == ["True", "False"]


def test_a_table_of_means_is_not_overwritten_by_its_verdicts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "means.csv"
    table.write_text(MEANS, encoding="utf-8")
    assert "--csv names the table itself" in refused(["check", str(table), "--csv", str(table)], capsys)
    assert table.read_text(encoding="utf-8") == MEANS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "found nothing; expected a header and a row a result"),
        ("x,n\n", "found no rows"),
        ("x,sd\n1.2,1\n", "row 1: found no column n"),
        ("x,mean,n\n1.2,1.2,9\n", "row 1, column x: found two columns x"),
        ("x,n\n1.2,9\n1.2\n", "row 3: found 1 cells; expected 2 cells"),
        ("x,n\n1.2,9\nhigh,9\n", "row 3, column x: found 'high'; expected a number as it is printed"),
        ("x,n\n1.2,9.5\n", "row 2, column n: found '9.5'; expected a whole number of 1 or more"),
        ("x,n,min\n1.2,9,low\n", "row 2, column min_val: found 'low'; expected a whole number"),
    ],
)
def test_what_is_wrong_with_a_table_of_means_is_told_with_its_row_and_column(
    text: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "means.csv"
    table.write_text(text, encoding="utf-8")
    told = refused(["check", str(table)], capsys)
    assert message in told
    assert "means.csv" in told


def test_the_examples_of_the_manual_run() -> None:
    text = (BOOK / "docs" / "identify.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    names: dict[str, Any] = {}
    exec(compile(block, "docs/identify.md", "exec"), names)
    assert names["found"].lower < names["found"].upper
    assert prints_as(names["problem"], names["ensemble"].frame(0, 0)) == []
    commands = [
        line
        for shell in re.findall(r"^```shell\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
        for line in shell.splitlines()
    ]
    assert len(commands) > 5
    for command in commands:
        assert parser().parse_args(shlex.split(command)[1:]).command in command


EMPTY_GROUP = """\
title: A group that nobody can be in
n: 150
questions:
  g:
    percentages: {A: 33, B: 67, C: 0}
  a:
    total: 10
    means: {x: 6.0, y: 4.0}
"""


def test_a_group_that_nobody_can_be_in_says_so_and_the_others_have_their_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.yml"
    path.write_text(EMPTY_GROUP, encoding="utf-8")
    rows = {
        row["statistic"]: row
        for row in csv.DictReader(printed(["bounds", str(path), "--csv", "-"], capsys).splitlines())
    }
    survey = read_survey(path)
    for item in ("x", "y"):
        assert rows[f"a.{item} where g is C"]["remark"] == "nobody can be in this group"
        assert rows[f"a.{item} where g is C"]["lower_exact"] == ""
        for group in ("A", "B"):
            row, found = (
                rows[f"a.{item} where g is {group}"],
                survey.at(150).bounds(Mean("a", item, ("g", group))),
            )
            assert (Fraction(row["lower_exact"]), Fraction(row["upper_exact"])) == (found.lower, found.upper)
    assert "nobody can be in this group" in printed(["bounds", str(path)], capsys)


def test_data_sets_are_drawn_where_a_group_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "empty.yml", tmp_path / "out"
    path.write_text(EMPTY_GROUP, encoding="utf-8")
    printed(["reconstruct", str(path), "--out", str(out), "--draws", "4", "--chains", "2", "--seed", "1"], capsys)
    summary = pd.read_csv(out / "summary.csv").set_index("statistic")
    assert summary.loc["a.x where g is C", "remark"] == "nobody can be in this group"
    assert summary.loc["a.x where g is A", "lower"] == 0


def test_the_survey_file_is_not_overwritten_by_its_results(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    message = refused(["bounds", small, "--n", "4", "--csv", str(Path(small).parent / "." / "small.yml")], capsys)
    assert "--csv names the survey file itself" in message
    assert Path(small).read_text(encoding="utf-8") == SMALL


def test_results_do_not_take_the_place_of_another_kind_and_say_so_before_any_work(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evenwicht.identify.sample_over", lambda *_, **__: pytest.fail("it drew"))
    message = refused(["reconstruct", small, "--n", "4", "--out", small], capsys)
    assert "is a file, and a folder is to be written there" in message
    (tmp_path / "empty").mkdir()
    message = refused(["bounds", small, "--n", "4", "--csv", str(tmp_path / "empty")], capsys)
    assert "is a folder, and a file is to be written there" in message


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_nothing_half_written_is_left_when_the_command_is_stopped(
    number: signal.Signals,
    small: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stopped(*_: object, **__: object) -> None:
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out")]
        os.kill(os.getpid(), number)

    monkeypatch.setattr("evenwicht.identify.sample_over", stopped)
    earlier = signal.getsignal(number)
    assert main(["reconstruct", small, "--n", "4", "--out", str(tmp_path / "out")]) == 128 + number
    assert f"stopped by {number.name}; nothing was written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["small.yml"]
    assert signal.getsignal(number) is earlier


def test_numbers_of_respondents_that_are_left_out_are_told(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bounds", small, "--n", "4,5,8"]) == 0
    told = capsys.readouterr()
    assert "left out n = 5: no data set prints these figures there" in told.err
    assert "2 numbers of respondents" in told.out
    assert main(["decide", small, "time.work > 6", "--n", "4,5"]) == 0
    assert "left out n = 5" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("n", "verdict"), [(4, "n = 4 is possible"), (5, "n = 5 is impossible. colour: no count out of 5")]
)
def test_the_number_of_respondents_that_a_file_gives_is_judged(
    n: int, verdict: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "given.yml"
    path.write_text(SMALL.replace("population: 12", f"n: {n}"), encoding="utf-8")
    told = printed(["sample-sizes", "--survey", str(path), "--n-max", "12"], capsys)
    assert told.startswith(f"the survey file gives n: {verdict}")
    assert "the smallest is 2" in told


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  time:\n", "  draw:\n    percentages: {a: 50, b: 50}\n  time:\n", "'draw' would have a column 'draw'"),
        ("  time:\n", "  n:\n    percentages: {a: 50, b: 50}\n  time:\n", "'n' would have a column 'n'"),
        ("  time:\n", "  time.work:\n    percentages: {a: 50, b: 50}\n  time:\n", "taken by the question 'time.work'"),
        ("work: 6.5", f"work: {'6' * 5000}", "more than 18 digits"),
        ("total: 10", "total: 100000000000000000", "100,000,000,000,000,000 points, expected at most 1,000,000"),
    ],
)
def test_a_survey_file_that_cannot_be_worked_with_is_refused_with_its_line(
    old: str, new: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.yml"
    path.write_text(SMALL.replace(old, new), encoding="utf-8")
    told = refused(["bounds", str(path)], capsys)
    assert message in told
    assert "odd.yml, line" in told


def test_chains_that_agree_raise_no_alarm_however_few_the_draws(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alarms = 0
    for seed in range(8):
        asked = ["reconstruct", small, "--n", "4", "--out", str(tmp_path / str(seed)), "--seed", str(seed)]
        alarms += "do not agree" in printed([*asked, "--draws", "5", "--chains", "2", "--thin", "20"], capsys)
    assert alarms <= 1


def test_too_few_draws_to_tell_whether_chains_agree_are_told(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["reconstruct", small, "--n", "4", "--out", str(tmp_path / "one"), "--draws", "1", "--chains", "1"]
    assert "Whether the chains agree cannot be told" in printed(asked, capsys)
    assert "cannot be told" in (tmp_path / "one" / "README.md").read_text(encoding="utf-8")
