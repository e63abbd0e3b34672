"""The whole data package of the book: read every file as the book does, or tell every fault in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evenwicht import claims, definitions, reconstruction
from evenwicht import published as publications
from evenwicht.claims import Claim
from evenwicht.datafile import DataFileError
from evenwicht.published import Published

_TABLES = (
    definitions.steering_forms,
    definitions.dimensions,
    definitions.perspectives,
    definitions.organisation_models,
    definitions.themes,
    definitions.insights,
    definitions.sections,
)


@dataclass(frozen=True, eq=False)
class DataPackage:
    """What the files of a data package hold, once they are found to be without faults.

    Attributes
    ----------
    published
        The printed figures and the codebook.
    claims
        The claims.
    entries
        The number of rows of all definitions.
    """

    published: Published
    claims: tuple[Claim, ...]
    entries: int


def check(folder: Path) -> DataPackage:
    """Read every file of a data package as the book does.

    Parameters
    ----------
    folder
        The data package.

    Raises
    ------
    evenwicht.datafile.DataFileError
        There is no data package, a file cannot be used, files do not fit each other, or the simulated data sets print
        other figures than are printed now.
    """
    if not (folder / "datapackage.json").is_file():
        raise DataFileError(f"{folder}: found no datapackage.json; expected the folder of a data package")
    published = publications.load(folder)
    found = claims.load(published, folder)
    entries = sum(len(table(None, folder)) for table in _TABLES)
    reconstruction.check(folder)
    return DataPackage(published, found, entries)
