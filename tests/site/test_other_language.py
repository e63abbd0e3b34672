"""No word of the other language stands in what is handed out beside the pages: files of figures, notebooks, explorers, PDF, questionnaire, report."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest
import yaml
from playwright.sync_api import Browser
from pypdf import PdfReader
from read_pages import read
from words_of_a_language import DUTCH, ENGLISH, counted

from evenwicht import codebook, instrument, short_report
from evenwicht.command import main
from evenwicht.datafile import data_folder
from evenwicht.publish.pdf.row_headers import structure_elements
from evenwicht.publish.site.editions import FOLDERS

ROOT = Path(__file__).resolve().parents[2]
CHAPTER_FILES = re.compile(
    r"[\w-]+\.\w+|\bfig-[\w-]+|\b(?:" + "|".join(p.stem for p in (ROOT / "chapters").glob("*.md")) + r")\b"
)
"""Names of files and of figures, which are the same in both editions."""
NAMES = re.compile(r"[a-z_.]+")
"""Names in code, which are English."""
FOREIGN = {"nl": ENGLISH, "en": DUTCH}
languages = pytest.mark.parametrize("language", list(FOREIGN))


@pytest.fixture
def edition(site: Path, language: str) -> Path:
    """The folder of the site in a language."""
    return site / FOLDERS[language]


def without_names(text: str) -> str:
    return CHAPTER_FILES.sub(" ", text)


def drawn(svg: str) -> str:
    return " ".join(re.findall(r"<(?:text|tspan|title|desc)[^>]*>([^<]+)", svg))


def workbook(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        parts = [name for name in file.namelist() if re.search(r"sharedStrings|worksheets/sheet|workbook\.xml", name)]
        return " ".join(re.sub(r"<[^>]*>", " ", file.read(name).decode()) for name in parts)


def described(path: Path) -> str:
    told = json.loads(path.read_text(encoding="utf-8"))
    columns = [[column["titles"], column["dc:description"]] for column in told["tableSchema"]["columns"]]
    return json.dumps([told["dc:title"], told["dc:source"], columns], ensure_ascii=False)


READERS = {
    ".csv": lambda path: path.read_text(encoding="utf-8"),
    ".csv-metadata.json": described,
    ".svg": lambda path: drawn(path.read_text(encoding="utf-8")),
    ".xlsx": workbook,
    ".bib": lambda path: " ".join(re.findall(r"= \{(.*)\}", path.read_text(encoding="utf-8"))),
    ".ris": lambda path: re.sub(
        r"^(?:TY|ER|LA) .*|^\w\w  - ", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    ),
}


@pytest.mark.parametrize("kind", list(READERS))
@languages
def test_files_of_figures_are_in_the_language_of_their_edition(edition: Path, language: str, kind: str) -> None:
    texts = {path.name: READERS[kind](path) for path in (edition / "figures").glob(f"*{kind}")}
    assert len(texts) >= 30
    assert all(re.search(r"[a-z]{3}", text) for text in texts.values()), "each has words"
    found = {name: counted(without_names(text), FOREIGN[language]) for name, text in texts.items()}
    assert {name: words for name, words in found.items() if words} == {}


def spoken(cell: dict[str, Any], language: str) -> Iterator[str]:
    """What a cell says to people: its prose, or its comments; of an English one also what came out."""
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":  # but for code, addresses, titles and citations
        yield re.sub(r"`[^`]*`|\]\([^)]*\)|\*[^*]*\*|\([^)]*\d{4}[^)]*\)", " ", source)
    elif language == "en" and 'language="nl"' not in source:  # the exercise that asks for Dutch
        yield " ".join(re.findall(r"#([^\n]*)", source))
        for output in cell["outputs"]:
            data = output.get("data", {})
            for words in (output.get("text", ""), data.get("text/html", ""), data.get("text/markdown", "")):
                yield re.sub(r"<[^>]*>|[\w/-]+\.csv", " ", "".join(words))


@languages
def test_notebooks_speak_the_language_of_their_edition(edition: Path, language: str) -> None:
    paths = sorted((edition / "notebooks").glob("*.ipynb"))
    assert len(paths) > 20
    terms = (
        {"gemeentesecretaris", "keten", "opgave", "sturingsfilosofie", "sturingsvorm"} if language == "en" else set()
    )
    for path in paths:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        said = without_names(" ".join(text for cell in cells for text in spoken(cell, language)))
        assert set(counted(said, FOREIGN[language])) <= terms, path.name


@pytest.mark.long
@languages
def test_explorers_speak_the_language_of_their_edition(
    edition: Path, language: str, address: str, browser: Browser
) -> None:
    started = 0
    for path in sorted((edition / "chapters").glob("*.html")):
        count = len(read(path).select(".explorer"))
        if count:
            page = browser.new_page()
            page.goto(f"{address}{FOLDERS[language]}chapters/{path.name}")
            for box in page.locator(".explorer").all():
                box.locator(".explorer-start").click()
                box.locator(".explorer-live").locator("input, button, select").first.wait_for()
                told = box.evaluate(
                    "box => [...box.querySelectorAll('*')].map(e => ['aria-label', 'title', 'alt', 'placeholder']"
                    ".map(name => e.getAttribute(name) || '').join(' ')).join(' ')"
                )
                words = counted(without_names(f"{box.inner_text()} {told}"), FOREIGN[language])
                assert not words, path.name
                started += 1
            page.close()
    assert started >= 8


def of_other_languages(edition: Path, language: str) -> Counter[str]:
    """The words of the other language that the chapters of the site hold rightly: in code, in names, in titles of works."""
    other = {"nl": "en", "en": "nl"}[language]
    found: Counter[str] = Counter()
    parts = f"pre, code, .citation, a.reference[title], [lang={other}], #uitwerking-gegevens-taal, td, th"
    for path in [edition / "index.html", *(edition / "chapters").glob("*.html")]:
        article = read(path).find("article")
        chosen = [] if article is None else article.select(parts)
        chosen = [part for part in chosen if part.name not in ("td", "th") or NAMES.fullmatch(part.get_text().strip())]
        kept = {id(part) for part in chosen}
        for part in chosen:
            if not any(id(parent) in kept for parent in part.parents):
                found += counted(part.get_text(" "), FOREIGN[language])
    return found


@pytest.mark.long
@languages
def test_no_page_of_the_pdf_holds_words_of_the_other_language(edition: Path, language: str) -> None:
    """Each word stands there no more often than code, names and titles of works have it."""
    (path,) = edition.glob("*.pdf")
    reader = PdfReader(path)
    text = " ".join(page.extract_text() for page in reader.pages)
    title = "De gemeentesecretaris als evenwichtskunstenaar: tussen hipster en eindbaas"  # once more in the colophon
    rightly = of_other_languages(edition, language) + counted(title, FOREIGN[language])
    assert dict(counted(text, FOREIGN[language]) - rightly) == {}
    assert reader.metadata is not None
    assert not counted(" ".join(map(str, reader.metadata.values())), FOREIGN[language])
    with pikepdf.open(path) as document:
        told = [str(figure["/Alt"]) for figure in structure_elements(document, "/Figure") if "/Alt" in figure]
    assert len(told) > 20
    assert not counted(" ".join(told), FOREIGN[language])


@pytest.mark.long
def test_dutch_words_in_the_english_pdf_are_read_out_in_dutch(site: Path) -> None:
    (path,) = (site / FOLDERS["en"]).glob("*.pdf")
    with pikepdf.open(path) as document:
        spoken = Counter(
            str(operands[1].get("/Lang", ""))
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page, "BDC")
            if isinstance(operands[1], pikepdf.Dictionary)
        )
    told = {language.partition("-")[0]: count for language, count in spoken.items()}
    assert told["nl"] >= 20
    assert told["de"] >= 1
    assert told["fr"] >= 1


def limesurvey(form: instrument.Questionnaire, language: str, _: Path) -> str:
    rows = csv.DictReader(io.StringIO(instrument.limesurvey(form)), delimiter="\t")
    told = [f"{row['text']} {row['help']}" for row in rows if row["language"] == language]
    return " ".join(re.sub(r"\{[^}]*\}", " ", text) for text in told)


def xlsform(form: instrument.Questionnaire, language: str, folder: Path) -> str:
    instrument.write_xlsform(form, folder / "form.xlsx")
    columns = [column for sheet in openpyxl.load_workbook(folder / "form.xlsx") for column in sheet.iter_cols()]
    own = [column for column in columns if str(column[0].value).endswith(f"({language})")]
    assert len(own) >= 5
    return " ".join(re.sub(r"\$\{\w+\}", " ", str(cell.value or "")) for column in own for cell in column)


def qualtrics(form: instrument.Questionnaire, language: str, _: Path) -> str:
    return re.sub(r"\[\[[^]]*\]\]", " ", instrument.qualtrics(form, language))


def paper(form: instrument.Questionnaire, language: str, _: Path) -> str:
    made = PdfReader(io.BytesIO(instrument.paper(form, language, datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC))))
    return " ".join([*(page.extract_text() for page in made.pages), *map(str, dict(made.metadata or {}).values())])


@pytest.mark.parametrize("tool", [limesurvey, xlsform, qualtrics, paper])
@languages
def test_the_questionnaire_for_each_tool_asks_in_one_language(
    tool: Callable[[instrument.Questionnaire, str, Path], str], language: str, tmp_path: Path
) -> None:
    text = tool(instrument.questionnaire(codebook.load()), language, tmp_path)
    own = {"nl": DUTCH, "en": ENGLISH}[language]
    assert len(counted(text, own)) > 20
    assert counted(text, FOREIGN[language]) == {}


@languages
def test_a_short_report_speaks_the_language_it_is_asked_for(language: str, tmp_path: Path) -> None:
    library, folder = data_folder() / "examples" / "bibliotheek", tmp_path / "report"
    command = ["report", str(library / "proefronde.csv"), "--codebook", str(library), "--by", "visits"]
    assert main([*command, "--language", language, "--to", str(folder)]) == 0
    pages = [(folder / name).read_text(encoding="utf-8") for name in ("report.md", "README.md")]
    texts = [re.sub(r"```.*?```|`[^`]*`|^\w+:", " ", page, flags=re.DOTALL | re.MULTILINE) for page in pages]
    settings = yaml.safe_load((folder / "_config.yml").read_text(encoding="utf-8"))
    words = settings["sphinx"]["config"]
    texts += [settings["title"], words["numfig_format"]["figure"], words["nb_code_prompt_show"]]
    report = short_report.opened(folder, language=language, by=["visits"])
    tables = [short_report.answered(report), short_report.by_group(report, "wishes", "visits")]
    texts += [table._repr_html_() for table in tables]
    for figure in (short_report.question(report, name) for name in ("visits", "wishes")):
        texts += [figure.alt, figure.caption, figure.source, figure.table.to_csv(), drawn(figure.svg())]
    text = re.sub(r"<[^>]*>", " ", " ".join(texts))
    assert len(counted(text, {"nl": DUTCH, "en": ENGLISH}[language])) > 10
    assert counted(text, FOREIGN[language]) == {}
