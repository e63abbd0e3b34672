"""The XLSForm as people fill it in: Enketo, by which KoboToolbox and ODK Central show forms, takes right answers, holds back wrong
ones, and what it sends makes a book.

Enketo comes from npm, by a lock with hashes, and runs in Chromium, where answers are typed and clicked; without npm or a network
the test is left out.
"""

import csv
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pyxform.xls2xform import convert
from small_book import build, write_small_book

from evenwicht import codebook as codebooks
from evenwicht import instrument, survey

pytestmark = pytest.mark.long
ENGINE = Path(__file__).parent / "engine"
BOOK = codebooks.load()


def points(question, *given):
    return dict(zip((f"{question}_{name}" for name in BOOK.names(question)), given, strict=False))


FIRST = {
    "philosophy": "combined",
    **points("steering_form", 3, 2, 2, 1, 1, 1, 0),
    **points("condition", 3, 1, 3, 1, 0, 1, 0, 1),
    "form_social": "chain_network",
    "assignment": "adaptive",
    "repertoire": "not_printed",
    "size": "from_20000",
}
SKIPPED = {"philosophy": "networking", "assignment": "lasting_value"}
NINE = FIRST | points("steering_form", 3, 2, 2, 1, 1, 0, 0)
HALF = SKIPPED | points("steering_form", 10)


# What Enketo leaves to the site that holds it (translation, dialogs, files), as enketo-core itself fills it in for trying.
LEFT_OPEN = {
    "config": "config.js",
    "widgets": "src/js/widgets.js",
    "translator": "src/js/fake-translator.js",
    "dialog": "src/js/fake-dialog.js",
    "file-manager": "src/js/file-manager.js",
    "xpath-evaluator-binding": "src/js/xpath-evaluator-binding.js",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """The engine in one file."""
    folder = tmp_path_factory.mktemp("engine")
    for file in ENGINE.iterdir():
        shutil.copy(file, folder)
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=240)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"npm cannot fetch the engine: {error.stderr or error}")
    # libxslt is what the transformer takes outside a browser.
    bundle = [
        "node_modules/.bin/esbuild",
        "fill.js",
        "--bundle",
        "--format=esm",
        "--outfile=engine.js",
        "--external:libxslt",
    ]
    aliases = [f"--alias:enketo/{name}=enketo-core/{file}" for name, file in LEFT_OPEN.items()]
    subprocess.run([*bundle, *aliases], cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "engine.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def fill(engine, browser, tmp_path_factory):
    """A function that fills in the form as a respondent does, and tells what it was told, and what would be sent."""
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    instrument.write_xlsform(instrument.questionnaire(BOOK), path)
    form = convert(str(path)).xform
    page = browser.new_page()
    page.route("https://form.example/", lambda route: route.fulfill(body="<html></html>", content_type="text/html"))
    page.goto("https://form.example/")
    page.add_script_tag(content=engine, type="module")
    page.wait_for_function("typeof window.open_form === 'function'")

    def fill(answers):
        assert page.evaluate("form => window.open_form(form)", form) == [], "Enketo loads it without a fault"
        for name, answer in answers.items():
            question = page.locator(f'form.or [name$="/{name}"]')
            if isinstance(answer, int):
                question.fill(str(answer))
                question.press("Tab")
            else:
                question.and_(page.locator(f'[value="{answer}"]')).check()
        return page.evaluate("() => window.send()")

    yield fill
    page.close()


def test_right_answers_and_skipped_questions_may_be_sent(fill):
    for answers in (FIRST, SKIPPED):
        assert fill(answers)["faults"] == []


def test_nine_points_are_held_back_with_the_rule(fill):
    faults = fill(NINE)["faults"]
    assert faults == [["steering_form_chain_network", "constraint", "De punten moeten samen 10 zijn."]]


def test_once_a_point_is_given_every_item_wants_one_or_a_zero(fill):
    faults = fill(HALF)["faults"]
    assert [fault[1:] for fault in faults] == [["required", "Vul 0 in waar u geen punten geeft."]] * 6


def leaves(node, path=()):
    """What a sent form holds: the path of each question, and its answer."""
    if not len(node):
        yield "/".join(path), node.text or ""
    for child in node:
        yield from leaves(child, (*path, child.tag.rpartition("}")[2]))


def submitted(fill, respondents, path):
    """What respondents could send, as one table: a row each, a column a question, made by a computer."""
    sent = [found for found in map(fill, respondents) if not found["faults"]]
    rows = [dict(leaves(ET.fromstring(found["sent"]))) for found in sent]
    header = list(rows[0])
    with path.open("w", encoding="utf-8", newline="") as file:
        told = ([row[name] for name in header] for row in rows)
        csv.writer(file).writerows([[*header, "provenance"], *([*cells, "synthetic"] for cells in told)])
    return path


def test_what_three_respondents_send_is_read(fill, tmp_path):
    found = survey.read(submitted(fill, (FIRST, NINE, SKIPPED), tmp_path / "submissions.csv"), BOOK)
    assert found.n == 2
    assert found.table["philosophy"].tolist() == ["combined", "networking"]
    assert found.table.loc[0, "steering_form.line"] == 3
    assert found.table.loc[0, "repertoire"] == "not_printed"
    assert found.table.loc[0, "form_social"] == "chain_network"
    assert found.table.filter(like="condition.").isna().all(axis=1).tolist() == [False, True]


CHAPTER = """---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
---

# Een

```{code-cell} ipython3
from evenwicht import figures, published, tables
vermeld = published.load()
```

```{code-cell} ipython3
:mystnb:
:  figure:
:    caption: Punten per vorm.
:    name: fig-punten
figures.steering_form_means(vermeld)
```

```{code-cell} ipython3
:mystnb:
:  figure:
:    name: fig-domeinen
figures.steering_forms_by_domain(vermeld)
```

```{code-cell} ipython3
tables.verdicts_on(vermeld, "domain_social")
```
"""


def test_what_a_wave_of_respondents_sends_makes_a_book(fill, tmp_path):
    others = [
        FIRST | {"philosophy": name} | points("steering_form", 0, 0, 0, 0, 0, 4, 6) for name in BOOK.names("philosophy")
    ]
    write_small_book(tmp_path / "book", CHAPTER)
    answers = submitted(fill, [FIRST, NINE, HALF, SKIPPED, *others], tmp_path / "synthetic-wave.csv")
    built = build(tmp_path / "book", "--no-pdf", environment={"SURVEY": str(answers)})
    assert built.returncode == 0, built.stderr
    assert "on the answers of 7 respondents from synthetic-wave.csv" in built.stderr
    assert "condition: 1 did not answer" in built.stderr
    page = (tmp_path / "book" / "_build" / "html" / "chapters" / "een.html").read_text(encoding="utf-8")
    assert "Lijnsturing vermeld 2,7, gesimuleerd 0,5" in page.replace("lijnsturing", "Lijnsturing"), (
        "3 of one, 0 of five"
    )
    assert "keten- en netwerksturing het vaakst, 100%" in page
    assert "klopt in deze" in page
