"""Statements of order, and figures of groups one by one, as a survey file types them."""

from __future__ import annotations

from evenwicht.identify.bounds.decide import Comparison
from evenwicht.identify.files.expression import parse_claim, parse_figured, parse_group, parse_mean
from evenwicht.identify.files.printed_tables import figure_of_group
from evenwicht.identify.files.yaml_fields import YamlValue, or_fault
from evenwicht.identify.model.group_figure import GroupFigure
from evenwicht.identify.model.questions import Allocation, Categorical, Question
from evenwicht.identify.model.statements import Statement, highest, lowest


def typed_statements(entry: YamlValue, questions: tuple[Question, ...]) -> tuple[Statement | GroupFigure, ...]:
    """The statements of one entry.

    Raises
    ------
    SurveyFileError
        For anything that is not as it should be.
    """
    if entry.is_text:
        claim = or_fault(entry, parse_claim, entry.text(), questions)
        if isinstance(claim, Comparison):
            raise entry.fault("expected a comparison of means, shares and numbers, or highest or lowest")
        return claim
    kinds = {"highest": highest, "lowest": lowest}
    found = entry.fields()
    if "figure" in found:
        return (figure_of_group(entry, questions),)
    strict = found["strict"].flag() if "strict" in found else False
    name = found["name"].text() if "name" in found else ""
    for kind, make in kinds.items():
        if kind in found:
            fields = entry.known_fields((kind,), ("by", "where", "strict", "name"))
            mean = or_fault(fields[kind], parse_mean, fields[kind].text(), questions)
            question = next(q for q in questions if q.name == mean.question)
            assert isinstance(question, Allocation)
            if "by" in fields and "where" in fields:
                raise fields["where"].fault("found both 'by' and 'where', expected one of them")
            by = _grouping(fields["by"], questions) if "by" in fields else None
            group = (
                or_fault(fields["where"], parse_group, fields["where"].text(), questions)
                if "where" in fields
                else mean.group
            )
            options = {"group": group, "by": by, "strict": strict, "name": name}
            return or_fault(entry, make, question, mean.item, **options)
    fields = entry.known_fields(("larger", "smaller"), ("strict", "name"))
    larger, smaller = (
        or_fault(fields[side], parse_figured, fields[side].text(), questions) for side in ("larger", "smaller")
    )
    return (or_fault(entry, Statement, larger, smaller, strict, name),)


def _grouping(entry: YamlValue, questions: tuple[Question, ...]) -> Categorical:
    known = {q.name: q for q in questions if isinstance(q, Categorical)}
    return known[entry.choice(list(known))]
