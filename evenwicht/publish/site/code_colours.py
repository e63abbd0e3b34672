"""Colours of code: few, calm, and each at least 4.5 to 1 on its ground."""

from __future__ import annotations

from typing import Any

from pygments.style import Style, StyleMeta
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Token


def _style(ground: str, ink: str, quiet: str, word: str, name: str, text: str, number: str) -> Any:
    colours = {
        Token: ink,
        Comment: f"italic {quiet}",
        Keyword: word,
        Operator.Word: word,
        Name.Function: name,
        Name.Decorator: name,
        String: text,
        Number: number,
    }
    return StyleMeta("Code", (Style,), {"background_color": ground, "styles": colours})


LightCode = _style("#f5f7fa", "#1f2933", "#5b6770", "#154273", "#6b3a94", "#0b6b51", "#9a4000")
"""The style of Pygments for a light page."""
DarkCode = _style("#1b2128", "#e6eaee", "#a9b4bf", "#9cc4f2", "#cfa6f0", "#6fd0b0", "#f0a060")
"""The style of Pygments for a dark page."""
