"""The book can be kept as an archive, and is published by a workflow that nobody else can change."""

from __future__ import annotations

import hashlib
import io
import json
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
    assert read["jobs"]["deploy"]["needs"] == "build"
    assert "id-token" not in read["jobs"]["build"]["permissions"]
    steps = [step.get("run") for step in read["jobs"]["build"]["steps"]]
    assert [step for step in steps if step] == ["make book", "make test", "make audit", "make lite"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_hash(workflow: Path) -> None:
    used = re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8"))
    assert len(used) > 1
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)
