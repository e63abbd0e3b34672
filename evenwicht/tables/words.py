"""A table of words and what they mean."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.tables.book_table import BookTable

_HEADS = Bilingual(__name__, ["Woord", "Betekent"])


def words(meanings: Iterable[tuple[str, str]], language: str | None = None) -> BookTable:
    """Words of this edition, each with what it means; they rest on no figure."""
    return BookTable(pd.DataFrame(list(meanings), columns=_HEADS[lang.current(language)]), ())
