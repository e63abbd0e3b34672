"""The questionnaire on paper: a PDF that conforms to PDF/UA-1, set by Typst with the fonts of the book."""

from __future__ import annotations

import datetime
import json
import tempfile
from pathlib import Path

from evenwicht.instrument import words
from evenwicht.instrument.questionnaire import Question, Questionnaire

_TEMPLATE = Path(__file__).with_name("paper.typ")


def _question(question: Question, language: str) -> dict[str, object]:
    return {
        "text": question.text[language],
        "hint": question.hint[language],
        "points": question.total is not None,
        "total": question.total,
        "answers": [
            {"label": answer.label[language], "meaning": answer.meaning[language]} for answer in question.answers
        ],
    }


def paper(form: Questionnaire, language: str, created: datetime.datetime) -> bytes:
    """The PDF.

    Parameters
    ----------
    created
        The moment that stands in it as that of its making.

    Raises
    ------
    ImportError
        What sets the book's PDF is not installed (the extra ``book``).
    """
    from evenwicht.publish.pdf.compiler import compile_pdf

    data = {
        "language": language,
        "title": form.title[language],
        "introduction": [part[language] for part in form.introduction],
        "thanks": form.thanks[language],
        "together": words.TOTAL[language],
        "groups": [
            {
                "title": group.title[language],
                "questions": [_question(question, language) for question in group.questions],
            }
            for group in form.groups
        ],
    }
    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder) / "paper.typ"
        main.write_text(_TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
        (Path(folder) / "questions.json").write_text(json.dumps(data), encoding="utf-8")
        pdf, _ = compile_pdf(main, created)
    return pdf
