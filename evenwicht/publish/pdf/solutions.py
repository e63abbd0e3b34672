"""Solutions leave their exercise and follow at the end of the chapter, linked with it both ways.

On the site a solution is folded away below its exercise (`evenwicht.publish.exercises`).
"""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from evenwicht.publish.exercises import exercise, solution


@dataclass(frozen=True)
class Solution:
    """One solution taken out of its document.

    Attributes
    ----------
    node_id : its id in the document it comes from
    exercise_id : id of its exercise there
    number : number of the exercise, such as `5.1`
    node : the solution, its children the content
    """

    node_id: str
    exercise_id: str
    number: str
    node: solution


def take_solutions(doctree: nodes.document) -> dict[str, Solution]:
    """Remove the solutions from a resolved document; returns them in order, by the id of their exercise."""
    exercise_ids = {node["label"]: node["ids"][0] for node in doctree.findall(exercise)}
    taken = {}
    for node in list(doctree.findall(solution)):
        exercise_id = exercise_ids[node["label"]]
        taken[exercise_id] = Solution(node["ids"][0], exercise_id, node["number"], node)
        node.parent.remove(node)
    return taken
