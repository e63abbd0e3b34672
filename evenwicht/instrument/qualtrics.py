"""The questionnaire as Qualtrics imports it: a text file in its advanced format, one language a file.

Source: Qualtrics support, "Import and Export Surveys", preparing an advanced format TXT file. The format has no room for the
rule that points come to a total: that is set in Qualtrics, and the question says it.
"""

from __future__ import annotations

from collections.abc import Iterator

from evenwicht.instrument.questionnaire import Question, Questionnaire


def _question(question: Question, language: str) -> Iterator[str]:
    yield f"[[Question:{'MC:SingleAnswer:Vertical' if question.total is None else 'ConstantSum'}]]"
    yield f"[[ID:{question.name}]]"
    yield "<br>".join((question.text[language], question.hint[language], *question.meanings(language)))
    yield "[[AdvancedChoices]]"
    for i, answer in enumerate(question.answers, 1):
        yield f"[[Choice:{i}]]"
        yield answer.label[language]
    yield ""


def qualtrics(form: Questionnaire, language: str) -> str:
    """The text of the file, to be written in UTF-8 as a .txt."""
    lines = ["[[AdvancedFormat]]", ""]
    for at, group in enumerate(form.groups):
        lines += [f"[[Block:{group.title[language]}]]", ""]
        if at == 0:
            introduction = "<br><br>".join(part[language] for part in form.introduction)
            lines += ["[[Question:DB]]", "[[ID:introduction]]", introduction, ""]
        for question in group.questions:
            lines += _question(question, language)
    return "\n".join(lines)
