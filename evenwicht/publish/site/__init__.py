"""The website: a Sphinx extension that makes a private, light and accessible site of the book."""

from __future__ import annotations

from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what the site needs."""
    app.add_config_value("comments_config", {}, "html")  # Jupyter Book sets it for an extension left out here
    return {"parallel_read_safe": True, "parallel_write_safe": True}
