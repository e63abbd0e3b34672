"""The book can be kept as an archive, and is published by a workflow that nobody else can change."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from leave_to_write import without_leave_to_overrule

from evenwicht.publish import unchanged
from evenwicht.publish.archive import MANIFEST, METADATA, ArchiveError, archive, built, main, sources
from evenwicht.publish.edition import fixed
from evenwicht.publish.frozen import kept
from evenwicht.publish.site.publication import read_publication

ROOT = Path(__file__).resolve().parents[2]
FILES = {"site/index.html": b"<p>", "data/a.csv": b"x\n1\n", "evenwicht/a.py": b"", "index.md": b"# x"}


@pytest.fixture
def crate() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive(read_publication(ROOT), FILES)))


def test_the_archive_lists_every_file_with_its_checksum(crate: zipfile.ZipFile) -> None:
    lines = crate.read(MANIFEST).decode().splitlines()
    told = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    assert set(told) == set(crate.namelist()) - {MANIFEST}
    assert all(hashlib.sha256(crate.read(path)).hexdigest() == digest for path, digest in told.items())


def test_the_archive_is_an_ro_crate(crate: zipfile.ZipFile) -> None:
    metadata = json.loads(crate.read(METADATA))
    assert metadata["@context"] == "https://w3id.org/ro/crate/1.1/context"
    entities = {entity["@id"]: entity for entity in metadata["@graph"]}
    assert entities[METADATA]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert entities[METADATA]["about"] == {"@id": "./"}
    root = entities["./"]
    assert {part["@id"] for part in root["hasPart"]} == set(FILES)
    assert {"name", "description", "datePublished", "license"} <= root.keys()
    for part in (root["license"], root["isBasedOn"], *root["author"], *root["hasPart"]):
        assert part["@id"] in entities
    assert "mit" in entities["evenwicht/a.py"]["license"]["@id"]
    assert "creativecommons" in entities["data/a.csv"]["license"]["@id"]


def test_the_same_files_make_the_same_archive() -> None:
    publication = read_publication(ROOT)
    assert archive(publication, FILES) == archive(publication, dict(reversed(FILES.items())))


def test_an_archive_without_a_built_site_or_a_checkout_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="run make book first"):
        built(tmp_path)
    with pytest.raises(ArchiveError, match="run it in a checkout"):
        sources(tmp_path)


def test_an_archive_that_cannot_be_written_is_told_in_a_line(tmp_path: Path) -> None:
    checkout, target = tmp_path / "checkout", tmp_path / "_build"
    checkout.mkdir()
    (target / "html").mkdir(parents=True)
    (target / "html" / "index.html").touch()
    for name in ("CITATION.cff", "_config.yml"):
        shutil.copy(ROOT / name, checkout)
    git = ("git", "-C", str(checkout), "-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "One")):
        subprocess.run([*git, *command], check=True)
    asked = ["--source", str(checkout), "--build", str(target)]
    assert main(asked) == 1, "nobody knows what that site was built of"
    with fixed(checkout):
        (target / unchanged.STAMP).write_text(unchanged.digest(checkout, True, True, ("nl",)), encoding="utf-8")
    assert main(asked) == 0
    assert [edition.version for edition in kept(checkout)] == [read_publication(ROOT).version]
    (crate,) = target.glob("*.zip")
    before = crate.read_bytes()
    target.chmod(0o555)
    command = [sys.executable, "-m", "evenwicht.publish.archive", *asked]
    stopped = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=without_leave_to_overrule)
    target.chmod(0o755)
    assert stopped.returncode == 1
    assert re.fullmatch(r"archive: stopped; .* cannot be written \(Permission denied\)\n", stopped.stderr)
    assert crate.read_bytes() == before


WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_every_push_is_tested_with_no_rights_and_only_a_tag_publishes() -> None:
    publish, test = sorted(WORKFLOWS)
    read = yaml.safe_load(test.read_text(encoding="utf-8"))
    assert read[True].keys() == {"push", "pull_request"}
    assert not {
        right for job in read["jobs"].values() for right, how in job.get("permissions", {}).items() if how == "write"
    }
    read = yaml.safe_load(publish.read_text(encoding="utf-8"))
    assert read[True] == {"push": {"tags": ["v*"]}}  # YAML reads the key "on" as true
    assert read["permissions"] == {}
    assert set(read["jobs"]["build"]["permissions"].values()) == {"read"}, "what runs the project can write nothing"
    assert read["jobs"]["deploy"]["needs"] == ["build", "keep"], "no site without its edition kept"
    steps = [step.get("run", "") for step in read["jobs"]["build"]["steps"]]
    made = [step for step in steps if step.startswith("make ")]
    assert made == ["make book", "make test", "make audit", "make archive book", "make lite"]


_GH = """#!/usr/bin/env bash
# In the place of GitHub's command: releases have two editions of one day, the newest first, and one of another day.
case "$*" in
  *releases*) printf '%s\\n' new old 2020;;
  *) cat "$KEPT/${@: -1}.tar.gz";;
esac
"""


@pytest.mark.parametrize("lost", [False, True])
def test_a_new_publication_brings_back_every_edition_that_a_release_keeps_or_stops(tmp_path: Path, lost: bool) -> None:
    read = yaml.safe_load(next(path for path in WORKFLOWS if path.stem == "publish").read_text(encoding="utf-8"))
    steps = {step.get("name", "")[:7]: step.get("run") for step in read["jobs"]["build"]["steps"]}
    work, kept, programs = (tmp_path / name for name in ("work", "releases", "programs"))
    for folder in (work, kept, programs):
        folder.mkdir()
    for name, day in {"old": "2026-11-28", "new": "2026-11-28", "2020": "2020-12-08"}.items():
        page = tmp_path / name / day / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(name)
        subprocess.run(["tar", "-czf", kept / f"{name}.tar.gz", "-C", tmp_path / name, day], check=True)
    if lost:
        (kept / "old.tar.gz").unlink()
    (programs / "gh").write_text(_GH)
    (programs / "gh").chmod(0o755)
    told = {"KEPT": str(kept), "RUNNER_TEMP": str(tmp_path), "GITHUB_REPOSITORY": "a/b"}
    environment = os.environ | told | {"PATH": f"{programs}:{os.environ['PATH']}"}

    def run(step: str) -> int:
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps[step]]
        return subprocess.run(
            command, cwd=work, env=environment, check=False, capture_output=True, text=True
        ).returncode

    assert (run("Fetch t") == 0) is not lost
    if lost:
        return
    assert {path.parent.name: path.read_text() for path in work.glob("editions/*/index.html")} == {
        "2020-12-08": "2020",
        "2026-11-28": "new",
    }
    (work / "_build").mkdir()
    (work / "_build" / "evenwicht-1.0.0.crate.zip").write_text("crate")
    assert run("Pack wh") == 0
    assert {path.name for path in (tmp_path / "keep").iterdir()} == {
        "edition-2026-11-28.tar.gz",
        "evenwicht-1.0.0.crate.zip",
    }


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_hash(workflow: Path) -> None:
    used = re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8"))
    assert len(used) > 1
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)
