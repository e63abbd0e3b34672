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

_CONFIG = """\
title: {title}
author: ""
copyright: ""
only_build_toc_files: true
execute:
  execute_notebooks: force
  timeout: 300
  stderr_output: error
  raise_on_error: true
parse:
  myst_enable_extensions: [colon_fence]
html:
  use_issues_button: false
  use_repository_button: false
latex:
  use_jupyterbook_latex: false
sphinx:
  config:
    extensions: [myst_nb, jupyter_book, sphinx_external_toc, evenwicht.short_report.pages]
    language: {language}
    html_theme: furo
    html_theme_options: {{}}
    html_copy_source: false
    html_use_index: false
    html_show_copyright: false
    html_show_sphinx: false
    numfig: true
    numfig_format: {{figure: {figure} %s}}
    nb_code_prompt_show: {show}
    nb_code_prompt_hide: {hide}
    nb_mime_priority_overrides:
      - [html, text/html, 0]
      - [html, image/svg+xml, 10]
"""
_STYLE = """\
article table { border-collapse: collapse; margin: 1rem 0 0.5rem; }
article th, article td { padding: 0.25rem 0.9rem 0.25rem 0; text-align: left; vertical-align: top; }
article :is(th, td):not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
article td:not(:first-child) { white-space: nowrap; }
article thead th { border-bottom: 1px solid var(--color-foreground-muted); }
article tbody th { font-weight: normal; }
article figcaption, article figcaption p { text-align: left; }
article .figure-note { font-size: 0.9em; color: var(--color-foreground-secondary); }
article .cell_output { overflow-x: auto; }
article details { margin: 0 0 1.5rem; }
article figure { margin: 0; }
article figure img { margin: 0; max-width: 100%; height: auto; }
article :is(.highlight, div.cell_input, div.output pre) { background: var(--color-background-secondary); }
article div.cell details.hide > summary { background: none; border-left-color: var(--color-background-border); }
@media (max-width: 32rem) { article table { font-size: 0.85em; } article th, article td { padding-right: 0.5rem; } }
@media print {
  .skip-to-content, article div.cell details.hide, article div.cell.tag_hide-input .cell_input { display: none !important; }
  article :is(h1, h2, h3, h4) { break-after: avoid; }
  article :is(figure, table, .figure-note) { break-inside: avoid; }
}
"""
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
        "_config.yml": _CONFIG.format(**filled),
        "_toc.yml": "format: jb-book\nroot: report\n",
        "README.md": _README[report.language].format(title=title, answers=answers),
        ".gitignore": f"_build/\n{answers}\n",
    }
    (folder / "_static").mkdir()
    (folder / "_static" / "report.css").write_text(_STYLE, encoding="utf-8")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
