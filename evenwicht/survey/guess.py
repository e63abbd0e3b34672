"""What kind of question the columns of a file may be, where there is no codebook yet: guesses for a person to correct."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

import numpy as np

from evenwicht.survey.labels import NOT_PRINTED, fold, is_no_answer, is_other
from evenwicht.survey.points import number
from evenwicht.survey.raw import Cell, NoAnswer, RawTable
from evenwicht.survey.respondents import weights
from evenwicht.survey.tools import ENDS, FINISHED, IDENTITIES, STARTS, STATUSES, SUBMITTED, TOOLS

MOST = 15
"""More different texts than this are no answers to choose from."""
_LONG = 10
"""A scale has no more steps than this."""
_ENDS = ((1, 5), (1, 4), (1, 7), (0, 10), (1, 10))
"""The scales that people use, the most usual first."""
_FEW, _WIDEST = 3, 40
"""So many respondents must have divided points for them to be known, over no more items than this."""
_SAME = 0.9
"""The share of rows in which points must come to the same total."""
_ITEM = (
    re.compile(r"^(?P<stem>.+?)\s*\[(?P<item>[^\]]+)\]$"),
    re.compile(r"^(?P<stem>.+)\s[-\N{EN DASH}|]\s(?P<item>.+)$"),
    re.compile(r"^(?P<stem>[^/]+)/(?P<item>[^/]+)$"),
    re.compile(r"^(?P<stem>\S+)\.(?P<item>\S+)$"),
    re.compile(r"^(?P<stem>.*[^\d\s_.-])[\s_.-]*(?P<item>\d{1,3})$"),
)
"""How tools head an item: the question with the item between brackets, after a dash, a slash or a full stop, or numbered."""
_OF_A_TOOL = re.compile(
    r"^(punten|points|feedback|opmerking|comment|timing|vraagtijd|question time)\s*[-:]", re.IGNORECASE
)
_MOMENT = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}")
_FREE = "texts that people typed"
_NUMBERS = "numbers, neither points nor a scale"


@dataclass(frozen=True)
class Guess:
    """What some columns may be.

    Attributes
    ----------
    kind
        ``single_choice``, ``allocation`` or ``scale``.
    places
        The columns: one, or one an item.
    stem
        What their headings share; empty for one column.
    because
        Why, in words.
    answers
        The answers to a choice, or the labels of a scale by number, in order.
    total, ends
        How many points are divided, if known; the ends of a scale.
    """

    kind: str
    places: tuple[int, ...]
    because: str
    stem: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    total: int | None = None
    ends: tuple[int, int] | None = None


def item_of(text: str) -> tuple[str, str] | None:
    """The question and the item in a heading; None where it has no item.

    >>> item_of("Wensen [Boeken]"), item_of("Q2_1"), item_of("Leeftijd")
    (('Wensen', 'Boeken'), ('Q', '2_1'), None)
    """
    for pattern in _ITEM:
        found = pattern.match(text)
        if found:
            return found["stem"], found["item"]
    return None


def guesses(raw: RawTable) -> tuple[list[Guess], dict[str, list[str]]]:
    """What the columns of a file may be, in its order; and the headings of the others, by why they are left out."""
    left_out: dict[str, list[str]] = {}
    open_to_guess = []
    for place in range(len(raw.header)):
        reason = _no_question(raw, place)
        if reason:
            left_out.setdefault(reason, []).append(raw.header[place])
        else:
            open_to_guess.append(place)
    points = _Points(raw)
    found = _allocations(raw, points, open_to_guess)
    taken = {place for guess in found for place in guess.places}
    totals = {
        place for guess in found for place in _beside(guess) if guess.total and points.is_only(place, guess.total)
    }
    for place in open_to_guess:
        if place in totals - taken:
            left_out.setdefault("totals of points", []).append(raw.header[place])
        elif place not in taken:
            guess = _of_one(raw, place)
            if isinstance(guess, str):
                left_out.setdefault(guess, []).append(raw.header[place])
            else:
                found.append(guess)
    return sorted(found, key=lambda guess: guess.places), left_out


def _no_question(raw: RawTable, place: int) -> str:
    """Why a column is no question; empty where it may be one."""
    heading = raw.header[place].casefold()
    marks = {mark for tool in TOOLS if tool.name == raw.tool for mark in tool.marks}
    known = marks | STARTS | ENDS | IDENTITIES | STATUSES | SUBMITTED | FINISHED | {"provenance"}
    if heading in known or _OF_A_TOOL.match(heading) or heading.endswith(("_text", "[other]", "[comment]")):
        return f"columns of {raw.tool or 'a tool'}, not of respondents"
    if raw.header[place] in {fault.column for fault in weights(raw, (raw.header[place],))}:
        return "weights, which are not counted with"
    if raw.rows and not _answers(raw, place):
        return "no answers"
    return ""


def _answered(raw: RawTable, place: int) -> list[Cell | Decimal]:
    """What each respondent answered, numbers as such; None for nothing."""

    def one(cell: Cell) -> Cell | Decimal:
        silent = isinstance(cell, NoAnswer) or (isinstance(cell, str) and (is_no_answer(cell) or not fold(cell)))
        return None if silent else number(cell)

    return [one(row[place]) for row in raw.rows]


def _answers(raw: RawTable, place: int) -> list[Cell | Decimal]:
    """What people answered, without those who did not."""
    return [cell for cell in _answered(raw, place) if cell is not None]


def _beside(guess: Guess) -> tuple[int, int]:
    """The columns before and after those of a guess, where a tool or a person puts their total."""
    return guess.places[0] - 1, guess.places[-1] + 1


def _allocations(raw: RawTable, points: _Points, places: Sequence[int]) -> list[Guess]:
    """Neighbouring columns whose numbers come to the same total: those under one heading first, then any three or more."""
    found = []
    free = list(places)
    for stem, whole in _stems(raw, places):
        run = points.without_total(whole) if raw.rows else whole
        total = points.total(run) if raw.rows else None
        if total or not raw.rows:
            told = f"{len(run)} columns under one heading" + (f" that come to {total}" if total else "")
            found.append(Guess("allocation", run, told, stem, total=total))
            free = [place for place in free if place not in whole]
    at = 0
    while raw.rows and at < len(free):
        whole = _run(points, free, at)
        if whole:
            run = points.without_total(whole)
            total = points.total(run)
            found.append(Guess("allocation", run, f"{len(run)} columns side by side that come to {total}", total=total))
        at += max(len(whole), 1)
    return found


def _stems(raw: RawTable, places: Sequence[int]) -> list[tuple[str, tuple[int, ...]]]:
    """Neighbouring columns whose headings, or else whose labels, share the question before the item."""
    runs: list[tuple[str, list[int]]] = []
    for place in places:
        both = [split[0] for text in (raw.header[place], raw.labels[place]) if text and (split := item_of(text))]
        if runs and runs[-1][0] in both and runs[-1][1][-1] == place - 1:
            runs[-1][1].append(place)
        elif both:
            runs.append((both[-1], [place]))
    return [(stem, tuple(run)) for stem, run in runs if len(run) > 1]


class _Points:
    """The numbers of a file, a row a respondent and a column each of its columns; NaN where there is none."""

    def __init__(self, raw: RawTable) -> None:
        wide = [_answered(raw, place) for place in range(len(raw.header))]
        self._numbers = np.array(
            [[float(cell) if isinstance(cell, Decimal) else np.nan for cell in cells] for cells in wide]
        ).T.reshape(len(raw.rows), len(wide))
        self.only = [all(cell is None or isinstance(cell, Decimal) for cell in cells) for cells in wide]

    def total(self, run: Sequence[int]) -> int | None:
        """What the numbers of each row come to, more than one, if it is the same in nearly all."""
        if not all(self.only[place] for place in run):
            return None
        chosen = self._numbers[:, list(run)]
        answered = chosen[~np.isnan(chosen).all(axis=1)]
        if len(answered) < _FEW or np.nanmin(answered) < 0 or (answered == answered[0]).all():
            return None
        sums, times = np.unique(np.round(np.nansum(answered, axis=1)), return_counts=True)
        total = int(sums[times.argmax()])
        return total if total > 1 and times.max() >= _SAME * len(answered) else None

    def is_only(self, place: int, total: int) -> bool:
        """Whether a column holds this number, and nothing else but zeros, as of who skipped the question."""
        if not 0 <= place < self._numbers.shape[1] or not self.only[place]:
            return False
        held = set(self._numbers[:, place][~np.isnan(self._numbers[:, place])])
        return total in held and held <= {0.0, float(total)}

    def without_total(self, run: tuple[int, ...]) -> tuple[int, ...]:
        """The columns without the first or the last, where that holds what the others come to."""
        for place, others in ((run[0], run[1:]), (run[-1], run[:-1])):
            total = self.total(others)
            if len(others) > 1 and total and self.is_only(place, total):
                return others
        return run

    def varies(self, place: int) -> bool:
        """Whether a column holds two different numbers or more."""
        return len(np.unique(self._numbers[~np.isnan(self._numbers[:, place]), place])) > 1

    def is_zero(self, place: int) -> bool:
        """Whether a column holds zeros and nothing else."""
        return self.only[place] and set(self._numbers[:, place][~np.isnan(self._numbers[:, place])]) == {0.0}


def _run(points: _Points, free: Sequence[int], at: int) -> tuple[int, ...]:
    """The fewest neighbouring columns from `at`, three or more, that come to one total; columns of zeros after them too."""
    for end in range(at + 3, min(len(free), at + _WIDEST) + 1):
        run = tuple(free[at:end])
        if run[-1] - run[0] != len(run) - 1 or not all(points.only[place] for place in run):
            return ()
        if points.total(run) and all(points.varies(place) for place in run[:2]):
            while end < len(free) and free[end] == free[end - 1] + 1 and points.is_zero(free[end]):
                end += 1
            return tuple(free[at:end])
    return ()


def _of_one(raw: RawTable, place: int) -> Guess | str:
    """What one column may be; a text that says why it is no question of these kinds."""
    cells = _answers(raw, place)
    if not raw.rows:
        return Guess("single_choice", (place,), "its heading alone; its answers are for you to add")
    labels = _labels(raw, place)
    if labels:
        return _of_labels(place, labels, cells)
    different = dict.fromkeys(cells)
    if len(different) == 1:
        return "one answer of everyone"
    if all(isinstance(cell, Decimal) for cell in different):
        numbers = [cell for cell in cells if isinstance(cell, Decimal)]
        if len(numbers) > _FEW and all(one < next_one for one, next_one in pairwise(numbers)):
            return "numbers of the rows"
        return _of_numbers(place, sorted(set(numbers)))
    texts = [str(cell).strip() for cell in cells]
    others = {text for text in texts if is_other(text)}
    offered = sorted({text for text in texts if text not in others}, key=_placed)
    many = len(offered) > (len(cells) / 2 if len(cells) > 2 * MOST else len(cells) - 1)
    if len(offered) > MOST or many or any(_MOMENT.match(text) for text in offered):
        return _FREE
    answers = {text: text for text in offered} | ({NOT_PRINTED: ""} if others else {})
    return Guess("single_choice", (place,), f"{len(answers)} different answers", answers=answers)


def _placed(text: str) -> tuple[float, str]:
    """Where an answer comes: by the number that it begins with, else by the alphabet."""
    found = re.match(r"\D{0,2}(\d+)", text)
    return (float(found[1]) if found else float("inf"), fold(text))


def _labels(raw: RawTable, place: int) -> dict[float, str]:
    """What the numbers of a column stand for, but for those that say why there is no answer."""
    reasons = {cell.reason for row in raw.rows if isinstance(cell := row[place], NoAnswer)}
    return {
        code: label
        for code, label in raw.codes[place].items()
        if isinstance(code, int | float) and label not in reasons and not is_no_answer(label) and fold(label)
    }


def _of_labels(place: int, labels: Mapping[float, str], cells: Sequence[Cell | Decimal]) -> Guess:
    """A column with labels of its codes: a choice, or a scale of which only some numbers have one."""
    numbers = {int(cell) for cell in cells if isinstance(cell, Decimal) and cell == int(cell)}
    named = {int(code): label for code, label in labels.items()}
    both = numbers | set(named)
    if numbers - set(named) and max(both) - min(both) <= _LONG:
        answers = {str(code): label for code, label in sorted(named.items())}
        return Guess(
            "scale", (place,), "numbers of which some have a label", answers=answers, ends=(min(both), max(both))
        )
    return Guess(
        "single_choice", (place,), f"{len(labels)} labels", answers={label: label for label in labels.values()}
    )


def _of_numbers(place: int, different: Sequence[Decimal]) -> Guess | str:
    """A column of numbers without labels: a scale where they are few and whole."""
    whole = all(value == int(value) for value in different)
    least, most = int(different[0]), int(different[-1])
    if not whole or most - least > _LONG:
        return _NUMBERS
    if len(different) < 3:
        answers = {str(int(value)): str(int(value)) for value in different}
        return Guess("single_choice", (place,), "codes without labels; write what they stand for", answers=answers)
    ends = next((ends for ends in _ENDS if ends[0] <= least and most <= ends[1]), (least, most))
    return Guess("scale", (place,), f"whole numbers from {least} to {most}", ends=ends)
