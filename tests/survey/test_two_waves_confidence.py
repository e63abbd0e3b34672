"""A book on two waves in confidence: its explorers show the later alone, and no answer of either may stand in it."""

import json

import pytest

from evenwicht import published, report, survey
from evenwicht.publish import book
from evenwicht.survey.cross_tables import told_cross_tables


@pytest.fixture
def shown(simulate, codebook, tmp_path, monkeypatch):
    """A function that writes a page whose explorer shows what may be told of the later wave, and whatever is added."""
    paths = [tmp_path / f"{year}.csv" for year in (2026, 2028)]
    for path, n in zip(paths, (20, 200), strict=True):
        simulate(n, 3).drop(columns="domain").to_csv(path, index=False)
    monkeypatch.setenv("SURVEY", " ".join(map(str, paths)))
    monkeypatch.setenv("SURVEY_PROVENANCE", "confidential")
    earlier, later = (survey.read(path, codebook, "confidential") for path in paths)
    labels = {each.name: each.labels for each in report.questions(published.load()) if each.name in later.questions}
    cells: dict[str, dict[str, list[object]]] = {}
    for row, column, of, told in told_cross_tables(later, list(labels)):
        values = told.reindex(index=labels[row], columns=labels[column]).to_numpy().ravel().tolist()
        cells.setdefault(f"{row}*{column}", {})[of] = [
            None if value != value else value for value in values for _ in range(3)
        ]

    def written(**added):
        page = tmp_path / "build" / "html" / "x.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        state = json.dumps({"state": {"answers": cells} | added})
        page.write_text(
            f'<div class="explorer" id="verken-fig-x"><script type="application/json">{state}</script></div>'
        )
        return tmp_path / "build"

    return written, earlier, later


def test_what_may_be_told_of_the_later_wave_may_stand_there(shown):
    written, _, _ = shown
    book.check_confidence(written())


@pytest.mark.parametrize("wave", [0, 1])
def test_a_row_of_either_wave_stops_the_build(shown, wave):
    written, *waves = shown
    points = waves[wave].table[waves[wave].columns("condition")]
    row = next(row for row in points.to_numpy().tolist() if len(set(row)) > 3)
    with pytest.raises(book.BookError, match="explorer of figure fig-x: the answer of a respondent"):
        book.check_confidence(written(extra=[int(point) for point in row]))
