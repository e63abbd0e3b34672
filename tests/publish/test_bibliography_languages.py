"""A work of another language is read out in it, and what the book says around its title in the book's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from small_book import build, write_small_book

CHAPTER = """# Een

Zie {cite:t}`frechet1951`, {cite:t}`moore1995`, {cite:t}`rapport2020` en {cite:t}`weber1922`.

```{bibliography}
```
"""


def test_the_title_of_a_book_and_the_entry_of_an_article_say_their_language(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    write_small_book(folder, CHAPTER)
    ran = build(folder, "--no-pdf")
    assert ran.returncode == 0, ran.stderr
    page = BeautifulSoup((folder / "_build/html/chapters/een.html").read_text(encoding="utf-8"), "html.parser")
    found = {
        entry.p.get_text().split(",")[0].replace("\N{NO-BREAK SPACE}", " "): (entry.get("lang"), entry.em.get("lang"))
        for entry in page.select(".citation")
    }
    assert found == {"Fréchet": ("fr", None), "Moore": (None, "en"), "De Wit": (None, None), "Weber": (None, "de")}


@pytest.mark.long
def test_in_english_citations_are_joined_by_an_ampersand_in_brackets_and_other_titles_are_in_both_languages(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "book"
    write_small_book(folder, CHAPTER.replace("Zie", "See {cite:p}`provan2008`, {cite:t}`rittel1973`,"))
    config = folder / "_config.yml"
    text = config.read_text(encoding="utf-8")
    assert "language: nl" in text
    config.write_text(text.replace("language: nl", "language: en"), encoding="utf-8")
    ran = build(folder, "--part", "--no-pdf", environment={"EVENWICHT_LANGUAGE": "en", "LANGUAGE": "nl"})
    assert ran.returncode == 0, ran.stderr
    page = BeautifulSoup((folder / "_build/html/chapters/een.html").read_text(encoding="utf-8"), "html.parser")
    told = page.article.get_text()
    assert "(Provan & Kenis, 2008), Rittel and Webber (1973)" in told
    (article,) = page.select(".citation[lang=fr]")
    assert article.select_one("[lang=en]").get_text() == "[On correlation tables of which the margins are given]"
    (book,) = (work for work in page.select(".citation") if "Weber, M." in work.get_text())
    assert book.get_text(" ", strip=True).endswith(
        "Wirtschaft und Gesellschaft [Economy and society]. J. C. B. Mohr (Paul Siebeck), T\u00fcbingen."
    )
    assert book.em["lang"] == "de"
