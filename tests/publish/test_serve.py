"""Serving while writing: a page that is saved is built, and the browser hears of it."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from small_book import write_small_book

import evenwicht
from evenwicht.publish import serve, stopping

CHAPTER = "# Een\n\nEen zin.\n"


@pytest.fixture
def address(tmp_path):
    (tmp_path / "een.html").write_text("<html><body><p>Een</p></body></html>", encoding="utf-8")
    (tmp_path / "een.css").write_text("p{}", encoding="utf-8")
    built = serve.Built()
    server = serve.server(tmp_path, built, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", built
    server.shutdown()
    server.server_close()


def read(url):
    with urlopen(url, timeout=30) as answer:
        return answer.read().decode("utf-8")


def test_a_page_comes_with_the_script_that_loads_it_again_and_other_files_as_they_are(address):
    root, _ = address
    page = read(f"{root}/een.html")
    assert page == f'<html><body><p>Een</p><script src="{serve.SCRIPT}"></script></body></html>'
    assert serve.MOMENT in read(root + serve.SCRIPT)
    assert read(f"{root}/een.css") == "p{}"


def test_the_script_is_told_of_each_build(address):
    root, built = address
    before = read(root + serve.MOMENT)
    built.times += 1
    assert read(root + serve.MOMENT) != before


def test_it_serves_this_machine_alone_and_gives_way_where_the_port_is_taken(tmp_path):
    first = serve.server(tmp_path, serve.Built(), 0)
    second = serve.server(tmp_path, serve.Built(), first.server_port)
    try:
        assert first.server_address[0] == second.server_address[0] == "127.0.0.1"
        assert first.server_port != second.server_port
    finally:
        first.server_close()
        second.server_close()


def test_what_the_build_writes_is_no_reason_to_build_again(tmp_path):
    (tmp_path / "chapters").mkdir()
    target = tmp_path / "built"
    target.mkdir()
    before = serve.moments([tmp_path], target)
    (target / "index.html").write_text("x", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_text("x", encoding="utf-8")
    assert serve.moments([tmp_path], target) == before
    (tmp_path / "chapters" / "een.md").write_text(CHAPTER, encoding="utf-8")
    assert serve.moments([tmp_path], target) != before


@pytest.mark.long
def test_a_sentence_that_is_saved_stands_on_the_page(tmp_path):
    folder = tmp_path / "book"
    write_small_book(folder, CHAPTER)
    package = tmp_path / "package" / "evenwicht"
    shutil.copytree(Path(evenwicht.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    environment = os.environ | {"EVENWICHT_DATA": str(folder / "data"), "PYTHONPATH": str(package.parent)}
    command = [sys.executable, "-m", "evenwicht.publish.serve", "--source", str(folder), "--port", "0"]
    log = tmp_path / "said"
    with log.open("w", encoding="utf-8") as said:
        serving = subprocess.Popen(command, env=environment, cwd=folder, stdout=said, stderr=said)

    def until(holds):
        deadline = time.monotonic() + 240
        while not holds():
            goes_on = serving.poll() is None and time.monotonic() < deadline
            assert goes_on, log.read_text(encoding="utf-8")
            time.sleep(0.2)

    def times():
        return int(read(root + serve.MOMENT))

    chapter = folder / "chapters" / "een.md"
    try:
        until(lambda: "(Ctrl-C stops it)" in log.read_text(encoding="utf-8"))
        root = re.search(r"http://\S+(?=/ )", log.read_text(encoding="utf-8"))[0]
        until(lambda: times() >= 1)
        touched = chapter.stat().st_mtime_ns + 1_000_000
        os.utime(chapter, ns=(touched, touched))  # an editor saved what was there
        until(lambda: "nothing has changed" in log.read_text(encoding="utf-8"))
        assert times() == 1  # so no page loads again
        chapter.write_text(CHAPTER + "\nNog een zin.\n", encoding="utf-8")
        until(lambda: times() >= 2 and "Nog een zin." in read(f"{root}/chapters/een.html"))
        chapter.write_text(CHAPTER + "\nZie {numref}`fig-nergens`.\n", encoding="utf-8")
        until(lambda: "stopped" in log.read_text(encoding="utf-8"))
        built = times()
        chapter.write_text(CHAPTER + "\nHersteld.\n", encoding="utf-8")
        until(lambda: times() > built and "Hersteld." in read(f"{root}/chapters/een.html"))
        with (package / "nothing.py").open("a", encoding="utf-8") as module:
            module.write("# saved\n")
        until(lambda: log.read_text(encoding="utf-8").count("(Ctrl-C stops it)") == 2)  # the new code, the same book
        root = re.findall(r"http://\S+(?=/ )", log.read_text(encoding="utf-8"))[-1]
        until(lambda: times() >= 1 and "Hersteld." in read(f"{root}/chapters/een.html"))
        serving.terminate()
        serving.wait(60)
        assert log.read_text(encoding="utf-8").splitlines()[-1] == stopping.LINE
    finally:
        serving.kill()
