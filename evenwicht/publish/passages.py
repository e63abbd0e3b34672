"""Passages of a chapter that hold for one kind of data only: with answers of respondents, or without.

A line of its own opens a passage, and ``% {always}`` ends it::

    % {without-answers}
    What ensembles show.
    % {with-answers}
    What the answers show.
    % {with-answers: domain}
    What they show of a question that not every export has.
    % {always}

A passage may hold prose and code cells. A figure or table that stays has one caption or the other: the option
``caption-with-answers`` under its ``caption``.
"""

from __future__ import annotations

import re

from evenwicht import evidence

_MARK = re.compile(r"^% \{([^}\n]*)\}[ \t]*\n", re.MULTILINE)
_CAPTIONS = re.compile(
    r"^(?P<plain>:[ ]+caption:[^\n]*\n)(?P<indent>:[ ]+)caption-with-answers:(?P<other>[^\n]*)\n", re.MULTILINE
)
_QUESTION = re.compile(r"with-answers: (\w+)")


class PassageError(ValueError):
    """A mark of a passage cannot be read; the message names the line."""


def chosen(text: str, found: evidence.Evidence) -> str:
    """A chapter as it reads on what there is.

    Parameters
    ----------
    text
        The chapter's source.
    found
        What the book is built on.

    Raises
    ------
    PassageError
        A mark is not one of those above, or the last passage is not ended.

    >>> chosen("a\\n% {with-answers}\\nb\\n% {without-answers}\\nc\\n% {always}\\nd\\n", evidence.Evidence(None))
    'a\\nc\\nd\\n'
    """
    parts = _MARK.split(text)
    kept, shown, mark = [parts[0]], True, "always"
    for mark, passage in zip(parts[1::2], parts[2::2], strict=True):
        shown = _holds(mark, found, text)
        kept.append(passage if shown else "")
    if mark != "always":
        raise PassageError(f"{_line(text, mark)}: found a passage that is not ended; expected '% {{always}}' after it")
    return _CAPTIONS.sub(r"\g<indent>caption:\g<other>\n" if found.survey else r"\g<plain>", "".join(kept))


def whole(text: str) -> str:
    """A chapter with all its passages, and every caption as a text, for who translates it."""
    others = [other.strip().strip('"') for _, _, other in _CAPTIONS.findall(text)]
    return "\n\n".join([_CAPTIONS.sub(r"\g<plain>", _MARK.sub("", text)), *others])


def _holds(mark: str, found: evidence.Evidence, text: str) -> bool:
    about = _QUESTION.fullmatch(mark)
    if about:
        return found.tells(about[1])
    shown = {"always": True, "with-answers": found.survey is not None, "without-answers": found.survey is None}
    if mark not in shown:
        raise PassageError(
            f"{_line(text, mark)}: found {mark!r}; expected {', '.join(shown)} or with-answers: question"
        )
    return shown[mark]


def _line(text: str, mark: str) -> str:
    return f"line {text.count(chr(10), 0, text.rindex('% {' + mark + '}')) + 1}"
