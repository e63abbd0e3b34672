"""Say at the head of every page and of every chapter of the PDF on which answers the book is built, if on any."""

from __future__ import annotations

import re

from sphinx.application import Sphinx

from evenwicht import evidence

_TITLE = re.compile(r"^# .+$", re.MULTILINE)


def with_note(text: str, title: str, note: str) -> str:
    """A page in Markdown with a box under its title; a page without a title stays as it is.

    >>> print(with_note("# Een\\n\\nTekst.", "Let op", "Dit."))
    # Een
    <BLANKLINE>
    :::{admonition} Let op
    :class: important
    Dit.
    :::
    <BLANKLINE>
    <BLANKLINE>
    Tekst.
    """
    box = f"\n\n:::{{admonition}} {title}\n:class: important\n{note}\n:::\n"
    return _TITLE.sub(lambda found: found.group() + box, text, count=1)


def _add(app: Sphinx, docname: str, source: list[str]) -> None:
    told = evidence.current().note()
    if told is not None:
        source[0] = with_note(source[0], *told)


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the note as each page is read."""
    app.connect("source-read", _add)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
