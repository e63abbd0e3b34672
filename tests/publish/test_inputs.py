"""What a chapter's results depend on."""

from __future__ import annotations

from pathlib import Path

from evenwicht.publish import inputs


def test_results_of_which_nobody_noted_what_they_used_do_not_hold(tmp_path: Path) -> None:
    used = tmp_path / "figures.csv"
    used.write_text("1", encoding="utf-8")
    assert not inputs.hold(None)
    assert inputs.hold({})
    assert not inputs.hold({str(used): "another digest"})
