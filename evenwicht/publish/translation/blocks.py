"""The blocks of prose in a chapter, each with its place, so that another text can be put there and all else stays.

A block is a paragraph, a heading, an item of a list, a cell of a table, a term or its meaning, the title of a directive, a
caption, the description in the header, or a line of the index. A paragraph counts as one line, however it is broken.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from evenwicht.publish.translation.marks import without_marks

EXTENSIONS = {"colon_fence", "dollarmath", "deflist", "attrs_inline", "attrs_block"}
"""Those of ``myst_enable_extensions`` in ``_config.yml``."""
TITLED = frozenset({"admonition", "exercise", "grid-item-card", "dropdown"})
"""Directives whose argument is a title that readers see."""
OPENED = TITLED | {"grid", "note", "with-answers", "without-answers"}
"""Directives that hold prose."""
CLOSED = frozenset({"bibliography", "contact", "list-of", "math", "solution-start", "solution-end"})
"""Directives without words to translate."""
_DIRECTIVE = re.compile(r"^(?P<fence>:{3,}|`{3,})\{(?P<name>[\w-]+)\}[ \t]*(?P<title>.*?)[ \t]*$")
_OPTION = re.compile(r"^:[\w-]+:(?:\s|$)|^:\s")
_CAPTION = re.compile(r"^(?P<head>:\s+caption:[ ]*)(?P<value>.*\S)\s*$")
_DESCRIPTION = re.compile(r"^(?P<head>description:[ ]*)(?P<value>.*\S)\s*$")
_TARGET = re.compile(r"^\([\w-]+\)=$")
_LETTER = re.compile(r"[^\W\d_]")


class BlockError(ValueError):
    """A chapter holds what translation does not know; the message names the line and says what to do."""


@dataclass(frozen=True)
class ProseBlock:
    """One piece of prose.

    Attributes
    ----------
    kind
        What it is, for the translator.
    start, end
        Its place in the chapter's text, in characters.
    text
        The prose, on one line.
    quoted
        Whether it stands there as a value of YAML.
    """

    kind: str
    start: int
    end: int
    text: str
    quoted: bool = False

    def written(self, words: str) -> str:
        """Other words as they are to stand in its place."""
        return json.dumps(words, ensure_ascii=False) if self.quoted else words


@functools.cache
def _parser() -> Any:
    return create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)


def has_words(text: str) -> bool:
    """Whether anything in a text can be translated.

    >>> has_words("{glue:text}`antwoorden`."), has_words("2.3"), has_words("{glue:text}`n` mensen")
    (False, False, True)
    """
    return _LETTER.search(without_marks(text)) is not None


class _Chapter:
    """A chapter's lines, with the place where each begins."""

    def __init__(self, text: str):
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def block(self, kind: str, line: int, column: int, text: str, quoted: str = "") -> Iterator[ProseBlock]:
        start = self.starts[line] + column
        words = yaml.safe_load(quoted) if quoted else text
        if not isinstance(words, str):
            raise BlockError(
                f"line {line + 1}: found {text!r}; expected words on the same line, between quotation marks"
            )
        if has_words(words):
            yield ProseBlock(kind, start, start + len(text), words.strip(), bool(quoted))

    def inline(self, kind: str, line: int, content: str) -> Iterator[ProseBlock]:
        """A block whose lines are those of `content`, each after what indents it."""
        parts = content.split("\n")
        last = line + len(parts) - 1
        start = self.starts[line] + self.lines[line].index(parts[0])
        end = self.starts[last] + self.lines[last].rindex(parts[-1]) + len(parts[-1])
        words = " ".join(part.strip() for part in parts)
        if has_words(words):
            yield ProseBlock(kind, start, end, words)

    def prose(self, first: int, last: int) -> Iterator[ProseBlock]:
        """Blocks of the lines from `first` up to `last`."""
        tokens = _parser().parse("\n".join(self.lines[first:last]))
        table_ends, kind = 0, "paragraph"
        for token in tokens:
            if token.map is None:
                continue
            line = first + token.map[0]
            if token.type == "front_matter":
                yield from self.options(_DESCRIPTION, "description", line, first + token.map[1])
            elif token.type in ("fence", "colon_fence"):
                yield from self.directive(line, first + token.map[1])
            elif token.type == "table_open":
                table_ends = first + token.map[1]
                yield from self.table(line, table_ends)
            elif token.type in ("heading_open", "paragraph_open", "dt_open"):
                kind = {"heading_open": "heading", "dt_open": "term"}.get(token.type, "paragraph")
            elif token.type == "inline" and line >= table_ends:
                yield from self.inline(kind, line, token.content)

    def options(self, pattern: re.Pattern[str], kind: str, first: int, last: int) -> Iterator[ProseBlock]:
        """Values that readers see among the options of a directive, or in the header."""
        for line in range(first, last):
            found = pattern.match(self.lines[line])
            if found:
                yield from self.block(kind, line, len(found["head"]), found["value"], quoted=found["value"])

    def table(self, first: int, last: int) -> Iterator[ProseBlock]:
        for line in range(first, last):
            row = self.lines[line]
            if re.fullmatch(r"[\s|:-]+", row):
                continue
            for cell in re.finditer(r"[^|]+", row):
                words = cell[0].strip()
                if words:
                    yield from self.block("cell of a table", line, cell.start() + cell[0].index(words), words)

    def directive(self, first: int, last: int) -> Iterator[ProseBlock]:
        head = _DIRECTIVE.match(self.lines[first])
        if head is None:
            return  # code to read, not to run
        name = head["name"]
        inner = next((at for at in range(last - 1, first, -1) if self.lines[at].startswith(head["fence"])), last)
        if name in TITLED and head["title"]:
            yield from self.block(f"title of {name}", first, head.start("title"), head["title"])
        body = first + 1
        while body < inner and _OPTION.match(self.lines[body]):
            body += 1
        if name == "code-cell":
            yield from self.options(_CAPTION, "caption", first + 1, body)
        elif name in OPENED:
            yield from self.prose(body, inner)
        elif name == "glossary":
            yield from self.glossary(body, inner)
        elif name == "register":
            for line in range(body, inner):
                yield from self.block("term of the index: forms to look for", line, 0, self.lines[line])
        elif name not in CLOSED:
            raise BlockError(
                f"line {first + 1}: found the directive {{{name}}}, of which translation does not know whether it holds "
                "words; add it to evenwicht/publish/translation/blocks.py"
            )

    def glossary(self, first: int, last: int) -> Iterator[ProseBlock]:
        line = first
        while line < last:
            text = self.lines[line]
            if not text.strip():
                line += 1
            elif not text.startswith(" "):
                yield from self.block("term", line, 0, text.rstrip())
                line += 1
            else:
                end = next((at for at in range(line, last) if not self.lines[at].startswith(" ")), last)
                content = "\n".join(part.strip() for part in self.lines[line:end])
                yield from self.inline("meaning of a term", line, content)
                line = end


def blocks(text: str) -> list[ProseBlock]:
    """The blocks of a chapter, in order.

    Raises
    ------
    BlockError
        It holds a directive that translation does not know.

    >>> [(block.kind, block.text) for block in blocks("# Taak\\n\\nDe lijn\\ngaat voor.\\n")]
    [('heading', 'Taak'), ('paragraph', 'De lijn gaat voor.')]
    """
    chapter = _Chapter(text)
    return sorted(chapter.prose(0, len(chapter.lines)), key=lambda block: block.start)


def replaced(text: str, found: Sequence[ProseBlock], words: Callable[[ProseBlock], str]) -> str:
    """A text with other words in the place of its blocks.

    >>> replaced("- a\\n- b", blocks("- a\\n- b"), lambda block: block.text.upper())
    '- A\\n- B'
    """
    parts, at = [], 0
    for block in found:
        parts += [text[at : block.start], block.written(words(block))]
        at = block.end
    return "".join([*parts, text[at:]])


def line_of(text: str, place: int) -> int:
    """The number of the line of a place in a text, the first being 1."""
    return text.count("\n", 0, place) + 1
