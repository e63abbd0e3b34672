"""A drawing for the web is smaller and shows the same: every marker stands where it stood, light and dark."""

import re

from evenwicht.figures.dark import DARK
from evenwicht.figures.style import INK, PAPER
from evenwicht.publish.site.drawing import Size, size, versions

HEAD = '<svg xmlns:xlink="x" viewBox="0 0 72 36"><defs><style>*{}</style><path id="marker_1" d="M -2 2 L 2 2 L 2 -2 L -2 -2 z"/></defs>'


def drawing(*placed, style=f"fill: {INK}; stroke: {INK}"):
    marks = "".join(f'<use xlink:href="#marker_1" x="{x}" y="{y}" style="{style}"/>' for x, y in placed)
    return f"{HEAD}{marks}</svg>"


def test_every_marker_stays_where_it_stood_and_a_style_that_three_share_is_written_once():
    places = [(10, 20), (30.5, 4), (7, 7)]
    light, dark = versions(drawing(*places), "Een wolk", "Rust op: vermeld.")
    for svg, ink in ((light, INK), (dark, DARK[INK])):
        found = re.findall(r'<use xlink:href="#n0" x="([-\d.]+)" y="([-\d.]+)" class="s0"/>', svg)
        assert [(float(x), float(y)) for x, y in found] == places
        assert svg.count(f"fill:{ink}") == 1


def test_markers_of_two_colours_keep_both():
    mixed = (
        drawing((1, 2), (3, 4)).replace("</svg>", "")
        + f'<use xlink:href="#marker_1" x="5" y="6" style="fill: {PAPER}"/></svg>'
    )
    light, _ = versions(mixed, "Drie", "Rust op: vermeld.")
    assert light.count(f"fill:{INK}") == 2
    assert light.count(f"fill:{PAPER}") == 1


def test_a_drawing_by_itself_tells_its_size_its_title_and_what_it_rests_on():
    light, dark = versions(drawing((1, 2)), "Punten & lijnen", "Rust op: vermeld & afgeleid.")
    assert size(light) == size(dark) == Size(96, 48)
    told = "<title>Punten &amp; lijnen</title><desc>Rust op: vermeld &amp; afgeleid.</desc>"
    assert told in light
    assert told in dark
