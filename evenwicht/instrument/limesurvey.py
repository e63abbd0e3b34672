"""The questionnaire as LimeSurvey imports it: the structure of a survey in tab-separated values.

Source: LimeSurvey Manual, "Tab Separated Value survey structure": a row for each setting, group, question, subquestion and
answer; everything in the first language, then everything in the next.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator

from evenwicht import language as lang
from evenwicht.instrument.questionnaire import Question, Questionnaire

COLUMNS = (
    "id",
    "related_id",
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
    "mandatory",
    "other",
    "default",
    "same_default",
    "equals_num_value",
    "num_value_int_only",
    "min_num_value_n",
)
_SETTINGS = {
    "language": lang.LANGUAGES[0],
    "additional_languages": " ".join(lang.LANGUAGES[1:]),
    "format": "G",
    "anonymized": "Y",
    "datestamp": "N",
    "ipaddr": "N",
    "allowprev": "Y",
}
"""A page for each group, going back allowed; no names, moments or addresses are kept."""


def code(name: str) -> str:
    """The code of a question or item in LimeSurvey, which takes letters and digits only, 20 at most.

    >>> code("steering_form")
    'steeringform'
    """
    return name.replace("_", "")[:20]


def _questions(question: Question, number: int, language: str) -> Iterator[dict[str, str]]:
    """The rows of one question: itself, then its items or answers."""
    points = question.total is not None
    row = {
        "id": str(number),
        "class": "Q",
        "type/scale": "K" if points else "L",
        "name": code(question.name),
        "relevance": "1",
        "text": html.escape(question.text[language], quote=False),
        "help": "<br>".join(
            html.escape(line, quote=False) for line in (question.hint[language], *question.meanings(language))
        ),
        "mandatory": "N",
        "other": "N",
    }
    if points:
        row |= {"equals_num_value": str(question.total), "num_value_int_only": "1", "min_num_value_n": "0"}
    yield row
    for i, answer in enumerate(question.answers, 1):
        yield {
            "id": str(number),
            "class": "SQ" if points else "A",
            "type/scale": "0",
            "name": code(answer.code) if points else f"A{i}",
            "relevance": "1" if points else "0",
            "text": html.escape(answer.label[language], quote=False),
        }


def _rows(form: Questionnaire, language: str) -> Iterator[dict[str, str]]:
    yield {"class": "SL", "name": "surveyls_title", "text": form.title[language]}
    welcome = "".join(f"<p>{html.escape(part[language], quote=False)}</p>" for part in form.introduction)
    yield {"class": "SL", "name": "surveyls_welcometext", "text": welcome}
    yield {"class": "SL", "name": "surveyls_endtext", "text": form.thanks[language]}
    number = 0
    for at, group in enumerate(form.groups, 1):
        yield {"id": str(at), "class": "G", "type/scale": "", "name": group.title[language], "relevance": "1"}
        for question in group.questions:
            number += 1
            yield from _questions(question, number, language)


def limesurvey(form: Questionnaire) -> str:
    """The text of the file, in both languages; to be written in UTF-8 with a byte order mark, as a .txt."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", delimiter="\t", lineterminator="\n")
    writer.writeheader()
    for name, value in _SETTINGS.items():
        writer.writerow({"class": "S", "name": name, "text": value})
    for language in lang.LANGUAGES:
        for row in _rows(form, language):
            writer.writerow({**row, "language": language})
    return out.getvalue()
