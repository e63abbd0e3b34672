"""Words in the package's own code, for the catalogues that stand with it: what each `Bilingual` says, by room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evenwicht.bilingual import FIELD, Bilingual, Plural, has_words, named
from evenwicht.publish.translation import glossary
from evenwicht.publish.translation.catalogue import Entry, Translations
from evenwicht.publish.translation.marks import differences

FOLDER = "evenwicht/locale/en"
"""Where the catalogues stand, within the book's sources."""


class WordsError(ValueError):
    """Words are not written out; the message says where."""


@dataclass(frozen=True)
class Said:
    """A text in the code.

    Attributes
    ----------
    text
        The Dutch.
    context
        Its module within the room and its keys, with points between.
    place
        File and line.
    other
        The form for other numbers than one, where a number decides.
    """

    text: str
    context: str
    place: str
    other: str = ""


def rooms(source: Path) -> dict[str, list[Said]]:
    """What the package says, by the catalogue of the room; also those of rooms that say nothing any more.

    Raises
    ------
    WordsError
        Words are made by code, or a number decides the form of a text in one place and not in another.
    """
    found: dict[str, list[Said]] = {
        path.relative_to(source).as_posix(): [] for path in sorted((source / FOLDER).glob("*.po"))
    }
    for path in sorted((source / "evenwicht").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if f"{Bilingual.__name__}(" in text:
            room, *inside = path.relative_to(source / "evenwicht").with_suffix("").parts
            inside = [part for part in inside if part != "__init__"]
            found.setdefault(f"{FOLDER}/{room}.po", []).extend(
                _said(ast.parse(text), inside, path.relative_to(source).as_posix())
            )
    for said in found.values():
        first: dict[str, Said] = {}
        for each in said:
            if first.setdefault(each.text, each).other != each.other:
                raise WordsError(
                    f"{each.place}: found {each.text!r}, which has another form for more than one at {first[each.text].place}; "
                    f"expected one way to say it"
                )
    return found


def _said(tree: ast.Module, inside: list[str], file: str) -> Iterator[Said]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == Bilingual.__name__:
            yield from _texts(node.args[-1], inside, file)


def _texts(node: ast.expr, inside: list[str], file: str) -> Iterator[Said]:
    place = f"{file}, line {node.lineno}"
    if isinstance(node, ast.Dict) and all(node.keys):
        for key, part in zip(node.keys, node.values, strict=True):
            assert key is not None
            yield from _texts(part, [*inside, *named(ast.literal_eval(key))], file)
    elif isinstance(node, ast.List | ast.Tuple):
        for i, part in enumerate(node.elts):
            yield from _texts(part, [*inside, str(i)], file)
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == Plural.__name__:
        forms = [form.value for form in node.args if isinstance(form, ast.Constant) and isinstance(form.value, str)]
        if len(forms) != 2 or len(node.args) != 2:
            raise WordsError(
                f"{place}: found {ast.unparse(node)[:40]}; expected two forms written out, for one and for more"
            )
        yield Said(forms[0], ".".join(inside), place, forms[1])
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and has_words(node.value):
            yield Said(node.value, ".".join(inside), place)
    else:
        raise WordsError(
            f"{place}: found {ast.unparse(node)[:40]}; expected words written out, in tuples, lists and dictionaries"
        )


def entries(said: list[Said], known: Translations, terms: list[glossary.GlossaryTerm]) -> list[Entry]:
    """What there is to translate, each text once.

    A text has a context where the catalogue gives it one: the same Dutch is not always the same in English.
    """
    return [
        Entry(text, context, (each.context, *glossary.comments(text, terms)), each.other)
        for (context, text), each in _once(said, known).items()
    ]


def places(said: list[Said], known: Translations) -> list[str]:
    """Where each of the `entries` stands first."""
    return [each.place for each in _once(said, known).values()]


def _once(said: list[Said], known: Translations) -> dict[tuple[str, str], Said]:
    found: dict[tuple[str, str], Said] = {}
    for each in said:
        found.setdefault((each.context if (each.context, each.text) in known else "", each.text), each)
    return found


def wrong(entry: Entry, english: str) -> str:
    """What is wrong with the English of words of the package; empty if nothing is."""
    return fault(entry.text, english)


def fault(dutch: str, english: str) -> str:
    """What is wrong with the English of words; empty if nothing is.

    >>> fault("{low} tot {high}", "{low} to {most}"), fault("tot ", "to")
    ('the English lost {high}, and has {most} that the Dutch has not', 'the English begins or ends with other spaces')
    """
    before, after = set(FIELD.findall(dutch)), set(FIELD.findall(english))
    if before != after:
        told = [f"lost {', '.join(sorted(before - after))}"] if before - after else []
        told += [f"has {', '.join(sorted(after - before))} that the Dutch has not"] if after - before else []
        return f"the English {', and '.join(told)}"
    if _edges(dutch) != _edges(english):
        return "the English begins or ends with other spaces"
    return differences(FIELD.sub(" ", dutch), FIELD.sub(" ", english), lambda _: None)


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
