"""Numbers in the prose of *Handelingsrepertoire*: which differences between answers are more than chance."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from evenwicht import evidence, report
from evenwicht import language as lang
from evenwicht.analysis.share_difference import ShareDifference, share_difference
from evenwicht.identify import sample_sizes
from evenwicht.implied.intervals import interval_table
from evenwicht.prose.sentence import says
from evenwicht.prose.turning_point import holds_from
from evenwicht.published import Published

_DOUBT = 0.05


def repertoire(published: Published) -> dict[str, str]:
    """The texts to glue, by name: the reported answers, what is left of a hundred, and from which n margins part.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    shares = {figure.category: figure.value for figure in published.of("repertoire")}
    rest = published.remainder("repertoire")
    says(
        "handelingsrepertoire",
        "Toewijding komt als tweede.* Ook dat ligt vast, om dezelfde reden.",
        shares["attention"] < rest < shares["commitment"],
        f"{rest} % that is not reported",
    )
    sizes = report.sample_sizes(published)
    table = interval_table(published, "repertoire", sizes).pivot_table(
        index="n", columns="category", values=["lower", "upper"]
    )
    ahead = table["lower"]["patience_timing"]
    first, last = (holds_from(ahead > table["upper"][other]) for other in ("commitment", "conflict_management"))
    says(
        "handelingsrepertoire",
        "De marges van geduld en toewijding raken elkaar pas niet meer vanaf",
        first is not None and last is not None and sizes[0] < last < first,
        (first, last),
    )
    possible = sample_sizes(
        [figure.text for figure in published.of("repertoire")], exhaustive=False, n_max=report.POPULATION
    )
    return {
        "antwoorden": evidence.current().in_words("repertoire", published),
        **{name: lang.percent(share) for name, share in shares.items()},
        "som": lang.number(sum(shares.values())),
        "rest": lang.percent(rest),
        "voorsprong": lang.number(shares["patience_timing"] - shares["commitment"]),
        "kleinste": lang.number(possible[0]),
        "samen": str(sizes[0]),
        "eerste_paar": str(first),
        "laatste_paar": str(last),
    }


def repertoire_differences(published: Published) -> dict[str, str]:
    """The texts to glue, by name: the counts at the least number of respondents, and how often chance does as much.

    Where more than one count gives the reported percentage, those that make the difference smallest.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    n = report.smallest_n(published)
    patience, commitment, conflict = (
        _counts(published, name, n) for name in ("patience_timing", "commitment", "conflict_management")
    )
    apart, alike = _differ(patience, conflict, n), _differ(patience, commitment, n)
    says(
        "handelingsrepertoire",
        "Geduld gaat dus duidelijk vóór conflictmanagement. Geduld en toewijding zijn niet te onderscheiden",
        apart.p_value < _DOUBT < alike.p_value,
        (apart.p_value, alike.p_value),
    )
    return {
        "geduld_aantal": str(patience[0]),
        "conflict_aantal": str(conflict[1]),
        "kans_conflict": lang.percent(str(100 * apart.p_value), 1),
        "kans_toewijding": lang.percent(str(100 * alike.p_value)),
    }


def _counts(published: Published, category: str, n: int) -> tuple[int, int]:
    """The least and the greatest number of `n` respondents whose percentage is reported as it is."""
    figure = next(figure for figure in published.of("repertoire") if figure.category == category)
    value, slack = Fraction(figure.value), report.half_unit(figure.decimals)
    return ceil((value - slack) * n / 100), floor((value + slack) * n / 100)


def _differ(more: tuple[int, int], less: tuple[int, int], n: int) -> ShareDifference:
    return share_difference(more[0], less[1], n, report.POPULATION)
