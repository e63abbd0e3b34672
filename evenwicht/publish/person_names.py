"""Names as Dutch writes them: a particle has a capital where no given name goes before it (De Wit, not de Wit)."""

from __future__ import annotations

import copy
from typing import Any

import pybtex.plugin
from pybtex.database import Person

GROUP = "pybtex.style.names"


def with_capital(person: Person) -> Person:
    """The same person, with a capital for the particle of the family name.

    >>> with_capital(Person("van der Meulen, Cor")).prelast_names
    ['Van', 'der']
    """
    if not person.prelast_names:
        return person
    first, *others = person.prelast_names
    changed = copy.copy(person)
    changed.prelast_names = [first[:1].upper() + first[1:], *others]
    return changed


def dutch_style(style: str) -> str:
    """Make a style of names with capitals known to pybtex; returns its name there.

    >>> pybtex.plugin.find_plugin(GROUP, dutch_style("lastfirst"))().format(Person("de Baas, Jan")).format().render_as("text")
    'De Baas, J.'
    """
    plain = pybtex.plugin.find_plugin(GROUP, style)

    def formatted(self: Any, person: Person, abbr: bool = True) -> Any:
        return plain.format(self, with_capital(person), abbr)

    name = f"dutch_{style}"
    pybtex.plugin.register_plugin(GROUP, name, type(name, (plain,), {"format": formatted}), force=True)
    return name
