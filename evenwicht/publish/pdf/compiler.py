"""From Typst sources to a PDF that conforms to PDF/UA-1 and PDF/A-3a, or an error."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, TypeVar

import typst
from sphinx.errors import SphinxError

from .measure import FONTS

T = TypeVar("T")
STANDARDS: tuple[Literal["ua-1"], Literal["a-3a"]] = ("ua-1", "a-3a")
"""Standards the compiler enforces: universal accessibility, and archiving with the accessible level."""


class CompileError(SphinxError):
    """The compiler refused the sources, or the sources do not meet a standard."""

    category = "PDF"


def compile_pdf(main: Path, created: datetime.datetime) -> tuple[bytes, list[str]]:
    """Compile `main` and everything it includes.

    Returns
    -------
    tuple
        The PDF, and the compiler's warnings.

    Raises
    ------
    CompileError
        With the place in the sources and what was wrong there.
    """

    def compiled() -> tuple[bytes, list[str]]:
        pdf, warnings = typst.compile_with_warnings(
            str(main),
            None,
            root=str(main.parent),
            font_paths=FONTS,
            pdf_standards=list(STANDARDS),
            timestamp=int(created.timestamp()),
        )
        return pdf, [str(warning.diagnostic) for warning in warnings]

    return _aside(compiled)


def value_of(main: Path, label: str) -> str:
    """The value of the one `metadata` with a label, as JSON, once `main` has been set.

    Raises
    ------
    CompileError
        With the place in the sources and what was wrong there.
    """

    def queried() -> str:
        try:
            return typst.query(
                str(main), f"<{label}>", field="value", one=True, root=str(main.parent), font_paths=FONTS
            )
        except RuntimeError:  # says what is wrong and not where; compiling says both
            typst.compile(str(main), root=str(main.parent), font_paths=FONTS)
            raise

    return _aside(queried)


def _aside(work: Callable[[], T]) -> T:
    """What the compiler says; it does not hear Ctrl-C, but who waits for it does."""
    try:
        with ThreadPoolExecutor(1) as aside:
            return aside.submit(work).result()
    except typst.TypstError as error:
        raise CompileError(str(getattr(error, "diagnostic", error))) from error
