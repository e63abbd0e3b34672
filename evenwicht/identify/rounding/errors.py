"""The one family of errors that `evenwicht.identify` raises for what its user wrote."""

from __future__ import annotations


class PublishedFigureError(ValueError):
    """A published figure, or a set of them, that cannot be read as it stands.

    Parameters
    ----------
    message
        What was found, what was expected, and what to do about it.
    field
        The figure, question or option the message is about, where there is one.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class InfeasibleError(PublishedFigureError):
    """No data set of this number of respondents prints these figures and bears out these statements."""


class OutOfReachError(PublishedFigureError):
    """What is asked takes more steps or memory than there are; the message names the limit, and what is within it."""
