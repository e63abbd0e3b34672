"""Reported, derived, simulated, answers and interpretation can be told apart by everyone, on paper, in grey and on a dark page."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from evenwicht.figures import status
from evenwicht.figures.dark import DARK
from evenwicht.figures.status import LOOKS, Status
from evenwicht.figures.style import BAND, INK, MUTED, PAPER

NORMAL = np.eye(3)
# Machado, Oliveira & Fernandes (2009), doi 10.1109/TVCG.2009.113, severity 1.0, for linear RGB.
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)
TRITANOPIA = np.array(
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
)
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])

Vector = NDArray[np.float64]
pairs = pytest.mark.parametrize(("one", "other"), list(combinations(LOOKS, 2)))


def linear(colour: str) -> Vector:
    """A colour as linear RGB (IEC 61966-2-1)."""
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(rgb: Vector) -> Vector:
    """CIE L*a*b* (D65) of linear RGB."""
    ratios = _TO_XYZ @ np.clip(rgb, 0, 1) / np.array([0.9505, 1.0, 1.089])
    roots = np.where(ratios > 0.008856, np.cbrt(ratios), 7.787 * ratios + 16 / 116)
    return np.array([116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])])


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((float(_TO_XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def on_dark(colour: str) -> str:
    return DARK[colour]


def on_light(colour: str) -> str:
    return colour


modes = pytest.mark.parametrize("shown", [on_light, on_dark])


@modes
@pytest.mark.parametrize(
    "eyes", [NORMAL, DEUTERANOPIA, PROTANOPIA, TRITANOPIA], ids=["all", "deutan", "protan", "tritan"]
)
@pytest.mark.parametrize(("one", "other"), [pair for pair in combinations(LOOKS, 2)])
def test_colours_or_patterns_differ_for_every_eye(one: Status, other: Status, eyes: Vector, shown: object) -> None:
    assert callable(shown)
    first, second = (lab(eyes @ linear(shown(LOOKS[s].colour))) for s in (one, other))
    distance = float(np.linalg.norm(first - second))
    patterned = LOOKS[one].hatch != LOOKS[other].hatch or LOOKS[one].filled != LOOKS[other].filled
    assert distance > (8 if patterned else 20)


@modes
@pairs
def test_areas_differ_in_grey_by_lightness_or_pattern(one: Status, other: Status, shown: object) -> None:
    assert callable(shown)
    lightness = [lab(linear(shown(LOOKS[s].colour)))[0] for s in (one, other)]
    patterns = {LOOKS[s].hatch for s in (one, other)}
    assert len(patterns) == 2 or abs(lightness[0] - lightness[1]) > 15


@pairs
def test_single_marks_differ_without_any_colour(one: Status, other: Status) -> None:
    assert LOOKS[one].marker != LOOKS[other].marker


def test_what_was_measured_is_filled_and_what_was_worked_out_is_open() -> None:
    assert {name for name, look in LOOKS.items() if look.filled} == {"reported", "answers"}


@modes
@pytest.mark.parametrize("ground", [PAPER, BAND])
@pytest.mark.parametrize("ink", [INK, MUTED, *(look.colour for look in LOOKS.values())])
def test_everything_written_is_legible(ink: str, ground: str, shown: object) -> None:
    assert callable(shown)
    assert contrast(shown(ink), shown(ground)) >= 4.5


def test_every_status_has_its_word_and_its_meaning_in_both_languages() -> None:
    for language in ("nl", "en"):
        words = [status.name(name, language) for name in LOOKS]
        assert len({*words, *(status.explanation(name, language) for name in LOOKS)}) == 2 * len(LOOKS)
    assert status.name("reported", "nl") == "vermeld"
