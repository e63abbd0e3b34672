"""Build the book: check the data, execute the chapters, lay out the site and the PDF, check the links.

This is what ``make book`` runs, as ``python -m evenwicht.publish.book``. Any failing cell, warning, broken reference or
broken link ends it with a non-zero exit status.
"""

from __future__ import annotations

import sys

from evenwicht.publish import stopping, unchanged

if __name__ == "__main__":  # before what takes seconds to import
    stopping.at_once(quiet="--part" in sys.argv)
    if unchanged.told(sys.argv[1:], __doc__):
        sys.exit(0)

import contextlib
import errno
import functools
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenwicht import data_package
from evenwicht.answers_named import (
    MAPPING_VARIABLE,
    POPULATION_VARIABLE,
    VARIABLE,
    mapping_paths,
    named,
    population_path,
    survey_paths,
)
from evenwicht.datafile import DataFileError, data_folder
from evenwicht.evidence import check_enough, check_population, check_years
from evenwicht.kept import keeping
from evenwicht.publish import edition, execute, frozen, inputs, kernels
from evenwicht.publish.confidence import BUILT, told_too_much
from evenwicht.publish.files import unwritable, write_whole
from evenwicht.publish.links import broken_links
from evenwicht.publish.lite import FOLDER as LITE
from evenwicht.publish.pdf.command import PdfError, build_pdf
from evenwicht.publish.pdf.pages import by_part, read
from evenwicht.publish.site.publication import read_publication
from evenwicht.publish.sphinx_run import run_sphinx, settings_of
from evenwicht.publish.states import StateError
from evenwicht.publish.translation import beside
from evenwicht.publish.translation.sources import Edition, TranslationError
from evenwicht.publish.turns import turn
from evenwicht.survey import DisclosureError, ProvenanceError, Survey, survey_path, waves

Say = Callable[[str], None]


class BookError(RuntimeError):
    """The book could not be built; the message says what to mend."""


def _say(text: str) -> None:
    print(f"book: {text}", file=sys.stderr, flush=True)


def _say_english(text: str) -> None:
    _say(f"(English) {text}")


def check_answers(say: Say) -> None:
    """Read the answers that ``SURVEY`` names, if it is set, and make its path hold in the folder of every chapter.

    Raises
    ------
    evenwicht.datafile.DataFileError, evenwicht.survey.ProvenanceError, evenwicht.survey.DisclosureError
        The file does not fit the codebook, tells its provenance in two ways, or holds more respondents than there are
        municipalities or too few answers to make a book of.
    """
    found = waves()
    if not found:
        return
    for survey in found:
        check_enough(survey)
    check_population(found[-1])
    check_years(found)
    os.environ[VARIABLE] = named(survey_paths())
    if mapping_paths():
        os.environ[MAPPING_VARIABLE] = named(mapping_paths())
    if path := population_path():
        os.environ[POPULATION_VARIABLE] = str(path)
    for survey in found:
        _tell(survey, say)
    if found[-1].year is None:
        say("their year is not known, so they are set beside no earlier ones; SURVEY_YEAR tells it")


def _tell(survey: Survey, say: Say) -> None:
    """Say what was recognised in answers."""
    by = f", as {survey.reading.tool} writes it" if survey.reading.tool else ""
    year = f" of {survey.year}" if survey.year else ""
    say(f"on the answers of {survey.n} respondents{year} from {survey.source}{by}, {survey.provenance}")
    for question, _, missing in survey.missing().itertuples(index=False):
        if missing:
            say(f"{question}: {missing} did not answer")
    for remark in survey.reading.remarks:
        say(remark)
    if survey.ignored:
        say(f"left out, as the codebook does not have them: {', '.join(survey.ignored)}")


def check_confidence(target: Path) -> None:
    """Take a book on confidential answers away, and stop, if the answer of a respondent or a small cell stands in it.

    Raises
    ------
    BookError
        It does; the message names the files, and the figures of explorers.
    """
    found = [
        place
        for survey in waves()
        if survey.provenance == "confidential"
        for place in told_too_much(target, survey, in_explorers=survey is waves()[-1])
    ]
    if found:
        for name in (*BUILT, ".doctrees", "executed", "jupyter_execute"):
            shutil.rmtree(target / name, ignore_errors=True)
        beside.take_away(target)
        raise BookError(
            "the answer of a respondent, given in confidence, stands in\n" + "\n".join(found) + "\n"
            "expected totals and means only. Mend the cell that shows it; the book was taken away."
        )


def site(source: Path, build: Path, settings: dict[str, Any]) -> None:
    """Lay out the website with Jupyter Book in ``build/html``; warnings are errors.

    Raises
    ------
    BookError
        Sphinx stopped or warned; what it said went to standard error.
    """
    try:
        app = run_sphinx(source, build, "html", settings_of(source, settings))
    except Exception as error:  # whatever an extension raises is a fault in what it read
        raise BookError(f"the site was not finished: {error}") from error
    if app.statuscode:
        raise BookError("the site was not finished: see above")


def build(
    source: Path,
    target: Path,
    *,
    pdf: bool = True,
    typeset: bool = True,
    languages: tuple[str, ...] = ("nl",),
    part: bool = False,
    say: Say = _say,
) -> bool:
    """Build the book from `source` into `target`; tells whether there was anything to do.

    Parameters
    ----------
    pdf
        Whether the site offers a PDF.
    typeset
        Whether to make it now; a later build makes it of the same site.
    languages
        ``nl``, or ``nl`` and ``en``: the English edition then stands in the site as ``en/``.
    part
        Whether the site is a part of another, so that its links are looked at there.

    Raises
    ------
    BookError, evenwicht.datafile.DataFileError, evenwicht.publish.execute.ChapterError
        Something is wrong with the sources, the data or a chapter.
    evenwicht.publish.edition.EditionError
        The day of the edition cannot be told.
    evenwicht.publish.translation.sources.TranslationError
        Something has no English, or one that does not fit.
    """
    with edition.fixed(source), turn(source, say), contextlib.ExitStack() as stack:
        return _build(source, target, pdf, pdf and typeset, languages, part, say, stack)


def _build(
    source: Path,
    target: Path,
    pdf: bool,
    typeset: bool,
    languages: tuple[str, ...],
    part: bool,
    say: Say,
    stack: contextlib.ExitStack,
) -> bool:
    start = time.monotonic()
    data = data_folder()
    check_answers(say)
    digest = unchanged.digest(source, pdf, typeset, languages)
    if unchanged.stands(target, digest):
        say(unchanged.line(target))
        return False
    both = "en" in languages
    _make_room(source, target, data, both)
    kernels.warm_up()
    say("checking the data")
    data_package.check(data, source / "chapters")
    _take_out_earlier(target)
    cache = target / "executed" / inputs.surroundings(data)
    chapters = [source / "index.md", *sorted((source / "chapters").glob("*.md"))]
    contents = functools.partial(inputs.contents, source=source, data=data.resolve(), aside=target)
    if survey_path() is None:  # what is found of confidential answers stays in the kernel that found it
        stack.enter_context(keeping(target / "kept"))
    ran = execute.with_progress(chapters, cache, contents, say)
    _take_out_beside(cache)
    say(f"executed {ran} of {len(chapters)} chapters; the others had not changed")
    settings: dict[str, Any] = {"nb_execution_cache_path": str(cache), "chapter_outcomes": execute.outcomes(cache)}
    english = stack.enter_context(beside.building(source, target, pdf=pdf, typeset=typeset)) if both else None
    if both:
        settings["other_edition"] = "en/"
    if not pdf:
        settings["book_pdf"] = ""
    say("laying out the site")
    site(source, target, settings)
    say(f"the site stands in {os.path.relpath(target / 'html')} ({time.monotonic() - start:.1f} s)")
    if typeset:
        _typeset(source, target, settings, say)
    failed = english is not None and english.wait() != 0
    check_confidence(target)
    if failed:
        raise BookError("the English edition was not finished: see above")
    if both:
        beside.take_in(target)
    if not part:
        _carry_editions(source, target)
        _check_links(target, settings_of(source, {}).get("book_pdf") if pdf and not typeset else None)
    write_whole(target / unchanged.STAMP, digest.encode())
    say(f"done in {time.monotonic() - start:.0f} s")
    return True


def _make_room(source: Path, target: Path, data: Path, both: bool) -> None:
    """Write the sources in English, or take that edition away, and what a build left behind that was not finished."""
    if both:
        Edition(source).write(target / "en" / beside.SOURCE, "../")
    target.mkdir(exist_ok=True)
    if not os.access(target, os.W_OK):  # told before chapters run, whose results could not be kept
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    stamp = target / unchanged.STAMP
    finished = stamp.is_file()
    stamp.unlink(missing_ok=True)  # before anything of the book that stands is taken away
    beside.take_out(target)
    if not both:
        beside.take_away(target, keep=inputs.surroundings(data, "en"))
    if not finished:
        for unfinished in (".doctrees", "html"):
            shutil.rmtree(target / unfinished, ignore_errors=True)


def _take_out_earlier(target: Path) -> None:
    """Take away what an earlier book leaves that this one may not have: of answers, or its notebooks."""
    for earlier in ("figures", "pdf", "typst"):  # those of answers that an earlier book was built on
        shutil.rmtree(target / earlier, ignore_errors=True)
    shutil.rmtree(target / "html" / LITE, ignore_errors=True)  # it holds the notebooks of the earlier book
    for document in (target / "html").glob("*.pdf"):
        document.unlink()


def _take_out_beside(cache: Path) -> None:
    """Take away what was executed with other data or another package."""
    for old in cache.parent.iterdir():
        if old != cache:
            shutil.rmtree(old)


def _typeset(source: Path, target: Path, settings: dict[str, Any], say: Say) -> None:
    """Typeset the PDF, and put it beside the pages."""
    say("typesetting the PDF")
    try:
        document = build_pdf(source, target, target / "pdf", settings)
    except PdfError as error:
        raise BookError(f"the PDF was not finished: {error}") from error
    write_whole(target / "html" / document.name, document.read_bytes())
    pages = by_part(read(target / "typst")).items()
    say("pages of the PDF: " + ", ".join(f"{part or 'front'} {n}" for part, n in pages))


def _carry_editions(source: Path, target: Path) -> None:
    """Put frozen editions into the site; a book on answers is nobody else's, and carries none."""
    address = frozen.address_of(settings_of(source, {}))
    carried = source if survey_path() is None else target  # where none are kept
    frozen.carry(carried, target / "html", read_publication(source).date, address)


def _check_links(target: Path, to_come: str | None) -> None:
    """Refuse links that lead nowhere, but for those to a document that is made later."""
    broken = [link for link in broken_links(target / "html") if to_come is None or not link.target.endswith(to_come)]
    if broken:
        raise BookError("\n".join(map(str, broken)))


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit status."""
    options = unchanged.parser(__doc__).parse_args(arguments)
    source, target = unchanged.folders(options)
    languages = unchanged.languages(source, options.part)
    say = _say_english if options.part else _say
    work = functools.partial(
        build,
        source,
        target,
        pdf=not options.no_pdf,
        typeset=not options.no_typeset,
        languages=languages,
        part=options.part,
    )
    return told(functools.partial(work, say=say))


def told(work: Callable[[], object]) -> int:
    """Do the work, or say on standard error what is to be mended; returns the exit status."""
    try:
        work()
    except (
        BookError,
        DataFileError,
        DisclosureError,
        ProvenanceError,
        StateError,
        TranslationError,
        edition.EditionError,
        execute.ChapterError,
    ) as error:
        print(f"book: stopped\n{error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"book: stopped; {unwritable(error)}. Name a folder that can with --target.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
