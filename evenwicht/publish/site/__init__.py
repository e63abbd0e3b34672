"""The website: a Sphinx extension that makes a private, light, accessible and citable site of the book.

The theme stays Furo's own: what is different stands in ``theme/templates`` (blocks that override its
templates), ``theme/styles`` (after its stylesheet) and ``theme/assets``.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

PARTS = (
    "address",
    "editions",
    "catalogue",
    "mathml",
    "cells",
    "output",
    "languages",
    "explorers",
    "figures",
    "page",
    "figure_pages",
    "data_page",
    "edition_list",
    "fresh",
    "stale",
    "notfound",
    "search",
    "redirects",
    "figure_files",
    "sitemap",
    "assets",
)
"""One concept each; the order in which they finish a build is in their priorities."""


def use_theme(app: Sphinx, config: Config) -> None:
    """Put the book's templates before the theme's, and its assets with the static files."""
    theme = Path(__file__).parent / "theme"
    config["templates_path"] = [str(theme / "templates"), *config.templates_path]
    config["html_static_path"] = [*config.html_static_path, str(theme / "assets")]


def use_dark_code(app: Sphinx) -> None:
    """Colours of code on a dark page; Furo registers the setting only when it is loaded."""
    if "pygments_dark_style" in app.config:
        app.config["pygments_dark_style"] = f"{__name__}.code_colours.DarkCode"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what the site needs."""
    app.add_config_value("comments_config", {}, "html")  # Jupyter Book sets it for an extension left out here
    app.connect("config-inited", use_theme)
    app.connect("builder-inited", use_dark_code, priority=100)
    for part in PARTS:
        app.setup_extension(f"{__name__}.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
