"""What counts as prose of a chapter: all of it, each piece once, and nothing else."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from evenwicht.publish import translation
from evenwicht.publish.translation import code
from evenwicht.publish.translation.blocks import BlockError, blocks, replaced

ROOT = Path(__file__).resolve().parents[3]
CHAPTERS = [ROOT / "index.md", *sorted((ROOT / "chapters").glob("*.md"))]
DUTCH = re.compile(r"\b(de|het|een|en|van|dat|niet|zijn|wordt|naar|voor|met|bij)\b")
MODULES = [module.name for module in pkgutil.iter_modules(translation.__path__) if module.name != "__main__"]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_translation_hold(name):
    assert doctest.testmod(importlib.import_module(f"{translation.__name__}.{name}")).failed == 0


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_with_its_own_words_put_back_has_the_same_blocks(path):
    text = path.read_text(encoding="utf-8")
    found = blocks(text)
    again = blocks(replaced(text, found, lambda block: block.text))
    assert [(block.kind, block.text) for block in again] == [(block.kind, block.text) for block in found]
    assert len(found) > 5


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_dutch_prose_is_left_outside_the_blocks(path):
    text = path.read_text(encoding="utf-8")
    left = replaced(text, blocks(text), lambda block: "")
    left = re.sub(
        r"^```.*?^```|^:label:[^\n]*|^:::\{solution-start\}[^\n]*|^\([\w-]+\)=",
        "",
        left,
        flags=re.MULTILINE | re.DOTALL,
    )
    assert DUTCH.findall(left) == []


KINDS = """---
description: "Wat: het is"
---
(plaats)=
# Kop

:::{admonition} Titel
:class: tip
- eerste
  regel
- {glue:text}`n`
:::

::::{without-answers}
:::{exercise} Opgave
:label: een
Vraag?
:::
::::

| a | {numref}`fig-a` |
|:--|:--|
| 2.1 | met `code` |

Term
: Betekenis

```{code-cell} ipython3
:mystnb:
:  figure:
:    caption: Een bijschrift.
vermeld = 1
```

```{glossary}
woord
  Wat het
  betekent.
```
"""


def test_every_kind_of_prose_is_a_block_and_what_has_no_words_is_none():
    assert [(block.kind, block.text) for block in blocks(KINDS)] == [
        ("description", "Wat: het is"),
        ("heading", "Kop"),
        ("title of admonition", "Titel"),
        ("paragraph", "eerste regel"),
        ("title of exercise", "Opgave"),
        ("paragraph", "Vraag?"),
        ("cell of a table", "a"),
        ("cell of a table", "met `code`"),
        ("term", "Term"),
        ("paragraph", "Betekenis"),
        ("caption", "Een bijschrift."),
        ("term", "woord"),
        ("meaning of a term", "Wat het betekent."),
    ]


def test_other_words_stand_where_the_dutch_stood_and_all_else_stays():
    made = replaced(KINDS, blocks(KINDS), lambda block: 'X: "y"' if block.quoted else "z")
    assert 'description: "X: \\"y\\""' in made
    assert ':    caption: "X: \\"y\\""' in made
    assert ":::{admonition} z\n:class: tip\n- z\n- {glue:text}`n`\n:::" in made
    assert "| z | {numref}`fig-a` |\n|:--|:--|\n| 2.1 | z |" in made
    assert "z\n  z\n```" in made
    assert "vermeld = 1" in made


def test_a_directive_that_translation_does_not_know_is_told_with_its_line():
    with pytest.raises(BlockError, match=r"line 3: found the directive \{onbekend\}.*add it to"):
        blocks("# Kop\n\n:::{onbekend}\nTekst.\n:::\n")


CELL = '```{code-cell} ipython3\n:tags: [solution]\nvorm = kies("line", naam=vorm)  # een vorm\nprint(f"{vorm:<10} van", vorm.vorm)\n```\n'


def test_names_words_and_comments_in_code_become_english_and_attributes_stay():
    words = code.CodeWords({"{vorm:<10} van": "{vorm:<10} of", "een vorm": "a form"}.get, {"vorm": "form"}.get)
    assert code.translated("`vorm`\n\n" + CELL, words) == (
        '`vorm`\n\n```{code-cell} ipython3\n:tags: [solution]\nform = kies("line", naam=form)  # a form\n'
        'print(f"{form:<10} of", form.vorm)\n```\n'
    )
    assert code.names(CELL) == {"vorm"}
    assert code.texts(CELL) == ["een vorm", "{vorm:<10} van"]
