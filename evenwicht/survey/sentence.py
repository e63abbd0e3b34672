"""What answers say on one question, in a sentence of the book."""

from __future__ import annotations

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.published import Published
from evenwicht.survey.disclosure import told_means, told_shares
from evenwicht.survey.table import Survey

_WORDS = Bilingual(
    __name__,
    {
        "real": "In de antwoorden uit {source} (n = {n})",
        "synthetic": "In deze proef met synthetische antwoorden uit {source} (n = {n}), die niets over secretarissen zegt,",
        "share": "{who} is het deel van elk antwoord: {items}.",
        "mean": "{who} is het gemiddelde aantal punten: {items}.",
        "item": "{label} {value}",
        "beside": "{label} {value} (vermeld {printed})",
        "few": "Antwoorden van te weinig respondenten zijn weggelaten.",
    },
)


def sentence(survey: Survey, question: str, published: Published, language: str | None = None) -> str:
    """What the answers say on a question beside what is printed, highest first; without what must not be told.

    Parameters
    ----------
    survey
        The answers.
    question
        A question of the codebook with one choice, or an allocation.
    published
        The printed figures.
    language
        ``nl`` or ``en``; by default the language of the book.
    """
    words, asked = _WORDS[lang.current(language)], published.codebook.variable(question)
    shares = asked.kind != "allocation"
    values = told_shares(survey, question) if shares else told_means(survey, question)
    labels = published.codebook.labels(question, language)
    printed = {figure.category: figure for figure in published.figures if figure.variable == question}
    decimals = next((figure.decimals for figure in printed.values()), 0 if shares else 1)

    def text(value: object) -> str:
        number = lang.number(str(value), decimals, language)
        return f"{number}%" if shares else number

    told = values.dropna().sort_values(ascending=False, kind="stable")
    items = [
        words["beside"].format(
            label=_lower(labels[str(name)]), value=text(value), printed=text(printed[str(name)].value)
        )
        if name in printed
        else words["item"].format(label=_lower(labels[str(name)]), value=text(value))
        for name, value in told.items()
    ]
    kind = "synthetic" if survey.provenance == "synthetic" else "real"
    n = lang.number(survey.answered(question).n, language=language)
    who = words[kind].format(source=survey.source, n=n)
    first = words["share" if shares else "mean"].format(who=who, items=lang.listing(items, language))
    return f"{first} {words['few']}" if len(told) < len(values) else first


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
