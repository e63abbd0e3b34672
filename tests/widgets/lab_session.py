"""A JupyterLab of its own for tests: a server on this machine, and a notebook in it that a browser drives as a reader does."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
from playwright.sync_api import BrowserContext, Locator, expect

PATIENCE = 60_000
"""Milliseconds that a cell may take on a slow machine, its kernel's start included."""
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},
}
"""No news from elsewhere; and every cell in the document, also those out of view."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(home: Path) -> dict[str, str]:
    """That of this process, but for every place where Jupyter keeps settings, and without a way to other machines."""
    nowhere = f"http://127.0.0.1:{_free_port()}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON", "SURVEY"))}
    folders = {
        name: str(home / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR")
    }
    folders |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"), "IPYTHONDIR": str(home / "ipython")}
    proxies = {name: nowhere for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")}
    return {**kept, **folders, **proxies, "no_proxy": "127.0.0.1,localhost", "NO_PROXY": "127.0.0.1,localhost"}


@contextmanager
def serving_lab(folder: Path, home: Path) -> Iterator[tuple[str, str]]:
    """JupyterLab on the notebooks of a folder: its address and its token, for as long as the block lasts."""
    environment = _environment(home)
    for name, values in SETTINGS.items():
        path = Path(environment["JUPYTERLAB_SETTINGS_DIR"]) / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    token = secrets.token_hex(16)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.root_dir={folder}"]
    command += [f"--IdentityProvider.token={token}", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={_free_port()}"]
    command += ["--LabApp.extension_manager=readonly"]
    log = home / "server.log"
    with log.open("w", encoding="utf-8") as kept:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=kept, stderr=subprocess.STDOUT)
    try:
        yield _address(server, Path(environment["JUPYTER_RUNTIME_DIR"]), log), token
    finally:
        server.terminate()  # which stops its kernels as well
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _address(server: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """Where the server listens, once it does."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        assert server.poll() is None, f"JupyterLab stopped:\n{log.read_text(encoding='utf-8')[-4000:]}"
        for told in runtime.glob(f"jpserver-{server.pid}.json"):
            port = json.loads(told.read_text(encoding="utf-8") or "{}").get("port")
            if port:
                return f"http://127.0.0.1:{port}"
        time.sleep(0.1)  # a poll: nothing tells when a process has written a file
    raise AssertionError(f"JupyterLab told no address:\n{log.read_text(encoding='utf-8')[-4000:]}")


def write_notebook(path: Path, first_cell: str) -> None:
    """A notebook with one code cell and an empty one below it."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in (first_cell, "")])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)


class Notebook:
    """A notebook that is open in JupyterLab with a live kernel, and all that its page asked for and complained of."""

    def __init__(self, context: BrowserContext, address: str, token: str, name: str) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("websocket", lambda socket: self.asked.append(socket.url))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(f"{address}/lab/tree/{name}?reset&token={token}")
        self.page.locator("#jupyterlab-splash").wait_for(state="detached")
        self.page.locator("#jp-bottom-panel").get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        self._cells = self.page.locator(".jp-Notebook .jp-CodeCell")
        self._ran = 0
        self._run(self._cells.first)

    def run(self, code: str) -> Locator:
        """Type code into the last cell, run it with Shift+Enter, and return its outputs once the kernel is done with it."""
        cell = self._cells.nth(self._ran)
        cell.locator(".cm-content").click()
        self.page.keyboard.insert_text(code)
        return self._run(cell)

    def _run(self, cell: Locator) -> Locator:
        self._ran += 1
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Shift+Enter")
        expect(cell.locator(".jp-InputPrompt")).to_have_text(f"[{self._ran}]:", timeout=PATIENCE)
        expect(self._cells).to_have_count(self._ran + 1)
        assert cell.locator("[data-mime-type$=stderr], [data-mime-type$=error]").all_inner_texts() == []
        return cell.locator(".jp-OutputArea").first

    def told(self, expression: str) -> Any:
        """What an expression is in the kernel now, as far as JSON can hold it."""
        return json.loads(self.run(f"print(json.dumps({expression}))").inner_text())

    def hosts(self) -> set[str]:
        """The hosts that the page asked for something."""
        return {urlsplit(url).netloc for url in self.asked if urlsplit(url).scheme not in ("data", "blob")}
