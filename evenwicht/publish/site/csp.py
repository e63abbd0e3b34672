"""The Content-Security-Policy of every page: what the site serves itself, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from html import escape

THEME_SCRIPT = (
    'try{document.body.dataset.theme=localStorage.getItem("theme")||"auto"}catch(e){document.body.dataset.theme="auto"}'
)
"""The one inline script: it sets light or dark before anything is drawn. The policy allows it by its hash."""


def source_hash(script: str) -> str:
    """A script's hash as the policy writes it."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def policy() -> str:
    """The policy.

    Pictures may also be data: the stylesheet holds its icons that way. Nothing else may be inline.
    """
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {source_hash(THEME_SCRIPT)}",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def tag() -> str:
    """The policy as the first tag of a page's head."""
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(policy())}">'
