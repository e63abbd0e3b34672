"""Groups of respondents: those who gave one answer, or several answers to different questions."""

from __future__ import annotations

Group = tuple[str, str]
"""A categorical question and one of its answers: the respondents who gave that answer."""

Where = Group | tuple[Group, ...]
"""A group, or several: the respondents who are in all of them."""


def conditions(where: Where | None) -> tuple[Group, ...]:
    """The groups that respondents must all be in; none for everyone.

    >>> conditions(("colour", "red"))
    (('colour', 'red'),)
    """
    if where is None:
        return ()
    first, *rest = where
    if isinstance(first, str):
        return ((first, str(rest[0])),)
    return tuple((group[0], group[1]) for group in where)


def told_where(where: Where | None) -> str:
    """As a user types it: `` where colour is red and size is small``; empty for everyone.

    >>> told_where((("colour", "red"), ("size", "small")))
    ' where colour is red and size is small'
    """
    told = " and ".join(f"{question} is {answer}" for question, answer in conditions(where))
    return f" where {told}" if told else ""


class OfAGroup:
    """What is of respondents who answered a question: of everyone, or of those in a group."""

    question: str
    group: Where | None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that the respondents are all in; none for everyone."""
        return conditions(self.group)

    @property
    def linked(self) -> tuple[str, ...]:
        """The questions that it is about: the one answered, and what groups the respondents."""
        return self.question, *(name for name, _ in self.groups)
