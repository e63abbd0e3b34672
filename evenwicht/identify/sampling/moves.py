"""What a move is: something symmetric that changes a state of the open space, in all chains at once.

What a move *touches* - which respondents, which items, how many at a time - is the same in all chains and drawn without
regard to where they are; what it does there is drawn for each chain by itself. Given what was touched, a
move is symmetric: between two states it is as likely one way as the other. So, given what was touched, chains
are independent of each other, and every move by itself keeps the uniform distribution on the open space.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.sampling.space import State
from evenwicht.identify.search.programme import Floats, Truths, Whole

Rows = Whole

Kind = tuple[str, int]
"""The name of a move, and the place of its question among the allocations or the categorical questions."""


@dataclass(frozen=True)
class Touched:
    """What a move touches.

    Attributes
    ----------
    options
        Two different items or answers, or two sets of as many items, one after the other.
    first, second
        Rows of the state (respondents or cells); in pairs if `second` is not empty.
    length
        How many rows or pairs move, or how far they may.
    """

    options: tuple[int, ...]
    first: Rows
    second: Rows
    length: int


@dataclass
class Change:
    """A proposed move.

    Attributes
    ----------
    inside
        (chains,): whether the state stays in the open space; may be False where it does not change at all.
    sum_rows, sum_step, count_rows, count_step
        Which rows of sums and counts change, and by how much, (rows, chains).
    write
        Writes the move into the state for the chains of a mask; may be called again with another mask. Parts of a
        move that change neither a sum nor the prior's weight are written for all chains.
    key
        Stands for `sum_rows`: moves with the same key change the same rows. None if counts change.
    """

    inside: Truths
    sum_rows: Rows
    sum_step: Whole
    count_rows: Rows
    count_step: Whole
    write: Callable[[Truths], None]
    key: object


class Moves(Protocol):
    """A state and the moves that it knows.

    Attributes
    ----------
    lengths
        For each kind of move the lengths it can have.
    turns
        The kinds of the moves of one sweep, each as often as it is worth.
    """

    lengths: dict[Kind, Rows]
    turns: list[Kind]

    @property
    def state(self) -> State:
        """The state; moves change it in place."""
        ...

    def touch(self, kind: Kind, length: int, scan: np.random.Generator) -> Touched:
        """Draw what a move of this kind and length touches."""
        ...

    def propose(self, kind: Kind, touched: Touched, random: np.random.Generator) -> Change:
        """Propose a move, chain by chain."""
        ...

    def worth(self, kind: Kind) -> Floats:
        """What a move of each length is worth if it is taken, beside its cost."""
        ...


def line_step(place: NDArray[Any], most: NDArray[Any], random: np.random.Generator) -> NDArray[Any]:
    """Steps along lines of whole numbers, from `place` (0 to `most`) to a new place on the line.

    The new place is `r - place` modulo the line's length, with r random: it leads back by the same r, so the move is
    symmetric whatever the distribution of r. With r uniform, up to the coarseness of a random byte or of a
    float, this is a heat-bath step.
    """
    length = most + 1
    if place.dtype == np.int8:
        scaled = np.multiply(_bytes(place.shape, random), length.view(np.uint8), dtype=np.uint16)
        r = (scaled >> 8).astype(np.int8)
    else:
        r = np.minimum((random.random(place.shape) * length).astype(place.dtype), most)
    target = r - place
    target += length * (target < 0)
    step: NDArray[Any] = target - place
    return step


def coins(shape: tuple[int, ...], random: np.random.Generator) -> Truths:
    """Fair coins."""
    return _bytes(shape, random) < 128


def stack(rows: list[Rows], steps: list[Whole], chains: int) -> tuple[Rows, Whole]:
    """Rows and their steps, put together."""
    if not rows:
        return np.empty(0, dtype=np.int64), np.empty((0, chains), dtype=np.int64)
    return np.concatenate(rows), np.concatenate(steps)


def change_of(
    rows: list[Rows], steps: list[Whole], chains: int, write: Callable[[Truths], None], key: object
) -> Change:
    """A move of points alone, inside in all chains."""
    return Change(np.ones(chains, dtype=np.bool_), *stack(rows, steps, chains), *stack([], [], chains), write, key)


def powers(most: int) -> Rows:
    """Lengths of moves, or how far they may reach: 1, 2, 4, ..., most."""
    powers = 2 ** np.arange(max(most, 1).bit_length())
    return np.unique(np.append(powers[powers < most], max(most, 1)))


def _bytes(shape: tuple[int, ...], random: np.random.Generator) -> NDArray[np.uint8]:
    size = 1
    for extent in shape:
        size *= extent
    words: NDArray[np.uint64] = random.bit_generator.random_raw(-(-size // 8))
    return words.view(np.uint8)[:size].reshape(shape)
