"""Whatever the PDF cannot show stops the build, says where and what to do, and leaves no PDF behind."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from evenwicht.publish.pdf.command import PdfError, build_pdf

CONFIG = """
title: Boek met fouten
author: Redactie
only_build_toc_files: true
execute: {{execute_notebooks: "off"}}
parse: {{myst_enable_extensions: [colon_fence, dollarmath]}}
latex: {{use_jupyterbook_latex: false}}
sphinx:
  config:
    extensions: [myst_nb, jupyter_book, sphinx_external_toc, sphinx_design, sphinx_comments, {extensions}]
    language: nl
    html_theme: basic
    html_theme_options: {{}}
    suppress_warnings: [myst.domains]
    pdf_metadata: {metadata}
"""
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def output(**data: str | dict[str, object]) -> dict[str, object]:
    named = {key.replace("__", "/").replace("_plus_", "+"): value for key, value in data.items()}
    return {"output_type": "display_data", "metadata": {}, "data": named}


def notebook(*outputs: dict[str, object]) -> str:
    cells: list[dict[str, object]] = [{"cell_type": "markdown", "metadata": {}, "id": "a", "source": "# Titel"}]
    cells += [
        {"cell_type": "code", "metadata": {}, "id": f"c{n}", "source": "x", "execution_count": 1, "outputs": [one]}
        for n, one in enumerate(outputs)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps(
        {
            "cells": cells,
            "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def write_book(
    folder: Path, index: str, page: str | None = None, metadata: str = "{}", extensions: str = "evenwicht.publish.pdf"
) -> Path:
    """A book without a kernel: an index in Markdown, and perhaps a notebook with its outputs."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "_config.yml").write_text(CONFIG.format(metadata=metadata, extensions=extensions), encoding="utf-8")
    chapters = "chapters: [{file: page}]" if page else ""
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: index\n{chapters}\n", encoding="utf-8")
    (folder / "index.md").write_text(index, encoding="utf-8")
    if page:
        (folder / "page.ipynb").write_text(page, encoding="utf-8")
    return folder


def refusal(source: Path, out: Path) -> str:
    """What the build says; the output folder stays without a PDF."""
    with pytest.raises(PdfError) as caught:
        build_pdf(source, source / "_build", out)
    assert not list(out.glob("*")) if out.exists() else True
    return str(caught.value)


def test_everything_that_would_vanish_is_named(tmp_path: Path) -> None:
    index = """# Titel

<video src="film.mp4"></video>

```{image} beeld.png
```

$$x^2 = 4$$

Zomaar $\\onbekendeopdracht{x}$ iets.
"""
    outputs = [
        output(
            **{"application__vnd.jupyter.widget-view_plus_json": {"model_id": "a"}, "text__plain": "HBox(children=())"}
        ),
        output(text__html="<div><b>losse</b> opmaak</div>", text__plain="<IPython.core.display.HTML object>"),
        output(text__html="<p>vooraf</p><table><tr><td>1</td></tr></table>", text__plain="tabel"),
        output(text__plain="<Axes: xlabel='x'>"),
        output(image__png=PIXEL, text__plain="plaatje"),
        {"output_type": "stream", "name": "stderr", "text": "FutureWarning: straks anders"},
    ]
    source = write_book(tmp_path / "book", index, notebook(*outputs))
    (source / "beeld.png").write_bytes(base64.b64decode(PIXEL))
    message = refusal(source, tmp_path / "out")
    for part in (
        "raw html would vanish from the PDF: '<video",
        "image without alternative text: beeld.png",
        "displayed formula without words: 'x^2 = 4'",
        ":alt:, for instance 'x kwadraat is gelijk aan 4'",
        "this output is a widget, which cannot be printed",
        "this output is HTML that is not one table",
        "prints only the name of an object (\"<Axes: xlabel='x'>\")",
        "a cell wrote a warning: 'FutureWarning: straks anders'",
    ):
        assert part in message, part
    assert message.count("HTML that is not one table") == 2
    assert message.count("image without alternative text") == 2


def test_a_command_that_the_compiler_does_not_know_stops_the_build(tmp_path: Path) -> None:
    source = write_book(tmp_path / "book", "# Titel\n\nZomaar $\\onbekendeopdracht{x}$ iets.\n")
    assert "onbekendeopdracht" in refusal(source, tmp_path / "out")


def test_a_sign_without_a_glyph_stops_the_build(tmp_path: Path) -> None:
    source = write_book(tmp_path / "book", "# Titel\n\nEen \U0001f389 feest.\n")
    assert "could not be displayed" in refusal(source, tmp_path / "out")


def test_an_unresolved_reference_stops_the_build(tmp_path: Path) -> None:
    source = write_book(tmp_path / "book", "# Titel\n\nZie {ref}`nergens`.\n")
    assert refusal(source, tmp_path / "out")


def test_decoration_with_an_empty_alternative_text_is_no_fault(tmp_path: Path) -> None:
    index = '# Titel\n\n```{image} beeld.png\n:alt: ""\n```\n'
    source = write_book(tmp_path / "book", index)
    (source / "beeld.png").write_bytes(base64.b64decode(PIXEL))
    pdf = build_pdf(source, source / "_build", tmp_path / "out")
    assert pdf.name == "boek-met-fouten.pdf"


@pytest.mark.parametrize(
    ("metadata", "message"),
    [
        ("{titel: x}", "pdf_metadata: unknown key 'titel'"),
        ("{colophon: [{term: a}]}", "pdf_metadata: colophon row 1 must have a term and a text"),
    ],
)
def test_a_mistake_in_the_settings_names_the_key(tmp_path: Path, metadata: str, message: str) -> None:
    source = write_book(tmp_path / "book", "# Titel\n", metadata=metadata)
    assert message in refusal(source, tmp_path / "out")


def test_a_link_that_covers_a_whole_card_is_not_lost(tmp_path: Path) -> None:
    index = "# Titel\n\n:::{card} Kaart\n:link: https://voorbeeld.invalid/kaart\n\nTekst.\n:::\n"
    source = write_book(tmp_path / "book", index)
    pdf = build_pdf(source, source / "_build", tmp_path / "out")
    links = [one.get_object() for page in PdfReader(pdf).pages for one in page.get("/Annots", [])]
    addresses = [str(link["/A"]["/URI"]) for link in links if "/A" in link]
    assert addresses == ["https://voorbeeld.invalid/kaart"]
