"""The Sphinx extension of a short report: figures for light, dark and narrow pages, what they rest on, and their numbers."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from evenwicht.publish.figure_record import figure_around, figure_data, recorded_images, told_basis
from evenwicht.publish.files import write_if_changed
from evenwicht.publish.site.catalogue import add_words
from evenwicht.publish.site.drawing import size, versions
from evenwicht.publish.site.figures import file_name, narrow_size, picture_html


class DrawFigures(SphinxPostTransform):
    """Put the drawings of a figure in the place of what the chapter read: light and dark, and of each one for telephones."""

    default_priority = 8
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Write the drawings beside the page, which shows the one that suits it."""
        for image in list(recorded_images(self.document)):
            holder = figure_around(image)
            assert holder is not None, "a report gives each figure a name"
            figure, record = (holder["names"] or holder["ids"])[0], image["record"]
            basis = told_basis(record)
            wide = (Path(self.app.srcdir) / image["uri"].lstrip("/")).read_text(encoding="utf-8")
            for drawing, kinds in ((wide, ("svg", "dark")), (record.get("narrow"), ("narrow", "narrow-dark"))):
                for kind, version in zip(
                    kinds, versions(drawing, image["alt"], basis) if drawing else (), strict=False
                ):
                    target = Path(self.app.outdir) / file_name(figure, kind)
                    target.parent.mkdir(exist_ok=True)
                    write_if_changed(target, version.encode("utf-8"))
            html = picture_html(figure, image["alt"], size(wide), "", narrow_size(record))
            image.replace_self(nodes.raw("", html, format="html"))


def _open(self: Any, node: figure_data) -> None:
    self.body.append(f"<details><summary>{escape(node['title'])}</summary>")


def _close(self: Any, node: figure_data) -> None:
    self.body.append("</details>")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what the book's own pages use for this, and Dutch for the words of the theme."""
    app.add_config_value("comments_config", {}, "html")  # Jupyter Book sets it for an extension left out here
    app.setup_extension("evenwicht.publish.figure_record")
    app.connect("config-inited", add_words)
    app.add_post_transform(DrawFigures)
    app.add_node(figure_data, override=True, html=(_open, _close))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
