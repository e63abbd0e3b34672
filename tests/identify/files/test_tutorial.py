"""The tutorial on checking a report shows what its commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from evenwicht.command import main

TUTORIAL = Path(__file__).parents[3] / "docs" / "check-a-report.md"
SHOWN = re.findall(r"```shell\nevenwicht (.*?)\n```\n\n```text\n(.*?)\n```", TUTORIAL.read_text(encoding="utf-8"), re.S)


@pytest.mark.long
@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command.split()[0] for command, _ in SHOWN])
def test_a_command_prints_what_the_tutorial_shows(
    command: str, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(SHOWN) == 4
    assert main(shlex.split(command)) == 0
    assert output in capsys.readouterr().out
