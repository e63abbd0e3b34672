"""Typst source from plain Python values, escaped so that text is never read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"([\\`*_{}\[\]#$<>@~\"'=\-+/])|(?<=\d)(\.)|(\.)(?=\.)")


def text(value: str) -> str:
    """Literal text as Typst markup; line breaks become spaces.

    Examples
    --------
    >>> text("a_b #1")
    'a\\\\_b \\\\#1'
    """
    return _SPECIAL.sub(r"\\\g<0>", value.replace("\n", " "))


def string(value: str) -> str:
    """A Typst string literal.

    Examples
    --------
    >>> string('say "yes"')
    '"say \\\\"yes\\\\""'
    """
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def optional_string(value: str | None) -> str:
    """A Typst string literal, or `none`."""
    return "none" if value is None else string(value)


def boolean(value: bool) -> str:
    """`true` or `false`."""
    return "true" if value else "false"


def array(items: Iterable[str]) -> str:
    """A Typst array of expressions; one item keeps its trailing comma.

    Examples
    --------
    >>> array(["1fr", "auto"])
    '(1fr, auto,)'
    """
    inner = ", ".join(items)
    return f"({inner},)" if inner else "()"


def content(markup: str) -> str:
    """A content block around markup."""
    return f"[{markup.strip()}]"
