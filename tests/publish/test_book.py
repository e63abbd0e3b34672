"""Building the book: what is stale is executed, what is wrong stops the build, and nothing is half done."""

import functools
import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from small_book import ROOT, Said, build, write_small_book
from sphinx.errors import ApplicationError

from evenwicht.datafile import data_folder
from evenwicht.publish import execute, inputs, stopping
from evenwicht.publish.links import broken_links
from evenwicht.publish.sphinx_run import run_sphinx
from evenwicht.publish.turns import turn

HEADER = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n\n"
PREAMBLE = (
    "```{code-cell} ipython3\nfrom evenwicht import figures, language, published\n"
    "from evenwicht.chapter import Chapter\n"
    "vermeld = published.load()\n"
    'Chapter("een").glue(lijn=language.number(vermeld.value("steering_form", "line"), 1))\n```\n\n'
)
FIGURE = (
    "```{code-cell} ipython3\n:mystnb:\n:  figure:\n:    caption: Punten per vorm.\n:    name: fig-punten\n"
    "figures.steering_form_means(vermeld)\n```\n"
)


class SmallBook:
    """A book of one chapter with the real configuration and a copy of the real data."""

    def __init__(self, folder: Path):
        self.folder = folder
        body = (
            PREAMBLE
            + "Lijnsturing kreeg {glue:text}`lijn` punten ({numref}`fig-punten`; [notebook](notebook:een)).\n\n"
            + FIGURE
        )
        write_small_book(folder, HEADER + "# Een\n\n" + body)

    def chapter(self, body: str) -> None:
        (self.folder / "chapters" / "een.md").write_text(HEADER + "# Een\n\n" + body, encoding="utf-8")

    def build(self, *options: str) -> Said:
        return build(self.folder, "--no-pdf", *options)

    def start(self) -> subprocess.Popen:
        """The command itself, in a process that can be told to stop."""
        environment = os.environ | {"EVENWICHT_DATA": str(self.folder / "data")}
        command = [sys.executable, "-m", "evenwicht.publish.book", "--source", str(self.folder), "--no-pdf"]
        piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=environment, cwd=self.folder, text=True, **piped)

    @property
    def page(self) -> str:
        return (self.folder / "_build" / "html" / "chapters" / "een.html").read_text(encoding="utf-8")


@pytest.fixture
def book(tmp_path):
    return SmallBook(tmp_path / "book")


def figure_bytes(book):
    return {path.name: path.read_bytes() for path in sorted((book.folder / "figures").iterdir())}


def test_a_change_of_the_data_executes_the_chapters_anew_and_nothing_else_does(book):
    first = book.build()
    assert first.returncode == 0, first.stderr
    assert "executed 1 of 1" in first.stderr
    assert "2,7 punten" in book.page.replace("</span>", "")
    assert 'href="../notebooks/een.ipynb">notebook</a>' in book.page
    drawn = figure_bytes(book)
    assert {"fig-punten.svg", "fig-punten.csv", "index.csv"} <= set(drawn)

    again = book.build()
    assert "nothing has changed" in again.stderr
    command = book.start()
    assert "nothing has changed" in command.communicate()[1]
    assert command.returncode == 0

    shutil.rmtree(book.folder / "_build")
    assert book.build().returncode == 0
    assert figure_bytes(book) == drawn

    chapter = book.folder / "chapters" / "een.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\nEen zin erbij.\n", encoding="utf-8")
    pages = {path for path in (book.folder / "_build" / "html").rglob("*.html")}
    of_figure = book.folder / "_build" / "html" / "figures" / "fig-punten.html"
    written = of_figure.stat().st_mtime_ns
    longer = book.build()
    assert "executed 0 of 2" in longer.stderr
    assert "Een zin erbij." in book.page
    assert of_figure.stat().st_mtime_ns == written, "a page that stays the same is not written"
    assert {path for path in (book.folder / "_build" / "html").rglob("*.html")} == pages

    path = book.folder / "data" / "codebook.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Lijnsturing", "Sturing in de lijn"), encoding="utf-8")
    changed = book.build()
    assert "executed 1 of 1" in changed.stderr
    assert "Sturing in de lijn" in book.page
    assert figure_bytes(book)["fig-punten.csv"] != drawn["fig-punten.csv"]


def test_a_failing_cell_stops_the_build_and_names_the_chapter(book):
    book.chapter("```{code-cell} ipython3\n1 / 0\n```\n")
    stopped = book.build()
    assert stopped.returncode == 1
    assert "een.md: a cell failed" in stopped.stderr
    assert "ZeroDivisionError" in stopped.stderr


def test_each_warning_and_broken_reference_is_told_and_stops_the_build(book):
    nameless = FIGURE.replace(":    name: fig-punten\n", "")
    wrong = "Zie {numref}`fig-nergens`, {doc}`nergens` en {cite:p}`niemand1900`.\n\n" + nameless
    book.chapter(PREAMBLE + "{glue:text}`lijn`\n\n" + wrong)
    stopped = book.build()
    assert stopped.returncode == 1
    for said in ("fig-nergens", "nergens", "niemand1900", "no caption or no name"):
        assert said in stopped.stderr
    assert not (book.folder / "_build" / "book.digest").exists()


def test_a_mistake_in_the_data_stops_the_build_before_anything_is_built(book):
    path = book.folder / "data" / "printed.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("combined,64", "combined,71"), encoding="utf-8")
    stopped = book.build()
    assert stopped.returncode == 1
    assert "printed.csv, row 2, column value: found a sum of 107" in stopped.stderr
    assert not (book.folder / "_build" / "html").exists()


def test_a_link_to_a_page_or_an_anchor_that_is_not_there_is_found(tmp_path):
    (tmp_path / "index.html").write_text(
        '<a href="a.html">a</a> <a href="a.html#b">b</a> <a href="a.html#c">c</a> <a href="d.html">d</a>'
        ' <a href="https://example.org/x">elsewhere</a> <img src="e.svg">',
        encoding="utf-8",
    )
    (tmp_path / "a.html").write_text('<p id="b">b</p>', encoding="utf-8")
    assert [broken.target for broken in broken_links(tmp_path)] == ["a.html#c", "d.html", "e.svg"]


def test_results_are_of_one_language_one_survey_and_one_data_package(tmp_path, monkeypatch):
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    before = inputs.surroundings(folder)
    assert inputs.surroundings(folder) == before
    monkeypatch.setenv("EVENWICHT_LANGUAGE", "en")
    english = inputs.surroundings(folder)
    monkeypatch.delenv("EVENWICHT_LANGUAGE")
    survey = tmp_path / "answers.csv"
    survey.write_text("a", encoding="utf-8")
    monkeypatch.setenv("SURVEY", str(survey))
    surveyed = inputs.surroundings(folder)
    survey.write_text("b", encoding="utf-8")
    other = inputs.surroundings(folder)
    monkeypatch.delenv("SURVEY")
    elsewhere = inputs.surroundings(data_folder())
    assert len({before, english, surveyed, other, elsewhere}) == 5


def test_the_book_is_built_anew_for_another_address_or_citation(book, monkeypatch):
    def digest():
        return inputs.book_digest(book.folder, book.folder / "data")

    monkeypatch.delenv("BOOK_ADDRESS", raising=False)
    before = digest()
    assert digest() == before
    monkeypatch.setenv("BOOK_ADDRESS", "https://example.org/boek/")
    elsewhere = digest()
    monkeypatch.delenv("BOOK_ADDRESS")
    cited = book.folder / "CITATION.cff"
    cited.write_text(cited.read_text(encoding="utf-8") + "doi: 10.1234/x\n", encoding="utf-8")
    assert len({before, elsewhere, digest()}) == 3


def test_a_chapter_is_stale_when_what_it_used_changes_and_not_when_something_else_does(book, monkeypatch):
    data = book.folder / "data"
    monkeypatch.setenv("EVENWICHT_DATA", str(data))
    (data / "extra").mkdir()
    (data / "extra" / "een.csv").write_text("1", encoding="utf-8")
    book.chapter(
        "```{code-cell} ipython3\n"
        "from evenwicht import language, published\nfrom evenwicht.datafile import data_folder\n"
        "published.load(), sorted((data_folder() / 'extra').iterdir())\n```\n"
    )
    chapters = [book.folder / "chapters" / "een.md"]
    contents = functools.partial(inputs.contents, source=book.folder, data=data, aside=book.folder / "_build")
    seen = []

    def used(paths, since):
        seen.append(contents(paths, since))
        return seen[-1]

    def stale():
        return [path for path, _ in execute.stale(chapters, book.folder / "cache")]

    assert stale() == chapters
    assert execute.with_progress(chapters, book.folder / "cache", used, lambda text: None) == 1
    names = {Path(path).name for path in seen[0]}
    assert {"published.py", "variables.py", "language.py", "datafile.py", "printed.csv", "extra"} <= names
    assert not {"steering_forms.py", "bounds.py", "claims.csv", "een.csv"} & names

    (data / "claims.csv").write_text("other", encoding="utf-8")
    assert stale() == []
    (data / "extra" / "twee.csv").write_text("2", encoding="utf-8")
    assert stale() == chapters
    (data / "extra" / "twee.csv").unlink()
    assert stale() == []
    (data / "printed.csv").write_bytes((data / "printed.csv").read_bytes() + b"\n")
    assert stale() == chapters


def test_a_second_build_in_a_folder_waits_for_the_first_and_says_so(tmp_path):
    said = []
    with turn(tmp_path, said.append):
        command = f"from pathlib import Path; from evenwicht.publish.turns import turn\nwith turn(Path({str(tmp_path)!r}), print): print('in')"
        second = subprocess.Popen([sys.executable, "-uc", command], stdout=subprocess.PIPE, text=True)
        waits = second.stdout.readline()
    assert "another build of this book is at work" in waits
    assert second.communicate(timeout=60)[0] == "in\n"
    assert said == []


def runs(pid):
    """Whether a process runs: one that has ended may still wait for its parent to take note."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize("told", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)])
def test_a_build_that_is_told_to_stop_does_within_seconds_with_one_line_and_no_kernel_left(book, told):
    mark = book.folder / "pid"
    book.chapter(
        "```{code-cell} ipython3\nimport os, pathlib, time\n"
        f"pathlib.Path({str(mark)!r}).write_text(str(os.getpid()))\ntime.sleep(600)\n```\n"
    )
    running = book.start()
    for line in running.stderr:
        if "checking" in line:
            break
    deadline = time.monotonic() + 120
    while not mark.exists() or not mark.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    start = time.monotonic()
    running.send_signal(told)
    _, said = running.communicate(timeout=60)
    assert time.monotonic() - start < 10  # two seconds on a machine that does nothing else
    assert running.returncode == 128 + told
    assert said.strip().splitlines() == [stopping.LINE]
    time.sleep(1)
    assert not runs(int(mark.read_text()))


def test_a_part_of_a_book_is_stopped_without_a_word_since_the_whole_has_one():
    stopped = "import os, signal; from evenwicht.publish import stopping; stopping.at_once(quiet=True); "
    command = [sys.executable, "-c", stopped + "os.kill(os.getpid(), signal.SIGINT)"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


def test_the_english_edition_is_stopped_with_the_dutch_by_whoever_tells_that_one_alone(book):
    waits = book.folder / "_build" / "en" / "source"
    waits.mkdir(parents=True)
    program = """
import os, signal
from pathlib import Path
from evenwicht.publish import stopping
from evenwicht.publish.translation import beside
stopping.at_once()
with beside.building(Path.cwd(), Path("_build"), pdf=False, typeset=False) as english:
    Path("pid").write_text(str(english.pid))
    os.kill(os.getpid(), signal.SIGTERM)
"""
    with turn(waits, print):  # the edition waits for its turn, however long it takes to end it
        command, environment = [sys.executable, "-c", program], os.environ | {"SOURCE_DATE_EPOCH": "0"}
        ran = subprocess.run(command, cwd=book.folder, env=environment, check=False)
        assert ran.returncode == 128 + signal.SIGTERM
        english, deadline = int((book.folder / "pid").read_text()), time.monotonic() + 20
        while runs(english) and time.monotonic() < deadline:
            time.sleep(0.05)
        ended = not runs(english)
        if not ended:
            os.kill(english, signal.SIGKILL)
        assert ended


def test_a_build_looks_for_no_garbage_since_that_hears_no_ctrl_c():
    told = "import gc; from evenwicht.publish import stopping; stopping.at_once(); print(gc.isenabled())"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize("looks", [True, False])
def test_garbage_is_looked_for_after_sphinx_ran_where_it_was_before(tmp_path, looks):
    (gc.enable if looks else gc.disable)()
    try:
        with pytest.raises(ApplicationError):
            run_sphinx(tmp_path / "nowhere", tmp_path, "html", {})
        assert gc.isenabled() == looks
    finally:
        gc.enable()


def test_a_folder_that_cannot_be_written_is_told_in_one_line(book):
    in_the_way = book.folder / "file"
    in_the_way.write_text("", encoding="utf-8")
    stopped = book.build("--target", str(in_the_way / "boek"))
    assert stopped.returncode == 1
    assert "cannot be written" in stopped.stderr
    assert len(stopped.stderr.strip().splitlines()) == 1


def test_a_build_that_cannot_be_written_is_told_before_a_chapter_runs(book, monkeypatch):
    (book.folder / "_build").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # as it is for anyone but root
    stopped = book.build()
    assert stopped.returncode == 1
    told = f"book: stopped; {book.folder / '_build'}: cannot be written (Permission denied)."
    assert stopped.stderr.startswith(told)


def test_no_two_chapters_share_their_code_and_with_it_their_cached_outputs():
    codes = []
    for path in sorted((ROOT / "chapters").glob("*.md")):
        notebook = execute.read_notebook(path)
        if notebook is not None:
            codes.append(json.dumps([cell.source for cell in notebook.cells if cell.cell_type == "code"]))
    assert len(codes) > 10
    assert len(set(codes)) == len(codes)
