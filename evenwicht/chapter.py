"""What a chapter's notebook needs of the book: its name, and numbers that its prose can quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evenwicht.nothing import Nothing
    from evenwicht.tables.book_table import BookTable

_QUOTABLE = "application/papermill.record/"


@dataclass(frozen=True)
class Chapter:
    """One chapter of the book, by the name of its file."""

    slug: str

    def glue(self, **texts: str) -> None:
        """Make computed texts quotable in the chapter's prose: ``{glue:text}`name` ``.

        Parameters
        ----------
        **texts
            A name and the text to print, formatted in the language of the book (`evenwicht.language.number`).
        """
        # What myst_nb.glue publishes, without Sphinx, which that package brings into the kernel.
        from IPython.display import display

        publish: Callable[..., object] = display
        for name, text in texts.items():
            metadata = {"scrapbook": {"name": name, "mime_prefix": _QUOTABLE}}
            publish({f"{_QUOTABLE}text/plain": repr(text)}, raw=True, metadata=metadata)

    def claims(self) -> BookTable | Nothing:
        """The claims of the report that this chapter treats, each with its computed verdict; nothing where it treats none."""
        from evenwicht import tables

        return tables.verdicts_of_chapter(self.slug)
