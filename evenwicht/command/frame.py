"""The frame of a command: its name, what it does in a line, and its help as it is typed."""

from __future__ import annotations

import argparse
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_command(commands: Commands, name: str, does: str, description: str, examples: str) -> argparse.ArgumentParser:
    """Add a command, and give its parser; ``does`` stands beside its name in the list of commands."""
    return commands.add_parser(
        name,
        help=does,
        description=description,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
