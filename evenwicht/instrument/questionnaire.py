"""The questionnaire as plain data: groups of questions with their answers, in both languages, made of the codebook."""

from __future__ import annotations

from dataclasses import dataclass, replace

from evenwicht import language as lang
from evenwicht.codebook import Category, Codebook, Variable
from evenwicht.instrument import words
from evenwicht.instrument.words import Words
from evenwicht.survey import background
from evenwicht.survey.labels import ASKED, NOT_PRINTED


@dataclass(frozen=True)
class Answer:
    """An answer to choose, or an item to give points to: its code, its label and what it means (may be empty)."""

    code: str
    label: Words
    meaning: Words


@dataclass(frozen=True)
class Question:
    """A question.

    Attributes
    ----------
    name
        Its name: the codebook's, where the codebook has it.
    text, hint
        The question, and how to answer it.
    answers
        The answers or items, in order; the number of each, from 1, is its code where a tool wants a short one.
    total
        How many points are divided over the answers; None where one is chosen.
    """

    name: str
    text: Words
    hint: Words
    answers: tuple[Answer, ...]
    total: int | None = None

    def meanings(self, language: str) -> list[str]:
        """What each answer means, after its label, where a tool has no room for it beside the answer."""
        return [f"{each.label[language]}: {each.meaning[language]}" for each in self.answers if each.meaning[language]]


@dataclass(frozen=True)
class Group:
    """Questions under one heading."""

    name: str
    title: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Questionnaire:
    """All groups, with a title, an introduction and a word of thanks."""

    title: Words
    introduction: tuple[Words, ...]
    groups: tuple[Group, ...]
    thanks: Words


NOTHING: Words = {"nl": "", "en": ""}


def _filled(text: Words, **values: object) -> Words:
    return {language: text[language].format(**values) for language in lang.LANGUAGES}


def _answer(category: Category) -> Answer:
    if category.name == NOT_PRINTED:
        return Answer(category.name, words.OTHER, NOTHING)
    return Answer(category.name, category.labels, category.descriptions)


def _asked(variable: Variable) -> Question:
    """A question of the codebook."""
    hint = words.ONE if variable.total is None else _filled(words.RULE, total=variable.total)
    return Question(variable.name, variable.questions, hint, tuple(map(_answer, variable.categories)), variable.total)


def _asked_briefly(variable: Variable) -> Question:
    """A question whose answers need no explanation."""
    return replace(
        _asked(variable), answers=tuple(Answer(each.name, each.labels, NOTHING) for each in variable.categories)
    )


def questionnaire(codebook: Codebook) -> Questionnaire:
    """The questionnaire of a codebook: its questions in order, those that it asks anew, and the background.

    Questions up to the last allocation stand under one heading, those after it under another. Those asked anew, such as which
    steering form weighs most in a domain, have their answers in short.
    """
    asked = [variable for variable in codebook.variables if variable.kind in ASKED]
    last = max((i for i, variable in enumerate(asked) if variable.kind == "allocation"), default=len(asked) - 1)
    parts = {
        "steering": tuple(map(_asked, asked[: last + 1])),
        "domains": tuple(_asked_briefly(variable) for variable in codebook.variables if variable.kind == "asked_anew"),
        "role": tuple(map(_asked, asked[last + 1 :])),
        "background": tuple(map(_asked_briefly, background.codebook().variables)),
    }
    groups = tuple(Group(name, words.GROUPS[name], questions) for name, questions in parts.items() if questions)
    return Questionnaire(words.TITLE, words.INTRODUCTION, groups, words.THANKS)
