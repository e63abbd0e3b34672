"""Serve the website on this machine while you write: a page that you save is built, and open pages load again.

This is what ``make serve`` runs, as ``python -m evenwicht.publish.serve``. The PDF is left to ``make book``.
"""

from __future__ import annotations

from evenwicht.publish import stopping

if __name__ == "__main__":
    stopping.at_once()  # before what takes seconds to import

import argparse
import contextlib
import functools
import gc
import os
import sys
import threading
import time
from collections.abc import Iterable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import evenwicht
from evenwicht.datafile import data_folder
from evenwicht.publish import book, kernels

PORT = 8000
SCRIPT = "/-reload.js"
MOMENT = "/-built"
_RELOAD = Path(__file__).with_name("reload.js")


class Built:
    """How often a site that differs was built since this process started."""

    times = 0


class _Pages(SimpleHTTPRequestHandler):
    """The files of the site; a page also gets the script that loads it again after a build."""

    built: Built

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == SCRIPT:
            return self._send(_RELOAD.read_bytes(), "text/javascript")
        if path == MOMENT:
            return self._send(str(self.built.times).encode(), "text/plain")
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix != ".html" or not file.is_file():
            return super().do_GET()
        page = file.read_bytes().replace(b"</body>", f'<script src="{SCRIPT}"></script></body>'.encode())
        return self._send(page, "text/html; charset=utf-8")

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def server(site: Path, built: Built, port: int) -> ThreadingHTTPServer:
    """A server of the site's folder on this machine alone; at another port where this one is taken."""
    pages = functools.partial(type("Pages", (_Pages,), {"built": built}), directory=str(site))
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), pages)
    except OSError:
        return ThreadingHTTPServer(("127.0.0.1", 0), pages)


def moments(folders: Iterable[Path], aside: Path) -> dict[Path, tuple[int, int]]:
    """When each file of some folders was written last, and its size; what the build writes, or hides, is left out."""
    found = {}
    for folder in folders:
        for root, names, files in os.walk(folder):
            names[:] = [name for name in names if name[0] not in "._" and Path(root, name) != aside]
            for name in files:
                path = Path(root, name)
                try:
                    told = path.stat()
                except OSError:  # an editor moved it just now
                    continue
                found[path] = (told.st_mtime_ns, told.st_size)
    return found


def _sources(source: Path, target: Path) -> dict[Path, tuple[int, int]]:
    beside = moments([source / "chapters", data_folder()], target)
    for path in [*source.glob("*.md"), *source.glob("_*.yml"), *source.glob("*.bib"), *source.glob("*.cff")]:
        with contextlib.suppress(OSError):
            beside[path] = (path.stat().st_mtime_ns, path.stat().st_size)
    return beside


def _build(source: Path, target: Path, built: Built) -> None:
    """Build what changed, and count it; what an editor takes away for a moment, to put the new file there, comes back."""
    try:
        if book.build(source, target, typeset=False):
            built.times += 1
    except FileNotFoundError as error:
        print(f"book: stopped; {error.filename}: is not there", file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """The command line; ends when it is told to stop."""
    parser = argparse.ArgumentParser(prog="python -m evenwicht.publish.serve", description=__doc__)
    parser.add_argument("--source", type=Path, default=Path.cwd(), help="the folder of the book's sources")
    parser.add_argument("--target", type=Path, help="where to build it (default: _build in the source folder)")
    parser.add_argument("--port", type=int, default=PORT, help="the port to serve it at (default: %(default)s)")
    options = parser.parse_args(arguments)
    source = options.source.resolve()
    target = (options.target or source / "_build").resolve()
    package = Path(evenwicht.__file__).parent
    built = Built()
    serving = server(target / "html", built, options.port)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    print(f"book: http://127.0.0.1:{serving.server_port}/ (Ctrl-C stops it)", file=sys.stderr, flush=True)
    code = moments([package], target)
    while True:
        seen = _sources(source, target)
        book.told(functools.partial(_build, source, target, built))
        gc.collect()  # a build leaves that to who has time
        while _sources(source, target) == seen:
            if moments([package], target) != code:  # this process has the old package loaded
                kernels.end_all()
                os.execv(sys.executable, [sys.executable, "-m", "evenwicht.publish.serve", *sys.argv[1:]])
            time.sleep(0.3)


if __name__ == "__main__":
    sys.exit(main())
