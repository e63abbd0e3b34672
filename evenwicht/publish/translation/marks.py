"""What a translation must keep: roles with what they name, links, code spans, formulas, footnotes and numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from sphinxcontrib.bibtex.citation_target import parse_citation_targets

_ROLE = re.compile(r"\{([a-z:]+)\}`([^`]*)`")
_LOST_ROLE = re.compile(r"\{(?:glue|cite|numref|ref|term|doc)[^}`]*\}(?!`)")
_SPAN = re.compile(r"(`+)(.+?)\1")
_LINK = re.compile(r"\]\(([^)]*)\)")
_FORMULA = re.compile(r"\$[^$]+\$")
_FOOTNOTE = re.compile(r"\[\^[\w-]+\]")
_ATTRIBUTE = re.compile(r"\{[.#][^}]*\}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def without_marks(text: str) -> str:
    """What is left of a text for a translator: no roles, code, addresses of links, formulas and attributes.

    >>> without_marks("Zie {numref}`fig-een` en `vermeld`.")
    'Zie  en .'
    """
    for pattern in (_ROLE, _SPAN, _LINK, _FORMULA, _ATTRIBUTE):
        text = pattern.sub("", text)
    return text


def number(text: str, language: str) -> str:
    """A number without the marks of its language; one with two points, such as 2.5.1, is no number and stays.

    >>> number("2,7", "nl"), number("1.169", "nl"), number("1,169", "en"), number("2.5.1", "nl")
    ('2.7', '1169', '1169', '2.5.1')
    """
    mark, thousands = (",", ".") if language == "nl" else (".", ",")
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(mark)}\d+)?", text):
        text = text.replace(thousands, "")
    return text.replace(mark, ".")


def _cited(target: str) -> Iterator[str]:
    for cited in parse_citation_targets(target):
        yield " ".join([cited.key, *_NUMBER.findall(cited.post)])


def marks(text: str, language: str, name: Callable[[str], str | None]) -> Counter[str]:
    """The marks of a text, counted.

    Parameters
    ----------
    language
        In which its numbers are written.
    name
        For a code span that is a name in a chapter's code, the name in its place; None if it stays.

    >>> sorted(marks("{glue:text}`n` van de 355 ([uitleg](a.md))", "nl", {}.get))
    ['(a.md)', '355', '{glue:text}`n`']
    """
    found: Counter[str] = Counter()

    def role(match: re.Match[str]) -> str:
        kind, target = match[1], match[2]
        if kind.startswith("cite"):
            found.update(f"{{{kind}}}`{cited}`" for cited in _cited(target))
        else:
            found[f"{{{kind}}}`{_target(target)}`"] += 1
        return " "

    def span(match: re.Match[str]) -> str:
        found[f"`{name(match[2]) or match[2]}`"] += 1
        return " "

    def link(match: re.Match[str]) -> str:
        found[f"({match[1]})"] += 1
        return " "

    def other(match: re.Match[str]) -> str:
        found[match[0].replace("{,}", ".")] += 1
        return " "

    rest = _LINK.sub(link, _SPAN.sub(span, _ROLE.sub(role, text)))
    for lost in _LOST_ROLE.findall(rest):
        found[lost] += 1
    rest = _ATTRIBUTE.sub("", _FOOTNOTE.sub(other, _FORMULA.sub(other, rest)))
    found.update(number(each, language) for each in _NUMBER.findall(rest))
    return found


def moved(dutch: str, english: str) -> str:
    """The first reference or glued text that stands elsewhere among its kind in English, in words; empty if none does.

    Two of one kind that changed places are a slip more often than a better sentence.

    >>> moved("{numref}`a` en {numref}`b`, {glue:text}`n`", "{glue:text}`n`: {numref}`b` and {numref}`a`")
    'the English has {numref}`b` where the Dutch has {numref}`a`'
    >>> moved("{numref}`a`, {glue:text}`n`", "{glue:text}`n`: {numref}`a`")
    ''
    """
    before, after = _by_kind(dutch), _by_kind(english)
    for kind, names in before.items():
        for old, new in zip(names, after.get(kind, []), strict=False):
            if old != new:
                return f"the English has {{{kind}}}`{new}` where the Dutch has {{{kind}}}`{old}`"
    return ""


def _by_kind(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for role in _ROLE.finditer(text):
        cited = role[1].startswith("cite")
        found.setdefault(role[1], []).extend(_cited(role[2]) if cited else [_target(role[2])])
    return found


def _target(role: str) -> str:
    """What a role names, without words of its own before it."""
    return re.sub("^.*<(.*)>$", r"\1", role, flags=re.DOTALL)


def differences(dutch: str, english: str, name: Callable[[str], str | None]) -> str:
    """What an English text lost or has too much, in words; empty if nothing.

    >>> differences("{glue:text}`n` mensen", "people, 3", {}.get)
    'the English lost {glue:text}`n`, and has 3 that the Dutch has not'
    """
    before, after = marks(dutch, "nl", name), marks(english, "en", lambda _: None)
    lost, gained = list((before - after).elements()), list((after - before).elements())
    told = [f"lost {', '.join(lost)}"] if lost else []
    told += [f"has {', '.join(gained)} that the Dutch has not"] if gained else []
    return f"the English {', and '.join(told)}" if told else ""
