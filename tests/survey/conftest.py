"""Answers to write, read and hold against the codebook."""

import random

import pandas as pd
import pytest
from books_of_answers import export, make_both

from evenwicht import codebook as codebooks
from evenwicht.survey.labels import questions


@pytest.fixture(scope="session")
def codebook():
    return codebooks.load()


def simulated(codebook, n=12, seed=1, optional=True):
    """Random answers of `n` respondents to every question, as names of categories and whole points."""
    draw = random.Random(seed)
    rows = []
    for _ in range(n):
        row = {}
        for variable in questions(codebook, optional=optional):
            names = codebook.names(variable.name)
            if variable.kind != "allocation":
                row[variable.name] = draw.choice(names)
                continue
            points = [draw.choice(names) for _ in range(variable.total)]
            row |= {f"{variable.name}.{name}": points.count(name) for name in names}
        rows.append(row)
    return pd.DataFrame(rows)


@pytest.fixture
def simulate(codebook):
    """A function of a number and a seed: random answers of so many respondents."""
    return lambda n, seed: simulated(codebook, n, seed)


@pytest.fixture
def answers(codebook):
    return simulated(codebook)


@pytest.fixture
def in_labels(codebook, answers):
    """The same answers as a Dutch survey tool exports them: labels for names, and an index of its own."""

    def export(language="nl"):
        table = pd.DataFrame({"Respondent": range(1, len(answers) + 1)})
        for name in answers.columns:
            variable, _, item = name.partition(".")
            if item:
                label = f"{codebook.label(variable, language=language)}: {codebook.label(variable, item, language)}"
                table[label] = answers[name]
            else:
                table[codebook.label(variable, language=language)] = answers[name].map(
                    codebook.labels(variable, language)
                )
        return table

    return export


@pytest.fixture(scope="session")
def exported(tmp_path_factory):
    """The answers that those books are built on."""
    return export(tmp_path_factory.mktemp("exported"))


@pytest.fixture(scope="session")
def both_books(tmp_path_factory):
    """A small book with every explorer, built on confidential answers, and built anew in the same place without them."""
    return make_both(tmp_path_factory.mktemp("both"))
