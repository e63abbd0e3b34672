"""The chapter of a short report: a notebook in MyST Markdown, made of the codebook and of what may be told."""

from __future__ import annotations

from collections.abc import Iterator

from evenwicht import language as lang
from evenwicht.codebook import Variable
from evenwicht.phrases import in_sentence
from evenwicht.short_report.opened import ShortReport
from evenwicht.short_report.words import WORDS, bare
from evenwicht.survey import least_told

_HEAD = """\
---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
description: {description}
---

# {title}

```{{code-cell}} ipython3
:tags: [hide-input]
from evenwicht import short_report

report = short_report.opened(language="{language}", by={by})
```
"""
_FIGURE = """\
```{{code-cell}} ipython3
:tags: [hide-input]
:mystnb:
:  figure:
:    name: fig-{name}
short_report.question(report, "{name}")
```
"""
_TABLE = """\
```{{code-cell}} ipython3
:tags: [hide-input]
short_report.{call}
```
"""


def chapter(report: ShortReport, title: str | None = None) -> str:
    """The text of the chapter.

    Parameters
    ----------
    report
        What it is made of.
    title
        By default that it is a short report.
    """
    return "\n".join(_parts(report, title or WORDS[report.language]["title"]))


def _parts(report: ShortReport, title: str) -> Iterator[str]:
    words, asked, survey = WORDS[report.language], list(report.asked()), report.survey
    numbers = {
        "n": lang.number(survey.n, language=report.language),
        "count": lang.number(len(asked), language=report.language),
        "least": lang.number(least_told(survey), language=report.language),
    }
    description = words["description"].of(len(asked)).format(**numbers)
    yield _HEAD.format(title=title, description=description, language=report.language, by=list(report.by))
    opening = words["trial_opening"] if survey.provenance == "synthetic" else words["opening"].of(len(asked))
    yield opening.format(**numbers) + "\n"
    if least_told(survey):
        yield words["told"].format(**numbers) + "\n"
    yield f"## {words['who']}\n"
    yield _TABLE.format(call="answered(report)")
    yield f"## {words['questions']}\n"
    for variable in asked:
        yield from _question(report, variable)
    crossed = [(variable, by) for by in report.by for variable in asked if variable.name != by]
    if crossed:
        yield f"## {words['groups']}\n"
    for variable, by in crossed:
        yield from _by_group(report, variable, by)
    yield f":::{{admonition}} {words['conclude']}\n:class: important\n- {words['only']}\n- {words['small']}\n:::\n"


def _question(report: ShortReport, variable: Variable) -> Iterator[str]:
    """The section of one question; a sentence where nothing may be told of it."""
    label, text = variable.labels[report.language], variable.questions[report.language]
    yield f"### {_plain(label)}\n"
    if text != label:
        yield f"*{_plain(text)}*\n"
    if report.tells(variable.name):
        yield _FIGURE.format(name=variable.name)
    else:
        yield WORDS[report.language]["not_told"] + "\n"


def _by_group(report: ShortReport, variable: Variable, by: str) -> Iterator[str]:
    """The section of one cross-table."""
    words, language = WORDS[report.language], report.language
    label, group = variable.labels[language], report.codebook.label(by, language=language)
    yield f"### {_plain(words['by'].format(label=bare(label), by=bare(in_sentence(group))))}\n"
    if report.tells(variable.name, by):
        yield words["means" if variable.kind in ("allocation", "scale") else "crossed"] + "\n"
        yield _TABLE.format(call=f'by_group(report, "{variable.name}", "{by}")')
    else:
        yield words["not_told"] + "\n"


def _plain(text: str) -> str:
    """A text of a codebook as Markdown: its signs are no marks.

    >>> _plain("Punten [0-10] *")
    'Punten \\\\[0-10\\\\] \\\\*'
    """
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>$#|~" else sign for sign in text)
