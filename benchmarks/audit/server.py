"""Serve a built site on this machine while something looks at it."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from evenwicht.publish.files import site_files
from evenwicht.publish.site.editions import FOLDERS

ENGLISH = FOLDERS["en"]
"""The folder of the English edition, within the Dutch site."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address at which a folder is served, for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def page_paths(site: Path, folder: str = "") -> list[str]:
    """The path of every page of an edition, but those that only lead on to another: of the Dutch one, or of that in a folder."""
    return [
        path.relative_to(site).as_posix()
        for path in site_files(site, "*.html")
        if path.relative_to(site).as_posix().startswith(ENGLISH) == (folder == ENGLISH)
        and 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]
