"""Words and names in the cells of a chapter: comments, texts that are printed, and the names that a chapter itself gives.

All cells share one catalogue. A name that a chapter gives is another in English wherever code, or a code span in prose,
uses it; the package's own names are English already, and stay.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evenwicht.publish.translation import blocks

_CELL = re.compile(
    r"^(```+)\{code-cell\}[^\n]*\n(?P<options>(?::[^\n]*\n)*)(?P<code>.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL
)
_TOKEN = re.compile(
    r'(?P<formatted>f?)(?P<quote>")(?P<string>(?:[^"\\\n]|\\.)*)"|#(?P<comment>[^\n]*)|(?P<name>(?<![\w.])[^\W\d]\w*)'
)
_FIELD = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_ESCAPE = re.compile(r"\\.")


@dataclass(frozen=True)
class CodeWords:
    """English for what stands in code.

    Attributes
    ----------
    text
        For a text or a comment; None where it has no English, and stays.
    name
        For a name that a chapter gives.
    """

    text: Callable[[str], str | None]
    name: Callable[[str], str | None]


def cells(text: str) -> Iterator[re.Match[str]]:
    """The code cells of a chapter, each with its ``code``."""
    return _CELL.finditer(text)


def names(text: str) -> set[str]:
    """The names that the cells of a chapter give: variables, functions, arguments, and columns in ``agg``.

    Raises
    ------
    BlockError
        Python cannot read a cell.

    >>> sorted(names("```{code-cell}\\nvorm = keuze(naam='a')\\n```\\n"))
    ['vorm']
    """
    return {name for cell in cells(text) for name in _given(_parsed(text, cell))}


def _parsed(text: str, cell: re.Match[str]) -> ast.Module:
    try:
        return ast.parse(cell["code"])
    except SyntaxError as error:
        line = blocks.line_of(text, cell.start("code")) + (error.lineno or 1) - 1
        raise blocks.BlockError(
            f"line {line}: found {text.splitlines()[line - 1].strip()!r}, which Python cannot read ({error.msg}); expected Python "
            "alone, without commands of IPython, after the options of the cell"
        ) from None


def line_of(text: str, words: str) -> int | None:
    """The line of a chapter where words or a name stand first in its cells; None if they do not.

    >>> line_of("n\\n\\n```{code-cell}\\nnaam = 1\\nn = 2\\n```\\n", "n")
    5
    """
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    for cell in cells(text):
        if found := whole.search(cell["code"]):
            return blocks.line_of(text, cell.start("code") + found.start())
    return None


def _given(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ExceptHandler) and node.name:
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "agg":
            yield from (keyword.arg for keyword in node.keywords if keyword.arg)


def texts(text: str) -> list[str]:
    """The comments and the texts with more than one word in the cells of a chapter, in order."""
    found = []
    for cell in cells(text):
        for token in _TOKEN.finditer(cell["code"]):
            if token["comment"] is not None:
                found.append(token["comment"].strip())
            elif token["string"] is not None and _is_prose(token["string"]):
                found.append(token["string"])
    return found


def literals(text: str) -> set[str]:
    """All texts between quotation marks in the cells of a chapter."""
    return {token["string"] for cell in cells(text) for token in _TOKEN.finditer(cell["code"]) if token["string"]}


def _is_prose(string: str) -> bool:
    """Whether a text is for people: several words, or one with a capital or a colon; expressions are not.

    >>> _is_prose("meer dan {n}"), _is_prose("share assignment is legitimate_choices < 9%"), _is_prose("a.b > a.c")
    (True, False, False)
    """
    words = _ESCAPE.sub(" ", _FIELD.sub("", string))
    if re.search(r"\w\(|^\W*$|\?P<|[a-z][._][a-z]", words):
        return False
    return " " in words or (words[:1].isupper() and len(words) > 1) or words.endswith(":")


def translated(text: str, words: CodeWords) -> str:
    """A chapter with English in its cells; options of cells, and all prose, stay.

    >>> english = CodeWords({"een getal": "a number"}.get, {"getal": "number"}.get)
    >>> translated('```{code-cell}\\ngetal = 1  # een getal\\nprint("een getal", f"{getal:.1f}")\\n```\\n', english)
    '```{code-cell}\\nnumber = 1  # a number\\nprint("a number", f"{number:.1f}")\\n```\\n'
    """

    def token(found: re.Match[str]) -> str:
        if found["name"] is not None:
            return words.name(found["name"]) or found[0]
        if found["comment"] is not None:
            comment = words.text(found["comment"].strip())
            return f"# {comment}" if comment else found[0]
        string = words.text(found["string"]) or words.name(found["string"]) or found["string"]
        if found["formatted"]:
            string = _FIELD.sub(lambda field: _TOKEN.sub(token, field[0]), string)
        return f'{found["formatted"]}"{string}"'

    def cell(found: re.Match[str]) -> str:
        head = found[0][: found.start("code") - found.start()]
        return head + _TOKEN.sub(token, found["code"]) + found[0][found.end("code") - found.start() :]

    return _CELL.sub(cell, text)


def fault(dutch: str, english: str) -> str:
    """What is wrong with the English of a text in code; empty if nothing is.

    >>> fault("van {laag}", "from {laag}"), fault("van {laag} tot {hoog}", "from {laag}")
    ('', 'found no field {hoog}')
    """
    for field in _FIELD.findall(dutch):
        if field not in english:
            return f"found no field {field}"
    if any(dutch[end] == " " != english[end] for end in (0, -1)):
        return "found no space at an end where the Dutch has one"
    if re.search(r'(?<!\\)"', english):
        return "found a quotation mark \"; expected ' in its place"
    return ""
