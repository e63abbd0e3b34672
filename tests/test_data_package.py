"""The data package is a valid one, and says what the report prints."""

import json
from decimal import Decimal

import pytest
from frictionless import Package, validate
from printed_in_the_report import DIMENSIONS, FIGURES

from evenwicht import published as publications
from evenwicht.datafile import data_folder

OWN = {"": "this edition", "_nl": "deze uitgave"}
"""What a description says of a judgement that the report does not make, in each language."""


@pytest.fixture(scope="module")
def published():
    return publications.load()


def test_frictionless_finds_the_data_package_valid():
    report = validate(str(data_folder() / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_every_data_file_is_described():
    described = {resource.path for resource in Package(str(data_folder() / "datapackage.json")).resources}
    there = {path.relative_to(data_folder()).as_posix() for kind in ("csv", "parquet") for path in _data_files(kind)}
    assert there == described


def _data_files(kind):
    return data_folder().rglob(f"*.{kind}")


def test_the_printed_figures_are_those_of_the_report(published):
    assert {(f.variable, f.category): f.text for f in published.figures} == FIGURES


def test_pillars_and_assignments_are_tied_to_the_dimensions_of_the_report(published):
    tied = {
        category.name: category.dimension
        for name in ("condition", "assignment")
        for category in published.codebook.variable(name).categories
    }
    assert tied == DIMENSIONS


def test_the_repertoire_keeps_its_unprinted_fifth(published):
    assert published.remainder("repertoire") == Decimal(20)
    assert "not_printed" in published.codebook.names("repertoire")
    assert not any(figure.exhaustive for figure in published.of("repertoire"))


@pytest.mark.parametrize("variable", ["philosophy", "steering_form", "condition", "assignment"])
def test_the_other_breakdowns_print_the_whole(published, variable):
    assert published.remainder(variable) == 0


def test_the_description_names_the_source_and_the_licence():
    package = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert "2020" in package["sources"][0]["title"]


@pytest.mark.parametrize("language", ["", "_nl"])
@pytest.mark.parametrize(
    ("resource", "fields"),
    [
        ("codebook", ("description_nl", "description_en")),
        ("perspectives", ("root_nl", "root_en", "driver_nl", "driver_en", "organisation_nl", "organisation_en")),
        ("organisation_models", ("", "accent_nl", "accent_en")),
        ("themes", ("", "stance")),
        ("insights", ("", "pole_nl", "pole_en", "counter_pole_nl", "counter_pole_en")),
    ],
)
def test_what_this_edition_classified_summarised_or_named_is_called_its_own(resource, fields, language):
    package = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
    table = next(each for each in package["resources"] if each["name"] == resource)
    described = {"": table} | {field["name"]: field for field in table["schema"]["fields"]}
    silent = [name for name in fields if OWN[language] not in described[name][f"description{language}"]]
    assert not silent


@pytest.mark.parametrize(("language", "said"), [("", "largely of secretaries too"), ("_nl", "ook van secretarissen")])
def test_whose_the_political_image_is_travels_with_the_data(language, said):
    """Before the image from outside the report tells mostly of secretaries' view (2.5.2)."""
    package = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
    table = next(each for each in package["resources"] if each["name"] == "themes")
    (image,) = [field for field in table["schema"]["fields"] if field["name"] == "image"]
    assert said in image[f"description{language}"]
