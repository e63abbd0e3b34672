"""What a function returns that has nothing to say: it shows nothing, wherever a chapter is opened."""

from __future__ import annotations


class Nothing:
    """No figure and no table: there are no answers to draw, or none that may be told of.

    Jupyter shows no output for it, and the book leaves out a cell whose figure or table it is.

    >>> bool(Nothing())
    False
    """

    def __bool__(self) -> bool:
        return False

    def _ipython_display_(self) -> None:
        """Show nothing, not even an empty line."""
