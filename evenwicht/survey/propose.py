"""Propose which column of an export is which question, with how sure that is: a mapping file for a person to correct."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from evenwicht.codebook import Codebook, Variable
from evenwicht.survey import background
from evenwicht.survey.headings import Headings
from evenwicht.survey.labels import (
    NOT_PRINTED,
    Column,
    all_columns,
    answers,
    codes,
    columns,
    fold,
    is_no_answer,
    is_other,
    questions,
)
from evenwicht.survey.points import number
from evenwicht.survey.raw import Cell, NoAnswer, RawTable
from evenwicht.survey.respondents import weights

BY_PLACE = 0.5
"""The confidence of a guess by place and number alone."""
_BY_NAME = "its name"
"""Why a column is a question whose name heads it: then codes in the order of the codebook are read as they are."""
_ALIKE = 0.75
"""How alike two texts must be, from 0 to 1 (Ratcliff and Metzener, as in `difflib`), for one to be proposed for the other."""
_ITEM = re.compile(r"^(.*?)[\[_.\s-]*(?:sq)?\d+\]?$", re.IGNORECASE)
_LAST = re.compile(r"\s[-|]\s|[\[/:]")


@dataclass(frozen=True)
class Proposal:
    """What a column of an export may be.

    Attributes
    ----------
    column
        The column of the codebook.
    heading
        The heading in the export.
    confidence
        From 0 to 1; below `evenwicht.survey.mapping.SURE` a person has to confirm it.
    because
        Why, in words.
    answers
        For a single choice: the category that each answer in the file may be, where the codebook does not tell.
    """

    column: Column
    heading: str
    confidence: float
    because: str
    answers: Mapping[str, str]


def propose(raw: RawTable, codebook: Codebook) -> list[Proposal]:
    """A proposal for each column of the codebook for which there is one, in the codebook's order."""
    found = _by_heading(raw, codebook)
    _by_likeness(raw, codebook, found)
    _by_place(raw, codebook, found)
    order = {column: i for i, column in enumerate(all_columns(codebook))}
    whole = [_with_answers(raw, codebook, proposal) for proposal in found.values()]
    return sorted(whole, key=lambda proposal: order[proposal.column])


def _by_heading(raw: RawTable, codebook: Codebook) -> dict[Column, Proposal]:
    known = Headings(codebook)
    found: dict[Column, Proposal] = {}
    for header, label in zip(raw.header, raw.labels, strict=True):
        meant = known.meant(header) or (known.meant(label) if label else None)
        if meant is not None and meant.column not in found:
            found[meant.column] = Proposal(meant.column, header, 1, f"its {meant.by}", {})
    return found


def _free(raw: RawTable, found: Mapping[Column, Proposal]) -> list[int]:
    taken = {proposal.heading for proposal in found.values()}
    return [place for place, header in enumerate(raw.header) if header not in taken]


def _by_likeness(raw: RawTable, codebook: Codebook, found: dict[Column, Proposal]) -> None:
    """Add columns whose heading is much like a name, label or question."""
    pairs = []
    for column in all_columns(codebook):
        if column in found:
            continue
        texts = _texts(codebook, column)
        for place in _free(raw, found):
            heads = [
                fold(part)
                for whole in (raw.header[place], raw.labels[place])
                for part in (whole, _LAST.split(whole)[-1])
            ]
            likeness = max(
                (SequenceMatcher(None, head, text).ratio() for head in heads if head for text in texts), default=0
            )
            if likeness >= _ALIKE:
                pairs.append((likeness, column, raw.header[place]))
    for likeness, column, header in sorted(pairs, key=lambda pair: -pair[0]):
        if column not in found and header not in {proposal.heading for proposal in found.values()}:
            found[column] = Proposal(column, header, round(likeness * 0.89, 2), "much like its label", {})


def _texts(codebook: Codebook, column: Column) -> list[str]:
    variable = codebook.variable(column.variable)
    if column.item:
        return [fold(text) for text in (column.item, *codebook.category(variable.name, column.item).labels.values())]
    return [fold(text) for text in (variable.name, *variable.labels.values(), *variable.questions.values())]


def _by_place(raw: RawTable, codebook: Codebook, found: dict[Column, Proposal]) -> None:
    """Add, in order, groups of as many numbered columns as a question has items, and single choices between them."""
    groups: dict[str, list[int]] = {}
    for place in _free(raw, found):
        stem = _ITEM.match(raw.header[place])
        if stem and _all_points(raw, place):
            groups.setdefault(stem.group(1).casefold(), []).append(place)
    sets = [places for places in groups.values() if len(places) > 1]
    first = last = None
    for variable in questions(codebook, optional=False):
        if variable.kind != "allocation" or any(column in found for column in columns(variable)):
            continue
        places = next((places for places in sets if len(places) == len(variable.categories)), None)
        if places is None:
            continue
        sets.remove(places)
        first, last = min(first or places[0], places[0]), max(last or 0, places[-1])
        for column, place in zip(columns(variable), places, strict=True):
            because = f"by its place: {len(places)} columns of numbers"
            found[column] = Proposal(column, raw.header[place], BY_PLACE, because, {})
    if first is None or last is None:
        return
    names = [variable.name for variable in questions(codebook)]
    sets_of_points = [i for i, variable in enumerate(questions(codebook)) if variable.kind == "allocation"]
    before = [variable for variable in questions(codebook)[: sets_of_points[0]] if Column(variable.name) not in found]
    after = [
        variable for variable in questions(codebook)[sets_of_points[-1] + 1 :] if Column(variable.name) not in found
    ]
    free = [place for place in _free(raw, found) if _may_be_choice(raw, place)]
    ahead, behind = [place for place in free if place < first], [place for place in free if place > last]
    pairs = [*zip(reversed(before), reversed(ahead), strict=False), *zip(after, behind, strict=False)]
    for variable, place in sorted(pairs, key=lambda pair: names.index(pair[0].name)):
        if len(_different(raw, place)) <= len(variable.categories) + 2:
            column = Column(variable.name)
            found[column] = Proposal(column, raw.header[place], BY_PLACE, "by its place among the questions", {})


def _all_points(raw: RawTable, place: int) -> bool:
    cells = [number(row[place]) for row in raw.rows if row[place] is not None and not isinstance(row[place], NoAnswer)]
    return bool(cells) and not any(isinstance(cell, str) and not is_no_answer(cell) for cell in cells)


def _different(raw: RawTable, place: int) -> list[Cell]:
    return sorted(
        {row[place] for row in raw.rows if row[place] is not None and not isinstance(row[place], NoAnswer)}, key=str
    )


def _may_be_choice(raw: RawTable, place: int) -> bool:
    """Whether a column may hold the answers to a single choice: few different ones, and no column for another text."""
    different = _different(raw, place)
    return 1 < len(different) <= 12 and "other" not in raw.header[place].casefold() and len(different) < len(raw.rows)


def _with_answers(raw: RawTable, codebook: Codebook, proposal: Proposal) -> Proposal:
    """The proposal, with a category for each answer in the file that the codebook does not know."""
    if proposal.column.item:
        return proposal
    variable = codebook.variable(proposal.column.variable)
    place = raw.header.index(proposal.heading)
    known, by_code, labels = answers(variable), codes(variable), raw.codes[place]
    read_by_code = by_code if proposal.because == _BY_NAME and not labels else {}
    guessed: dict[str, str] = {}
    confidence = proposal.confidence
    for cell in _different(raw, place):
        plain = str(number(cell)) if isinstance(cell, int | float) else str(cell).strip()
        text = labels.get(cell, plain) if isinstance(cell, int | float) else plain
        if (
            fold(text) in known
            or fold(plain) in read_by_code
            or is_no_answer(text)
            or (is_other(text) and NOT_PRINTED in known.values())
        ):
            continue
        category, likeness = _likest(variable, text)
        if likeness < _ALIKE and fold(plain) in by_code:
            category, likeness = by_code[fold(plain)], BY_PLACE
        if likeness >= BY_PLACE:
            guessed[plain] = category
            confidence = min(confidence, round(likeness * 0.89, 2) if likeness > BY_PLACE else BY_PLACE)
    return replace(proposal, confidence=confidence, answers=guessed)


def _likest(variable: Variable, text: str) -> tuple[str, float]:
    """The category whose label is most like a text, and how alike they are; no likeness below `_ALIKE` counts."""
    short = fold(text)
    pairs = [(SequenceMatcher(None, short, label).ratio(), name) for label, name in answers(variable).items()]
    begun = {name for label, name in answers(variable).items() if len(short) > 3 and label.startswith(short)}
    likeness, name = (0.8, begun.pop()) if len(begun) == 1 else max(pairs)
    return name, likeness if likeness >= _ALIKE else 0.0


def as_text(proposals: list[Proposal], raw: RawTable, codebook: Codebook) -> str:
    """A mapping file of these proposals, with what to do above it."""
    lines = [
        f"# Which column of {raw.file} is which question: proposed by 'evenwicht survey map'.",
        "# Read each line. Where the confidence is below 0.9 it is a guess: mend the heading and the answers below where they",
        "# are wrong, then write 'confidence: 1'. A line that you take out goes by the heading in the file again.",
        "columns:",
    ]
    for proposal in proposals:
        entry = f"{{heading: {_quoted(proposal.heading)}, confidence: {proposal.confidence:g}}}"
        lines.append(f"  {proposal.column.name}: {entry}  # {proposal.because}")
    found = {proposal.column for proposal in proposals}
    missing = [column.name for column in all_columns(codebook) if column not in found]
    lines += [f"  # not found: {name}" for name in missing]
    lines.append("answers:" if any(proposal.answers for proposal in proposals) else "answers: {}")
    for proposal in proposals:
        if proposal.answers:
            lines.append(f"  {proposal.column.name}:  # one of {', '.join(codebook.names(proposal.column.variable))}")
            lines += [f"    {_quoted(text)}: {category}" for text, category in proposal.answers.items()]
    lines += ['# Cells that say that there is no answer, such as "-99".', "no_answer: []"]
    lines += ["# Columns that are no question.", "no_question:"]
    taken = {proposal.heading for proposal in proposals}
    counting = {fault.column for fault in weights(raw, raw.header)}
    others = [header for header in raw.header if header not in taken]
    about = Headings(background.codebook())
    who = [header for header in others if about.meant(header) is not None]
    lines += [f"  - {_quoted(header)}" for header in others if header not in counting and header not in who]
    lines += [f"  # - {_quoted(header)}  # who answered: told beside the questions" for header in who]
    lines += [
        f"  # - {_quoted(header)}  # weights: answers with them are refused" for header in others if header in counting
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
