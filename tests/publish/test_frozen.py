"""Frozen editions: each keeps its address and its bytes, and the served copy tells which edition it is and which is newer."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from small_book import ROOT

from evenwicht.publish import archive, frozen, unchanged
from evenwicht.publish.files import site_files
from evenwicht.publish.site.publication import Publication, read_publication

ADDRESS = "https://example.org/boek/"
PAGE = '<html lang="{language}"><link rel="canonical" href="{address}{path}"><body><h1>Titel</h1><h1>Nog een</h1></body></html>'
PATHS = {"index.html": "nl", "chapters/a.html": "nl", "en/index.html": "en", "en/chapters/a.html": "en"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Sources with a changelog, and a built site of four pages with a PDF, JupyterLite and an older edition in it."""
    (tmp_path / "CHANGELOG.md").write_text("# Log\n\n## Unreleased\n\n- `code` <b>.\n\n## 1.0.0\n\n- First.\n")
    for path, language in PATHS.items():
        page = tmp_path / "html" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(language=language, address=ADDRESS, path=path))
    for path in ("boek.pdf", "lite/index.html", "editions/2020-01-01/index.html"):
        (tmp_path / "html" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "html" / path).write_bytes(b"\x00")
    return tmp_path


def of_day(day: str) -> Publication:
    return replace(read_publication(ROOT), date=datetime.date.fromisoformat(day))


def test_an_edition_is_kept_as_it_was_built_without_what_only_stands_in_the_site(source: Path) -> None:
    kept = frozen.freeze(source, source / "html", of_day("2026-11-28"), ADDRESS)
    assert kept == source / "editions" / "2026-11-28"
    names = {path.relative_to(kept).as_posix() for path in kept.rglob("*") if path.is_file()}
    assert names == {*PATHS, "boek.pdf", frozen.RECORD}
    assert (kept / "index.html").read_bytes() == (source / "html" / "index.html").read_bytes()
    (edition,) = frozen.kept(source)
    assert (edition.version, edition.languages, edition.changes) == ("1.0.0", ("nl", "en"), ("`code` <b>.",))


def test_a_served_edition_says_what_it_is_and_leads_to_the_newest(source: Path) -> None:
    frozen.freeze(source, source / "html", of_day("2026-11-28"), ADDRESS)
    kept = {path: path.read_bytes() for path in (source / "editions").rglob("*") if path.is_file()}
    (source / "html" / "chapters" / "a.html").unlink()  # the newer book has no such page
    frozen.carry(source, source / "html", datetime.date(2028, 3, 5), ADDRESS)
    assert {path: path.read_bytes() for path in kept} == kept, "what is kept is never changed"
    served = source / "html" / "editions"
    assert [path.name for path in served.iterdir()] == ["2026-11-28"], "an edition that is kept no more is gone"
    dutch, english = ((served / "2026-11-28" / folder / "chapters/a.html").read_text() for folder in ("", "en"))
    assert "Dit is de uitgave van 28 november 2026. Er is een nieuwere" in dutch
    assert '<a href="../../../index.html">die van 5 maart 2028</a>' in dutch
    assert '<a href="../../../../en/chapters/a.html">that of 5 March 2028</a>' in english
    assert '<a href="../../../../en/editions/index.html">All editions</a>' in english
    assert f'rel="canonical" href="{ADDRESS}editions/2026-11-28/en/chapters/a.html"' in english
    assert dutch.count("Vastgelegde uitgave") == 1
    assert list(site_files(source / "html", "*.html")) == [source / "html" / path for path in sorted(PATHS) if path != "chapters/a.html"]  # fmt: skip


def test_without_an_address_an_edition_is_served_all_the_same(source: Path) -> None:
    frozen.freeze(source, source / "html", of_day("2026-11-28"), "")
    frozen.carry(source, source / "html", datetime.date(2026, 11, 28), "")
    text = (source / "html/editions/2026-11-28/index.html").read_text()
    assert "Er is geen nieuwere." in text
    assert f'href="{ADDRESS}index.html"' in text


def test_the_list_has_each_edition_with_its_changes_the_newest_first(source: Path) -> None:
    for day in ("2026-11-28", "2028-03-05"):
        frozen.freeze(source, source / "html", of_day(day), ADDRESS)
    listed = list(frozen.listed(frozen.kept(source), of_day("2028-09-01"), ("New.",), "en"))
    assert [(each["day_in_words"], each["url"]) for each in listed] == [
        ("1 September 2028", "../index.html"),
        ("5 March 2028", "../../editions/2028-03-05/en/index.html"),
        ("28 November 2026", "../../editions/2026-11-28/en/index.html"),
    ]
    assert listed[0]["changes"] == ["New."]
    assert listed[1]["changes"] == ["<code>code</code> &lt;b&gt;."]


def test_a_new_edition_makes_the_book_be_built_anew(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    monkeypatch.setenv("EVENWICHT_DATA", str(ROOT / "data"))
    before, made = (told(source, True, True, ("nl",)) for told in (unchanged.digest, unchanged.made_of))
    frozen.freeze(source, source / "html", of_day("2026-11-28"), "")
    (source / "book.digest").write_text(unchanged.digest(source, True, True, ("nl",)))
    assert (source / "book.digest").read_text() != before
    assert unchanged.is_made_of(source, made), "the same edition can be archived again"


def test_a_site_of_other_sources_or_on_answers_is_not_archived(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    monkeypatch.setenv("EVENWICHT_DATA", str(ROOT / "data"))
    for told in ("", str(source / "2026.csv")):
        monkeypatch.setenv("SURVEY", told)
        with pytest.raises(archive.ArchiveError, match="is of other sources, or on answers"):
            archive.check_built(source, source)
