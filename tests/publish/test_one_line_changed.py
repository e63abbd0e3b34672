"""Who changes one line of a chapter, another group or another item, and runs it again gets that analysis."""

from html.parser import HTMLParser

import pandas as pd
import pytest
from small_book import ROOT

from evenwicht import language, published, reconstruction
from evenwicht.analysis.power import power_over_sizes
from evenwicht.datafile import data_folder
from evenwicht.implied.form_bounds import form_bounds
from evenwicht.phrases import spread
from evenwicht.publish import execute

pytestmark = pytest.mark.long  # whole chapters run


class Rows(HTMLParser):
    """The rows of a table in HTML, each a list of texts."""

    def __init__(self, html):
        super().__init__()
        self.rows = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def run_with(slug, changes):
    """Execute a chapter in which lines are replaced; the rows of each named table that it then shows."""
    path = ROOT / "chapters" / f"{slug}.md"
    notebook = execute.read_notebook(path)
    for old, new in changes.items():
        (cell,) = [cell for cell in notebook.cells if cell.cell_type == "code" and old in cell.source.splitlines()]
        cell.source = "\n".join(new if line == old else line for line in cell.source.splitlines())
    execute.run(path, notebook, timeout=300)
    shown = {}
    for cell in notebook.cells:
        name = cell.metadata.get("mystnb", {}).get("figure", {}).get("name")
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html")
            if name and html:
                shown[name] = Rows(html).rows
    return shown


def shares_between(group, question):
    """Eta squared of each item in every stored data set, worked out with pandas alone: lowest to highest, by prior."""
    table = pd.concat(
        pd.read_parquet(data_folder() / file).assign(prior=prior) for prior, file in reconstruction.FILES.items()
    )
    items = [name for name in table.columns if name.startswith(f"{question}.")]
    which = ["prior", "chain", "draw"]
    points = table.groupby(which, observed=True)[items]
    within = table[items] - table.groupby([*which, group], observed=True)[items].transform("mean")
    total = table[items] - points.transform("mean")
    keys = [table[name] for name in which]
    shares = 1 - (within**2).groupby(keys, observed=True).sum() / (total**2).groupby(keys, observed=True).sum()
    return {
        prior: [
            f"{language.percent(str(100 * one.min()))} tot {language.percent(str(100 * one.max()))}"
            for _, one in found.items()
        ]
        for prior, found in shares.groupby(level="prior", observed=True)
    }


@pytest.fixture(scope="module", autouse=True)
def without_answers():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SURVEY", raising=False)
        patch.delenv("EVENWICHT_LANGUAGE", raising=False)
        yield


@pytest.fixture(scope="module")
def with_another_form_and_difference():
    """The tables of a chapter in which two lines are changed that know nothing of each other."""
    lines = {'vorm = "line"': 'vorm = "chain_network"', "verschil = 0.5": "verschil = 0.8"}
    return run_with("filosofie-en-sturingsvorm", lines)


def test_another_group_gives_the_chapter_anew():
    shown = run_with("techniek", {'groep = "philosophy"': 'groep = "assignment"'})
    rows = shown["tab-filosofie-en-sturingsvorm-toets"][1:]
    columns = [[row[place] for row in rows[:7]] for place in (1, 3)]
    assert columns == list(shares_between("assignment", "steering_form").values())
    assert columns != list(shares_between("philosophy", "steering_form").values())


def test_another_form_gives_the_chapter_anew(with_another_form_and_difference):
    gedrukt = published.load()
    bounds = form_bounds(gedrukt, 80, True)
    groups = [figure.category for figure in gedrukt.of("philosophy")]
    at_80 = {
        form: [spread(bounds[group, form].lower, bounds[group, form].upper) for group in groups]
        for form in ("line", "chain_network")
    }
    column = [row[2] for row in with_another_form_and_difference["tab-filosofie-en-sturingsvorm-aantallen"][1:]]
    assert column == at_80["chain_network"] != at_80["line"]


def test_another_difference_gives_another_power(with_another_form_and_difference):
    (row,) = [row for row in with_another_form_and_difference["tab-domeinen-vermogen"] if "Combinatie" in row[0]]
    told = {}
    for size in (0.5, 0.8):
        found = power_over_sizes("means", [80], [size], shares=[0.64, 0.36])["power"]
        told[size] = language.percent(str(100 * float(found.iloc[0])))
    assert row[1] == told[0.8] != told[0.5]
