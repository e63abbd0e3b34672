"""Built on answers, the figures set them beside what is printed, and synthetic ensembles give way."""

import pytest

from evenwicht import figures, reconstruction, survey
from evenwicht import published as publications
from evenwicht.figures import real
from evenwicht.figures.cross_table_of_answers import cross_table_of_answers
from evenwicht.figures.intervals_of_answers import intervals_of_answers

PRINTED = {
    "philosophy": figures.philosophy_shares,
    "steering_form": figures.steering_form_means,
    "condition": figures.condition_means,
    "assignment": figures.assignment_shares,
    "repertoire": figures.repertoire_shares,
}


@pytest.fixture(scope="module")
def published():
    return publications.load()


@pytest.fixture(scope="module")
def synthetic(published):
    return survey.from_table(reconstruction.load()["data_sets"].frame(0, 0), published.codebook)


@pytest.fixture
def export(synthetic):
    """The same rows as if someone had given them; made here, and never committed."""
    return survey.Survey(synthetic.table, "confidential", "export.csv")


@pytest.fixture
def built_on(published, export, tmp_path, monkeypatch):
    path = tmp_path / "export.csv"
    survey.write(export, path, published.codebook)
    monkeypatch.setenv("SURVEY", str(path))


@pytest.mark.usefixtures("built_on")
@pytest.mark.parametrize("variable", PRINTED)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_figure_of_printed_numbers_shows_the_answers_beside_them(published, variable, language):
    figure = PRINTED[variable](published, language)
    assert figure.statuses == ("reported", "answers")
    assert "export.csv" in figure.source
    assert "n = 80" in figure.source
    printed = figure.table.iloc[:, 1]
    assert len(figure.table) >= len(published.of(variable))
    assert (printed.str.rstrip("%") != "").all()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_answers_that_tell_the_domain_draw_the_forms_of_each_domain(published, export, language, tmp_path, monkeypatch):
    domains = ["social", "physical", "operations"]
    told = export.table.assign(domain=[domains[row % 3] for row in range(len(export.table))])
    path = tmp_path / "export.csv"
    survey.write(survey.Survey(told, "confidential", "export.csv"), path, published.codebook)
    monkeypatch.setenv("SURVEY", str(path))
    figure = figures.steering_forms_by_domain(published, language)
    assert "answers" in figure.statuses
    assert figure.alt
    shown = figure.table.to_string()
    assert all(published.codebook.label("domain", domain, language) in shown for domain in domains)


def test_answers_on_the_form_in_each_domain_draw_its_shares_without_those_of_few(
    published, export, tmp_path, monkeypatch
):
    forms = published.codebook.names("steering_form")
    social = ["chain_network"] * 60 + ["line"] * 15 + ["area"] * 3 + [None] * 2
    told = export.table.assign(form_social=social, form_physical=[forms[row % 7] for row in range(80)])
    path = tmp_path / "export.csv"
    survey.write(survey.Survey(told, "confidential", "export.csv"), path, published.codebook)
    monkeypatch.setenv("SURVEY", str(path))
    figure = figures.steering_forms_by_domain(published, "nl")
    assert figure.caption.startswith("De sturingsvorm die in elk domein")
    rows = figure.table.set_index(["Domein", "Sturingsvorm"])
    assert rows.loc[("Sociaal domein", "Keten- en netwerksturing"), "Antwoorden"] == "77%"
    assert rows.loc[("Sociaal domein", "Gebiedssturing"), "Antwoorden"] == "\N{EN DASH}"
    assert set(rows["Aantal"]) == {"78", "80"}
    assert "keten- en netwerksturing het vaakst, 77%" in figure.alt
    assert "Bedrijfsvoering" not in figure.table.to_string(), "which nobody was asked about"
    assert figure.narrow is not None


@pytest.mark.parametrize("variable", PRINTED)
def test_without_answers_the_figures_are_those_of_the_report(published, variable, monkeypatch):
    monkeypatch.delenv("SURVEY", raising=False)
    assert "answers" not in PRINTED[variable](published).statuses


def test_the_numbers_are_those_of_the_answers(published, export):
    half = export.filter(lambda table: table.index < 40)
    table = real.printed_beside_answers(published, half, "philosophy", "en").table.set_index("Governance philosophy")
    half = survey.Survey(half.table, "public", "export.csv")
    counted = (half.table["philosophy"] == "combined").sum() / 40 * 100
    assert table.loc["Combination of philosophies", "Answers"] == f"{int(counted + 0.5)}%"
    assert table.loc["Combination of philosophies", "Reported"] == "64%"


@pytest.mark.usefixtures("built_on")
def test_the_figure_of_ensembles_gives_way_to_the_answers(published, export):
    figure = figures.ensembles_in_bounds(published, "nl")
    assert figure.statuses == ("answers",)
    mean = export.filter(lambda table: table["philosophy"] == "networking").table["steering_form.line"].mean()
    shown = figure.table.set_index("Sturingsfilosofie").loc["Netwerkende overheid"]
    assert shown["Aantal"] == "14"
    assert float(shown.iloc[-1].replace(",", ".")) == pytest.approx(mean, abs=0.006)


def test_confidential_answers_of_very_few_are_not_told_and_public_ones_are(published, export):
    told = real.group_means_of_answers(published, export, "line", "nl").table.set_index("Sturingsfilosofie")
    assert told.loc["Rechtmatige overheid"].tolist() == ["\N{EN DASH}", "\N{EN DASH}"]
    public = survey.Survey(export.table, "public", "export.csv")
    shown = real.group_means_of_answers(published, public, "line", "nl").table.set_index("Sturingsfilosofie")
    assert shown.loc["Rechtmatige overheid"].iloc[-1] != "\N{EN DASH}"


def test_the_numbers_to_compute_with_tell_no_more_than_the_words(published, export):
    drawn = [
        real.group_means_of_answers(published, export, "line", "nl"),
        cross_table_of_answers(published, export, "nl"),
        intervals_of_answers(published, export, "philosophy", "nl"),
        real.printed_beside_answers(published, export, "philosophy", "nl"),
    ]
    hidden = 0
    for figure in drawn:
        columns = {column["head"]: column["values"] for column in figure.data()}
        for name in figure.numbers:
            own = [values for head, values in columns.items() if head.removesuffix(" (%)").startswith(name)]
            for row, text in enumerate(figure.table[name]):
                told = [values[row] for values in own]
                assert all(value == "" for value in told) if text == "\N{EN DASH}" else all(told)
                assert all(value.replace(".", ",") in text for value in told), (told, text)
                hidden += text == "\N{EN DASH}"
    assert hidden > 8, "the lawful are two of eighty"


def test_synthetic_answers_are_never_drawn_as_real(published, synthetic):
    for figure in (
        real.printed_beside_answers(published, synthetic, "steering_form", "nl"),
        real.group_means_of_answers(published, synthetic, "line", "nl"),
    ):
        assert "answers" not in figure.statuses
        assert "geen bevinding" in figure.source
        assert ">echt<" not in figure.svg()
        assert ">gesimuleerd<" in figure.svg()
