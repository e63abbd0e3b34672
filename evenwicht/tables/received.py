"""Tables of what came in: how many questionnaires are used, what is missing in them and why, and who answered."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evenwicht import evidence
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.nothing import Nothing
from evenwicht.published import Published
from evenwicht.survey.background import LABELS, SIZE, YEARS, label
from evenwicht.survey.flow import told_background, told_flow, told_missing
from evenwicht.survey.population import population
from evenwicht.tables.book_table import BookTable

_NONE = "\N{EN DASH}"
_WORDS = Bilingual(
    __name__,
    {
        "step": "Vragenlijsten",
        "n": "Aantal",
        "received": "ontvangen",
        "silent": "niets ingevuld, weggelaten",
        "used": "gebruikt",
        "complete": "waarvan helemaal ingevuld",
        "partial": "waarvan deels ingevuld",
        "few": "niet genoemd: te weinig",
        "question": "Vraag",
        "answered": "Beantwoord",
        "missing": "Niet beantwoord",
        "why": "Reden",
        "none": "niet opgegeven",
        "other": "een andere reden of geen",
        "reason": "{count} \N{MULTIPLICATION SIGN} {reason}",
        "not_told": "niet opgegeven",
        "respondents": "Respondenten",
        "of_respondents": "Deel van de respondenten",
        "municipalities": "Gemeenten",
        "of_municipalities": "Deel van de gemeenten",
        "response": "Respons",
    },
)


def answers_received(language: str | None = None) -> BookTable | Nothing:
    """How many questionnaires came in, and how many of them are used."""
    words, found = _WORDS[lang.current(language)], evidence.current()
    if found.survey is None:
        return Nothing()
    flow = told_flow(found.survey)
    steps = {
        "received": flow.received,
        "silent": flow.silent,
        "used": found.survey.n,
        "complete": flow.complete,
        "partial": flow.partial,
    }
    rows = [(words[step], words["few"] if n is None else lang.number(n, 0, language)) for step, n in steps.items()]
    return BookTable(pd.DataFrame(rows, columns=[words["step"], words["n"]]), (found.rests_on,))


def answers_missing(published: Published, language: str | None = None) -> BookTable | Nothing:
    """How many answered each question, how many did not, and why not."""
    words, found = _WORDS[lang.current(language)], evidence.current()
    if found.survey is None:
        return Nothing()
    rows = []
    for each in told_missing(found.survey):
        missing = words["few"] if each.missing is None else lang.number(each.missing, 0, language)
        rest = (each.missing or 0) - sum(each.reasons.values())
        other = words["other" if each.withheld else "none"]
        told = [*each.reasons.items(), *([(other, rest)] if rest and each.reasons else [])]
        why = [words["reason"].format(count=lang.number(n, 0, language), reason=reason) for reason, n in told]
        why = why or ([words["few"]] if each.withheld else [])
        label = published.codebook.label(each.question, language=language)
        rows.append((label, lang.number(each.answered, 0, language), missing, "; ".join(why) or _NONE))
    heads = [words[head] for head in ("question", "answered", "missing", "why")]
    return BookTable(pd.DataFrame(rows, columns=heads), (found.rests_on,))


def answers_by_size(language: str | None = None) -> BookTable | Nothing:
    """Who answered: respondents by size of their municipality, beside all municipalities where these are known."""
    return _by_class(SIZE, language)


def answers_by_years(language: str | None = None) -> BookTable | Nothing:
    """Who answered: respondents by their years in office."""
    return _by_class(YEARS, language)


def _by_class(question: str, language: str | None) -> BookTable | Nothing:
    """Respondents by their answers on who they are, beside how many there were to ask of each class, where that is known."""
    words, found = _WORDS[lang.current(language)], evidence.current()
    told = None if found.survey is None else told_background(found.survey, question)
    if found.survey is None or told is None:
        return Nothing()
    known = population() if question == SIZE else None
    there: Mapping[str, int] = known.sizes if known else {}

    def text(count: int | None) -> str:
        return words["few"] if count is None else lang.number(count, 0, language)

    def share(count: int | None, of: int) -> str:
        return _NONE if count is None or not of else lang.percent(100 * count / of, 0, language)

    rows = []
    for classes, count in told.items():
        head = label(question, classes, lang.current(language)) if classes else words["not_told"]
        row = [head, text(count), share(count, found.survey.n)]
        if there:
            of = sum(there[name] for name in classes)
            row += [text(of), share(of, sum(there.values())), share(count, of)] if classes else [_NONE] * 3
        rows.append(row)
    heads = [LABELS[question][lang.current(language)], words["respondents"], words["of_respondents"]]
    heads += [words[head] for head in ("municipalities", "of_municipalities", "response")] if there else []
    return BookTable(pd.DataFrame(rows, columns=heads), (found.rests_on,))
