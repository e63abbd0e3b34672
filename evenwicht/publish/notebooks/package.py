"""One zip with all notebooks, the data, the package, its wheel and its locked requirements, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from evenwicht.bilingual import Bilingual
from evenwicht.publish.notebooks.wheel import NAME

_MOMENT = (1980, 1, 1, 0, 0, 0)
TOP = "evenwicht-notebooks"
"""The folder that the zip unpacks into."""
_COMMANDS = f"""    py -m venv .venv
    .venv\\Scripts\\python -m pip install -r requirements.txt
    .venv\\Scripts\\python -m pip install --no-deps {NAME}
    .venv\\Scripts\\python -m pip install jupyterlab
    .venv\\Scripts\\python -m jupyter lab notebooks
"""
_README = Bilingual(
    __name__,
    {
        "name": "LEES-MIJ.md",
        "text": """# De notebooks bij het boek

U hebt Python 3.11 of later nodig. Open een opdrachtvenster in deze map.

Windows:

{windows}
macOS en Linux:

{unix}
In `notebooks/` staat elk hoofdstuk twee keer: zonder uitwerkingen, en uitgevoerd met uitwerkingen. De
gegevens staan in `data/`. Tekst, figuren en gegevens: CC BY 4.0. Code: MIT.

Waar het boek of een gids `python -m evenwicht` of `evenwicht` zegt, is dat in deze map
`.venv\\Scripts\\python -m evenwicht` (Windows) of `.venv/bin/python -m evenwicht`. `README.md` hoort bij de
broncode van het boek. Die zit niet in deze zip; `make` werkt hier dus niet.
""",
    },
)


def readme(language: str) -> dict[str, bytes]:
    """How to start, in one language: the text by its name in the zip."""
    unix = _COMMANDS.replace("py -m", "python3 -m").replace(".venv\\Scripts\\", ".venv/bin/")
    words = _README[language]
    return {words["name"]: words["text"].format(windows=_COMMANDS, unix=unix).encode()}


def source_files(source: Path) -> dict[str, bytes]:
    """What a notebook needs beside it, by path: the data, the package, the lock, and what `docs` tells of their use."""
    wanted = [source / name for name in ("requirements.txt", "pyproject.toml", "setup.py", "LICENSE", "README.md")]
    wanted += [path for folder in ("data", "evenwicht", "docs") for path in (source / folder).rglob("*")]
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
