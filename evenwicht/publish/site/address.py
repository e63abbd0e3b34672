"""Where the site will stand: the environment variable ``BOOK_ADDRESS``, else ``html.baseurl``."""

from __future__ import annotations

import os
from urllib.parse import urljoin, urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError


def checked(address: str) -> str:
    """The address with a slash at its end, or nothing for none.

    Raises
    ------
    sphinx.errors.ConfigError
        It is not a whole address.

    >>> checked("https://example.org/boek"), checked("")
    ('https://example.org/boek/', '')
    """
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ConfigError(f"html.baseurl: found {address!r}; expected the site's address, such as https://host/path/")
    return address.rstrip("/") + "/"


def absolute(base: str, path: str) -> str | None:
    """The whole address of a file of the site, or None while the site has none.

    >>> absolute("https://example.org/boek/", "chapters/a.html"), absolute("", "a.html")
    ('https://example.org/boek/chapters/a.html', None)
    """
    return urljoin(base, path) if base else None


def set_address(app: Sphinx, config: Config) -> None:
    """Settle the address before anything uses it."""
    config["html_baseurl"] = checked(os.environ.get("BOOK_ADDRESS") or config.html_baseurl)
