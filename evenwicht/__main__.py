"""The command line: ``evenwicht`` or ``evenwicht``."""

from __future__ import annotations

import sys

from evenwicht.command import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
