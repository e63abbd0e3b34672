"""Figure on steering forms by domain, of which the report prints nothing: only answers can draw it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from evenwicht import evidence
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.answer_marks import status_of
from evenwicht.figures.book_figure import BookFigure, at_both_widths
from evenwicht.figures.cross_table_of_answers import cross_table_of_answers
from evenwicht.figures.heat_map import ColumnHead, heat_map
from evenwicht.figures.numbers import numbers
from evenwicht.figures.real import told_source
from evenwicht.figures.status import name
from evenwicht.figures.style import drawing
from evenwicht.nothing import Nothing
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import Survey, told_shares

_LEGEND = ("under", "between", "over")
PERCENT = (20, 40)
"""Shares from which a cell is darker."""
_NONE = "\N{EN DASH}"
_WORDS = Bilingual(
    __name__,
    {
        "means": "De punten voor elke sturingsvorm in elk domein, naar de antwoorden. Hoe donkerder, hoe meer punten.",
        "shares": "De sturingsvorm die in elk domein het meeste gewicht krijgt, naar de antwoorden. Hoe donkerder, hoe "
        "vaker gekozen.",
        "axis": "procent van de antwoorden over het domein",
        "under": "minder dan {some}",
        "between": "{some} tot {many}",
        "over": "{many} of meer",
        "domain": "Domein",
        "count": "Aantal",
        "alt": "Een tabel als beeld, naar {answers}: een kolom voor elk domein en een rij voor elke sturingsvorm. In elke "
        "cel staat welk deel die vorm noemt. {domains}.",
        "first": "{domain}: {form} het vaakst, {share}",
        "hidden": "{domain}: niet getoond, te weinig respondenten",
    },
)


@at_both_widths
def steering_forms_by_domain(published: Published, language: str | None = None) -> BookFigure | Nothing:
    """How do municipalities steer in each domain? The points of those who told of one, or the form that weighs most in each.

    Nothing where no answers tell of domains. Which it is, is what was asked: the domain that the answers are about
    (`cross_table_of_answers`), or the questions on each domain of the questionnaire of this edition.
    """
    found = evidence.current()
    if found.survey is None:
        return Nothing()
    if found.tells("domain"):
        drawn = cross_table_of_answers(published, found.survey, language, by="domain")
        return replace(drawn, caption=_WORDS[lang.current(language)]["means"])
    asked = [domain for domain in published.codebook.names("domain") if found.tells(f"form_{domain}")]
    return _forms_that_weigh_most(published, found.survey, asked, language) if asked else Nothing()


def _forms_that_weigh_most(
    published: Published, survey: Survey, domains: list[str], language: str | None
) -> BookFigure:
    """The share of each steering form in each domain; a dash where it must not be told."""
    words, status, codebook = _WORDS[lang.current(language)], status_of(survey), published.codebook
    forms, labels = codebook.labels("steering_form", language), codebook.labels("domain", language)
    table, said = [], []
    sizes: list[int] = []
    given: list[float] = []
    heads: list[ColumnHead] = []
    texts: list[list[str]] = []
    tints: list[list[int]] = []
    for domain in domains:
        told = told_shares(survey, f"form_{domain}").reindex(list(forms))
        n = lang.number(survey.answered(f"form_{domain}").n, language=language)
        heads.append(ColumnHead(labels[domain], f"n = {n}"))
        texts.append([_NONE if share != share else lang.percent(str(share), 0, language) for share in told])
        tints.append([sum(float(share) >= least for least in PERCENT) for share in told])
        sizes += [survey.answered(f"form_{domain}").n] * len(forms)
        given += told.tolist()
        table += [(labels[domain], n, *row) for row in zip(forms.values(), texts[-1], strict=True)]
        domain_said = in_sentence(labels[domain])
        if told.isna().all():
            said.append(words["hidden"].format(domain=domain_said))
        else:
            form, share = in_sentence(forms[str(told.idxmax())]), lang.percent(str(told.max()), 0, language)
            said.append(words["first"].format(domain=domain_said, form=form, share=share))
    some, many = (lang.percent(share, 0, language) for share in PERCENT)
    legend = [words[part].format(some=some, many=many) for part in _LEGEND]
    with drawing():
        figure = heat_map(list(forms.values()), heads, texts, tints, legend, [status], words["axis"], language)
    answers, items = told_source(survey, survey.n, language), "; ".join(said)
    columns = [words["domain"], words["count"], codebook.label("steering_form", language=language)]
    return BookFigure(
        figure,
        words["alt"].format(answers=answers, domains=items[:1].upper() + items[1:]),
        pd.DataFrame(table, columns=[*columns, name(status, language).capitalize()]),
        {
            words["count"]: numbers(sizes, "respondents"),
            name(status, language).capitalize(): numbers(given, "percent", 0),
        },
        (status,),
        answers,
        language,
        caption=words["shares"],
    )
