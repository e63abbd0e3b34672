"""JupyterLite: what the chapters need is there in the browser, and all of it comes from the site itself."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from packaging.utils import canonicalize_name

from evenwicht.publish.lite import LiteError, build, wheels
from evenwicht.publish.lite.__main__ import main
from evenwicht.publish.lite.fetch import fetched
from evenwicht.publish.lite.needed import OWN, as_requirements, needed
from evenwicht.publish.lite.runtime import FILES, LOCK, Runtime, read_runtime, written
from evenwicht.publish.lite.wheels import LOCKED, locked, modules, versions
from evenwicht.publish.site.editions import FOLDERS
from evenwicht.publish.site.launch import launch_links

ROOT = Path(__file__).resolve().parents[2]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def runtime() -> Runtime:
    return read_runtime(ROOT)


@pytest.fixture(scope="module")
def jupyterlite() -> Path:
    """The Python of the environment that builds JupyterLite, made when it is first asked for."""
    subprocess.run([sys.executable, ROOT / "requirements" / "install.py", "lite"], check=True)
    return build.ENVIRONMENT / "bin" / "python"


def project(folder: Path, *requirements: str) -> Path:
    """A checkout of which the package asks for these requirements."""
    listed = ", ".join(f'"{requirement}"' for requirement in requirements)
    text = f"[project]\ndependencies = [{listed}]\n[project.optional-dependencies]\nsurvey = []\n"
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.long
def test_the_recorded_pyodide_is_the_one_that_the_kernel_is_made_for(runtime: Runtime, jupyterlite: Path) -> None:
    told = "from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION; print(PYODIDE_VERSION)"
    assert runtime.version == subprocess.check_output([jupyterlite, "-c", told], text=True).strip()


def test_everything_a_chapter_needs_is_in_pyodide_or_a_locked_pure_wheel(runtime: Runtime) -> None:
    there = needed(ROOT, runtime)
    assert {"pandas", "scipy", "statsmodels", "matplotlib", "highspy"} <= there.packages
    assert {"seaborn", "arviz-stats", "anywidget", "ipywidgets"} <= set(there.wheels)
    assert {name: version for name, (version, _) in locked(ROOT).items()} == versions(ROOT)
    assert set(there.depends) == {*there.wheels, OWN}
    assert {name for names in there.depends.values() for name in names} <= {*there.wheels, *there.packages}


def test_the_same_versions_can_be_asked_for_outside_a_browser(runtime: Runtime) -> None:
    lines = as_requirements(needed(ROOT, runtime), runtime).splitlines()
    assert {f"pandas=={runtime.packages['pandas'].version}", f"seaborn=={versions(ROOT)['seaborn']}"} <= set(lines)
    assert len(lines) == len({line.split("==")[0] for line in lines}) > 40


def test_the_wheels_are_those_of_the_book_s_own_lock() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for name, (version, digest) in locked(ROOT).items():
        entry = re.search(rf"^{re.escape(name)}=={re.escape(version)}\b(?:.*\\\n)+.*$", text, re.MULTILINE)
        assert entry is not None, name
        assert f"sha256:{digest}" in entry[0], name


def test_a_requirement_that_pyodide_cannot_meet_is_named(tmp_path: Path, runtime: Runtime) -> None:
    with pytest.raises(LiteError, match=r"^evenwicht needs pandas<3: found 3\.\d+\.\d+, the only one there is"):
        needed(project(tmp_path, "pandas<3"), runtime)


def test_a_requirement_that_is_nowhere_is_named(tmp_path: Path, runtime: Runtime) -> None:
    with pytest.raises(LiteError, match="evenwicht needs no-such-thing>=1: found it neither in Pyodide nor installed"):
        needed(project(tmp_path, "no-such-thing>=1"), runtime)


def test_what_only_another_platform_needs_is_not_needed(tmp_path: Path, runtime: Runtime) -> None:
    wanted = project(tmp_path, "no-such-thing; sys_platform == 'win32'", "six; sys_platform == 'emscripten'")
    assert needed(wanted, runtime).depends[OWN] == ("six",)


def test_a_line_that_locks_no_wheel_is_told(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / LOCKED).write_text("seaborn==0.13.2\n", encoding="utf-8")
    with pytest.raises(LiteError, match=r"line 1: found 'seaborn==0\.13\.2'"):
        locked(tmp_path)


def write_distribution(folder: Path, packages: set[str], runtime: Runtime) -> Runtime:
    """A Pyodide of these packages whose files hold next to nothing."""
    folder.mkdir(parents=True)
    entries = {}
    for name in packages:
        wheel = folder / f"{name.replace('-', '_')}-1-py3-none-any.whl"
        wheel.write_bytes(name.encode())
        entries[name] = {"file_name": wheel.name, "sha256": sha256(wheel), "version": "1", "depends": []}
    entries["another"] = {"file_name": "another.whl", "sha256": "0", "version": "1", "depends": []}
    (folder / LOCK).write_text(json.dumps({"info": {"python": "3.14.2"}, "packages": entries}), encoding="utf-8")
    for name in set(FILES) - {LOCK}:
        (folder / name).write_text(f"// {name}", encoding="utf-8")
    return replace(runtime, files={name: sha256(folder / name) for name in FILES})


def test_a_record_holds_versions_dependencies_and_checksums_a_package_a_line(tmp_path: Path, runtime: Runtime) -> None:
    def recorded() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "evenwicht.publish.lite.runtime", "pyodide"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    made = write_distribution(tmp_path / "pyodide", {"six", "numpy"}, runtime)
    (tmp_path / "requirements").mkdir()
    refused = recorded()
    told = "pyodide: found no package.json; expected an unpacked npm package pyodide\n"
    assert (refused.returncode, refused.stderr) == (1, told)
    (tmp_path / "pyodide" / "package.json").write_text('{"version": "1.2.3"}', encoding="utf-8")
    assert recorded().stdout == "requirements/pyodide.json: Pyodide 1.2.3, 3 packages\n"
    read = read_runtime(tmp_path)
    assert (read.version, read.python, read.files) == ("1.2.3", "3.14.2", made.files)
    assert set(read.packages) == {"six", "numpy", "another"}
    own = (ROOT / "requirements" / "pyodide.json").read_text(encoding="utf-8")
    assert written(json.loads(own)) == own


def test_a_file_that_is_not_the_locked_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "x.whl").write_bytes(b"other")
    address = (tmp_path / "a" / "x.whl").as_uri()
    with pytest.raises(LiteError, match=r"found a file with SHA-256 \w+; expected 0000"):
        fetched(address, "0000", tmp_path / "b")
    assert list((tmp_path / "b").iterdir()) == []
    with pytest.raises(LiteError, match="could not be fetched"):
        fetched(f"{address}.gone", "0000", tmp_path / "b")
    assert fetched(address, sha256(tmp_path / "a" / "x.whl"), tmp_path / "b").read_bytes() == b"other"


def write_wheels(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Pure wheels that hold next to nothing, by name and version; returns the lines that lock them."""
    lines = []
    for name, version in sorted(wanted.items()):
        top = name.replace("-", "_")
        file, about = folder / f"{top}-{version}-py3-none-any.whl", f"{top}-{version}.dist-info"
        with zipfile.ZipFile(file, "w") as wheel:
            wheel.writestr(f"{top}/__init__.py", "")
            wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
            wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{about}/RECORD", "")
        lines.append(f"{name}=={version} --hash=sha256:{sha256(file)}")
    return lines


def write_checkout(folder: Path, lock: list[str]) -> Path:
    """A checkout of the book whose lock of wheels has these lines."""
    for name in ("evenwicht", "data", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE", "requirements.txt"):
        shutil.copy(ROOT / name, folder / name)
    (folder / LOCKED).write_text("\n".join([*lock, ""]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def lite(tmp_path_factory: pytest.TempPathFactory, runtime: Runtime, jupyterlite: Path) -> Path:
    """JupyterLite beside a site of one notebook in each language, with a Pyodide and wheels that hold next to nothing."""
    target, found = tmp_path_factory.mktemp("book"), tmp_path_factory.mktemp("wheels")
    for edition in FOLDERS.values():
        folder = target / "html" / edition / "notebooks"
        folder.mkdir(parents=True)
        (folder / "een.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
        (folder / "notebooks.zip").write_bytes(b"")
    own = write_distribution(target / "lite" / "pyodide", set(needed(ROOT, runtime).packages), runtime)
    source = write_checkout(tmp_path_factory.mktemp("checkout"), write_wheels(found, versions(ROOT)))
    with pytest.MonkeyPatch.context() as without_network:
        without_network.setenv("PIP_NO_INDEX", "1")
        without_network.setenv("PIP_FIND_LINKS", str(found))
        return build.build(source, target, "Boek", own)


@pytest.mark.long
def test_jupyterlite_has_the_notebooks_and_their_data(lite: Path) -> None:
    assert (lite / "lab" / "index.html").is_file()
    for edition in FOLDERS.values():
        contents = lite / "api" / "contents" / edition / "notebooks" / "all.json"
        listed = json.loads(contents.read_text(encoding="utf-8"))["content"]
        path = f"{edition}notebooks/een.ipynb"
        assert [entry["path"] for entry in listed] == [path]
        opened = dict(
            launch_links("https://github.com/a/b", path)
        )  # what the buttons of a page in that language lead to
        assert opened["open_lite"] == f"lite/lab/index.html?path={quote(path, safe='')}"
        assert (lite / "files" / path).is_file()
    assert (lite / "files" / "data" / "datapackage.json").is_file()
    assert not list(lite.rglob("*.map"))


@pytest.mark.long
def test_jupyterlite_asks_nothing_of_another_host(lite: Path) -> None:
    config = json.loads((lite / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    kernel = config["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert kernel["disablePyPIFallback"] is True
    assert kernel["pyodideUrl"] == "./static/pyodide/pyodide.mjs"
    assert all(address.startswith("./") for address in kernel["pipliteUrls"])
    assert [each["name"] for each in config["federated_extensions"]] == ["@jupyterlite/pyodide-kernel-extension"]


@pytest.mark.long
def test_an_import_loads_every_wheel_from_beside_it(lite: Path) -> None:
    folder = lite / "static" / "pyodide"
    packages = json.loads((folder / LOCK).read_text(encoding="utf-8"))["packages"]
    assert "another" not in packages, "what no chapter needs need not be there"
    assert {canonicalize_name(name) for name in packages} == {name for name in packages}
    assert packages[OWN]["imports"] == [OWN]
    assert packages["arviz-stats"]["imports"] == ["arviz_stats"]
    for name, entry in packages.items():
        assert set(entry["depends"]) <= set(packages), name
        assert sha256(folder / entry["file_name"]) == entry["sha256"], name
    index = json.loads((lite / "pypi" / "all.json").read_text(encoding="utf-8"))
    assert {OWN, "seaborn"} <= set(index)


@pytest.mark.long
def test_the_own_wheel_holds_the_package_and_all_its_files(lite: Path) -> None:
    (wheel,) = (lite / "pypi").glob("evenwicht-*.whl")
    assert modules(wheel) == [OWN]
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / OWN).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert package <= names


def test_jupyterlite_without_a_book_says_what_to_do(tmp_path: Path, runtime: Runtime) -> None:
    with pytest.raises(LiteError, match="run make book first"):
        build.build(ROOT, tmp_path, "Boek", runtime)


def test_without_a_repository_nothing_is_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cff = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text(cff, encoding="utf-8")
    assert main(["--source", str(tmp_path), "--wanted"]) == 1
    assert main(["--source", str(tmp_path), "--build", str(tmp_path)]) == 0
    assert "names no repository-code" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [tmp_path / "CITATION.cff"]
    set_now = cff.replace("# repository-code: (", "repository-code: https://github.com/a/b # (")
    (tmp_path / "CITATION.cff").write_text(set_now, encoding="utf-8")
    assert main(["--source", str(tmp_path), "--wanted"]) == 0
    (tmp_path / "CITATION.cff").write_text(cff.replace("abstract:", "summary:"), encoding="utf-8")
    assert main(["--source", str(tmp_path), "--wanted"]) == 2, "a mistake is not the same as no repository"
    assert "abstract" in capsys.readouterr().err


def test_the_lock_of_wheels_takes_the_pure_wheel_of_what_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = write_wheels(tmp_path, versions(ROOT))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    assert wheels.lock(ROOT).splitlines() == written
