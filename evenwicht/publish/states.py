"""What of a chapter a page shows: prose and cells that hold only with answers of respondents, or only without.

Prose that holds in one state stands in a directive, which Jupyter shows as text::

    :::{without-answers}
    What ensembles show.
    :::

    :::{with-answers}
    What the answers show.
    :::

    :::{with-answers} domain
    What they show of a question that not every export has; of several, one is enough.
    :::

A code cell runs in both states. One that only one state should show has the tag ``with-answers`` or
``without-answers``: the page leaves it out in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from evenwicht import evidence

_DIRECTIVE = re.compile(
    r"^(?P<fence>:{3,})\{(?P<state>with-answers|without-answers)\}[ \t]*(?P<question>[^\n]*)\n"
    r"(?P<body>.*?)^(?P=fence)[ \t]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
_MARK = re.compile(r"^:{3,}\{with(?:out)?-answers\}", re.MULTILINE)
_TAGS = re.compile(r"^:tags:[ ]*\[[^\]\n]*\]", re.MULTILINE)
_TAG = re.compile(r"(?<![\w-])(with|without)-answers(?![\w-])")


class StateError(ValueError):
    """A directive for one state cannot be read; the message names the line."""


def shown(text: str, found: evidence.Evidence) -> str:
    """A chapter as its page shows it on what there is: the directives of that state opened, those of the other gone.

    Parameters
    ----------
    text
        The chapter's source.
    found
        What the book is built on.

    Raises
    ------
    StateError
        A directive has no end, or holds a code cell or a directive with as many colons.

    >>> shown("a\\n:::{with-answers}\\nb\\n:::\\n:::{without-answers}\\nc\\n:::\\n", evidence.Evidence(None))
    'a\\nc\\n'
    """

    def opened(directive: re.Match[str]) -> str:
        state, question = directive["state"], directive["question"].strip()
        if state == "without-answers":
            return directive["body"] if found.survey is None else ""
        holds = any(map(found.tells, question.split())) if question else found.survey is not None
        return directive["body"] if holds else ""

    other = "with" if found.survey is None else "without"

    def tags(line: re.Match[str]) -> str:
        return _TAG.sub(lambda tag: "remove-cell" if tag[1] == other else tag[0], line[0])

    return _TAGS.sub(tags, _each(text, opened))


def whole(text: str) -> str:
    """A chapter with the prose of both states, for who translates it."""
    return _each(text, lambda directive: directive["body"])


def _each(text: str, opened: Callable[[re.Match[str]], str]) -> str:
    for directive in _DIRECTIVE.finditer(text):
        fault = _fault(directive)
        if fault:
            line = text.count("\n", 0, directive.start()) + 1
            raise StateError(f"line {line}: found {{{directive['state']}}} {fault}")
    left = _MARK.search(_DIRECTIVE.sub("", text))
    if left:
        raise StateError(f"found {left[0]} without an end; expected a line of as many colons after it")
    return _DIRECTIVE.sub(opened, text)


def _fault(directive: re.Match[str]) -> str:
    if "{code-cell}" in directive["body"]:
        return "around a code cell; every cell runs in both states: end the directive before it, and tag the cell"
    if re.search(rf"^{directive['fence']}\{{", directive["body"], re.MULTILINE):
        return "around a directive with as many colons; give the outer one a colon more"
    return ""
