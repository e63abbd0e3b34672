"""The command line of JupyterLite's build."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from evenwicht.publish.edition import EditionError
from evenwicht.publish.lite import LiteError
from evenwicht.publish.lite import build as lite
from evenwicht.publish.site.publication import CitationFileError, read_publication


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evenwicht.publish.lite", description=lite.__doc__)
    parser.add_argument("--source", type=Path, default=Path.cwd(), help="the checkout of the book")
    parser.add_argument("--build", type=Path, default=Path("_build"), help="where the book was built")
    parser.add_argument(
        "--wanted",
        action="store_true",
        help="only tell, by the exit status, whether there is a repository to build for",
    )
    options = parser.parse_args(arguments)
    try:
        publication = read_publication(options.source)
    except (CitationFileError, EditionError) as error:
        print(f"lite: stopped\n{error}", file=sys.stderr)
        return 2
    if not publication.repository:
        print("lite: CITATION.cff names no repository-code; there is nothing to build", file=sys.stderr)
        return 1 if options.wanted else 0
    if options.wanted:
        return 0
    start = time.monotonic()
    try:
        folder = lite.build(options.source.resolve(), options.build.resolve(), publication.title)
    except LiteError as error:
        print(f"lite: stopped\n{error}", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"lite: done in {time.monotonic() - start:.0f} s, {size / 1e6:.0f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
