"""What the site is made of, in the order in which it is done: settings, nodes, transforms, pages, and what finishes a build."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from evenwicht.publish.site import (
    address,
    assets,
    catalogue,
    cells,
    data_page,
    edition_list,
    explorers,
    figure_files,
    figure_pages,
    figures,
    fresh,
    mathml,
    notfound,
    page,
    redirects,
    search,
    sitemap,
    stale,
)
from evenwicht.publish.site.editions import SamePlaces
from evenwicht.publish.site.languages import MarkBibliography

FINISH = (
    notfound.root_every_link,
    stale.take_away,
    redirects.write,
    explorers.write_scripts,
    figure_files.write_all,
    data_page.write_files,
    search.write_index,
    sitemap.write,
    assets.finish,
    fresh.remember,
)
"""What is done, in this order, once the pages are written."""


def use_theme(app: Sphinx, config: Config) -> None:
    """Put the book's templates before the theme's, and its assets with the static files."""
    theme = Path(__file__).parent / "theme"
    config["templates_path"] = [str(theme / "templates"), *config.templates_path]
    config["html_static_path"] = [*config.html_static_path, str(theme / "assets")]


def use_dark_code(app: Sphinx) -> None:
    """Colours of code on a dark page; Furo registers the setting only when it is loaded."""
    if "pygments_dark_style" in app.config:
        app.config["pygments_dark_style"] = "evenwicht.publish.site.code_colours.DarkCode"


def finish(app: Sphinx, error: Exception | None) -> None:
    """Finish a site that was built well."""
    if error is None and app.builder.format == "html":
        for step in FINISH:
            step(app)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the parts.

    ``book_pdf`` is the path of the PDF within the site, when it is offered; ``other_edition`` where the other edition stands,
    ``book_sources`` the folder of the project, and ``section_anchors`` and ``term_anchors`` the places of the Dutch pages.
    """
    for name in ("book_pdf", "other_edition", "book_sources"):
        app.add_config_value(name, "", "html" if name == "book_pdf" else "", types=(str,))
    for name in ("section_anchors", "term_anchors"):
        app.add_config_value(name, {}, "", types=(dict,))
    app.add_config_value("comments_config", {}, "html")  # Jupyter Book sets it for an extension left out here
    for part in (mathml, cells, figures):
        part.setup(app)
    app.add_transform(SamePlaces)
    for transform in (figures.PlaceFigures, MarkBibliography, data_page.LinkData):
        app.add_post_transform(transform)
    app.connect("config-inited", address.set_address, priority=100)
    app.connect("config-inited", catalogue.add_words)
    app.connect("config-inited", use_theme)
    app.connect("builder-inited", use_dark_code, priority=100)
    app.connect("builder-inited", search.without_index)
    app.connect("env-get-updated", fresh.write_changed, priority=900)  # once figures and sections have their numbers
    for pages in (figure_pages.pages, data_page.page, edition_list.page, notfound.page):
        app.connect("html-collect-pages", pages)
    app.connect("html-page-context", search.name_scripts)
    app.connect("html-page-context", page.add_context, priority=700)
    app.connect("html-page-context", assets.choose, priority=900)  # after every other extension has had its say
    app.connect("build-finished", finish, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
