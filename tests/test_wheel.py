"""The library by itself: its wheel in an empty environment, far from a checkout."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NEEDED = {"highspy", "joblib", "numpy", "pandas", "pyyaml", "scipy", "statsmodels", "tqdm"}
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution, built from a copy: a build leaves files where it is done."""
    folder = tmp_path_factory.mktemp("built")
    ignored = shutil.ignore_patterns(".*", "_build", "build", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, folder / "checkout", ignore=ignored)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", folder / "checkout"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder / "dist"


@pytest.fixture(scope="module")
def python(distributions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has the wheel and what it asks for, in the versions of the lock, and no more."""
    folder = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    (wheel,) = distributions.glob("*.whl")
    versions = folder / "versions.txt"
    pins = re.findall(
        r"^[a-z0-9][^\s;]*==\S+(?: ; [^\\\n]*)?", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M
    )
    versions.write_text("\n".join(pins), encoding="utf-8")
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", folder / "bin" / "python"]
    subprocess.run([*uv, "--constraint", versions, wheel], check=True)
    return folder / "bin" / "python"


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([python, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_what_would_be_uploaded_is_well_formed(distributions: Path) -> None:
    command = [sys.executable, "-m", "twine", "check", "--strict", *distributions.iterdir()]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_the_library_asks_for_eight_others(python: Path, tmp_path: Path) -> None:
    told = "from importlib.metadata import requires; print(*(r for r in requires('evenwicht') if 'extra ==' not in r))"
    assert set(re.findall(r"([a-z]+)>=", run(python, tmp_path, "-c", told).stdout)) == NEEDED


def test_the_examples_of_the_readme_run_from_another_folder(python: Path, tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"^evenwicht ([^#\n]+)", text, re.M)
    assert len(examples) >= 2
    for example in examples:
        ran = subprocess.run(
            f"{python.parent / 'evenwicht'} {example}",
            shell=True,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.strip()


def test_the_report_s_figures_come_along(python: Path, tmp_path: Path) -> None:
    program = "from evenwicht import published; print(len(list(published.load().of('philosophy'))))"
    ran = run(python, tmp_path, "-c", program)
    assert ran.stdout == "5\n", ran.stderr


def test_its_words_come_along_in_both_languages(python: Path, tmp_path: Path) -> None:
    program = "from evenwicht.phrases import counted; print(counted(3, 'nl'), counted(3, 'en'))"
    ran = run(python, tmp_path, "-c", program)
    assert ran.stdout == "drie three\n", ran.stderr


def test_another_s_data_package_is_passed_over(python: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "datapackage.json").write_text('{"name": "of-another"}', encoding="utf-8")
    ran = run(python, tmp_path, "-c", "from evenwicht.datafile import data_folder; print(data_folder().parent.name)")
    assert ran.stdout == "evenwicht\n", ran.stderr


@pytest.mark.parametrize(
    ("program", "lacking", "extra"),
    [
        ("import evenwicht.figures", "matplotlib", "figures"),
        ("import evenwicht.widgets", "anywidget", "widgets"),
        ("from evenwicht.identify import read_ensemble; read_ensemble('x')", "pyarrow", "sampling"),
    ],
)
def test_a_missing_extra_is_told_in_one_line(
    python: Path, tmp_path: Path, program: str, lacking: str, extra: str
) -> None:
    said = run(python, tmp_path, "-c", program).stderr.splitlines()[-1]
    remedy = f"{lacking} is not installed, which this needs; install it with: pip install 'evenwicht[{extra}]'"
    assert said.endswith(f"MissingExtraError: {remedy}")


def test_a_command_whose_extra_is_missing_says_so_in_one_line(python: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "data" / "examples" / "beps.yml", tmp_path)
    ran = run(python, tmp_path, "-m", "evenwicht", "reconstruct", "beps.yml", "--out", "made", "--draws", "1")
    assert ran.returncode == 2
    assert re.fullmatch(r"evenwicht: \w+ is not installed, .*pip install 'evenwicht\[sampling\]'", ran.stderr.strip())
