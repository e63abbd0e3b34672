"""A drawing for the web is smaller and shows the same: every marker stands where it stood, light and dark."""

import re

from evenwicht.figures.style import INK, PAPER
from evenwicht.publish.site.drawing import Size, size, versions

HEAD = '<svg xmlns:xlink="x" viewBox="0 0 72 36"><defs><style>*{}</style><path id="marker_1" d="M -2 2 L 2 2 L 2 -2 L -2 -2 z"/></defs>'


def drawing(*placed, style=f"fill: {INK}; stroke: {INK}"):
    marks = "".join(f'<use xlink:href="#marker_1" x="{x}" y="{y}" style="{style}"/>' for x, y in placed)
    return f"{HEAD}{marks}</svg>"


def corners(path):
    """The corners of each closed outline of a path of steps."""
    for outline in re.findall(r"M([-\d.]+) ([-\d.]+)([^Mz]*)z", path):
        x, y = float(outline[0]), float(outline[1])
        found = [(x, y)]
        for kind, values in re.findall(r"([hvl])([-\d. ]+)", outline[2]):
            step = list(map(float, values.split()))
            right, down = (step[0], 0) if kind == "h" else (0, step[0]) if kind == "v" else step
            x, y = x + right, y + down
            found.append((x, y))
        yield found


def test_a_cloud_of_markers_becomes_one_path_with_each_marker_where_it_stood():
    places = [(10, 20), (30.5, 4), (7, 7)]
    light, _ = versions(drawing(*places), "Een wolk")
    assert "<use" not in light
    (path,) = [d for d in re.findall(r' d="([^"]*)"', light) if d.count("M") == 3]
    found = list(corners(path))
    assert found == [[(x - 2, y + 2), (x + 2, y + 2), (x + 2, y - 2), (x - 2, y - 2)] for x, y in places]


def test_two_markers_and_markers_of_two_colours_stay_as_they_are():
    light, _ = versions(drawing((1, 2), (3, 4)), "Twee")
    assert light.count("<use") == 2
    mixed = (
        drawing((1, 2), (3, 4)).replace("</svg>", "")
        + f'<use xlink:href="#marker_1" x="5" y="6" style="fill: {PAPER}"/></svg>'
    )
    assert versions(mixed, "Drie")[0].count("<use") == 3


def test_a_drawing_tells_its_size_and_its_title():
    light, dark = versions(drawing((1, 2)), "Punten & lijnen")
    assert size(light) == size(dark) == Size(96, 48)
    assert "<title>Punten &amp; lijnen</title>" in light
    assert "<title>Punten &amp; lijnen</title>" in dark
