"""The small book, built once: its website, then its PDF twice."""

from __future__ import annotations

import shutil

import pytest
from built_book import EPOCH, SOURCES, BuiltBook, build_site

from evenwicht.publish.pdf.command import build_pdf


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> BuiltBook:
    root = tmp_path_factory.mktemp("pdf")
    source = root / "book"
    shutil.copytree(SOURCES, source)
    build_site(source)
    build = source / "_build"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        first = build_pdf(source, build, root / "first")
        second = build_pdf(source, build, root / "second")
    return BuiltBook(source, build / "html", first, second, build / "typst")
