"""What Binder is told: a Python that the package runs on, the book's lock, and to build what the pages' addresses name."""

from __future__ import annotations

import os
import tomllib

from small_book import ROOT

from evenwicht.publish.site.launch import SITE

BINDER = ROOT / "binder"


def test_python_and_requirements_are_those_of_the_book() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = (BINDER / "runtime.txt").read_text(encoding="utf-8").strip()
    assert asked == f"python-{project['requires-python'].removeprefix('>=')}"
    line = (BINDER / "requirements.txt").read_text(encoding="utf-8").removeprefix("-r ").strip()
    assert (BINDER / line).resolve() == ROOT / "requirements.txt"


def test_it_installs_the_package_and_builds_both_editions_where_the_addresses_look() -> None:
    script = BINDER / "postBuild"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text(encoding="utf-8").splitlines() if line.startswith("python ")]
    assert [command.split()[2] for command in commands] == ["pip", "evenwicht.publish.book"]
    assert commands[0].endswith(" .")
    assert commands[1].split()[3:] == ["--no-pdf"], "both languages, into the folder of every build"
    assert SITE == "_build/html"
