"""Chapters to take along: a Sphinx extension that writes each as two notebooks, and all as one zip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache
from sphinx.application import Sphinx

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.publish.execute import read_notebook
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.notebooks.notebook import glued, notebook
from evenwicht.publish.notebooks.package import TOP, readme, source_files, zipped
from evenwicht.publish.notebooks.prose import ReferenceTexts
from evenwicht.publish.notebooks.wheel import NAME, kept_wheel
from evenwicht.publish.person_names import with_capital
from evenwicht.publish.site.contents import publication_of, sources_of, title_of
from evenwicht.publish.site.fresh import changed
from evenwicht.publish.site.publication import LICENCES

FOLDER = "notebooks"
PACKAGE = f"{FOLDER}/notebooks.zip"
FULL = "-met-uitwerkingen"
_ABOUT = Bilingual(
    __name__, "*{title}*, hoofdstuk uit *{book}* (versie {version}). {kind} Tekst: {licence}; code: MIT."
)
_EXERCISE = Bilingual(__name__, "Opgave")
_CITED = Bilingual(__name__, ("e.a.", "z.j."))
"""Other authors, and no year."""
_KIND = Bilingual(__name__, ("De uitwerkingen staan in het notebook ernaast.", "Uitgevoerd, met uitwerkingen."))


def paths(docname: str) -> tuple[str, str]:
    """Where the notebooks of a page stand within the site: without and with solutions.

    >>> paths("chapters/sturingsvormen")
    ('notebooks/sturingsvormen.ipynb', 'notebooks/sturingsvormen-met-uitwerkingen.ipynb')
    """
    name = docname.rsplit("/", 1)[-1]
    return f"{FOLDER}/{name}.ipynb", f"{FOLDER}/{name}{FULL}.ipynb"


def is_notebook(app: Sphinx, docname: str) -> bool:
    """Whether a page can be taken along as a notebook; the first page is the way in, and is not."""
    if docname == app.config.root_doc or docname not in app.env.found_docs:
        return False
    return Path(app.env.doc2path(docname)).read_text(encoding="utf-8").startswith("---\nfile_format: mystnb")


def _citations(app: Sphinx) -> dict[str, str]:
    domain: Any = app.env.domains.get("cite")
    language = lang.current(app.config.language)
    others, undated = _CITED[language]
    found = {}
    for key, entry in {} if domain is None else domain.bibdata.data.entries.items():
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        if language == "nl":
            people = [with_capital(person) for person in people]
        names = [" ".join([*person.prelast_names, *person.last_names]) for person in people]
        head = f"{names[0]} {others}" if len(names) > 2 else lang.listing(names, language)
        found[key] = f"{head or entry.fields.get('title', key)}, {entry.fields.get('year', undated)}"
    return found


def words_for(app: Sphinx, executed: Any) -> ReferenceTexts:
    """What stands for the references in a chapter's prose."""
    numbers = {
        name: app.config.numfig_format[kind] % ".".join(map(str, number))
        for kinds in app.env.toc_fignumbers.values()
        for kind, names in kinds.items()
        for name, number in names.items()
    }
    exercise = _EXERCISE[lang.current(app.config.language)]
    return ReferenceTexts(glued(executed), numbers, _citations(app), exercise)


def made(app: Sphinx) -> Iterator[tuple[str, str]]:
    """The path and the text of every notebook of the book that may have changed."""
    env: Any = app.env
    cache = get_cache(env.mystnb_config.execution_cache_path)
    language = lang.current(app.config.language)
    publication = publication_of(app)
    site, wanted = Path(app.outdir), changed(app)
    for docname in sorted(app.env.found_docs):
        if not is_notebook(app, docname):
            continue
        if docname not in wanted and all((site / path).is_file() for path in paths(docname)):
            continue
        source = read_notebook(Path(app.env.doc2path(docname)))
        _, executed = cache.merge_match_into_notebook(source)
        terms = words_for(app, executed)
        for solutions, path in enumerate(paths(docname)):
            about = _ABOUT[language].format(
                title=title_of(app, docname),
                book=publication.title,
                version=publication.version,
                licence=LICENCES[publication.licence]["name"],
                kind=_KIND[language][solutions],
            )
            result = notebook(executed, terms, about, language, solutions=bool(solutions))
            yield path, json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the notebooks and the zip into the site; those of chapters that are gone are taken away."""
    if error is not None or app.builder.format != "html":
        return
    site, language = Path(app.outdir), lang.current(app.config.language)
    (site / FOLDER).mkdir(exist_ok=True)
    for path, text in made(app):
        write_if_changed(site / path, text.encode("utf-8"))
    named = [path for docname in sorted(app.env.found_docs) if is_notebook(app, docname) for path in paths(docname)]
    files = {path: (site / path).read_bytes() for path in named}
    sources = source_files(sources_of(app))
    whole = files | sources | readme(language)
    if "pyproject.toml" in sources:
        whole[NAME] = kept_wheel(sources, site.parent / "wheel").read_bytes()
    package = zipped({f"{TOP}/{path}": content for path, content in whole.items()})
    write_if_changed(site / PACKAGE, package)
    for old in (site / FOLDER).iterdir():
        if old.relative_to(site).as_posix() not in {*files, PACKAGE}:
            old.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the notebooks when the site is built."""
    app.connect("build-finished", write, priority=640)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
