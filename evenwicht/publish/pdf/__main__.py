"""Write the PDF of a Jupyter Book whose notebooks have run: `python -m evenwicht.publish.pdf SOURCE BUILD OUT`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from evenwicht.publish.pdf.command import PdfError, build_pdf


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; the exit status is 0 only if a new PDF was written."""
    parser = argparse.ArgumentParser(
        prog="python -m evenwicht.publish.pdf",
        description="Write a Jupyter Book as an accessible PDF (PDF/UA-1, PDF/A-3a). Notebooks are never executed: "
        "build the website first. Any warning is an error.",
    )
    parser.add_argument("source", type=Path, help="folder with _config.yml and _toc.yml")
    parser.add_argument(
        "build",
        type=Path,
        help="build folder of the website, such as _build: its .doctrees and outputs are used again",
    )
    parser.add_argument("out", type=Path, help="folder that receives the PDF")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a Sphinx setting to override, such as language=en; the website must have been built with the same",
    )
    parser.add_argument("--quiet", action="store_true", help="print warnings and errors only")
    given = parser.parse_args(arguments)
    overrides = {}
    for setting in given.set:
        name, equals, value = setting.partition("=")
        if not equals:
            parser.error(f"--set {setting}: expected NAME=VALUE")
        overrides[name] = value
    started = time.perf_counter()
    try:
        pdf = build_pdf(given.source, given.build, given.out, overrides, quiet=given.quiet)
    except PdfError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if not given.quiet:
        print(f"{pdf} ({pdf.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - started:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
