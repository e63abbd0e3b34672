"""Take from a stylesheet what the site uses: rules whose selectors can match, variables that are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAME = re.compile(r"([.#]?)(-?[A-Za-z_](?:[\w-]|\\.)*)")
_PSEUDO = re.compile(r"(?<!\\)::?[\w-]+(\([^()]*(?:\([^()]*\)[^()]*)*\))?|\[[^\]]*\]")
_VARIABLE = re.compile(r"(--[\w-]+)\s*:")


@dataclass
class Vocabulary(HTMLParser):
    """Every tag, class and id of some pages; classes that only a script sets are added by hand."""

    tags: set[str] = field(default_factory=lambda: {"html", "body", "from", "to"})
    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one element can be selected by."""
        self.tags.add(tag)
        for name, value in attrs:
            if name == "class" and value:
                self.classes.update(value.split())
            elif name == "id" and value:
                self.ids.add(value)

    def can_match(self, selector: str) -> bool:
        """Whether the pages hold every tag, class and id that a selector asks for.

        >>> page = Vocabulary(); page.feed('<p class="lead">')
        >>> page.can_match("p.lead:hover"), page.can_match("p.tail"), page.can_match("p:not(.tail)")
        (True, False, True)
        """
        plain = _PSEUDO.sub(" ", selector)
        for sign, name in _NAME.findall(plain):
            known = {".": self.classes, "#": self.ids, "": self.tags}[sign]
            if re.sub(r"\\(.)", r"\1", name) not in known:
                return False
        return True


def blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """The top-level statements of a stylesheet: a prelude and its block, or None for ``@import ...;``."""
    start = depth = 0
    opened = -1
    quote = ""
    position = 0
    while position < len(css):
        sign = css[position]
        if sign == "\\":
            position += 2
            continue
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "{":
            if depth == 0:
                opened = position
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : position]
                start = position + 1
        elif sign == ";" and depth == 0:
            yield css[start:position].strip(), None
            start = position + 1
        position += 1


def _selectors(prelude: str) -> list[str]:
    depth = 0
    parts = [""]
    for sign in prelude:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def _squeezed(text: str) -> str:
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()


def used_rules(css: str, page: Vocabulary) -> str:
    """The stylesheet without comments, needless space and rules that match nothing in the pages."""
    kept = []
    for prelude, block in blocks(_COMMENT.sub("", css)):
        if block is None:
            kept.append(prelude + ";")
        elif prelude.startswith(("@media", "@supports", "@layer", "@container")):
            inner = used_rules(block, page)
            if inner:
                kept.append(f"{_squeezed(prelude)}{{{inner}}}")
        elif prelude.startswith("@"):
            kept.append(f"{_squeezed(prelude)}{{{_squeezed(block)}}}")
        else:
            selectors = [selector for selector in _selectors(prelude) if page.can_match(selector)]
            if selectors and block.strip():
                kept.append(f"{_squeezed(','.join(selectors))}{{{_squeezed(block).rstrip(';')}}}")
    return "".join(kept)


def declarations(block: str) -> list[str]:
    """The declarations of a block; a semicolon within quotes or brackets does not end one."""
    parts = [""]
    depth = 0
    quote = ""
    for sign in block:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        else:
            depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == ";" and depth == 0 and not quote:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part.strip()]


def _without(css: str, unread: set[str]) -> str:
    kept = []
    for prelude, block in blocks(css):
        if block is None:
            kept.append(prelude + ";")
        elif prelude.startswith(("@media", "@supports", "@layer", "@container")):
            kept.append(f"{prelude}{{{_without(block, unread)}}}")
        else:
            lines = [line for line in declarations(block) if line.split(":", 1)[0].strip() not in unread]
            if lines:
                kept.append(f"{prelude}{{{';'.join(lines)}}}")
    return "".join(kept)


def without_overridden_variables(css: str) -> str:
    """Take out variables that a later rule with the very same selector sets anew.

    >>> without_overridden_variables("body{--a:1;--b:2}p{--a:3}body{--a:4}")
    'body{--b:2}p{--a:3}body{--a:4}'
    """
    kept: list[str] = []
    later: dict[str, set[str]] = {}
    for prelude, block in reversed(list(blocks(css))):
        if block is None:
            kept.append(prelude + ";")
        elif prelude.startswith("@"):
            kept.append(f"{prelude}{{{block}}}")
        else:
            lines = declarations(block)
            names = [line.split(":", 1)[0].strip() for line in lines]
            again = later.setdefault(prelude, set())
            lines = [line for line, name in zip(lines, names, strict=True) if name not in again]
            again.update(name for name in names if name.startswith("--"))
            if lines:
                kept.append(f"{prelude}{{{';'.join(lines)}}}")
    return "".join(reversed(kept))


def without_unread_variables(css: str) -> str:
    """Take out the declarations of variables that nothing reads, until none is left.

    >>> without_unread_variables("body{--a:var(--b);--b:1;--c:2;width:var(--a)}")
    'body{--a:var(--b);--b:1;width:var(--a)}'
    """
    while True:
        unread = {name for name in _VARIABLE.findall(css) if not re.search(rf"var\(\s*{name}\b(?!-)", css)}
        if not unread:
            return css
        css = _without(css, unread)
