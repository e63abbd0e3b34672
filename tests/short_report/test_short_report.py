"""A short report of any survey: its folder builds with Jupyter Book as it stands, and tells nothing of few."""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from evenwicht import codebook as codebooks
from evenwicht import short_report
from evenwicht.command import main
from evenwicht.datafile import data_folder
from evenwicht.figures.style import drawing
from evenwicht.short_report.chapter import chapter
from evenwicht.survey import DisclosureError

LIBRARY = data_folder() / "examples" / "bibliotheek"
VARIABLES = """\
variable;kind;total;lowest;highest;label_nl;question_nl
bezoek;single_choice;;;;Bezoek;Hoe vaak komt u in de bibliotheek?
leeftijd;single_choice;;;;Leeftijd;
wensen;allocation;10;;;Wensen;Verdeel tien punten over wat u wenst.
cijfer;scale;;1;5;Cijfer;Welk cijfer geeft u?
oordeel;scale;;1;10;Oordeel [1-10];
"""
CATEGORIES = """\
variable;category;label_nl
bezoek;vaak;Vaak
bezoek;soms;Soms
bezoek;nooit;Nooit
leeftijd;jong;Jong
leeftijd;oud;Oud
wensen;boeken;Boeken
wensen;rust;Rust
wensen;koffie;Koffie
"""


def people(n=60):
    """Answers of which only two are *nooit*."""
    draw = random.Random(5)
    rows = []
    for i in range(n):
        points = [draw.choice(range(3)) for _ in range(10)]
        rows.append(
            {
                "Bezoek": "Nooit" if i < 2 else draw.choice(["Vaak", "Soms"]),
                "Leeftijd": draw.choice(["Jong", "Oud"]),
                **{f"Wensen [{label}]": points.count(at) for at, label in enumerate(["Boeken", "Rust", "Koffie"])},
                "Cijfer": 1 + i % 5,
                "Oordeel [1-10]": draw.choice([6, 7, 8]) if i else 1,
                "Opmerking": f"vertrouwd woord {i}",
            }
        )
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The folder of a report on confidential answers."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "codebook").mkdir()
    (folder / "codebook" / "variables.csv").write_text(VARIABLES, encoding="utf-8")
    (folder / "codebook" / "codebook.csv").write_text(CATEGORIES, encoding="utf-8")
    people().to_csv(folder / "export.csv", index=False)
    command = ["report", str(folder / "export.csv"), "--codebook", str(folder / "codebook")]
    assert main([*command, "--to", str(folder / "report"), "--by", "bezoek", "--by", "leeftijd"]) == 0
    return folder / "report"


@pytest.fixture(scope="module")
def report(written):
    return short_report.opened(written, by=["bezoek", "leeftijd"])


def test_the_chapter_asks_for_a_figure_of_each_question_and_a_table_of_each_pair(written):
    text = (written / "report.md").read_text(encoding="utf-8")
    assert 'short_report.opened(language="nl", by=[' in text
    assert re.findall(r'question\(report, "(\w+)"', text) == ["bezoek", "leeftijd", "wensen", "cijfer", "oordeel"]
    assert len(re.findall(r'by_group\(report, "\w+", "bezoek"\)', text)) == 4
    assert len(re.findall(r'by_group\(report, "\w+", "leeftijd"\)', text)) == 4
    assert "### Oordeel \\[1-10\\]" in text
    assert "vertrouwd woord" not in "".join(path.read_text(encoding="utf-8") for path in written.rglob("*.*"))
    assert "answers.csv" in (written / ".gitignore").read_text(encoding="utf-8")


def test_an_answer_of_two_people_is_in_no_figure_and_no_table(report):
    figure = short_report.question(report, "bezoek")
    assert figure.table["Aandeel"].tolist().count("\N{EN DASH}") == 2, "the one that few gave, and one beside it"
    assert "Antwoorden van te weinig mensen zijn weggelaten." in figure.caption
    for by in report.by:
        for asked in ("bezoek", "leeftijd", "wensen", "cijfer"):
            if asked != by:
                table = short_report.by_group(report, asked, by).table
                counts = [int(found) for found in re.findall(r"\((\d+)\)", table.to_string())]
                assert all(count >= 5 for count in counts)
    means = short_report.by_group(report, "wensen", "bezoek").table
    assert means["Nooit"].tolist() == ["\N{EN DASH}"] * 4
    assert means.columns.tolist() == ["Wensen", "Vaak", "Soms", "Nooit"]


def test_points_without_a_heading_go_from_an_export_to_a_figure(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    points = people().filter(like="Wensen")
    points.assign(samen=10).set_axis(["boeken", "rust", "koffie", "samen"], axis=1).to_csv("export.csv", index=False)
    assert main(["codebook", "export.csv"]) == 0
    assert main(["report", "export.csv", "--codebook", "codebook"]) == 0
    (asked,) = codebooks.load(tmp_path / "codebook", own=True).variables
    assert asked.labels["nl"] == "Punten", "as the column of numbers is headed"
    figure = short_report.question(short_report.opened(tmp_path / "report"), asked.name)
    assert list(figure.table) == ["Vraag", "Punten"]
    assert figure.table["Vraag"].tolist() == ["boeken", "rust", "koffie"]


def test_a_long_answer_stands_in_lines_within_the_figure_and_over_no_other(report):
    long = "Omdat ik er rustig kan werken en studeren, met een goede internetverbinding en koffie binnen handbereik"
    told = report.codebook.labels("bezoek", "nl") | {"vaak": long}
    assert short_report.question(report, "bezoek").narrow is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(report.codebook), "labels", lambda *asked: told)
        drawn = short_report.question(report, "bezoek")
    for figure in (drawn.figure, drawn.narrow):
        with drawing():
            FigureCanvasAgg(figure).draw()
        (axes,) = figure.axes
        names = {text.get_text().replace("\n", " ").replace("  ", " "): text.get_window_extent() for text in axes.texts}
        box = names[long]
        assert figure.bbox.x0 <= box.x0
        assert box.x1 <= figure.bbox.x1
        assert box.y1 <= figure.bbox.y1
        assert not [name for name, other in names.items() if name != long and box.overlaps(other)]


def test_of_a_scale_the_numbers_are_told_or_only_the_mean(report):
    told = short_report.question(report, "cijfer")
    assert told.table["Aandeel"].tolist() == ["20%"] * 5
    assert "gemiddeld 3,0" in told.caption
    mean = short_report.question(report, "oordeel")
    assert len(mean.table) == 1
    assert "te weinig mensen" in mean.caption
    exact = report.survey.table["oordeel"].mean()
    assert mean.table.iloc[0, 1] == f"{exact:.1f}".replace(".", ",")


def test_a_question_that_few_answered_has_a_sentence_in_place_of_its_figure(written, report, tmp_path):
    shutil.copytree(written, tmp_path / "few")
    answers = pd.read_csv(tmp_path / "few" / "answers.csv", dtype=object)
    answers.loc[3:, "cijfer"] = None
    answers.to_csv(tmp_path / "few" / "answers.csv", index=False)
    few = short_report.opened(tmp_path / "few", by=["leeftijd"])
    text = chapter(few)
    assert 'question(report, "cijfer")' not in text
    assert text.count("Te weinig mensen antwoordden hierop om er iets over te vertellen.") == 2
    with pytest.raises(DisclosureError, match="cijfer: found too few"):
        short_report.question(few, "cijfer")


def test_a_report_of_synthetic_answers_in_english_says_that_it_is_a_trial(tmp_path, capsys):
    command = ["report", str(LIBRARY / "proefronde.csv"), "--codebook", str(LIBRARY), "--language", "en"]
    assert main([*command, "--to", str(tmp_path / "report")]) == 0
    assert "cross-tables by visits" in capsys.readouterr().out
    text = (tmp_path / "report" / "report.md").read_text(encoding="utf-8")
    assert "This is a trial with" in text
    assert "too few" not in text
    report = short_report.opened(tmp_path / "report", language="en", by=["visits"])
    assert report.survey.provenance == "synthetic"
    figure = short_report.question(report, "wishes")
    assert figure.statuses == ("simulated",)
    assert figure.table["Wishes"].tolist() == list(codebooks.load(LIBRARY).labels("wishes", "en").values())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "wensen"], r"--by: found 'wensen'; expected a single choice of the codebook: bezoek, leeftijd"),
        (["--codebook", "nergens"], r"nergens: found no variables\.csv"),
    ],
)
def test_what_cannot_be_reported_is_told_in_a_line(written, tmp_path, capsys, options, said):
    command = [
        "report",
        str(written / "answers.csv"),
        "--codebook",
        str(written / "codebook"),
        "--to",
        str(tmp_path / "x"),
    ]
    assert main([*command, *options]) == 2
    assert re.search(said, capsys.readouterr().err)
    assert not (tmp_path / "x").exists()


def test_four_respondents_make_no_report(written, tmp_path, capsys):
    people(4).to_csv(tmp_path / "four.csv", index=False)
    command = [
        "report",
        str(tmp_path / "four.csv"),
        "--codebook",
        str(written / "codebook"),
        "--to",
        str(tmp_path / "x"),
    ]
    assert main(command) == 2
    assert "found 4 respondents; expected 5 or more of confidential answers" in capsys.readouterr().err


def test_the_folder_is_built_with_what_the_book_has_which_sets_no_latex(written):
    lines = (written / "_config.yml").read_text(encoding="utf-8").splitlines()
    assert lines[lines.index("latex:") + 1] == "  use_jupyterbook_latex: false"


@pytest.mark.long
def test_jupyter_book_builds_the_folder_without_a_warning_and_without_another_server(written, tmp_path):
    folder = shutil.copytree(written, tmp_path / "report")
    program = Path(sys.executable).with_name("jupyter-book")
    command = [str(program), "build", str(folder), "-W", "-n", "--keep-going"]
    built = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400)
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    page = (folder / "_build" / "html" / "report.html").read_text(encoding="utf-8")
    assert page.count("<figure") == 5
    assert 'alt="Op de vraag bezoek:' in page
    assert "Toon de code" in page
    drawings = re.findall(r'(?:src|srcset)="(figures/[^"]*)"', page)
    assert len(drawings) == len(set(drawings)) == 20, "of five figures a light and a dark one, wide and narrow"
    narrow = {
        (folder / "_build" / "html" / name).read_text().count('viewBox="0 0 288 ')
        for name in drawings
        if "-smal" in name
    }
    assert narrow == {1}, "as wide as a telephone"
    assert not re.findall(r'(?:src|rel="stylesheet" href)="https?:', page)
    assert not list((folder / "_build" / "html").rglob("answers.csv"))
