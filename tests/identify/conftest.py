"""What the tests of identify share; being here, it lets those of every room import the helpers beside it."""

from __future__ import annotations

import highspy
import pytest


@pytest.fixture
def solver_runs(monkeypatch: pytest.MonkeyPatch) -> list[highspy.Highs]:
    """A list that grows by each run of HiGHS: the solver is watched, not the code that asks it."""
    runs: list[highspy.Highs] = []
    run = highspy.Highs.run

    def counted(solver: highspy.Highs) -> highspy.HighsStatus:
        runs.append(solver)
        return run(solver)

    monkeypatch.setattr(highspy.Highs, "run", counted)
    return runs
