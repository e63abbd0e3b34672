"""Take from a stylesheet what the site uses: rules whose selectors can match, variables that are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import tinycss2

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
    """The top-level statements of a stylesheet: a prelude and its block, or None for ``@import ...;``; no comments."""
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    for rule in tinycss2.parse_stylesheet(tokens, skip_whitespace=True):
        if rule.type != "error":  # what a browser skips as well
            keyword = f"@{rule.at_keyword}" if rule.type == "at-rule" else ""
            block = None if rule.content is None else tinycss2.serialize(rule.content).strip()
            yield keyword + tinycss2.serialize(rule.prelude).rstrip(), block


def _selectors(prelude: str) -> list[str]:
    parts: list[list[Any]] = [[]]
    for token in tinycss2.parse_component_value_list(prelude):
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]


def _squeezed(text: str) -> str:
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()


def rewritten(css: str, rule: Callable[[str, str], str]) -> str:
    """The stylesheet with another text for every rule, within media queries too, of which those without rules go.

    Comments and needless space go as well.
    """
    kept = []
    for prelude, block in blocks(css):
        if block is None:
            kept.append(prelude + ";")
        elif prelude.startswith(("@media", "@supports", "@layer", "@container")):
            inner = rewritten(block, rule)
            kept.append(f"{_squeezed(prelude)}{{{inner}}}" if inner else "")
        elif prelude.startswith("@"):
            kept.append(f"{_squeezed(prelude)}{{{_squeezed(block)}}}")
        else:
            kept.append(rule(prelude, block))
    return "".join(kept)


def used_rules(css: str, page: Vocabulary) -> str:
    """The stylesheet without comments, needless space and rules that match nothing in the pages."""

    def used(prelude: str, block: str) -> str:
        selectors = [selector for selector in _selectors(prelude) if page.can_match(selector)]
        kept = selectors and block.strip()
        return f"{_squeezed(','.join(selectors))}{{{_squeezed(block).rstrip(';')}}}" if kept else ""

    return rewritten(css, used)


def declarations(block: str) -> list[str]:
    """The declarations of a block, and the rules within it."""
    found = tinycss2.parse_blocks_contents(block, skip_comments=True, skip_whitespace=True)
    return [each.serialize() for each in found if each.type != "error"]


def _without(css: str, unread: set[str]) -> str:
    def read(prelude: str, block: str) -> str:
        lines = [line for line in declarations(block) if line.split(":", 1)[0].strip() not in unread]
        return f"{prelude}{{{';'.join(lines)}}}" if lines else ""

    return rewritten(css, read)


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


def without_unread_variables(css: str, readers: str = "") -> str:
    """Take out the declarations of variables in rules that nothing reads, here or in `readers`, until none is left.

    >>> without_unread_variables("body{--a:var(--b);--b:1;--c:2;width:var(--a)}")
    'body{--a:var(--b);--b:1;width:var(--a)}'
    >>> without_unread_variables("body{--a:1;--b:2}", readers="p{top:var(--b, 0px)}")
    'body{--b:2}'
    """
    while True:
        read = css + readers
        unread = {name for name in _VARIABLE.findall(css) if not re.search(rf"var\(\s*{name}\b(?!-)", read)}
        left = _without(css, unread)
        if left == css:
            return css
        css = left
