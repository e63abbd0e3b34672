"""``new-chapter``: the skeleton of a chapter, its numbers for prose and its table, ready to fill in."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from evenwicht.command.frame import Commands, add_command

_DESCRIPTION = """\
Write the skeleton of a chapter: its source, its numbers for prose and its table, which run as they stand.

Nothing is overwritten. What is left to do by hand is said at the end; docs/new-chapter.md tells it at length.
"""
_CHAPTER = """\
---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
description: "Eén zin die zegt waar dit hoofdstuk over gaat, van vijftig tot honderdvijftig tekens."
---

# Titel van het hoofdstuk

:::{{admonition}} Na dit hoofdstuk weet u
:class: tip
- wat de lezer na dit hoofdstuk weet.
:::

```{{code-cell}} ipython3
:tags: [hide-input]
from evenwicht import figures, prose, published, tables
from evenwicht.chapter import Chapter

chapter = Chapter("{name}")
vermeld = published.load()
chapter.glue(**prose.{module}(vermeld))
```

Ten minste {{glue:text}}`kleinste` secretarissen antwoordden {{cite:p}}`rapport2020`. {{numref}}`fig-{name}-vormen` toont wat zij antwoordden,
en {{numref}}`tab-{name}-vormen` geeft de getallen.

```{{code-cell}} ipython3
:tags: [hide-input]
:mystnb:
:  figure:
:    name: fig-{name}-vormen
figures.steering_form_means(vermeld)
```

```{{code-cell}} ipython3
:tags: [hide-input]
:mystnb:
:  figure:
:    caption: Wat deze tabel laat zien, in één zin.
:    name: tab-{name}-vormen
tables.{module}(vermeld)
```

:::{{with-answers}}
Deze zin staat er alleen als het boek op antwoorden rust.
:::

:::{{admonition}} Wat u mag concluderen
:class: important
- *Vermeld*: wat de lezer uit dit hoofdstuk mag meenemen.
:::

## Opgaven

:::{{exercise}} Een eerste opgave
:label: {name}-eerste
Welke sturingsvorm krijgt de meeste punten?
:::

:::{{solution-start}} {name}-eerste
:::

```{{code-cell}} ipython3
:tags: [solution]
vermeld.table("steering_form").sort_values("value", ascending=False).head(1)
```

:::{{solution-end}}
:::

:::{{exercise}} Een tweede opgave
:label: {name}-tweede
En welke de minste?
:::

:::{{solution-start}} {name}-tweede
:::

```{{code-cell}} ipython3
:tags: [solution]
vermeld.table("steering_form").sort_values("value").head(1)
```

:::{{solution-end}}
:::
"""
_PROSE = '''\
"""Numbers in the prose of *Titel van het hoofdstuk*: what they are about."""

from __future__ import annotations

from evenwicht import language as lang
from evenwicht import report
from evenwicht.prose.sentence import says
from evenwicht.published import Published


def {module}(published: Published) -> dict[str, str]:
    """The texts to glue, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    least = report.smallest_n(published)
    says("{name}", "secretarissen antwoordden", least > 1, least)
    return {{"kleinste": lang.number(least)}}
'''
_TABLE = '''\
"""Table of *Titel van het hoofdstuk*: what it shows."""

from __future__ import annotations

import pandas as pd

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.published import Published
from evenwicht.tables.book_table import BookTable

_HEADS = Bilingual(__name__, ["Sturingsvorm", "Punten"])


def {module}(published: Published, language: str | None = None) -> BookTable:
    """What does it answer? One sentence that says so."""
    labels = published.codebook.labels("steering_form", language)
    rows = [
        (labels[figure.category], lang.number(figure.text, figure.decimals, language))
        for figure in published.of("steering_form")
    ]
    return BookTable(pd.DataFrame(rows, columns=_HEADS[lang.current(language)]), ("reported",))
'''
_LEFT = """\
written: {files}

Then, by hand:
1. Rename {module} in evenwicht/prose and evenwicht/tables to English words, and in the chapter.
2. Add the chapter to _toc.yml, after the one it follows.
3. Its claims: a row each in data/claims.csv with this name in the column chapter, then a cell with chapter.claims().
4. Tests beside those in tests/tables; then make test and make book.
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(
        commands,
        "new-chapter",
        "write the skeleton of a chapter of the book",
        _DESCRIPTION,
        "example:\n  evenwicht new-chapter regio-en-provincie\n",
    )
    command.add_argument("name", metavar="NAME", help="of its file: small letters and hyphens")
    command.add_argument("--book", default=".", metavar="FOLDER", help="the folder of the book (default: this one)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Write the chapter, its numbers for prose and its table, and make the last two known to their rooms.

    Raises
    ------
    FileNotFoundError
        The name cannot be that of a chapter, or the folder is not that of the book.
    FileExistsError
        There is such a chapter, or such a module.
    """
    name, book = options.name, Path(options.book)
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        raise FileNotFoundError(f"name: found {name!r}; expected small letters and hyphens, such as regio-en-provincie")
    if not (book / "chapters").is_dir() or not (book / "evenwicht" / "prose").is_dir():
        raise FileNotFoundError(f"{book}: found no chapters and evenwicht/prose; run this in the folder of the book")
    module = name.replace("-", "_")
    made = {
        book / "chapters" / f"{name}.md": _CHAPTER,
        book / "evenwicht" / "prose" / f"{module}.py": _PROSE,
        book / "evenwicht" / "tables" / f"{module}.py": _TABLE,
    }
    there = [str(path.relative_to(book)) for path in made if path.exists()]
    if there:
        raise FileExistsError(f"{', '.join(there)}: found already; choose another name, or take it away first")
    for path, text in made.items():
        path.write_text(text.format(name=name, module=module), encoding="utf-8")
    for room in ("prose", "tables"):
        _make_known(book / "evenwicht" / room / "__init__.py", room, module)
    print(_LEFT.format(files=", ".join(path.relative_to(book).as_posix() for path in made), module=module))


def _make_known(init: Path, room: str, module: str) -> None:
    """Add a function to what a room offers, in the order that the linter asks."""
    text = init.read_text(encoding="utf-8")
    head, _, offered = text.partition("\n\n__all__ = [")
    doc, _, imports = head.partition("\n\n")
    lines = re.findall(r"^from .*?(?:\([^)]*\)|$)", imports, re.MULTILINE | re.DOTALL)
    lines = sorted([*lines, f"from evenwicht.{room}.{module} import {module}"])
    names = sorted([*re.findall(r'"(\w+)"', offered), module], key=lambda name: (name[0].islower(), name))
    listed = "".join(f'    "{name}",\n' for name in names)
    init.write_text(f"{doc}\n\n" + "\n".join(lines) + f"\n\n__all__ = [\n{listed}]\n", encoding="utf-8")
