"""The commands of ``evenwicht``, one file each; every one reads arguments, calls the library and prints."""

from evenwicht.command.line import main

__all__ = ["main"]
