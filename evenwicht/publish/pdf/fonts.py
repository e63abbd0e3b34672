"""The fonts of the PDF: free ones (SIL OFL 1.1) from the packages font-source-sans-pro and font-source-serif-pro.

System fonts are never read, so that the same sources give the same bytes on every machine. Typst brings its own
mathematics and monospace fonts. Figures drawn by matplotlib without a font of choice ask for DejaVu Sans, which
matplotlib ships.
"""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import matplotlib

SANS = "Source Sans Pro"
SERIF = "Source Serif Pro"
STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
DEJAVU = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique")


def font_files() -> list[Path]:
    """Every font file the PDF may embed, one format of each.

    Raises
    ------
    FileNotFoundError
        If a package lacks a style that the template uses.
    """
    folders = {
        "SourceSansPro": _folder("font_source_sans_pro"),
        "SourceSerifPro": _folder("font_source_serif_pro"),
    }
    files = [folder / f"{family}-{style}.otf" for family, folder in folders.items() for style in STYLES]
    files += [Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"{name}.ttf" for name in DEJAVU]
    for file in files:
        if not file.is_file():
            raise FileNotFoundError(
                f"{file.name}: this font is not in its package; install the versions of requirements.txt"
            )
    return files


def _folder(package: str) -> Path:
    return Path(str(resources.files(package) / "files"))


def regular(family: str) -> Path:
    """The upright, regular file of `SANS` or `SERIF`."""
    stem = family.replace(" ", "") + "-Regular"
    return next(file for file in font_files() if file.stem == stem)


def copy_fonts(folder: Path) -> Path:
    """Gather the fonts in one folder, since the compiler takes folders; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in font_files():
        target = folder / file.name
        if not target.exists() or target.stat().st_size != file.stat().st_size:
            shutil.copyfile(file, target)
    return folder
