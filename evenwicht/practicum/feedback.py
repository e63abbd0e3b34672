"""What a check of the practicum says: right, not yet with a hint, or not filled in yet."""

from __future__ import annotations

from collections.abc import Callable, Sized
from dataclasses import dataclass
from functools import update_wrapper
from typing import Concatenate, Literal, ParamSpec

from evenwicht.practicum.words import words

Outcome = Literal["right", "not_yet", "empty"]
Given = ParamSpec("Given")


class NotYet(Exception):
    """An answer is not right yet; `hint` names the text that helps on (`evenwicht.practicum.words`)."""

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self.hint = hint


@dataclass(frozen=True)
class Feedback:
    """What a check says; a notebook shows its text in the language of the book.

    Attributes
    ----------
    outcome
        ``right``, ``not_yet``, or ``empty`` while nothing is handed in.
    hint
        The name of the text that goes with it.
    """

    outcome: Outcome
    hint: str

    def text(self, language: str | None = None) -> str:
        """It in a sentence or two."""
        told = words(language)
        return f"{told[self.outcome]} {told[self.hint]}" if self.hint else told[self.outcome]

    def __repr__(self) -> str:
        return self.text()


def is_empty(answer: object) -> bool:
    """Whether nothing is handed in: None, an ellipsis, or a text, list, range, column or dictionary without contents.

    >>> is_empty(None), is_empty([]), is_empty(range(0)), is_empty(0)
    (True, True, True, False)
    """
    if answer is None or answer is Ellipsis:
        return True
    try:
        return isinstance(answer, Sized) and len(answer) == 0
    except TypeError:  # an array without dimensions
        return False


def checking(
    check: Callable[Concatenate[object, Given], None],
) -> Callable[Concatenate[object, Given], Feedback]:
    """A check that returns feedback, from a function of the answer that raises `NotYet` where it is not right."""

    def told(answer: object, /, *args: Given.args, **kwargs: Given.kwargs) -> Feedback:
        if is_empty(answer):
            return Feedback("empty", "")
        try:
            check(answer, *args, **kwargs)
        except NotYet as found:
            return Feedback("empty" if found.hint == "" else "not_yet", found.hint)
        return Feedback("right", "")

    update_wrapper(told, check)
    return told
