"""Pages are light, stand still while they load, and come with no file that nothing asks for."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser
from read_pages import read

from benchmarks.audit.server import page_paths
from benchmarks.audit.visit import Visit, visit
from evenwicht.publish.files import site_files
from evenwicht.publish.site.assets import addresses


def test_every_page_weighs_less_than_it_may_with_all_its_pictures(visits: list[Visit]) -> None:
    assert min(seen.weight for seen in visits) > 10_000
    assert {seen.path: seen.weight for seen in visits if seen.weight >= seen.most_weight} == {}
    assert all(seen.most_weight == (450_000 if seen.explorers else 300_000) for seen in visits)


STILL = 0.001
"""What a reader cannot see."""


def test_no_page_moves_while_it_loads(visits: list[Visit], browser: Browser, address: str) -> None:
    moved = [seen for seen in visits if seen.shift > STILL]
    # On a machine under load a typeface can come after the first frame, about once in a thousand visits.
    again = [visit(browser, address, seen.path, seen.scheme) for seen in moved]
    assert {seen.path: (seen.shift, seen.moved) for seen in again if seen.shift > STILL} == {}
    assert len(moved) <= 2, [(seen.path, seen.shift, seen.moved) for seen in moved]


def test_every_picture_has_its_size_and_waits_until_it_is_near(site: Path) -> None:
    found = 0
    for path in page_paths(site):
        for image in read(site / path).find_all("img"):
            assert image.get("width", "").isdigit(), (path, image)
            assert image.get("height", "").isdigit(), (path, image)
            assert image.get("loading") == "lazy", (path, image)
            found += 1
    assert found > 10


def test_the_site_holds_no_static_file_that_nothing_names(site: Path) -> None:
    named = {(site / path).resolve() for path in addresses(site)}
    static = {path.resolve() for path in (site / "_static").rglob("*") if path.is_file()}
    assert {path.name for path in static - named} == {"zoekindex.js"}  # the search page loads it by script


def test_the_site_has_one_stylesheet_and_that_of_explorers(site: Path) -> None:
    for edition in (site, site / "en"):
        found = [path for path in site_files(edition, "*.css") if edition != site or site / "en" not in path.parents]
        assert sorted(path.name for path in found) == ["boek.css", "explorers.css"]


def test_the_site_holds_neither_sources_with_solutions_nor_traces_of_the_machine(site: Path) -> None:
    assert not (site / "_sources").exists()
    home = str(Path(__file__).resolve().parents[2])
    for path in site_files(site):
        if path.suffix in (".html", ".js", ".css", ".svg", ".csv", ".xml"):
            assert home not in path.read_text(encoding="utf-8"), path.name
