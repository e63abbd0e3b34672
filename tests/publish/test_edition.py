"""An edition has one moment, on the site and in the PDF, and it is not that of the build."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from small_book import ROOT, build, write_small_book

from evenwicht.publish import inputs
from evenwicht.publish.edition import VARIABLE, EditionError, edition_moment, fixed
from evenwicht.publish.site.publication import read_publication

RELEASED = datetime.date(2026, 11, 24)
CHAPTER = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n\n# Een\n\nTekst.\n"


def git(folder: Path, *arguments: str, moment: str = "2026-12-06T23:30:00+00:00") -> None:
    identity = [
        "-c",
        "user.name=Redactie",
        "-c",
        "user.email=redactie@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        f"core.hooksPath={os.devnull}",
    ]
    environment = os.environ | {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
    subprocess.run(["git", *identity, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a citation file, within another project's checkout."""
    monkeypatch.delenv(VARIABLE, raising=False)
    git(tmp_path, "init", "--quiet")
    inner = tmp_path / "boek"
    inner.mkdir()
    shutil.copy(ROOT / "CITATION.cff", inner)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "another project")
    return inner


def test_sources_that_are_no_checkout_have_the_day_of_their_release(folder: Path) -> None:
    assert edition_moment(folder).date() == RELEASED
    git(folder, "init", "--quiet")
    assert edition_moment(folder).date() == RELEASED


def test_a_checkout_has_the_day_of_its_last_commit_whatever_the_hour(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    moment = edition_moment(folder)
    assert moment == datetime.datetime(2026, 12, 6, tzinfo=datetime.UTC)

    def commit(name: str, moment: str) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(moment)
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", name, moment=moment)

    commit("index.md", "2026-12-06T01:00:00+00:00")
    assert edition_moment(folder) == moment
    commit("index.md", "2026-12-07T00:00:01+00:00")
    assert edition_moment(folder) == moment + datetime.timedelta(days=1)
    commit("editions/edition.json", "2026-12-08T10:00:00+00:00")
    assert edition_moment(folder) == moment + datetime.timedelta(days=1), "to keep an edition makes no new one"


def test_the_variable_goes_before_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1700000000")
    assert edition_moment(folder) == datetime.datetime(2023, 11, 14, 22, 13, 20, tzinfo=datetime.UTC)
    monkeypatch.setenv(VARIABLE, "gisteren")
    with pytest.raises(EditionError, match="SOURCE_DATE_EPOCH: expected whole seconds since 1970, found 'gisteren'"):
        edition_moment(folder)


def test_without_any_day_the_citation_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(EditionError, match=r"CITATION\.cff: found no date-released"):
        edition_moment(tmp_path)


def test_all_that_runs_in_a_build_sees_the_moment_and_nothing_after_it(folder: Path) -> None:
    with fixed(folder) as moment:
        assert os.environ[VARIABLE] == str(int(moment.timestamp()))
        assert edition_moment(folder) == moment
    assert VARIABLE not in os.environ


def test_another_day_is_another_book_and_another_build_of_a_day_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_small_book(tmp_path / "book", CHAPTER)
    digests = []
    for epoch in ("1700000000", "1700000000", "1800000000"):
        monkeypatch.setenv(VARIABLE, epoch)
        digests.append(inputs.book_digest(tmp_path / "book", tmp_path / "book" / "data"))
    assert digests[0] == digests[1] != digests[2]


@pytest.mark.long
def test_site_and_pdf_show_the_day_of_the_edition_after_a_rebuild_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "book"
    write_small_book(book, CHAPTER)
    documents = []
    for epoch, words, day in (
        ("1700000000", "14 november 2023", "2023-11-14"),
        ("1800000000", "15 januari 2027", "2027-01-15"),
        ("1700000000", "14 november 2023", "2023-11-14"),
    ):
        ran = build(book, environment={VARIABLE: epoch})
        assert ran.returncode == 0, ran.stderr
        for name in ("index.html", "chapters/een.html"):
            page = BeautifulSoup((book / "_build" / "html" / name).read_text(encoding="utf-8"), "html.parser")
            assert words in page.footer.get_text(), name
            assert page.find("meta", attrs={"name": "DC.date"})["content"] == day
        (pdf,) = (book / "_build" / "pdf").glob("*.pdf")
        reader = PdfReader(pdf)
        assert words in reader.pages[0].extract_text()
        assert reader.metadata.creation_date.date().isoformat() == day
        documents.append(pdf.read_bytes())
    assert documents[0] == documents[2] != documents[1]
    monkeypatch.setenv(VARIABLE, "1800000000")
    assert read_publication(book).date.isoformat() == "2027-01-15"
