"""A chapter's MyST Markdown as plain Markdown that every Jupyter shows: words for roles, quotes for boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sphinxcontrib.bibtex.citation_target import parse_citation_targets

_ROLE = re.compile(r"\{([a-z:]+)\}`([^`]+)`")
_BOX = re.compile(
    r"^(?P<fence>:{3,}|`{3,})\{(?P<name>[a-z-]+)\}[ \t]*(?P<title>[^\n]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_OPTION = re.compile(r"^:[\w-]+:[^\n]*\n", re.MULTILINE)
_TARGET = re.compile(r"^\([\w-]+\)=\n", re.MULTILINE)
_NOTEBOOK = re.compile(r"\]\(notebook:([\w-]+)\)")
"""A link to a notebook, ``notebook:`` and its name, as `_config.yml` has it; notebooks stand beside each other."""
_ATTRIBUTES = re.compile(r"\[([^\]]+)\]\{[^}]*\}")
WITHOUT_TEXT = frozenset({"bibliography", "solution-start", "solution-end", "toctree", "contents"})


@dataclass(frozen=True)
class ReferenceTexts:
    """What stands for references.

    Attributes
    ----------
    glued
        Text of each glued name.
    numbers
        Such as ``"Figuur 5.1"`` for each name of a figure or table.
    citations
        Such as ``"Weber, 1922"`` for each key of the bibliography.
    exercise
        The word before the number of an exercise.
    """

    glued: Mapping[str, str]
    numbers: Mapping[str, str]
    citations: Mapping[str, str]
    exercise: str


def _keys(target: str, text: Mapping[str, str]) -> str:
    return "; ".join(
        ", ".join(filter(None, (text.get(cited.key, cited.key), cited.post)))
        for cited in parse_citation_targets(target)
    )


def _role(words: ReferenceTexts) -> Callable[[re.Match[str]], str]:
    def replaced(found: re.Match[str]) -> str:
        name, target = found[1], found[2]
        if name.startswith("glue"):
            return words.glued.get(target, target)
        if name == "numref":
            return words.numbers.get(target, target)
        if name in ("cite:p", "cite"):
            return f"({_keys(target, words.citations)})"
        if name.startswith("cite"):
            author, _, year = _keys(target, words.citations).rpartition(", ")
            return f"{author} ({year})"
        return re.sub(r"\s*<[^>]*>$", "", target)

    return replaced


def _quoted(title: str, body: str) -> str:
    text = "\n".join(filter(None, (f"**{title}**\n" if title else "", body.strip())))
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def plain(text: str, words: ReferenceTexts) -> str:
    """A chapter's Markdown cell in plain Markdown.

    >>> words = ReferenceTexts({"lijn": "2,7"}, {"fig-a": "Figuur 5.1"}, {"weber": "Weber, 1922"}, "Opgave")
    >>> plain("Lijn kreeg {glue:text}`lijn` punten ({numref}`fig-a`), {cite:t}`weber`.", words)
    'Lijn kreeg 2,7 punten (Figuur 5.1), Weber (1922).'
    """

    def box(found: re.Match[str]) -> str:
        name, title, body = found["name"], found["title"].strip(), _OPTION.sub("", found["body"])
        if name in WITHOUT_TEXT:
            return ""
        if name == "math":
            return f"$$\n{body.strip()}\n$$"
        if name == "exercise":
            return f"### {words.exercise}: {title}\n\n{body.strip()}"
        return _quoted(title, plain(body, words))

    text = _TARGET.sub("", _BOX.sub(box, text))
    text = _ATTRIBUTES.sub(r"\1", _ROLE.sub(_role(words), text))
    return re.sub(r"\n{3,}", "\n\n", _NOTEBOOK.sub(r"](\1.ipynb)", text)).strip()
