"""Figures on a page: a light and a dark drawing, what they rest on, and a panel with what is behind them."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from evenwicht import language as lang
from evenwicht.figures.status import explanation, name
from evenwicht.publish.figure_record import figure_around, figure_data, recorded_images, source_of
from evenwicht.publish.site.drawing import Size, size
from evenwicht.publish.site.explorers import explorer_html
from evenwicht.publish.site.words import words

FOLDER = "figures"
"""Where every figure has its page and its files, at an address that does not move with its chapter."""


class figure_picture(nodes.General, nodes.Element):
    """A figure's drawing: ``name``, ``alt``, ``size``; ``narrow``, the size of the one for telephones; ``explorer``."""


class figure_basis(nodes.General, nodes.Element):
    """The line under a caption that says what a figure rests on; its ``record`` is the figure's."""


def file_name(figure: str, kind: str) -> str:
    """The path of a figure's file within the site.

    >>> file_name("fig-vormen", "dark"), file_name("fig-vormen", "csv"), file_name("fig-vormen", "narrow")
    ('figures/fig-vormen-donker.svg', 'figures/fig-vormen.csv', 'figures/fig-vormen-smal.svg')
    """
    return f"{FOLDER}/{figure}{_ENDINGS.get(kind, f'.{kind}')}"


_ENDINGS = {"dark": "-donker.svg", "narrow": "-smal.svg", "narrow-dark": "-smal-donker.svg"}
TELEPHONE = "(max-width: 32rem)"
"""Where the narrow drawing of a figure takes the place of the wide one."""
SMALL = 400
"""Up to this width in CSS pixels a drawing is a key figure: it is never shown larger than it was drawn."""


def picture_html(figure: str, alt: str, made: Size, root: str, narrow: Size | None = None) -> str:
    """The drawings of a figure: light and dark, and of each a narrow one for telephones if there is one.

    The stylesheet shows the one that suits the page, and the browser the one that suits the screen; the others are not
    loaded.
    """
    both = []
    small = " figure-small" if made.width <= SMALL else ""
    for suffix, shown in (("", "only-light"), ("dark", "only-dark")):
        source = root + file_name(figure, suffix or "svg")
        image = (
            f'<img class="figure-drawing {shown}{small}" src="{escape(source)}" alt="{escape(alt)}" '
            f'width="{made.width}" height="{made.height}" loading="lazy" decoding="async">'
        )
        if narrow is not None:
            other = root + file_name(figure, "-".join(filter(None, ("narrow", suffix))))
            sizes = f'width="{narrow.width}" height="{narrow.height}"'
            image = f'<picture><source media="{TELEPHONE}" srcset="{escape(other)}" {sizes}>{image}</picture>'
        both.append(image)
    return "".join(both)


def enlarging_html(figure: str, picture: str, root: str, language: str) -> str:
    """A picture that leads to the figure's own page, where it is larger, wherever one taps it.

    A key figure is no larger there, and leads nowhere; its panel names the page.
    """
    if "figure-small" in picture:
        return f'<div class="figure-view">{picture}</div>'
    page = escape(root + file_name(figure, "html")) + "#groot"
    return f'<div class="figure-view">{picture}<a class="figure-enlarge" href="{page}">{words(language)["enlarge"]}</a></div>'


def narrow_size(record: dict[str, Any]) -> Size | None:
    """The size of a figure's drawing for telephones; None if it has none."""
    return size(record["narrow"]) if "narrow" in record else None


def basis_html(record: dict[str, Any]) -> str:
    """What a figure or a table rests on, each with its sign and its word, and where its numbers come from."""
    language = record["language"]
    terms = words(language)
    marks = [
        f'<span class="basis basis-{status}"><span class="basis-sign" aria-hidden="true"></span>'
        f"{escape(name(status, language))}</span> ({escape(explanation(status, language))})"
        for status in record["statuses"]
    ]
    parts = [f"{terms['rests']}: {lang.listing(marks, language)}."] if marks else []
    if "source" in record or not marks:
        parts.append(f'<span class="figure-source">{terms["source"]}: {escape(source_of(record))}.</span>')
    return f'<p class="figure-basis">{" ".join(parts)}</p>'


class PlaceFigures(SphinxPostTransform):
    """Put the site's own drawing, basis and panel in the place of what the chapter read."""

    default_priority = 8
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Figures without a caption and a name keep their plain image: `figures_folder` reports them."""
        for image in list(recorded_images(self.document)):
            holder = figure_around(image)
            if holder is None or not holder["ids"]:
                continue
            figure = (holder["names"] or holder["ids"])[0]
            made = size((Path(self.app.srcdir) / image["uri"].lstrip("/")).read_text(encoding="utf-8"))
            picture = figure_picture(name=figure, alt=image["alt"], size=made, narrow=narrow_size(image["record"]))
            picture["explorer"] = image.get("explorer")
            image.replace_self(picture)
            panel = holder.parent[holder.parent.index(holder) + 1]
            if isinstance(panel, figure_data):
                panel["name"] = figure
                panel["still"] = image.get("explorer") is not None
        for note in [note for note in self.document.findall(nodes.paragraph) if "record" in note]:
            whole = note.parent if isinstance(note.parent, nodes.legend) else note
            whole.replace_self(figure_basis(record=note["record"]))


def _root(self: Any) -> str:
    return "../" * str(self.builder.current_docname).count("/")


def _visit_picture(self: Any, node: figure_picture) -> None:
    root = _root(self)
    html = picture_html(node["name"], node["alt"], node["size"], root, node["narrow"])
    html = enlarging_html(node["name"], html, root, self.config.language)
    if node["explorer"] is not None:
        html = explorer_html(node["explorer"], node["name"], html, root, self.config.language)
    self.body.append(html)
    raise nodes.SkipNode


def _visit_basis(self: Any, node: figure_basis) -> None:
    self.body.append(basis_html(node["record"]))
    raise nodes.SkipNode


def _visit_panel(self: Any, node: figure_data) -> None:
    terms, which = words(self.config.language), "figure_panel_still" if node.get("still") else "figure_panel"
    self.body.append(f'<details class="figure-panel"><summary>{terms[which]}</summary>\n')


def _depart_panel(self: Any, node: figure_data) -> None:
    figure = node.get("name")
    if figure is not None:
        terms = words(self.config.language)
        root = _root(self)
        files = (
            ("svg", f"SVG ({terms['light_version']})"),
            ("dark", f"SVG ({terms['dark_version']})"),
            ("png", "PNG"),
            ("csv", "CSV"),
            ("csv-metadata.json", terms["csv_description"]),
            ("xlsx", terms["workbook"]),
        )
        links = "".join(
            f'<li><a href="{escape(root + file_name(figure, kind))}" download>{text}</a></li>' for kind, text in files
        )
        page = f'<li><a href="{escape(root + file_name(figure, "html"))}">{terms["figure_page"]}</a></li>'
        self.body.append(f'<ul class="figure-files">{page}{links}</ul>')
    self.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    """Register the nodes; `figure_data` has its folded panel on the site alone."""
    app.add_node(figure_picture, html=(_visit_picture, None))
    app.add_node(figure_basis, html=(_visit_basis, None))
    app.add_node(figure_data, override=True, html=(_visit_panel, _depart_panel))
