"""Draw the picture of `check-a-report.md`: what the printed figures of Berkeley say of the shares that they do not print.

python docs/check_a_report.py
"""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

from evenwicht.figures.style import GROUND, INK, MUTED, RULE, drawing
from evenwicht.identify import Share, read_survey

HERE = Path(__file__).parent
MARKS = {"men": ("s", "#9a3d00"), "women": ("o", "#0b5394")}


def main() -> None:
    """Work out both bounds and draw them under the printed percentages."""
    survey = read_survey(HERE.parent / "data" / "examples" / "berkeley.yml")
    [n] = survey.sample_sizes()
    problem = survey.at(n)
    printed = {
        tuple(answer for _, answer in figure.group): float(figure.read.value or 0)
        for figure in problem.group_figures
        if not figure.counted
    }
    majors = sorted({major for _, major in printed})
    with drawing(), mpl.rc_context({"svg.fonttype": "path"}):
        figure, axes = plt.subplots(figsize=(6, 3.6))
        for sex, (marker, colour) in MARKS.items():
            axes.plot(
                [printed[sex, m] for m in majors],
                range(len(majors)),
                marker,
                color=colour,
                label=f"{sex}, printed",
                clip_on=False,
            )
            found = problem.bounds(Share("admitted", "yes", ("sex", sex)))
            lower, upper = 100 * float(found.lower), 100 * float(found.upper)
            axes.plot([lower, upper], [len(majors) + 0.3] * 2, color=colour, linewidth=7, solid_capstyle="butt")
            at, side = (lower - 1.5, "right") if sex == "women" else (upper + 1.5, "left")
            told = f"{sex} {lower:.1f} to {upper:.1f}"
            axes.text(at, len(majors) + 0.3, told, color=colour, ha=side, va="center", bbox=GROUND)
        axes.axhline(len(majors) - 0.5, color=RULE)
        axes.set_yticks(
            [*range(len(majors)), len(majors) + 0.3], [*(f"major {m}" for m in majors), "all six"], color=INK
        )
        axes.set_ylim(len(majors) + 0.9, -0.6)
        axes.set_xlim(-8, 100)
        axes.set_xlabel("admitted, % of those who applied", color=MUTED)
        axes.tick_params(length=0)
        axes.grid(axis="x", color=RULE)
        axes.set_axisbelow(True)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        axes.legend(frameon=False, loc="center right")
        figure.savefig(HERE / "check-a-report.svg", metadata={"Date": None}, bbox_inches="tight")


if __name__ == "__main__":
    main()
