"""A work of another language is read out in it, and what the book says around its title in the book's own."""

from __future__ import annotations

from pathlib import Path

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
