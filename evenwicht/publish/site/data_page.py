"""The data package on the site: every file to be saved, with a page that describes its columns, and links where it is named.

Where a chapter names a file of the package (``printed.csv``), that name becomes the way to its description here.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from evenwicht import language as lang
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site import verdicts_file
from evenwicht.publish.site.contents import publication_of, sources_of
from evenwicht.publish.site.words import words
from evenwicht.publish.site.workbook import workbook

FOLDER = "data"
"""Where the data stand, beside the book's sources and on its site."""
PAGE = f"{FOLDER}/index"
_NUMBERS = ("integer", "number")
_DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
"""What the schema says of a number whose printed decimals count, which it has for text so that no reader drops them."""
_CODE = re.compile(r"`([^`]+)`")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_README = "README.md"
"""What a folder of the package tells of its files; it is no resource, but can be read beside them."""


def _descriptor(app: Sphinx) -> dict[str, Any]:
    """What describes the data package, with the file of verdicts that the site has beside it after that of the claims."""
    package: dict[str, Any] = json.loads((sources_of(app) / FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    for place, resource in enumerate(package["resources"]):
        if resource["name"] == "claims":
            package["resources"].insert(place + 1, verdicts_file.resource(resource))
            break
    return package


def _package(app: Sphinx) -> list[dict[str, Any]]:
    """The resources of the data package."""
    resources: list[dict[str, Any]] = _descriptor(app)["resources"]
    return resources


def described(thing: dict[str, Any], language: str) -> str:
    """What a resource or a field is, in a language; the package itself is in English, with other languages beside that.

    >>> described({"description": "Answer.", "description_nl": "Antwoord."}, "nl"), described({"description": "Order."}, "nl")
    ('Antwoord.', 'Order.')
    """
    text: str = thing.get(f"description_{language}") or thing.get("description", "")
    return text


def html(text: str) -> str:
    """A description as the page has it; as Frictionless has them in Markdown, a name of the code stands between accents.

    >>> html("Altijd `synthetic`: < 5.")
    'Altijd <code>synthetic</code>: &lt; 5.'
    >>> html("See `examples/README.md`.")
    'See <a href="examples/README.md"><code>examples/README.md</code></a>.'
    """
    curly = _APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", escape(text, quote=False))
    return _CODE.sub(_code, curly)


def _code(found: re.Match[str]) -> str:
    code = f"<code>{found[1]}</code>"
    return f'<a href="{found[1]}">{code}</a>' if found[1].endswith(f"/{_README}") else code


def anchor(path: str) -> str:
    """The place of a file on the page.

    >>> anchor("examples/means.csv")
    'examples-means-csv'
    """
    return nodes.make_id(path)


def page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The one page."""
    terms = words(app.config.language)
    language = lang.current(app.config.language)
    files = [
        {
            "path": resource["path"],
            "anchor": anchor(resource["path"]),
            "description": html(described(resource, language)),
            "fields": [field | {"description": html(described(field, language))} for field in _fields(resource)],
            "workbook": _workbook_name(resource["path"]),
        }
        for resource in _package(app)
    ]
    context = {
        "title": terms["data_page"],
        "description": terms["data_description"],
        "files": files,
        "report": publication_of(app).report,
    }
    yield PAGE, context, "data.html"


def _workbook_name(path: str) -> str:
    return f"{path.removesuffix('.csv')}.xlsx" if path.endswith(".csv") else ""


def _fields(resource: dict[str, Any]) -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = resource.get("schema", {}).get("fields", [])
    return fields


def _workbook(text: str, resource: dict[str, Any], language: str) -> bytes:
    fields = _fields(resource)
    numbers = {field["name"] for field in fields if field.get("type") in _NUMBERS or field.get("rdfType") == _DECIMAL}
    heads, *rows = list(csv.reader(io.StringIO(text)))
    terms = words(language)
    notes = [(field["name"], _CODE.sub(r"\1", described(field, language))) for field in fields]
    told = ("", _CODE.sub(r"\1", described(resource, language)))
    sheets = (terms["numbers_sheet"], terms["about_sheet"])
    return workbook(
        resource["name"], heads, rows, [head in numbers for head in heads], [told, *notes], sheets, language
    )


def _readmes(app: Sphinx) -> list[str]:
    """What the folders of the package tell of their files, of those that are written to the site."""
    folders = sorted({Path(resource["path"]).parent for resource in _package(app)} - {Path()})
    paths = [folder / _README for folder in folders]
    return [path.as_posix() for path in paths if (sources_of(app) / FOLDER / path).is_file()]


def write_files(app: Sphinx) -> None:
    """Write the files of the package beside the page, and each CSV as a workbook too."""
    source, target = sources_of(app) / FOLDER, Path(app.outdir) / FOLDER
    language = lang.current(app.config.language)
    for resource in _package(app):
        path = resource["path"]
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        if path == verdicts_file.FILE:
            write_if_changed(target / path, verdicts_file.text(source).encode("utf-8"))
        else:
            shutil.copyfile(source / path, target / path)
        name = _workbook_name(path)
        if name:
            made = _workbook((target / path).read_text(encoding="utf-8"), resource, language)
            write_if_changed(target / name, made)
    for path in _readmes(app):
        shutil.copyfile(source / path, target / path)
    described = json.dumps(_descriptor(app), ensure_ascii=False, indent=2) + "\n"
    write_if_changed(target / "datapackage.json", described.encode("utf-8"))


class LinkData(SphinxPostTransform):
    """Make the name of a file of the data package, in code or alone in a cell, the way to its description."""

    default_priority = 220
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Wrap the names in links."""
        known = {
            f"{before}{resource['path']}": resource["path"]
            for resource in _package(self.app)
            for before in ("", "data/")
        }
        root = "../" * self.env.docname.count("/")
        for node in [*self.document.findall(nodes.literal), *self.document.findall(nodes.entry)]:
            path = known.get(node.astext().strip())
            if path is None or isinstance(node.parent, nodes.reference) or any(node.findall(nodes.reference)):
                continue
            link = nodes.reference("", "", refuri=f"{root}{PAGE}.html#{anchor(path)}", internal=True)
            inner = node.next_node(nodes.Text) if isinstance(node, nodes.entry) else node
            if inner is not None:
                inner.parent.replace(inner, link)
                link += inner
