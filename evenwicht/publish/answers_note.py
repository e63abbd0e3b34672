"""Show of each page what holds for the data that the book is built on, and say at its head on which answers, if on any."""

from __future__ import annotations

import re

from sphinx.application import Sphinx

from evenwicht import evidence
from evenwicht.publish import states

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
    if app.builder.name == "gettext":
        source[0] = states.whole(source[0])
        return
    found = evidence.current()
    source[0] = states.shown(source[0], found)
    told = found.note()
    if told is not None:
        source[0] = with_note(source[0], *told)


def setup(app: Sphinx) -> dict[str, bool]:
    """Show what holds and add the note as each page is read."""
    app.connect("source-read", _add)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
