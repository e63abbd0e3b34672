"""Exercises with solutions: numbered on the page, the solution folded away until a reader opens it.

In a chapter an exercise is a directive and its solution is gated, so that code cells can stand in it::

    :::{exercise} Een andere volgorde
    :label: vormen-volgorde
    Sorteer ...
    :::

    :::{solution-start} vormen-volgorde
    :::

    (text and code cells)

    :::{solution-end}
    :::
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual

WORDS = Bilingual(__name__, {"exercise": "Opgave", "solution": "Uitwerking van opgave"})


class exercise(nodes.General, nodes.Element):
    """An exercise: ``label``, ``title``, and after numbering ``number`` (``"5.1"``); its children are its text."""


class solution(nodes.General, nodes.Element):
    """The solution of the exercise with the same ``label``; its children may hold executed cells."""


class _gate(nodes.General, nodes.Element):
    """Where a solution starts or ends, until `GatherSolutions` has wrapped what stands between."""


class ExerciseDirective(SphinxDirective):
    """``{exercise} Title`` with the option ``label``, by which its solution finds it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"label": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """One `exercise` node, with the label as its address."""
        if "label" not in self.options:
            raise self.error("exercise: found no :label:; give it one, so that its solution can be found")
        node = exercise(label=self.options["label"], title=self.arguments[0] if self.arguments else "")
        node["ids"].append(nodes.make_id("opgave-" + self.options["label"]))
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class Gate(SphinxDirective):
    """``{solution-start} label``: all up to ``{solution-end}`` is the solution."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A gate, for `GatherSolutions` to open or close."""
        node = _gate(label="".join(self.arguments), opens=self.name == "solution-start")
        self.set_source_info(node)
        return [node]


class GatherSolutions(SphinxTransform):
    """Wrap what stands between the gates in a `solution`, and number the exercises of the chapter."""

    default_priority = 15

    def apply(self, **kwargs: Any) -> None:
        """Raise on a gate without its partner and on a solution without its exercise."""
        labels = [node["label"] for node in self.document.findall(exercise)]
        for gate in [gate for gate in self.document.findall(_gate) if gate["opens"]]:
            if gate["label"] not in labels:
                raise self._error(gate, f"the solution of {gate['label']!r}, but no exercise has that label")
            self._wrap(gate)
        for gate in self.document.findall(_gate):
            raise self._error(gate, "a {solution-end} without a {solution-start} before it in the same section")

    def _wrap(self, gate: nodes.Element) -> None:
        parent = gate.parent
        start = parent.index(gate)
        for end in range(start + 1, len(parent)):
            closing = parent[end]
            if isinstance(closing, _gate):
                if closing["opens"]:
                    break
                node = solution("", *parent[start + 1 : end], label=gate["label"])
                node["ids"].append(nodes.make_id("uitwerking-" + gate["label"]))
                node.source, node.line = gate.source, gate.line
                parent[start : end + 1] = [node]
                return
        raise self._error(gate, f"the solution of {gate['label']!r} without its {{solution-end}} in the same section")

    def _error(self, node: nodes.Element, found: str) -> ValueError:
        return ValueError(f"{node.source}:{node.line}: found {found}; start and end each solution in one section")


def number_exercises(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each exercise and solution its number: that of the chapter, a point, and its place in it."""
    section = app.env.toc_secnumbers.get(docname, {}).get("", ())
    numbers: dict[str, str] = {}
    for place, asked in enumerate(doctree.findall(exercise), 1):
        numbers[asked["label"]] = asked["number"] = ".".join(map(str, (*section[:1], place)))
    for solved in doctree.findall(solution):
        solved["number"] = numbers[solved["label"]]


def _words(env: BuildEnvironment) -> dict[str, str]:
    return WORDS[lang.current(env.config.language)]


def _visit_exercise(self: Any, node: nodes.Element) -> None:
    title = f". {self.encode(node['title'])}" if node["title"] else ""
    heading = f"{_words(self.builder.env)['exercise']} {node['number']}{title}"
    self.body.append(f'<div class="admonition exercise" id="{node["ids"][0]}">\n')
    self.body.append(f'<p class="admonition-title">{heading}</p>')


def _depart_exercise(self: Any, node: nodes.Element) -> None:
    self.body.append("</div>\n")


def _visit_solution(self: Any, node: nodes.Element) -> None:
    summary = f"{_words(self.builder.env)['solution']} {node['number']}"
    self.body.append(f'<details class="solution" id="{node["ids"][0]}"><summary>{summary}</summary>\n')


def _depart_solution(self: Any, node: nodes.Element) -> None:
    self.body.append("</details>\n")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives, the nodes (HTML here, Typst in the PDF writer) and their numbering."""
    app.add_node(exercise, html=(_visit_exercise, _depart_exercise))
    app.add_node(solution, html=(_visit_solution, _depart_solution))
    app.add_directive("exercise", ExerciseDirective)
    app.add_directive("solution-start", Gate)
    app.add_directive("solution-end", Gate)
    app.add_transform(GatherSolutions)
    app.connect("doctree-resolved", number_exercises)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
