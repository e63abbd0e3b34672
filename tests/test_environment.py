"""The environment that `make` makes: from one lock, in any folder, without a network once it is there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from leave_to_write import without_leave_to_overrule

ROOT = Path(__file__).resolve().parents[1]
NOWHERE = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0"}
"""No network: nothing listens there, and pip has no other place to look."""
pytestmark = pytest.mark.long


def make(checkout: Path, *goals: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make as one types it, also where make runs these tests: it hands its level and options on to what it calls."""
    command = ["make", f"PYTHON={sys.executable}", *goals]
    outside = {name: value for name, value in os.environ.items() if name not in {"MAKELEVEL", "MAKEFLAGS", "MFLAGS"}}
    env = {**outside, "PIP_FIND_LINKS": "", **environment}
    return subprocess.run(command, cwd=checkout, env=env, capture_output=True, text=True, check=False)


def told(run: subprocess.CompletedProcess[str]) -> list[str]:
    """What the environment's maker said, without the closing line that make adds of itself."""
    return [line for line in run.stderr.splitlines() if not line.startswith("make: ***")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in a folder with a space and an accent in its name, after `make` made its environment."""
    checkout = tmp_path_factory.mktemp("mijn map, één")
    ignored = shutil.ignore_patterns(".*", "_build", "build", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, checkout, ignore=ignored, dirs_exist_ok=True)
    run = make(checkout, "book-environment", PIP_FIND_LINKS=os.environ.get("PIP_FIND_LINKS", ""))
    assert (run.returncode, told(run)[1:]) == (0, []), run.stderr
    return checkout


@pytest.fixture
def checkout(made: Path) -> Iterator[Path]:
    """The same, whose lock a test may change."""
    lock = made / "requirements.txt"
    before = lock.read_bytes()
    yield made
    lock.write_bytes(before)


def with_one_more(checkout: Path, index: Path) -> None:
    """Lock one more package, `littleone`, and write its wheel into an index of that alone."""
    folder = index / "littleone"
    folder.mkdir(parents=True)
    wheel = folder / "littleone-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("littleone.py", "")
        archive.writestr("littleone-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: littleone\nVersion: 1.0\n")
        archive.writestr(
            "littleone-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("littleone-1.0.dist-info/RECORD", "")
    (folder / "index.html").write_text(f'<a href="{wheel.name}">{wheel.name}</a>', encoding="utf-8")
    with (checkout / "requirements.txt").open("a", encoding="utf-8") as lock:
        lock.write(f"littleone==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")


def remove(checkout: Path, *names: str) -> None:
    command = [checkout / ".venv" / "bin" / "python", "-m", "pip", "uninstall", "--quiet", "--yes", *names]
    subprocess.run(command, check=True, capture_output=True)


def test_a_path_with_spaces_and_accents_will_do(made: Path, tmp_path: Path) -> None:
    command = [made / ".venv" / "bin" / "python", "-m", "evenwicht", "sample-sizes", "50", "25", "25", "--n-max", "8"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "4" in run.stdout


def test_nothing_is_fetched_or_said_once_all_is_there(made: Path) -> None:
    run = make(made, "book-environment", **NOWHERE)
    assert (run.returncode, run.stderr) == (0, "")


def test_without_a_network_the_last_line_names_what_is_missing(checkout: Path, tmp_path: Path) -> None:
    with_one_more(checkout, tmp_path)
    run = make(checkout, "book-environment", **NOWHERE)
    assert run.returncode != 0
    assert told(run)[-1].startswith("make: missing littleone 1.0: ")


def test_a_lock_that_asks_for_what_is_there_needs_no_network(checkout: Path) -> None:
    with (checkout / "requirements.txt").open("a", encoding="utf-8") as lock:
        lock.write("# a remark\n")
    run = make(checkout, "book-environment", **NOWHERE)
    assert run.returncode == 0, run.stderr


def test_the_index_that_pip_was_told_of_is_the_one_that_is_asked(checkout: Path, tmp_path: Path) -> None:
    with_one_more(checkout, tmp_path)
    run = make(checkout, "book-environment", **{**NOWHERE, "PIP_INDEX_URL": tmp_path.as_uri()})
    assert run.returncode == 0, run.stderr
    assert len(told(run)) == 1, "uv did it: there is no word of pip"
    remove(checkout, "littleone")


def test_pip_installs_where_uv_is_not_to_be_had(checkout: Path, tmp_path: Path) -> None:
    with_one_more(checkout, tmp_path)
    remove(checkout, "uv")
    run = make(checkout, "book-environment", **{**NOWHERE, "PIP_INDEX_URL": tmp_path.as_uri()})
    assert run.returncode == 0, run.stderr
    assert "No module named uv); pip does it" in told(run)[1]
    assert list((checkout / ".venv" / "lib").rglob("littleone.py"))
    remove(checkout, "littleone")


@contextlib.contextmanager
def silent_index() -> Iterator[str]:
    """An index that takes a question and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/simple"


def start(checkout: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start it as a shell starts what runs in the background: it is to ignore Ctrl-C."""
    return subprocess.Popen(
        [sys.executable, checkout / "requirements" / "install.py", "book"],
        cwd=checkout,
        env={**os.environ, "PIP_FIND_LINKS": "", **environment},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    return process.stderr.readline()


def test_a_second_make_waits_and_mends_what_ctrl_c_cut_short(checkout: Path, tmp_path: Path) -> None:
    lock = checkout / "requirements.txt"
    before = lock.read_bytes()
    with_one_more(checkout, tmp_path)
    with silent_index() as address:
        first = start(checkout, {**NOWHERE, "PIP_INDEX_URL": address})
        assert "installing what requirements.txt locks" in first_line(first)
        second = start(checkout, {})
        third = start(checkout, {})
        for waiting in (second, third):
            assert first_line(waiting) == "make: another command is installing; this one waits for it\n"
        third.terminate()
        _, said = third.communicate(timeout=60)
        assert (third.returncode, said) == (143, "make: stopped; the next make begins the environment anew\n")
        lock.write_bytes(before)
        asked = time.monotonic()
        os.killpg(first.pid, signal.SIGINT)
        _, said = first.communicate(timeout=20)
        assert time.monotonic() - asked < 2
    assert (first.returncode, said) == (130, "make: stopped; the next make begins the environment anew\n")
    _, said = second.communicate(timeout=300)
    assert second.returncode == 0, said
    assert said.startswith("make: an earlier installation was cut short; the environment is made anew\n")
    test_a_path_with_spaces_and_accents_will_do(checkout, tmp_path)


def test_a_checkout_that_cannot_be_written_to_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    for name in ("requirements.txt", "pyproject.toml", "requirements/install.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    tmp_path.chmod(0o555)
    run = subprocess.run(
        [sys.executable, tmp_path / "requirements" / "install.py", "book"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=without_leave_to_overrule,
    )
    tmp_path.chmod(0o755)
    assert run.returncode == 1
    assert run.stderr == (
        f"make: {tmp_path / '.venv'} cannot be written (Permission denied); "
        "copy the project to a folder of your own and run it there\n"
    )
