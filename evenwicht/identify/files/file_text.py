"""The text of a file that its users typed: UTF-8, or a message that tells what it is instead."""

from __future__ import annotations

import codecs

from evenwicht.identify.rounding.errors import PublishedFigureError

_SPACING = "\t\n\r\x85"
_NO_TEXT = "give the survey file itself, a text file, and not a spreadsheet or a document"


class SurveyFileError(PublishedFigureError):
    """A survey file that cannot be read; the message starts with the file, the line and the field."""


def decoded(written: bytes, name: str) -> str:
    """The text that these bytes are in UTF-8, with or without the mark that some editors put before it.

    Raises
    ------
    SurveyFileError
        If they are text in another encoding, or no text: with the file's name, the line, what was found and what to do.

    >>> decoded(b"title: caf\\xc3\\xa9", "library.yml")
    'title: café'
    """
    for start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if written.startswith(start):
            raise _fault(name, 1, "text in UTF-16", "save the file as UTF-8")
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, byte = written[: error.start].count(b"\n") + 1, written[error.start]
        if b"\0" in written:
            raise _fault(name, line, f"the byte {byte:#04x}", _NO_TEXT) from error
        letter = bytes([byte]).decode("latin-1")
        found = f"the byte {byte:#04x}" + (f", which is {letter!r} in Latin-1" if letter.isprintable() else "")
        raise _fault(name, line, found, "save the file as UTF-8") from error
    for place, character in enumerate(text):
        if character not in _SPACING and (
            character < " " or "\x7f" <= character < "\xa0" or character in "\ufffe\uffff"
        ):
            raise _fault(name, text.count("\n", 0, place) + 1, f"the character {ord(character):#04x}", _NO_TEXT)
    return text


def _fault(name: str, line: int, found: str, action: str) -> SurveyFileError:
    return SurveyFileError(f"{name}, line {line}: this is no UTF-8 text (found {found}); {action}")
