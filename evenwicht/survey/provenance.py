"""Where answers come from: made by computer, given in confidence, or open to all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Provenance = Literal["synthetic", "confidential", "public"]
PROVENANCES: tuple[Provenance, ...] = ("synthetic", "confidential", "public")
KEY = "provenance"
"""The column of a file, and the entry of ``DataFrame.attrs``, that tell the provenance."""


class ProvenanceError(ValueError):
    """It is not known, or not certain, where answers come from; the message says what to do."""


def checked(told: object, where: str) -> Provenance:
    """A provenance that someone told.

    Parameters
    ----------
    told
        What was told: one of `PROVENANCES`.
    where
        Who told it, for the message.

    Raises
    ------
    ProvenanceError
        It is not one of them.
    """
    for known in PROVENANCES:
        if told == known:
            return known
    found = "nothing" if told is None else repr(told)
    raise ProvenanceError(
        f"{where}: found {found}; expected one of {', '.join(PROVENANCES)}. Say where answers come from."
    )


def agreed(told: Mapping[str, object], default: Provenance | None = None) -> Provenance:
    """The one provenance that all who tell one agree on.

    Parameters
    ----------
    told
        Who tells it, and what: None for nothing.
    default
        What to take when nobody tells it.

    Raises
    ------
    ProvenanceError
        Nobody tells it and there is no default, two of them differ, or one tells what does not exist.

    >>> agreed({"the file": "public", "provenance=": None})
    'public'
    """
    known = {where: checked(value, where) for where, value in told.items() if value is not None}
    if len(set(known.values())) > 1:
        said = ", ".join(f"{where} says {value}" for where, value in known.items())
        raise ProvenanceError(f"provenance: {said}; expected one answer. Mend the one that is wrong.")
    if known:
        return next(iter(known.values()))
    if default is not None:
        return default
    raise ProvenanceError(
        f"provenance: found nothing in {' or '.join(told)}; expected one of {', '.join(PROVENANCES)}. "
        'Give it, as in read(path, provenance="confidential").'
    )
