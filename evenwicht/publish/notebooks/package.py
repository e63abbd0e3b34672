"""One zip with all notebooks, the data, the package and its locked requirements, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

_MOMENT = (1980, 1, 1, 0, 0, 0)
README = """# De notebooks bij het boek

1. Maak een omgeving: `python3 -m venv .venv`, dan `.venv/bin/pip install -r requirements.txt`.
2. Installeer het pakket: `.venv/bin/pip install --no-deps .`.
3. Installeer en start JupyterLab: `.venv/bin/pip install jupyterlab && .venv/bin/jupyter lab notebooks`.

In `notebooks/` staat elk hoofdstuk twee keer: zonder uitwerkingen, en uitgevoerd met uitwerkingen. De
gegevens staan in `data/`. Tekst, figuren en gegevens: CC BY 4.0. Code: MIT.
"""


def source_files(source: Path) -> dict[str, bytes]:
    """What a notebook needs beside it: the data, the package and the lock, by path."""
    wanted = [source / name for name in ("requirements.txt", "pyproject.toml", "setup.py", "LICENSE", "README.md")]
    wanted += [path for folder in ("data", "evenwicht") for path in (source / folder).rglob("*")]
    return {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted(wanted)
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by path, in order of path and with one moment for all."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[path])
    return buffer.getvalue()
