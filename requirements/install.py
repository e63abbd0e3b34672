"""Make the environment: for the book, for its tests, or for what builds JupyterLite.

`make` runs this by itself, and where there is no `make` a person does: ``python requirements/install.py book`` (or
``test``, or ``lite``). It takes nothing but Python and its standard library. uv, itself locked with its hashes,
installs what the lock names; where uv has no wheel or cannot reach the index, pip does the same, more slowly.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
UV = ROOT / "requirements" / "uv.txt"
LOCKS = {
    "book": ("requirements.txt",),
    "test": ("requirements/test.txt", "requirements.txt"),
    "lite": ("requirements/lite.txt",),
}
"""What is asked for: its lock first, then the lock that it holds as well."""
SETTINGS = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
}
"""What a person told pip, and where uv reads the same."""
MISSING = """
import sys
from importlib.metadata import PackageNotFoundError, version
from pip._vendor.packaging.requirements import Requirement
for line in open(sys.argv[1], encoding="utf-8"):
    if "==" in line and not line.startswith((" ", "#")):
        wanted = Requirement(line.rstrip(" \\\\\\n"))
        try:
            found = wanted.specifier.contains(version(wanted.name), prereleases=True)
        except PackageNotFoundError:
            found = False
        if not found and (wanted.marker is None or wanted.marker.evaluate()):
            print(wanted.name, *(each.version for each in wanted.specifier))
"""


class CannotInstallError(Exception):
    """The environment cannot be made; the message is the one line that a person needs."""


def say(text: str) -> None:
    print(f"make: {text}", file=sys.stderr, flush=True)


def end_when_told() -> None:
    """Let Ctrl-C and SIGTERM end this command and what it started, also where a shell started it in the background.

    Such a shell lets what it starts ignore Ctrl-C, and all that this starts would as well.
    """

    def end(signum, frame):
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # a second one cuts nothing short
        raise KeyboardInterrupt(128 + signum)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


def interpreter(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def digest(*names: str) -> str:
    return hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in names)).hexdigest()


@contextlib.contextmanager
def one_at_a_time():
    """Hold this file's own lock, so that two commands never install into one folder at once."""
    with open(__file__, "rb") as held:
        if os.name == "nt":
            import msvcrt

            held.seek(1 << 30)
            while True:
                with contextlib.suppress(OSError):
                    msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("another command is installing; this one waits for it")
                fcntl.flock(held, fcntl.LOCK_EX)
        yield


class Environment:
    """A venv, with a note of what has been installed in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = interpreter(folder)
        self.notes = folder / ".installed"
        self.busy = folder / ".installing"
        self.log = folder / "install.log"

    def noted(self) -> dict[str, str]:
        """What was installed last, by name: the digest of what asked for it."""
        lines = self.notes.read_text(encoding="utf-8").splitlines() if self.notes.is_file() else []
        return dict(line.split(" ") for line in lines)

    def has(self, wanted: dict[str, str]) -> bool:
        return self.python.exists() and not self.busy.exists() and wanted.items() <= self.noted().items()

    def note(self, installed: dict[str, str]) -> None:
        lines = [f"{name} {value}\n" for name, value in sorted({**self.noted(), **installed}.items())]
        self.notes.write_text("".join(lines), encoding="utf-8")

    def run(self, *command: str | Path, env: dict[str, str] | None = None) -> str | None:
        """Run a command; None if all went well, else the last line it had to say."""
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(str(part) for part in command)}\n{done.stdout}{done.stderr}")
        said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        return None if done.returncode == 0 else (said or ["it gave no reason"])[-1]

    def make(self) -> None:
        """Make the venv, where there is none that works."""
        if self.busy.exists():
            say("an earlier installation was cut short; the environment is made anew")
        if self.busy.exists() or not self.python.exists():
            with contextlib.suppress(FileNotFoundError):
                shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True)
            self.busy.touch()
            self.succeed("Python could not make a venv", sys.executable, "-m", "venv", self.folder)
        self.log.write_text("", encoding="utf-8")
        self.busy.touch()
        if self.run(self.python, "-c", "import pip"):  # another tool made the venv
            self.succeed("Python could not add pip", self.python, "-m", "ensurepip")

    def succeed(self, otherwise: str, *command: str | Path) -> None:
        fault = self.run(*command)
        if fault:
            raise CannotInstallError(f"{otherwise}: {fault} (on Debian and Ubuntu: apt-get install python3-venv)")

    def pip(self, *arguments: str | Path) -> str | None:
        options = ("--quiet", "--disable-pip-version-check", "--no-compile", "--no-deps")
        return self.run(self.python, "-m", "pip", "install", *options, *arguments)

    def uv(self, *arguments: str | Path) -> str | None:
        command = (interpreter(VENV), "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--python", self.python)
        compiled = ("--compile-bytecode",) if sys.dont_write_bytecode else ()  # else each import that follows does it
        return self.run(*command, *compiled, *arguments, env=as_pip_does(self.python))

    def install(self, *arguments: str | Path) -> None:
        """Install with uv, else with pip."""
        fault = self.uv(*arguments)
        if fault:
            say(f"uv could not install ({fault}); pip does it, which takes longer")
            fault = self.pip(*arguments)
        if fault:
            raise CannotInstallError(f"{fault} ({self.log.relative_to(ROOT)} has all of it)")

    def missing(self, lock: Path) -> list[str]:
        """What the lock names and this environment lacks."""
        return subprocess.run(
            [str(self.python), "-c", MISSING, str(lock)], capture_output=True, text=True, check=False
        ).stdout.splitlines()


def as_pip_does(python: Path) -> dict[str, str]:
    """The environment in which uv looks where pip would: it does not read pip's configuration itself."""
    listed = subprocess.run(
        [str(python), "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    ).stdout
    told = {}
    for line in listed.splitlines():  # such as global.index-url='https://...'
        place = re.match(r"(?:global|install|:env:)\.([a-z-]+)=(.*)", line)
        if place and place[1] in SETTINGS:
            told[SETTINGS[place[1]]] = " ".join(ast.literal_eval(place[2]).split())
    if "UV_FIND_LINKS" in told:
        told["UV_FIND_LINKS"] = told["UV_FIND_LINKS"].replace(" ", ",")
    return {"UV_INDEX_STRATEGY": "unsafe-best-match", "UV_NO_CONFIG": "1", **told, **os.environ}


def install(wanted: str) -> None:
    """Make sure that the environment has what the lock of `wanted` names."""
    environment = Environment(VENV / "lite" if wanted == "lite" else VENV)
    lock = ROOT / LOCKS[wanted][0]
    contents = {name: digest(*LOCKS[name]) for name in LOCKS if set(LOCKS[name]) <= set(LOCKS[wanted])}
    package = {} if wanted == "lite" else {"package": digest("pyproject.toml", "requirements.txt")}
    locked, installed = environment.has(contents), environment.has(package)
    if locked and installed:
        return
    environment.make()
    try:
        environment.note(dict.fromkeys([*contents, *package], "-"))
        if not locked:
            say(f"installing what {lock.relative_to(ROOT)} locks (under a minute on a fast line)")
            if wanted != "lite":  # where this fails, uv is not there, and pip installs all
                environment.pip("--retries", "2", "--only-binary", ":all:", "--require-hashes", "-r", UV)
            try:
                environment.install("--require-hashes", "-r", lock)
            except CannotInstallError as fault:
                lacking = environment.missing(lock)
                more = f" and {len(lacking) - 3} more" if len(lacking) > 3 else ""
                told = f"missing {', '.join(lacking[:3])}{more}: " if lacking else ""
                raise CannotInstallError(f"{told}{fault}") from None
            environment.note(contents)
        if package:
            environment.install("--no-build-isolation", "--editable", ROOT)
            if sys.dont_write_bytecode:
                environment.run(environment.python, "-m", "compileall", "-q", ROOT / "evenwicht")
            environment.note(package)
    finally:
        if not isinstance(sys.exc_info()[1], KeyboardInterrupt):
            environment.busy.unlink()


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one may be what runs this file
        say(f"Python 3.11 or later is needed, this is {sys.version.split()[0]}; name one with PYTHON=/path/to/python3")
        return 1
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        say(f"install.py: found {' '.join(arguments) or 'nothing'}; expected one of {', '.join(LOCKS)}")
        return 2
    end_when_told()
    try:
        with one_at_a_time():
            install(arguments[0])
    except CannotInstallError as fault:
        say(str(fault))
        return 1
    except OSError as fault:
        say(
            f"{fault.filename} cannot be written ({fault.strerror}); copy the project to a folder of your own and run it there"
        )
        return 1
    except KeyboardInterrupt as told:
        say("stopped; the next make begins the environment anew")
        return told.args[0]
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
