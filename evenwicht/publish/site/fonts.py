"""The book's typefaces, cut down to the characters that are used: about 10 kB a face, on the site itself."""

from __future__ import annotations

import io
import re
import string
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

ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "\xa0\xe9\xeb\xef\xf6\xfc\xe1\xe8\xe0\xe7\xc9"
"""Characters that a page may show before anyone has written them, such as what a reader types."""

BASIC = string.ascii_letters + string.digits + " .,:;?!()-"
ONLY_IN = {
    "sans-italic": re.compile(r"<(em|i|cite)\b.*?</\1>", re.DOTALL),
    "serif-semibold": re.compile(r"<(h[1-4])\b.*?</\1>", re.DOTALL),
}
"""Faces that only some elements are set in; they need the characters of these alone."""


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
    options.layout_features = ["kern"]
    options.name_IDs = []
    options.drop_tables += ["BASE", "GDEF", "GSUB"]
    font = TTFont(io.BytesIO((resources.files(package) / "files" / file).read_bytes()), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    font.flavor = "woff"
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def write_fonts(folder: Path, pages: Iterable[str]) -> None:
    """Write every face into a folder with the characters that some pages, as HTML, set in it."""
    used = {face: set(BASIC if face in ONLY_IN else ALWAYS) for face in FACES}
    for page in pages:
        for face, characters in used.items():
            if face in ONLY_IN:
                characters.update(*(found[0] for found in ONLY_IN[face].finditer(page)))
            else:
                characters.update(page)
    folder.mkdir(parents=True, exist_ok=True)
    for face, characters in used.items():
        text = "".join(sorted(sign for sign in characters if sign.isprintable()))
        (folder / f"{face}.woff").write_bytes(cut(face, text))
