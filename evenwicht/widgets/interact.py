"""``interact`` over any analysis: controls in Jupyter, and the result as it stands on a page or on paper.

It takes the abbreviations of `ipywidgets.interact` and shows the result below the controls. On a page without a kernel
such controls would move and nothing follow; so what a cell shows holds, beside the live controls, the result at their
first setting, and the book shows that. The result is an HTML widget rather than a captured output, so that a notebook
can be executed without keeping the state of its widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from ipywidgets import HTML, VBox, interactive


def still_of(result: object) -> dict[str, Any]:
    """What a book shows of a result: all that the result offers itself, else its text."""
    bundle = getattr(result, "_repr_mimebundle_", None)
    if callable(bundle):
        return dict(bundle())
    html = getattr(result, "_repr_html_", None)
    if callable(html):
        return {"text/html": str(html()), "text/plain": str(result)}
    return {"text/html": f"<pre>{escape(str(result))}</pre>", "text/markdown": f"```\n{result}\n```"}


def as_html(result: object) -> str:
    """A result as HTML: its own, its drawing, or its text."""
    still = still_of(result)
    return str(still.get("text/html") or still.get("image/svg+xml") or f"<pre>{escape(str(result))}</pre>")


@dataclass(frozen=True, eq=False)
class Interaction:
    """An analysis with a control for each of its arguments.

    Attributes
    ----------
    analysis
        The function.
    controls
        A widget by the name of its argument; setting its ``value`` runs the analysis.
    shown
        The widget that holds the latest result as HTML, or what went wrong.
    """

    analysis: Callable[..., Any]
    controls: Mapping[str, Any]
    shown: Any

    def result(self) -> Any:
        """What the analysis returns at the present setting."""
        return self.analysis(**{name: control.value for name, control in self.controls.items()})

    def update(self, change: object = None) -> None:
        """Run the analysis and show its result; what it raises is shown in its place."""
        try:
            self.shown.value = as_html(self.result())
        except Exception as error:  # a student's own function may raise anything, and the controls must stay
            self.shown.value = f"<pre>{escape(f'{type(error).__name__}: {error}')}</pre>"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        live = VBox([*self.controls.values(), self.shown])._repr_mimebundle_() or {}
        return {**live, **still_of(self.result())}


def interact(analysis: Callable[..., Any], **controls: Any) -> Interaction:
    """Controls for an analysis, with its result below them.

    Parameters
    ----------
    analysis
        A function of named arguments; its result is shown as Jupyter shows it: a table, a figure of the book, or text.
    **controls
        For each argument what `ipywidgets.interact` takes: a list of choices (or of pairs of label and value), a pair
        for a slider, a truth value, a widget.

    Raises
    ------
    ValueError
        No control can be made of what an argument got.
    Exception
        Whatever the analysis raises at its first setting.

    >>> squared = interact(lambda n: n * n, n=[3, 4])
    >>> squared.controls["n"].value = 4
    >>> squared.shown.value
    '<pre>16</pre>'
    """
    made = {}
    for name, given in controls.items():
        made[name] = interactive.widget_from_abbrev(given)
        if made[name] is None:
            raise ValueError(f"{name}: found {given!r}; expected a list of choices, a pair of numbers or a widget")
        made[name].description = made[name].description or name
    interaction = Interaction(analysis, made, HTML())
    interaction.shown.value = as_html(interaction.result())
    for control in made.values():
        control.observe(interaction.update, "value")
    return interaction
