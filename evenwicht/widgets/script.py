"""The explorers' JavaScript, put together: one module for Jupyter, one plain script for a page.

Each explorer's view is a small module in ``scripts/`` that imports others beside it. Jupyter loads a widget's module as
one text, and a page that was opened as a file cannot import modules at all; so the modules are written below each
other in one scope. No tool from elsewhere is needed, as they keep to a few rules: imports are ``import { a, b } from
"./name.js";``, exports are ``export function``, ``export const`` or one ``export default { ... };`` at the end, and a
name stands for one thing in all modules of an explorer. ``WORDS`` is what it says, by language (`evenwicht.widgets.words`).
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from evenwicht.widgets.words import WORDS

FOLDER = Path(__file__).parent / "scripts"
STYLES = Path(__file__).parent / "explorers.css"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:function|const|class)\b)", re.MULTILINE)
_DECLARED = re.compile(r"^(?:function|const|let|class) (?:(\w+)|\{)", re.MULTILINE)
_DEFAULT = re.compile(r"^export default (\{.*?\});\n\Z", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)


class ScriptError(ValueError):
    """A module breaks a rule of this folder; the message says which."""


def _modules(name: str, folder: Path, found: dict[str, str]) -> None:
    """Put a module and all it imports in `found`, the imported first."""
    text = _text(name, folder)
    for names, other in _IMPORT.findall(text):
        if other not in found:
            _modules(other, folder, found)
        for wanted in re.findall(r"\w+", names):
            if not re.search(rf"^export (?:function|const|class) {wanted}\b", _text(other, folder), re.MULTILINE):
                raise ScriptError(f"{name}.js: imports {wanted}, which {other}.js does not export")
    found[name] = text


def _text(name: str, folder: Path) -> str:
    return (folder / f"{name}.js").read_text(encoding="utf-8")


def _plain(text: str) -> str:
    """A module as it stands in one scope with others: without imports, exports and comments."""
    return _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text)))


@lru_cache
def scope(name: str, folder: Path = FOLDER) -> tuple[str, str]:
    """All modules of an explorer in one scope, and the object that its own module exports by default.

    Parameters
    ----------
    name
        The module of the explorer, without ``.js``.
    folder
        Where it and those that it imports stand.

    Raises
    ------
    ScriptError
        Two modules give one name to different things, an import finds nothing, or there is no default export.
    """
    found: dict[str, str] = {}
    _modules(name, folder, found)
    default = _DEFAULT.search(found[name])
    if default is None:
        raise ScriptError(f"{name}.js: ends without an `export default {{ ... }};`")
    found[name] = _DEFAULT.sub("", found[name])
    declared: dict[str, str] = {}
    parts = []
    for module, text in found.items():
        plain = _plain(text)
        if re.search(r"^(?:import|export)\b", plain, re.MULTILINE):
            raise ScriptError(f"{module}.js: an import or export is written in another way than this folder's rules")
        for thing in _DECLARED.findall(plain):
            if thing and declared.setdefault(thing, module) != module:
                raise ScriptError(f"{thing} is declared by both {declared[thing]}.js and {module}.js")
        parts.append(plain)
    return "".join(parts), default.group(1)


def _words(name: str) -> str:
    """What an explorer says, by language, as its script finds it."""
    return f"const WORDS = {json.dumps(dict(WORDS[name]), ensure_ascii=False)};\n"


def module(name: str) -> str:
    """An explorer as one module, by the anywidget front-end module specification; within its frame (``in-jupyter.js``)."""
    text, default = scope(name)
    return f"{_words(name)}{text}{_plain(_text('in-jupyter', FOLDER))}export default inJupyter({default});\n"


def page_script(name: str) -> str:
    """An explorer as a plain script, which adds itself to the explorers of a page under its name."""
    text, default = scope(name)
    named = f'(window.evenwichtExplorers ??= {{}})["{name}"] = {default};'
    return f'(() => {{\n"use strict";\n{_words(name)}{text}{named}\n}})();\n'
