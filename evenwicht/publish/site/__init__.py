"""The website: a Sphinx extension that makes a private, light, accessible and citable site of the book.

The theme stays Furo's own: what is different stands in ``theme/templates`` (blocks that override its
templates), ``theme/styles`` (after its stylesheet) and ``theme/assets``. `parts` says what it is made of.
"""

from __future__ import annotations

from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register what the site needs."""
    app.setup_extension(f"{__name__}.parts")
