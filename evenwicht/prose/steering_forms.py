"""Numbers in the prose of *Organisatieverandering en sturingsvormen*: the points of each form, and sums of them."""

from __future__ import annotations

from evenwicht import evidence
from evenwicht import language as lang
from evenwicht.prose.sentence import says
from evenwicht.published import Published

_NAMES = {"lijn": "line", "project": "project_programme", "opgave": "task", "gebied": "area", "keten": "chain_network"}


def steering_forms(published: Published) -> dict[str, str]:
    """The texts to glue, by name; points of ten.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    points = {figure.category: figure.value for figure in published.of("steering_form")}
    order = sorted(points, key=points.__getitem__, reverse=True)
    says(
        "sturingsvormen",
        "De lijn is dus de sterkste, maar staat bij lange na niet alleen.",
        order[:2] == ["line", "project_programme"],
        order,
    )
    says(
        "sturingsvormen",
        "Onderaan staan gebiedssturing",
        set(order[-2:]) == {"area", "chain_network"},
        order,
    )
    outside = sum(points[name] for name in ("task", "self", "area", "chain_network"))
    return {
        "antwoorden": evidence.current().in_words("steering_form", published),
        **{name: lang.number(points[form], 1) for name, form in _NAMES.items()},
        "twee": lang.number(points["line"] + points["project_programme"], 1),
        "nieuw": lang.number(outside, 1),
        "gelijk": lang.number(sum(points.values()) / len(points), 1),
        "som": lang.number(sum(points.values()), 1),
    }
