"""A guard of a sentence: what a chapter says in words must hold of the figures that it is built on."""

from __future__ import annotations


class SentenceError(ValueError):
    """A sentence of a chapter does not hold of the figures; the message names the file, the sentence and what to do."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the message alone."""
        return [str(self)]


def says(chapter: str, sentence: str, holds: bool, found: object) -> None:
    """Stop where a sentence does not hold.

    Parameters
    ----------
    chapter
        The file of the chapter, without its ending.
    sentence
        Words of the sentence, as they stand in the chapter.
    holds
        Whether it holds.
    found
        What was found instead, for who has to rewrite the sentence.

    Raises
    ------
    SentenceError
        It does not hold.
    """
    if not holds:
        raise SentenceError(
            f'chapters/{chapter}.md says "{sentence}"; found {found}, of which that is not true. Compare '
            "data/printed.csv with the report; if it is right, rewrite the sentence and what guards it in evenwicht/prose."
        )
