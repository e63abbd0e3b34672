"""What all explorers share: a widget in Jupyter, a live figure on the page, a still picture everywhere else.

An explorer is an `anywidget.AnyWidget`, and so an ipywidget: its traits can be observed, linked and laid out with
others. Its view and its arithmetic are JavaScript (`evenwicht.widgets.script`), so that a page of the book needs no
kernel. What a cell shows holds, beside the widget, a still figure (`evenwicht.figures.BookFigure`) with its alt text and
table, for paper, for GitHub and for who has no JavaScript; and its traits, from which the page brings it to life.
"""

from __future__ import annotations

import json
from abc import ABCMeta, abstractmethod
from typing import Any, ClassVar

import anywidget
import traitlets

from evenwicht import language as lang
from evenwicht.figures.book_figure import BookFigure
from evenwicht.widgets.script import STYLES, module

EXPLORER_TYPE = "application/vnd.evenwicht.explorer+json"
"""The media type under which an output carries the traits of an explorer, for a page without a kernel."""


class ExplorerMeta(traitlets.MetaHasTraits, ABCMeta):
    """Traits and abstract methods together: an explorer without a still picture cannot be made."""


class Explorer(anywidget.AnyWidget, metaclass=ExplorerMeta):
    """An explorer; each kind says which script shows it, which traits a reader sets, and how it looks when still.

    Attributes
    ----------
    language
        The language of its words and numbers, ``nl`` or ``en``; by default that of the book.
    """

    script: ClassVar[str] = ""
    """Name of its module in ``scripts/``."""
    shared: ClassVar[tuple[str, ...]] = ()
    """The traits that a reader sets; on a page they stand in its address, so that a setting can be shared and cited."""

    language = traitlets.Enum(("nl", "en")).tag(sync=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if "script" in cls.__dict__:
            cls._esm = module(cls.script)
            cls._css = STYLES.read_text(encoding="utf-8")
        super().__init_subclass__(**kwargs)

    def __init__(self, **traits: Any) -> None:
        traits["language"] = lang.current(traits.get("language"))
        super().__init__(**traits)

    @abstractmethod
    def still(self) -> BookFigure:
        """The explorer as it stands, as a figure of the book."""

    def state(self) -> dict[str, Any]:
        """The traits that its view reads, as JSON can hold them.

        Raises
        ------
        ValueError
            A trait holds something that is no JSON, such as a number that is not finite.
        """
        own = {name: value for name, value in self.get_state().items() if name in self._own_traits()}
        loaded: dict[str, Any] = json.loads(json.dumps(own, allow_nan=False))
        return loaded

    def _own_traits(self) -> set[str]:
        """Names of the synchronised traits that explorers add to a plain widget."""
        plain = set(anywidget.AnyWidget.class_trait_names())
        return {name for name in self.trait_names(sync=True) if name not in plain and not name.startswith("_")}

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """What Jupyter and the book show: the widget, its traits, and its still picture with all that belongs to it."""
        live, metadata = super()._repr_mimebundle_() or ({}, {})
        record = {"script": self.script, "shared": list(self.shared), "state": self.state()}
        return {**live, **self.still()._repr_mimebundle_(), EXPLORER_TYPE: record}, metadata
