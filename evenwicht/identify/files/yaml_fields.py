"""Fields of a YAML file that know their line, so that a message can point at a typing error."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

from evenwicht.identify.files.file_text import SurveyFileError, decoded
from evenwicht.identify.rounding.errors import PublishedFigureError

Made = TypeVar("Made")

_MOST_DIGITS = 18
_SHOWN = 40


@dataclass(frozen=True)
class YamlValue:
    """A value in a file.

    Attributes
    ----------
    node
        What YAML read.
    path
        Where it stands, such as `questions.form.means.line`.
    file
        The file's name.
    line
        The line it starts on, from 1; of a field, the line of its name.
    """

    node: yaml.Node
    path: str
    file: str
    line: int

    def fault(self, message: str) -> SurveyFileError:
        """An error about this value."""
        where = f"{self.file}, line {self.line}" + (f", {self.path}" if self.path else "")
        return SurveyFileError(f"{where}: {message}", field=self.path or None)

    @property
    def is_text(self) -> bool:
        """Whether the value stands on one line, and is no list and has no fields."""
        return isinstance(self.node, yaml.ScalarNode)

    def text(self) -> str:
        """The value as it is written, without quotes."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.fault(f"found {_kind(self.node)}, expected one value on this line")
        text = str(self.node.value).strip()
        if not text or self.node.tag == "tag:yaml.org,2002:null":
            raise self.fault("found nothing after the colon, expected a value")
        return text

    def whole(self) -> int:
        """The value as a whole number."""
        text = self.text()
        if not text.isascii() or not text.isdigit():
            raise self.fault(f"found {text!r}, expected a whole number such as 80")
        if len(text) > _MOST_DIGITS:
            raise self.fault(f"found a number of {len(text)} digits, expected at most {_MOST_DIGITS}; type it again")
        return int(text)

    def flag(self) -> bool:
        """The value as yes or no."""
        text = self.text().lower()
        if text not in ("true", "yes", "false", "no"):
            raise self.fault(f"found {text!r}, expected true or false")
        return text in ("true", "yes")

    def choice(self, known: Sequence[str]) -> str:
        """The value as one of these words."""
        text = self.text()
        if text not in known:
            raise self.fault(f"found {text!r}, expected one of {', '.join(known)}{_hint(text, known)}")
        return text

    def items(self) -> list[YamlValue]:
        """The entries of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.fault(
                f"found {_kind(self.node)}, expected a list: put each entry on a line of its own after a dash"
            )
        return [
            YamlValue(node, f"{self.path}[{position}]", self.file, _line(node))
            for position, node in enumerate(self.node.value, start=1)
        ]

    def fields(self) -> dict[str, YamlValue]:
        """The entries of a block of `name: value` lines; a name that stands there twice is an error."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fault(
                f"found {_kind(self.node)}, expected lines of the form 'name: value', indented under this field"
            )
        found: dict[str, YamlValue] = {}
        for key, entry in self._pairs():
            if key in found:
                first = found[key].line
                raise entry.fault(f"{key!r} is named twice, first in line {first}: each needs a name of its own")
            found[key] = entry
        return found

    def known_fields(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, YamlValue]:
        """`fields`, of which the required ones are there and no others than these."""
        found = self.fields()
        known = [*required, *optional]
        for key, entry in found.items():
            if key not in known:
                expected = f"expected {', '.join(known)}{_hint(key, known)}"
                raise entry.fault(f"there is no field {key!r} here: {expected}")
        for key in required:
            if key not in found:
                raise self.fault(f"the field {key!r} is missing: expected {', '.join(required)}")
        return found

    def _pairs(self) -> Iterator[tuple[str, YamlValue]]:
        for key, value in self.node.value:
            name = str(key.value).strip() if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                raise YamlValue(key, self.path, self.file, _line(key)).fault("expected a name before the colon")
            path = f"{self.path}.{name}" if self.path else name
            yield name, YamlValue(value, path, self.file, _line(key))


def read_yaml(path: Path) -> YamlValue:
    """The whole file as one entry.

    Raises
    ------
    SurveyFileError
        If the file cannot be opened, is no UTF-8 text, or is no YAML: with the line where reading stopped.
    """
    try:
        written = path.read_bytes()
    except OSError as error:
        raise SurveyFileError(f"{path}: cannot be opened ({error.strerror}); check the name of the file") from error
    text = decoded(written, path.name)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        if "'\\t'" in str(error.problem):
            raise SurveyFileError(
                f"{path.name}, line {line}: this is no valid YAML (found character '\\t', a tab); replace each tab of the "
                "indent by spaces"
            ) from error
        raise SurveyFileError(
            f"{path.name}, line {line}: this is no valid YAML ({error.problem}); look for a missing colon or "
            "quote, or an indent that differs from the lines above"
        ) from error
    except RecursionError as error:
        raise SurveyFileError(
            f"{path.name}: this is no valid YAML (too many brackets or indents within each other); look for a bracket "
            "that is not closed"
        ) from error
    if node is None:
        raise SurveyFileError(f"{path.name}: the file is empty; expected a field 'questions'")
    return YamlValue(node, "", path.name, _line(node))


def _kind(node: yaml.Node) -> str:
    """What a user would call it."""
    kinds = {"SequenceNode": "a list", "MappingNode": "a block of 'name: value' lines"}
    return kinds.get(type(node).__name__, f"{str(node.value)[:_SHOWN]!r}")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _hint(found: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(found, known, n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def or_fault(entry: YamlValue, make: Callable[..., Made], *args: object, **options: object) -> Made:
    """What `make` returns; an error it raises is told with the entry's line."""
    try:
        return make(*args, **options)
    except SurveyFileError:
        raise
    except PublishedFigureError as error:
        raise entry.fault(str(error)) from error
