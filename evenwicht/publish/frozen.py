"""Frozen editions: each that was archived keeps an address of its own under the site, ``editions/2026-11-28/``.

``make archive`` puts the site as it was built into ``editions/`` beside the book's sources, in a folder with the day of the
edition. Every later ``make book`` carries these folders: their pages say at the head which edition they are and which is the
newest, and what they say of their own address is made to name the edition. What is kept is never changed.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

import babel.dates

from evenwicht.bilingual import Bilingual
from evenwicht.publish.files import EDITIONS, site_files, write_whole
from evenwicht.publish.site.address import checked
from evenwicht.publish.site.editions import FOLDERS
from evenwicht.publish.site.publication import Publication

FOLDER = EDITIONS
RECORD = "edition.json"
_OF_ADDRESS = {".html", ".bib", ".ris", ".xml", ".txt"}
"""Endings of files that name the address of the site."""
_HEADING = re.compile(r"<h1\b")
_LANGUAGE = re.compile(r"<html[^>]*\blang=\"(\w+)")
_WORDS = Bilingual(
    __name__,
    {
        "title": "Vastgelegde uitgave",
        "this": "Dit is de uitgave van {day}.",
        "newer": 'Er is een nieuwere: <a href="{newest}">die van {newest_day}</a>.',
        "none": "Er is geen nieuwere.",
        "all": '<a href="{all}">Alle uitgaven</a>',
    },
)


@dataclass(frozen=True)
class Frozen:
    """An edition that is kept.

    Attributes
    ----------
    day
        The day of the edition, as in the name of its folder.
    version
        The version of the book.
    address
        Of the site for which it was built; empty for none.
    languages
        Those of the book then.
    changes
        What changed, an item each, as the changelog told it.
    """

    day: datetime.date
    version: str
    address: str
    languages: tuple[str, ...]
    changes: tuple[str, ...]


def changes(changelog: str, version: str) -> tuple[str, ...]:
    """What a changelog tells of an edition: what is not released yet, else what the version brought.

    >>> changes("# Log\\n\\n## Unreleased\\n\\n- One\\n  thing.\\n- Two.\\n\\n## 1.0.0\\n\\n- First.\\n", "1.0.0")
    ('One thing.', 'Two.')
    """
    parts = re.split(r"^## +", changelog, flags=re.MULTILINE)[1:]
    told = {part.partition("\n")[0].split()[0]: part.partition("\n")[2] for part in parts}
    text = told.get("Unreleased", "").strip() or told.get(version, "")
    return tuple(" ".join(item.split()) for item in re.split(r"^- ", text, flags=re.MULTILINE)[1:])


def freeze(source: Path, site: Path, publication: Publication, address: str) -> Path:
    """Keep the built site as the edition of its day; one of the same day gives way. Returns its folder."""
    day = publication.date.isoformat()
    target = source / FOLDER / day
    beside = target.with_name(f".{day}.part")
    shutil.rmtree(beside, ignore_errors=True)
    for path in site_files(site):
        copy = beside / path.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    changelog = source / "CHANGELOG.md"
    record = {
        "version": publication.version,
        "address": address,
        "languages": [language for language, folder in FOLDERS.items() if (site / folder / "index.html").is_file()],
        "changes": changes(changelog.read_text(encoding="utf-8") if changelog.is_file() else "", publication.version),
    }
    write_whole(beside / RECORD, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())
    shutil.rmtree(target, ignore_errors=True)
    beside.rename(target)
    return target


def kept(source: Path) -> list[Frozen]:
    """The editions that are kept beside the sources, the newest first."""
    found = []
    for record in (source / FOLDER).glob(f"*/{RECORD}"):
        if record.parent.name.startswith("."):
            continue
        told = json.loads(record.read_text(encoding="utf-8"))
        day = datetime.date.fromisoformat(record.parent.name)
        found.append(Frozen(day, told["version"], told["address"], tuple(told["languages"]), tuple(told["changes"])))
    return sorted(found, key=lambda edition: edition.day, reverse=True)


def carry(source: Path, site: Path, today: datetime.date, address: str) -> None:
    """Put every kept edition into the site, and take away those that are kept no more.

    Parameters
    ----------
    source
        The folder of the book's sources.
    site
        The built site, with the list of editions.
    today
        The day of the edition that was built.
    address
        Of the site; empty for none.
    """
    for old in (site / FOLDER).glob("*/"):
        shutil.rmtree(old)
    editions = kept(source)
    newest = max([today, *(edition.day for edition in editions)])
    for edition in editions:
        name = edition.day.isoformat()
        for path in sorted((source / FOLDER / name).rglob("*")):
            if not path.is_file() or path.name == RECORD:
                continue
            within = path.relative_to(source / FOLDER / name)
            content = path.read_bytes()
            if path.suffix in _OF_ADDRESS:
                text = _readdressed(content.decode("utf-8"), edition, address)
                if path.suffix == ".html":
                    text = _headed(text, within.as_posix(), edition, newest, site)
                content = text.encode("utf-8")
            copy = site / FOLDER / name / within
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)


def _readdressed(text: str, edition: Frozen, address: str) -> str:
    """A file that names the address of the edition where it named that of the site."""
    if not edition.address or not address:
        return text
    return text.replace(edition.address, f"{address}{FOLDER}/{edition.day.isoformat()}/")


def _headed(html: str, path: str, edition: Frozen, newest: datetime.date, site: Path) -> str:
    """A page that says above its title which edition it is, and whether there is a newer one."""
    found = _LANGUAGE.search(html)
    language = found[1] if found and found[1] in _WORDS else "nl"
    words, folder = _WORDS[language], FOLDERS["en" if language == "en" else "nl"]
    up = "../" * (path.count("/") + 2)  # to the root of the site
    same = path if (site / path).is_file() else f"{folder}index.html"
    told = [words["this"].format(day=in_words(edition.day, language))]
    newer = words["newer"].format(newest=escape(f"{up}{same}"), newest_day=in_words(newest, language))
    told.append(newer if newest > edition.day else words["none"])
    told.append(words["all"].format(all=f"{up}{folder}{FOLDER}/index.html"))
    box = (
        f'<div class="admonition note"><p class="admonition-title">{words["title"]}</p><p>{" ".join(told)}</p></div>\n'
    )
    return _HEADING.sub(lambda heading: box + heading[0], html, count=1)


def in_words(day: datetime.date, language: str) -> str:
    """A day as a reader writes it.

    >>> in_words(datetime.date(2026, 11, 28), "nl")
    '28 november 2026'
    """
    return str(babel.dates.format_date(day, "d MMMM yyyy", locale=language))


def listed(
    editions: list[Frozen], publication: Publication, now: tuple[str, ...], language: str
) -> Iterator[Mapping[str, object]]:
    """What the list of editions shows of each, the newest first: the one that is built, then those that are kept.

    Each has ``day`` and ``day_in_words``, ``version``, ``url`` (from the list), ``current`` and ``changes``.
    """
    folder = FOLDERS["en" if language == "en" else "nl"]
    root = "../" * (1 + folder.count("/"))
    by_day = {edition.day: edition for edition in editions}
    for day in sorted({publication.date, *by_day}, reverse=True):
        edition, current = by_day.get(day), day == publication.date
        inner = folder if edition and language in edition.languages else ""
        yield {
            "day": day.isoformat(),
            "day_in_words": in_words(day, language),
            "version": edition.version if edition else publication.version,
            "url": f"{root}{FOLDER}/{day.isoformat()}/{inner}index.html" if edition else "../index.html",
            "current": current,
            "changes": [_marked(item) for item in (edition.changes if edition else now)],
        }


def _marked(text: str) -> str:
    """An item of the changelog as HTML: escaped, with code between backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def address_of(settings: Mapping[str, object]) -> str:
    """The address of the site, with a slash at its end; empty for none."""
    return checked(os.environ.get("BOOK_ADDRESS") or str(settings.get("html_baseurl") or ""))
