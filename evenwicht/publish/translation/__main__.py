"""Bring the catalogues of the English edition up to date, and say what is to be done: ``make translations``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evenwicht.publish.files import unwritable
from evenwicht.publish.translation.sources import Edition, TranslationError, told


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit status: 0 also if there is something to do, 130 after Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m evenwicht.publish.translation", description=__doc__)
    parser.add_argument("--source", type=Path, default=Path.cwd(), help="the folder of the book's sources")
    source = parser.parse_args(arguments).source.resolve()
    to_do = 0
    try:
        for path, texts, empty, drafts in Edition(source).update():
            to_do += empty + drafts
            if empty or drafts:
                print(f"{path}: {empty} of {texts} without English, {drafts} drafts (fuzzy) to look at")
        problems = Edition(source).problems()
    except TranslationError as error:
        print(f"translations: stopped\n{error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"translations: stopped; {unwritable(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\rtranslations: stopped; the next time goes on from there", file=sys.stderr)
        return 130
    if not to_do and problems:
        print(told(problems, most=len(problems)))
    print(f"translations: {len(problems)} places to mend" if problems else "translations: the English edition is whole")
    return 0


if __name__ == "__main__":
    sys.exit(main())
