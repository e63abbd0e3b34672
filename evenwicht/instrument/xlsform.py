"""The questionnaire as an XLSForm (xlsform.org), for KoboToolbox, ODK and what else reads one.

Of an allocation all items are filled in or none: an item is required once a point has been given, and the last one takes
only what brings the points to their total.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evenwicht import language as lang
from evenwicht.identify import OptionalModule
from evenwicht.instrument import words
from evenwicht.instrument.questionnaire import Question, Questionnaire

openpyxl = OptionalModule("openpyxl", extra="survey")

_NAMES = {"nl": "Nederlands (nl)", "en": "English (en)"}
_TEXTS = ("label", "hint", "constraint_message", "required_message")
_SURVEY = (
    "type",
    "name",
    *(f"{text}::{name}" for text in _TEXTS for name in _NAMES.values()),
    "required",
    "constraint",
    "calculation",
    "appearance",
)
_CHOICES = ("list_name", "name", *(f"label::{name}" for name in _NAMES.values()))
Row = dict[str, str]


def _said(column: str, text: words.Words, **values: object) -> Row:
    return {f"{column}::{_NAMES[language]}": text[language].format(**values) for language in lang.LANGUAGES}


def _sum(names: list[str]) -> str:
    return " + ".join(f"coalesce(${{{name}}}, 0)" for name in names)


def _allocation(question: Question) -> Iterator[Row]:
    """The rows of an allocation: a group of whole numbers, how many points have been given, and the rule on the last."""
    names, given = [f"{question.name}_{answer.code}" for answer in question.answers], f"{question.name}_given"
    yield {"type": "begin group", "name": f"{question.name}_points", **_said("label", question.text)}
    yield {"type": "note", "name": f"{question.name}_rule", **_said("label", question.hint)}
    yield {"type": "calculate", "name": given, "calculation": _sum(names)}
    for name, answer in zip(names, question.answers, strict=True):
        within = f". >= 0 and . <= {question.total}"
        if name == names[-1]:
            within += f" and . + {_sum(names[:-1])} = {question.total}"
        row = {"type": "integer", "name": name, **_said("label", answer.label), **_said("hint", answer.meaning)}
        rule = _said("constraint_message", words.NOT_THE_TOTAL, total=question.total)
        needed = _said("required_message", words.ZERO)
        yield {**row, "required": f"${{{given}}} > 0", "constraint": within, **rule, **needed}
    shown = _said("label", words.DIVIDED, given=f"${{{given}}}", total=question.total)
    yield {"type": "note", "name": f"{question.name}_so_far", **shown}
    yield {"type": "end group"}


def survey_rows(form: Questionnaire) -> Iterator[Row]:
    """The rows of the sheet ``survey``."""
    introduction: words.Words = {
        language: "\n\n".join(part[language] for part in form.introduction) for language in lang.LANGUAGES
    }
    yield {"type": "note", "name": "introduction", **_said("label", introduction)}
    for group in form.groups:
        yield {"type": "begin group", "name": group.name, **_said("label", group.title), "appearance": "field-list"}
        for question in group.questions:
            if question.total is not None:
                yield from _allocation(question)
            else:
                row = {"type": f"select_one {question.name}", "name": question.name}
                hint: words.Words = {
                    each: "\n".join((question.hint[each], *question.meanings(each))) for each in lang.LANGUAGES
                }
                yield {**row, **_said("label", question.text), **_said("hint", hint)}
        yield {"type": "end group"}
    yield {"type": "note", "name": "thanks", **_said("label", form.thanks)}


def choice_rows(form: Questionnaire) -> Iterator[Row]:
    """The rows of the sheet ``choices``."""
    for question in (question for group in form.groups for question in group.questions if question.total is None):
        for answer in question.answers:
            yield {"list_name": question.name, "name": answer.code, **_said("label", answer.label)}


def write_xlsform(form: Questionnaire, path: Path) -> None:
    """Write the form as a workbook with the sheets ``survey``, ``choices`` and ``settings``."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    settings = {
        "form_title": form.title[lang.LANGUAGES[0]],
        "form_id": "evenwicht",
        "version": "1",
        "default_language": _NAMES[lang.LANGUAGES[0]],
    }
    sheets = {
        "survey": (_SURVEY, list(survey_rows(form))),
        "choices": (_CHOICES, list(choice_rows(form))),
        "settings": (tuple(settings), [settings]),
    }
    for name, (columns, rows) in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) or None for column in columns])
    book.save(path)
