"""The book's typefaces, cut down to the characters that are used: about 10 kB a face, on the site itself."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FACES: dict[str, tuple[str, str]] = {
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.otf"),
    "sans-italic": ("font_source_sans_pro", "SourceSansPro-It.otf"),
    "sans-semibold": ("font_source_sans_pro", "SourceSansPro-Semibold.otf"),
    "serif-semibold": ("font_source_serif_pro", "SourceSerifPro-Semibold.otf"),
}
"""The faces by the name of their file on the site: package and file of each (SIL Open Font License 1.1)."""

ALWAYS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2027), 0x20AC, 0x2212)))
"""Characters that a page may show before anyone has written them, such as what a reader types."""


@lru_cache(256)
def cut(face: str, characters: str) -> bytes:
    """A face as WOFF with only these characters, the same bytes each time.

    Raises
    ------
    KeyError
        The face is none of `FACES`.
    """
    package, file = FACES[face]
    options = subset.Options()
    options.flavor = "woff"
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = ["kern", "liga", "mark"]
    options.notdef_outline = True
    font = TTFont(io.BytesIO((resources.files(package) / "files" / file).read_bytes()), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    font.flavor = "woff"
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def write_fonts(folder: Path, texts: Iterable[str]) -> None:
    """Write every face with the characters of some texts into a folder."""
    used = set(ALWAYS)
    for text in texts:
        used.update(text)
    characters = "".join(sorted(sign for sign in used if sign.isprintable()))
    folder.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        (folder / f"{face}.woff").write_bytes(cut(face, characters))
