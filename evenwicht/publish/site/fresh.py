"""Write only the pages that differ from those of the last build.

A page depends on what was read of its own chapter, and on what the pages share: the edition, the settings, the titles,
numbers, labels and citations of all chapters. Where the latter changed, every page is written.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from evenwicht.publish.edition import edition_moment
from evenwicht.publish.files import write_whole
from evenwicht.publish.inputs import package
from evenwicht.publish.site.contents import figures_of, publication_of
from evenwicht.publish.site.edition_list import editions_of
from evenwicht.publish.site.figures import FOLDER

RECORD = "pages.json"
"""In the folder of what was read: for each page of the site a digest of what it was made of."""
_fresh: WeakKeyDictionary[Sphinx, dict[str, str]] = WeakKeyDictionary()


def _digest(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, default=str, sort_keys=True).encode()).hexdigest()


def _shared(app: Sphinx) -> str:
    """A digest of what every page of the site depends on."""
    env: Any = app.env
    std = env.domains["std"]
    cite = env.domains.get("cite")
    builder: Any = app.builder
    return _digest(
        package(),
        builder.build_info.config_hash,
        edition_moment(Path(app.srcdir)),
        publication_of(app),
        [edition.day for edition in editions_of(app)],
        {name: title.astext() for name, title in env.titles.items()},
        sorted(map(str, env.toctree_includes.items())),
        env.toc_secnumbers,
        env.toc_fignumbers,
        [sorted(map(str, std.data[kind].items())) for kind in ("labels", "anonlabels", "objects")],
        []
        if cite is None
        else [(found.citation_id, found.formatted_entry.label, str(found.entry)) for found in cite.citations],
        [] if cite is None else sorted(map(str, cite.citation_refs)),
        [(figure.name, figure.number, figure.heading, figure.chapter) for figure in figures_of(app)],
    )


def made_of(app: Sphinx) -> dict[str, str]:
    """For each chapter and each figure's page a digest of what it is made of."""
    if app not in _fresh:
        shared = _shared(app)
        read = Path(app.doctreedir)
        pages = {
            name: _digest(shared, app.env.metadata[name], _bytes(read / f"{name}.doctree"))
            for name in app.env.found_docs
        }
        for figure in figures_of(app):
            drawn = _bytes(figure.svg)
            pages[f"{FOLDER}/{figure.name}"] = _digest(shared, drawn, figure.title, figure.record)
        _fresh[app] = pages
    return _fresh[app]


def _bytes(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def changed(app: Sphinx) -> set[str]:
    """The pages of chapters and figures that are not on the site as they should be."""
    record = Path(app.doctreedir) / RECORD
    before = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    site = Path(app.outdir)
    return {
        name for name, made in made_of(app).items() if before.get(name) != made or not (site / f"{name}.html").is_file()
    }


def write_changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have every page written that changed, whether or not its own text did."""
    return sorted(changed(app) & env.found_docs) if app.builder.format == "html" else []


def remember(app: Sphinx) -> None:
    """Keep what the pages were made of, once all that belongs to them is written."""
    text = json.dumps(made_of(app), indent=1, sort_keys=True)
    write_whole(Path(app.doctreedir) / RECORD, text.encode())
