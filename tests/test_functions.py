"""A function can be read in one go: 60 lines of code at most, words, comments and closing brackets not counted."""

import ast
import io
import tokenize
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "evenwicht"
MOST = 60
NO_CODE = {
    tokenize.COMMENT,
    tokenize.STRING,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    *(
        getattr(tokenize, name)
        for name in ("FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END")
        if hasattr(tokenize, name)
    ),
}


def lines_of_code(source):
    """The numbers of the lines that hold code."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0] for token in tokens if token.type not in NO_CODE and token.string not in "()[]{},"}


def lengths(source):
    """For each function its lines of code, those of functions within it among them."""
    code = lines_of_code(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, sum(node.lineno <= line <= node.end_lineno for line in code)


def test_words_comments_and_brackets_are_no_code():
    source = (
        'def f(\n    a,\n):\n    """Two\n    lines."""\n    # one\n    return [\n        "told",\n        a,\n    ]\n'
    )
    assert dict(lengths(source)) == {"f": 5}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_function_is_longer_than_a_reader_can_hold(path):
    assert {name: n for name, n in lengths(path.read_text(encoding="utf-8")) if n > MOST} == {}
