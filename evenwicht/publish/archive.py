"""A copy of the book to keep, as an RO-Crate zip: site, PDF, data, sources and lock (``make archive``).

The site is also frozen as an edition that keeps its address (`evenwicht.publish.frozen`).

It follows RO-Crate 1.1 (https://w3id.org/ro/crate/1.1); ``manifest-sha256.txt`` has a checksum of every
file, as ``sha256sum --check`` reads it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import mimetypes
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evenwicht.answers_named import survey_path
from evenwicht.publish import frozen, unchanged
from evenwicht.publish.edition import EditionError, fixed
from evenwicht.publish.files import EDITIONS, site_files, unwritable, write_whole
from evenwicht.publish.notebooks.package import zipped
from evenwicht.publish.site.publication import LICENCES, Author, Publication, read_publication
from evenwicht.publish.sphinx_run import settings_of

METADATA = "ro-crate-metadata.json"
MANIFEST = "manifest-sha256.txt"
MIT = ("evenwicht/", "tests/", "benchmarks/", "requirements", "Makefile", "pyproject.toml")
_TYPES = {
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".bib": "application/x-bibtex",
    ".ipynb": "application/x-ipynb+json",
}


class ArchiveError(RuntimeError):
    """The archive cannot be made; the message says what to do first."""


def sources(source: Path) -> dict[str, bytes]:
    """The files under version control, by path.

    Raises
    ------
    ArchiveError
        The folder is no checkout, or a file is not as committed: an archive must say what it holds.
    """

    def git(*arguments: str) -> str:
        ran = subprocess.run(["git", *arguments], cwd=source, capture_output=True, text=True, check=False)
        if ran.returncode != 0:
            raise ArchiveError("archive: found no version control here; run it in a checkout")
        return ran.stdout

    ours = ("--", ".", f":(exclude){EDITIONS}")
    changed = git("status", "--porcelain", *ours).strip()
    if changed:
        raise ArchiveError(f"archive: found changes that are not committed; commit or undo them:\n{changed}")
    paths = [source / name for name in git("ls-files", "-z", *ours).split("\0") if name]
    return {path.relative_to(source).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def built(site: Path) -> dict[str, bytes]:
    """The files of the built site, the PDF among them, under ``site/``; JupyterLite can be built from the sources.

    Raises
    ------
    ArchiveError
        The site has not been built.
    """
    if not (site / "index.html").is_file():
        raise ArchiveError("archive: found no built site; run make book first")
    return {f"site/{path.relative_to(site).as_posix()}": path.read_bytes() for path in site_files(site)}


def check_built(source: Path, build: Path) -> None:
    """Refuse a site that these sources, without answers of respondents, do not make.

    Raises
    ------
    ArchiveError
        The site was built of other sources, or on answers.
    """
    with fixed(source):
        made = unchanged.made_of(source, True, True, unchanged.languages(source))
    if survey_path() is not None or not unchanged.is_made_of(build, made):
        raise ArchiveError(
            "archive: the built site is of other sources, or on answers; run make book without SURVEY first"
        )


def _person(author: Author) -> dict[str, Any]:
    kind = "Person" if author.is_person else "Organization"
    name = f"{author.given} {author.family}".strip()
    return {"@id": f"#{name.replace(' ', '-').lower()}", "@type": kind, "name": name}


def _file(path: str, content: bytes) -> dict[str, Any]:
    suffix = Path(path).suffix
    media = _TYPES.get(suffix) or mimetypes.types_map.get(suffix) or "application/octet-stream"
    licence = LICENCES["MIT" if path.startswith(MIT) else "CC-BY-4.0"]["url"]
    return {
        "@id": path,
        "@type": "File",
        "name": Path(path).name,
        "contentSize": str(len(content)),
        "encodingFormat": media,
        "sha256": hashlib.sha256(content).hexdigest(),
        "license": {"@id": licence},
    }


def crate(publication: Publication, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The metadata of the crate: what it is, of whom, under which licence, with which files."""
    people = [_person(author) for author in publication.authors]
    report = {
        "@id": "#report",
        "@type": "Report",
        "name": publication.report.title,
        "author": [_person(author)["name"] for author in publication.report.authors],
        "datePublished": str(publication.report.year),
    }
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": publication.title,
        "description": publication.abstract,
        "datePublished": publication.date.isoformat(),
        "version": publication.version,
        "keywords": list(publication.keywords),
        "author": [{"@id": person["@id"]} for person in people],
        "license": {"@id": LICENCES[publication.licence]["url"]},
        "isBasedOn": {"@id": "#report"},
        "hasPart": [{"@id": path} for path in sorted(files)],
    }
    if publication.doi:
        root["identifier"] = f"https://doi.org/{publication.doi}"
    descriptor = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    licences = [{"@id": kind["url"], "@type": "CreativeWork", "name": kind["name"]} for kind in LICENCES.values()]
    entries = [_file(path, files[path]) for path in sorted(files)]
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [descriptor, root, report, *people, *licences, *entries],
    }


def archive(publication: Publication, files: Mapping[str, bytes]) -> bytes:
    """The zip: the files, the crate's metadata and the manifest; the same bytes from the same files."""
    metadata = json.dumps(crate(publication, files), ensure_ascii=False, indent=1) + "\n"
    whole = {**files, METADATA: metadata.encode("utf-8")}
    lines = [f"{hashlib.sha256(whole[path]).hexdigest()}  {path}\n" for path in sorted(whole)]
    return zipped({**whole, MANIFEST: "".join(lines).encode("utf-8")})


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evenwicht.publish.archive", description=__doc__)
    parser.add_argument("--source", type=Path, default=Path.cwd(), help="the checkout of the book")
    parser.add_argument("--build", type=Path, default=Path("_build"), help="where the book was built")
    options = parser.parse_args(arguments)
    source, build = options.source.resolve(), options.build.resolve()
    try:
        publication = read_publication(source)
        check_built(source, build)
        content = archive(publication, sources(source) | built(build / "html"))
        address = frozen.address_of(settings_of(source, {}))
    except (ArchiveError, EditionError) as error:
        print(error, file=sys.stderr)
        return 1
    target = build / f"evenwicht-{publication.version}.crate.zip"
    try:
        write_whole(target, content)
        edition = frozen.freeze(source, build / "html", publication, address)
    except OSError as error:
        print(f"archive: stopped; {unwritable(error)}", file=sys.stderr)
        return 1
    print(f"archive: frozen as {edition.relative_to(source)}; make book puts it under the site")
    print(f"archive: {target.name}, {len(content) / 1e6:.1f} MB, sha256 {hashlib.sha256(content).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
