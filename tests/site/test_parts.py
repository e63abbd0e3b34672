"""The parts of the site, each by itself: formulas, addresses, citations, notebook output, colours."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pybtex.database import parse_string
from pygments.token import Token
from sphinx.errors import ConfigError, ExtensionError

import evenwicht.publish.notebooks
import evenwicht.publish.site
from evenwicht.publish.site import code_colours
from evenwicht.publish.site.address import checked
from evenwicht.publish.site.citation import Cited, apa_html, bibtex, ris
from evenwicht.publish.site.mathml import mathml
from evenwicht.publish.site.publication import (
    Author,
    CitationFileError,
    Publication,
    read_publication,
)

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    f"{package.__name__}.{module.name}"
    for package in (evenwicht.publish.site, evenwicht.publish.notebooks)
    for module in pkgutil.iter_modules(package.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.fixture
def publication() -> Publication:
    return read_publication(ROOT)


def test_formulas_become_well_formed_mathml() -> None:
    formula = r"\hat{p} \pm z_{0{,}975} \sqrt{\frac{\hat{p}(1-\hat{p})}{n}} \cdot \sqrt{\frac{N-n}{N-1}}"
    root = ElementTree.fromstring(mathml(formula, display=True))
    assert root.get("display") == "block"
    assert [element.tag.rsplit("}")[-1] for element in root.iter()].count("mfrac") == 2
    assert "\\" not in "".join(root.itertext())


def test_a_formula_that_mathml_cannot_hold_stops_the_build() -> None:
    with pytest.raises(ExtensionError, match=r"formula: found"):
        mathml(r"\nietbestaand{x}", display=False)


@pytest.mark.parametrize("address", ["example.org/boek", "ftp://example.org/", "https:///pad", "https://a.nl/?x=1"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(ConfigError, match=r"html\.baseurl: found"):
        checked(address)


def test_apa_lists_authors_year_title_and_version(publication: Publication) -> None:
    people = replace(publication, authors=(Author("De Vries", "Anna Maria"), Author("Jansen", "Bo")))
    chapter = Cited("Sturing & filosofie", "https://example.org/x.html", "x")
    text = apa_html(people, chapter, "nl")
    year = people.date.year
    assert text.startswith(f"De Vries, A. M., &amp; Jansen, B. ({year}). Sturing &amp; filosofie. In <i>")
    assert f"(versie {people.version}, uitgave {people.date.isoformat()})" in text
    assert text.endswith('<a href="https://example.org/x.html">https://example.org/x.html</a>')


def test_a_doi_goes_before_an_address_once_it_is_there(publication: Publication) -> None:
    with_doi = replace(publication, doi="10.1234/x")
    chapter = Cited("Titel", "https://example.org/x.html", "x")
    assert "https://doi.org/10.1234/x" in apa_html(with_doi, chapter, "nl")
    assert "DO  - 10.1234/x\r\n" in ris(with_doi, chapter, "nl")
    assert "doi" not in bibtex(publication, chapter, "nl")


@pytest.mark.parametrize(
    "title",
    [
        "50% & meer",
        "a_b {c} #1 $2",
        "Één «boek» \N{EN DASH} \N{LEFT DOUBLE QUOTATION MARK}nu\N{RIGHT DOUBLE QUOTATION MARK}",
    ],
)
def test_bibtex_survives_every_sign_of_a_title(publication: Publication, title: str) -> None:
    ((_, entry),) = parse_string(bibtex(publication, Cited(title, None, "x"), "nl"), "bibtex").entries.items()
    assert entry.fields["title"].replace("\\", "") == title


def test_the_makers_can_be_reached_once_the_citation_file_says_how(tmp_path: Path) -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text(text, encoding="utf-8")
    assert read_publication(tmp_path).contact is None
    told = f"{text}contact:\n  - name: Evenwicht\n    email: boek@example.org\n"
    (tmp_path / "CITATION.cff").write_text(told, encoding="utf-8")
    assert read_publication(tmp_path).contact == "boek@example.org"


@pytest.mark.parametrize("key", ["preferred-citation", "references", "date-released", "version", "abstract"])
def test_a_citation_file_without_a_field_says_which(tmp_path: Path, key: str) -> None:
    lines = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next(
        (place for place in range(start + 1, len(lines)) if not lines[place].startswith((" ", "-"))),
        len(lines),
    )
    (tmp_path / "CITATION.cff").write_text("\n".join(lines[:start] + lines[end:]), encoding="utf-8")
    with pytest.raises(CitationFileError, match=f"found no {key}; add it"):
        read_publication(tmp_path)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("style", [code_colours.LightCode, code_colours.DarkCode])
def test_every_colour_of_code_stands_out_from_its_ground(style: type) -> None:
    ground = luminance(style.background_color)
    inks = {f"#{looks['color']}" for _, looks in style if looks["color"]}
    assert len(inks) > 4
    assert Token in style.styles
    for ink in inks:
        high, low = sorted((luminance(ink), ground), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, ink
