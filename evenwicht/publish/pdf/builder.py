"""The Sphinx builder `typst`: the whole book as one accessible PDF."""

from __future__ import annotations

import datetime
import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging

from evenwicht.publish.edition import named_moment
from evenwicht.publish.exercises import exercise, solution
from evenwicht.publish.files import write_whole
from evenwicht.publish.reading_order import PlacedDocument, front_first, reading_order

from . import markup
from .anchors import INTERNAL, Anchors
from .book import Book
from .compiler import CompileError, compile_pdf, value_of
from .makeup import Makeup, Mark, marks_of, settled
from .metadata import metadata_of
from .numbering import Numbers
from .outputs import BUILDER
from .pages import FILE, counted
from .render import HANDLERS
from .row_headers import mark_row_headers
from .words import words_for
from .writer import Writer

logger = logging.getLogger(__name__)
TEMPLATE = Path(__file__).with_name("template.typ")


def take_solutions(doctree: nodes.document) -> dict[str, solution]:
    """Remove the solutions from a resolved document; returns them in order, by the id of their exercise.

    On the site a solution is folded away below its exercise; on paper it follows at the end of the chapter, linked both ways.
    """
    exercise_ids = {node["label"]: node["ids"][0] for node in doctree.findall(exercise)}
    taken = {exercise_ids[node["label"]]: node for node in doctree.findall(solution)}
    for node in taken.values():
        node.parent.remove(node)
    return taken


class TypstBuilder(Builder):
    """Writes every document as Typst source, compiles the book, and puts the PDF in the output folder.

    A document is resolved on its own and included, so that ids of different documents never collide. Numbers are
    Sphinx's. Whatever could not be written as it should stops the build, after all such places are reported.
    """

    name = format = BUILDER
    epilog = "The PDF is in %(outdir)s."
    allow_parallel = False

    def init(self) -> None:
        self.problems: list[str] = []
        self.supported_image_types = ["image/svg+xml", "image/png", "image/jpeg", "image/gif"]

    def get_outdated_docs(self) -> set[str]:
        return set(self.env.found_docs)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return INTERNAL + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    def report(self, message: str, node: nodes.Node | None = None) -> None:
        """Warn of something that the PDF cannot show; the build stops at the end."""
        self.problems.append(message)
        logger.warning("%s", message, location=node, type="pdf")

    def write(self, build_docnames: Any, updated_docnames: Any, method: str = "update") -> None:
        """Write all sources; `build_docnames` is ignored, since a book is written whole."""
        folder = Path(self.outdir)
        entries = self.entries = front_first(
            reading_order(self.env, self.config.root_doc), metadata_of(self.config).front
        )
        doctrees = {entry.docname: self._resolve(entry.docname) for entry in entries}
        solutions = {name: take_solutions(doctree) for name, doctree in doctrees.items()}
        self.book = self._gather(doctrees, solutions)

        main = ['#import "template.typ": *\n#show: book\n']
        for index, entry in enumerate(entries):
            if index == len(self.book.metadata.front):
                main.append("#contents()\n")
            main.append(self._document(index, entry, doctrees[entry.docname]))
        main.append("#colophon()\n#all-marks()\n")
        (folder / "book.typ").write_text("".join(main), encoding="utf-8")
        self._write_data()
        self._copy_images()

    def _resolve(self, docname: str) -> nodes.document:
        """A document with its references resolved, and its images collected."""
        doctree = self.env.get_and_resolve_doctree(docname, self)
        found: list[tuple[str, nodes.Node]] = doctree.get("pdf_problems", [])
        for message, node in found:
            self.report(message, node)
        self.post_process_images(doctree)
        return doctree

    def _gather(self, doctrees: dict[str, nodes.document], solutions: dict[str, dict[str, solution]]) -> Book:
        """Labels, links and everything else that documents share."""
        anchors = Anchors()
        parts = [(name, part) for name, tree in doctrees.items() for part in (tree, *solutions[name].values())]
        for name, part in parts:
            anchors.collect(name, part)
        for name, part in parts:
            anchors.collect_links(name, part)
        return Book(
            anchors,
            metadata_of(self.config),
            words_for(self.config.language),
            self.images,
            "author_year" not in str(getattr(self.config, "bibtex_reference_style", "")),
            self.report,
            solutions,
        )

    def _document(self, index: int, entry: PlacedDocument, doctree: nodes.document) -> str:
        """Write one document with the solutions of its exercises at its end; returns the lines that include it."""
        metadata = self.book.metadata
        footnotes = {node_id: note for note in doctree.findall(nodes.footnote) for node_id in note["ids"]}
        numbers = Numbers.of(self.env, entry.docname)
        writer = Writer(HANDLERS, self.book, entry.docname, numbers, entry.depth, footnotes)
        writer.in_columns = entry.docname in metadata.front
        body = writer.render(doctree) + self._solutions(entry.docname, writer)
        file = f"{index:02d}-{entry.docname.replace('/', '-')}.typ"
        (Path(self.outdir) / file).write_text('#import "template.typ": *\n' + body, encoding="utf-8")
        part = None if entry.docname in metadata.front else entry.part
        is_appendix = part is not None and part in metadata.appendices
        mark = f"#part({markup.optional_string(part)}, appendix: {markup.boolean(is_appendix)})\n" if index else ""
        included = f"squeezed({markup.string(entry.docname)}, include {markup.string(file)})"
        manner = "spread" if writer.in_columns else "appendix" if is_appendix else ""
        return mark + (f"#{manner}({included})\n" if manner else f"#{included}\n")

    def _solutions(self, docname: str, writer: Writer) -> str:
        """The solutions of one document under a heading of their own; empty if it has none."""
        solutions, words = self.book.solutions[docname], self.book.words
        if not solutions:
            return ""
        writer.in_solution = True
        parts = [f"\n#solutions[{markup.text(words['solutions'])}]\n"]
        for exercise_id, taken in solutions.items():
            back = self.book.anchors.label(docname, exercise_id)
            title = markup.text(f"{words['solution']} {taken['number']}")
            parts.append(f"\n#solution({writer.label(taken)}, {back}, [{title}])\n" + writer.children(taken))
        return "".join(parts)

    def _write_data(self) -> None:
        """What the template reads, and the template itself."""
        folder = Path(self.outdir)
        data = {"metadata": asdict(self.book.metadata), "words": self.book.words}
        (folder / "book.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        shutil.copyfile(TEMPLATE, folder / TEMPLATE.name)

    def _copy_images(self) -> None:
        folder = Path(self.outdir) / "images"
        folder.mkdir(parents=True, exist_ok=True)
        for source, name in self.images.items():
            shutil.copyfile(Path(self.srcdir) / source, folder / name)

    def finish(self) -> None:
        """Compile the sources and write the PDF, unless anything was reported."""
        if self.problems:
            raise CompileError(f"not written, {len(self.problems)} problem(s):\n- " + "\n- ".join(self.problems))
        folder = Path(self.outdir)
        main = folder / "book.typ"

        def set_book(makeup: Makeup) -> list[Mark]:
            (folder / "makeup.json").write_text(makeup.as_json(), encoding="utf-8")
            return marks_of(value_of(main, "all-marks"))

        marks = settled(Makeup(), set_book)
        pages = counted(self.entries, len(self.book.metadata.front), marks)
        (folder / FILE).write_text(json.dumps(pages, indent=1), encoding="utf-8")
        pdf, warnings = compile_pdf(main, named_moment() or datetime.datetime.now(datetime.UTC))
        for warning in warnings:
            logger.warning("typst: %s", warning, type="pdf")
        pdf = mark_row_headers(pdf, self.book.tables)
        write_whole(folder / self.book.metadata.filename, pdf)
