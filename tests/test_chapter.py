"""What a chapter's notebook makes quotable is what the book's parser reads."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from myst_nb import glue

from evenwicht.chapter import Chapter

TEXTS = ["2,7", "0", "", "een 'aangehaald' \"woord\"", "twee\nregels", "§ 3: één\u00a0tiende", "x" * 500]


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What is displayed in a kernel, in order."""
    shell = InteractiveShell.instance()
    publisher = CapturingDisplayPublisher()
    monkeypatch.setattr(shell, "display_pub", publisher)
    return publisher.outputs


@pytest.mark.parametrize("text", TEXTS)
def test_a_glued_text_is_published_as_myst_nb_does(published: list[dict[str, Any]], text: str) -> None:
    glue("naam", text, display=False)
    Chapter("een").glue(naam=text)
    theirs, ours = published
    assert ours == theirs
    assert ours["metadata"]["scrapbook"]["name"] == "naam"


def test_a_chapter_s_kernel_needs_no_sphinx() -> None:
    code = (
        "import sys; from evenwicht.chapter import Chapter; Chapter('een').glue(a='1')\nprint('sphinx' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "False"
