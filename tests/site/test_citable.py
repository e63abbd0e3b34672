"""Each page and each figure can be cited, by people and by machines, and says what it rests on."""

from __future__ import annotations

import copy
import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup
from pybtex.database import parse_string
from read_pages import read

from benchmarks.audit.server import page_paths
from evenwicht import __version__, language

ROOT = Path(__file__).resolve().parents[2]
NOBODYS = ("404.html", "search.html")


def works(site: Path) -> list[tuple[str, BeautifulSoup]]:
    """Every page that is somebody's work, read."""
    return [(path, read(site / path)) for path in page_paths(site) if path not in NOBODYS]


def meta(page: BeautifulSoup, name: str) -> list[str]:
    return [tag["content"] for tag in page.find_all("meta", attrs={"name": name})]


def test_every_page_has_a_description_of_a_search_result_s_length(site: Path) -> None:
    nobodys = [(path, read(site / path)) for path in NOBODYS]
    for path, page in works(site) + nobodys:
        (description,) = meta(page, "description")
        assert len(description) >= 50, path
        if not path.startswith("figures/"):
            assert len(description) <= 170, path


def test_every_page_tells_title_authors_and_day_as_google_scholar_reads_them(site: Path) -> None:
    for path, page in works(site):
        (title,) = meta(page, "citation_title")
        heading = page.h1.get_text()
        assert path == "index.html" or title.split(":")[0][:20] in heading, path
        assert meta(page, "citation_author"), path
        (day,) = meta(page, "citation_publication_date")
        assert re.fullmatch(r"\d{4}/\d{2}/\d{2}", day), path
        assert meta(page, "DC.title") == [title]
        assert meta(page, "DC.date") == [day.replace("/", "-")]
        assert meta(page, "DC.language") == ["nl"]
        assert meta(page, "DC.rights")[0].startswith("https://creativecommons.org/licenses/by/4.0/")


def test_the_linked_data_of_every_page_names_work_licence_and_report(site: Path) -> None:
    kinds = set()
    for path, page in works(site):
        (block,) = page.find_all("script", type="application/ld+json")
        data = json.loads(block.string)
        assert data["@context"] == "https://schema.org"
        kinds.update(data["@type"] if isinstance(data["@type"], list) else [data["@type"]])
        assert data["isBasedOn"]["name"].startswith("De gemeentesecretaris als evenwichtskunstenaar"), path
        assert len(data["isBasedOn"]["author"]) == 3
        assert data["license"].startswith("https://creativecommons.org/")
        assert data["datePublished"] == meta(page, "DC.date")[0]
    assert kinds == {"Book", "Chapter", "ScholarlyArticle", "Dataset"}


def test_signposts_lead_to_licence_type_records_and_files(site: Path) -> None:
    for path, page in works(site):
        links = {(rel, tag["href"]) for tag in page.find_all("link") for rel in tag["rel"]}
        rels = {rel for rel, _ in links}
        assert {"license", "type", "describedby"} <= rels, path
        for rel, href in links:
            if rel in ("describedby", "item", "collection"):
                assert (site / path).parent.joinpath(href).resolve().is_file(), (path, rel, href)
        if path.startswith("figures/"):
            endings = {href.rsplit(".", 1)[1] for rel, href in links if rel == "item"}
            assert endings == {"svg", "png", "csv", "xlsx"}, path


def test_every_page_offers_its_citation_in_three_forms_that_agree(site: Path) -> None:
    for path, page in works(site):
        box = page.select_one("section.cite")
        apa = box.select_one(".cite-apa").get_text()
        bibtex = (site / path).with_suffix(".bib").read_text(encoding="utf-8")
        ris = (site / path).with_suffix(".ris").read_bytes().decode("utf-8")
        assert box.select_one("#citeer-bibtex").get_text().strip() == bibtex.strip()
        ((_, entry),) = parse_string(bibtex, "bibtex").entries.items()
        title = meta(page, "citation_title")[0]
        plain = entry.fields["title"].replace("\\", "")
        records = dict(line.split("  - ", 1) for line in ris.split("\r\n") if line)
        assert plain == records["TI"] == title, path
        assert title in apa
        year = entry.fields["year"]
        assert f"({year})" in apa
        assert records["PY"] == year
        assert records["TY"] == {"book": "BOOK", "incollection": "CHAP", "misc": "FIGURE"}[entry.type]
        assert next(iter(records)) == "TY"
        assert list(records)[-1] == "ER"


def test_a_doi_is_shown_only_when_the_citation_file_has_one(site: Path) -> None:
    doi = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8")).get("doi")
    for path in page_paths(site):
        text = copy.copy(read(site / path))
        for part in text.select(".citation"):  # those of the literature stay
            part.decompose()
        shown = re.findall(r"10\.\d{4,}/[^\s\"<&]+", str(text.select_one("section.cite") or "") + str(text.head))
        assert set(shown) == ({doi} if doi and path not in NOBODYS else set()), path


def test_canonical_addresses_and_the_sitemap_agree_where_the_site_has_an_address(site: Path) -> None:
    canonical = {
        path: page.find("link", rel="canonical")["href"]
        for path, page in works(site)
        if page.find("link", rel="canonical") is not None
    }
    sitemap = site / "sitemap.xml"
    if not canonical:
        assert not sitemap.exists()
        return
    assert set(canonical) == {path for path, _ in works(site)}
    assert all(address.endswith("/" + path) for path, address in canonical.items())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = [entry.text for entry in ElementTree.parse(sitemap).iterfind(".//s:loc", names)]
    assert sorted(listed) == sorted(canonical.values())


def test_the_citation_file_is_valid() -> None:
    command = [
        str(Path(sys.executable).with_name("cffconvert")),
        "--validate",
        "-i",
        str(ROOT / "CITATION.cff"),
    ]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("key", ["title", "version", "keywords", "license"])
def test_zenodo_and_the_citation_file_agree(key: str) -> None:
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    zenodo = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    theirs = {
        "title": cff["preferred-citation"]["title"],
        "version": cff["version"],
        "keywords": cff["keywords"],
        "license": cff["preferred-citation"]["license"].lower(),
    }
    assert zenodo[key] == theirs[key]


def test_the_version_is_the_same_wherever_it_stands() -> None:
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]
    told = {
        "CITATION.cff": yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"],
        "_config.yml": config["pdf_metadata"]["version"],
        "datapackage.json": json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["version"],
    }
    assert told == dict.fromkeys(told, __version__)


def test_the_citation_of_a_figure_tells_its_number_and_what_it_rests_on(site: Path) -> None:
    with (ROOT / "figures" / "index.csv").open(encoding="utf-8") as file:
        figures = {row["figure"]: row for row in csv.DictReader(file)}
    names = {
        "reported": "vermeld",
        "derived": "afgeleid",
        "simulated": "gesimuleerd",
        "answers": "antwoorden",
        "interpretation": "duiding",
    }
    assert len(figures) > 20
    for name, row in figures.items():
        page = read(site / "figures" / f"{name}.html")
        rests_on = language.listing([names[status] for status in row["rests_on"].split()], "nl")
        note = f"Figuur {row['number']}, rust op: {rests_on}"
        assert f"[{note}]" in page.select_one(".cite-apa").get_text(), name
        assert f"howpublished = {{{note}. " in (site / "figures" / f"{name}.bib").read_text(encoding="utf-8"), name
        assert f"N1  - {note}" in (site / "figures" / f"{name}.ris").read_text(encoding="utf-8"), name
