"""Write the folder of a short report: the chapter, the codebook, the answers, and what Jupyter Book needs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from evenwicht.bilingual import Bilingual
from evenwicht.short_report.chapter import chapter
from evenwicht.short_report.opened import ANSWERS, CODEBOOK, ShortReport
from evenwicht.short_report.words import WORDS
from evenwicht.survey import write

_HERE = Path(__file__).parent
_README = Bilingual(
    __name__,
    """\
# {title}

Bouwen, waar `evenwicht[book]` geïnstalleerd is:

```shell
jupyter-book build .
```

Daarna staat het verslag in `_build/html`. Alleen die map is om te delen: in `{answers}` staat wat ieder mens antwoordde.
""",
)


def write_folder(report: ShortReport, codebook: Path, folder: Path, title: str | None = None) -> None:
    """Write a short report to a new folder.

    Parameters
    ----------
    report
        The answers, the codebook, the language and the groups.
    codebook
        The folder of the codebook, which is copied.
    folder
        The folder to make.
    title
        By default that it is a short report.
    """
    title = title or WORDS[report.language]["title"]
    answers = ANSWERS[report.survey.provenance == "synthetic"]
    (folder / CODEBOOK).mkdir(parents=True)
    for name in ("variables.csv", "codebook.csv"):
        shutil.copy(codebook / name, folder / CODEBOOK / name)
    write(report.survey, folder / answers, report.codebook)
    filled = {
        "title": json.dumps(title, ensure_ascii=False),
        "language": report.language,
        **{word: WORDS[report.language][word] for word in ("figure", "show", "hide")},
    }
    texts = {
        "report.md": chapter(report, title),
        "_config.yml": (_HERE / "config.yml").read_text(encoding="utf-8").format(**filled),
        "_toc.yml": "format: jb-book\nroot: report\n",
        "README.md": _README[report.language].format(title=title, answers=answers),
        ".gitignore": f"_build/\n{answers}\n",
    }
    (folder / "_static").mkdir()
    shutil.copyfile(_HERE / "report.css", folder / "_static" / "report.css")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
