"""Numbers in the prose of *Hoe zeker is het?*: how many answered, how sure each share is, and how sure the conditions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, comb, floor

import pandas as pd

from evenwicht import language as lang
from evenwicht import report, trend
from evenwicht.analysis.proportions import Method
from evenwicht.analysis.share_difference import ShareDifference, share_difference
from evenwicht.identify import Allocation, joint_sample_sizes
from evenwicht.implied.intervals import interval_table
from evenwicht.number_runs import runs
from evenwicht.prose.conditions import conditions
from evenwicht.prose.sentence import says
from evenwicht.published import Published
from evenwicht.tables.bounds import RULES, sizes_by_rule

_CONFIDENCE = 0.95
_RARE, _EIGHT_IN_A_HUNDRED, _THREE_QUARTERS = 0.005, (0.075, 0.085), (0.65, 0.85)
"""What a chance must be for the words of the chapter: the test is a normal approximation, so they leave room."""


def certainty(published: Published) -> dict[str, str]:
    """The texts to glue, by name; the years of two waves only where there are two.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    _philosophies(published)
    return (
        _respondents(published)
        | _adaptive(published)
        | _repertoire(published)
        | _repertoire_differences(published)
        | conditions(published)
        | _years(published)
    )


def _years(published: Published) -> dict[str, str]:
    compared = trend.current(published)
    return {} if compared is None else {"toen": compared.then, "nu": compared.now}


def _least_apart(published: Published) -> dict[str, int]:
    """The least number of respondents that each question by itself allows."""
    return {
        question.name: min(joint_sample_sizes([question], report.POPULATION))
        for question in report.questions(published)
    }


def _respondents(published: Published) -> dict[str, str]:
    """How many may have answered, and what rounding makes of it."""
    possible = report.sample_sizes(published)
    apart = {name: str(n) for name, n in _least_apart(published).items()}
    rules = sizes_by_rule(published)
    by_rule = {rule: str(min(sizes)) for rule, sizes in rules.items() if sizes}
    says(
        "zekerheid",
        "Als een half altijd omhooggaat, of altijd naar het even cijfer, is het kleinste aantal",
        {*by_rule} == {*RULES} and by_rule["half_up"] == by_rule["half_even"] != by_rule["any"],
        by_rule,
    )
    says(
        "zekerheid",
        "kan alleen als halven zonder vaste regel zijn afgerond, of bij de grootste rest.",
        {rule for rule, sizes in rules.items() if possible[0] in sizes} == {"any", "largest_remainder"},
        by_rule,
    )
    choices = [question for question in report.questions(published) if not isinstance(question, Allocation)]
    says(
        "zekerheid",
        "Bij de tien punten is ook aangenomen dat ieder hele punten gaf. Het kleinste aantal hangt daar niet van af",
        min(joint_sample_sizes(choices, report.POPULATION)) == possible[0],
        [question.name for question in choices],
    )
    return {
        "n": str(possible[0]),
        "gemeenten": str(report.POPULATION),
        "hoeveel": str(len(possible)),
        "zeker": str(runs(possible)[-1][0]),
        "filosofie_n": apart["philosophy"],
        "opdracht_n": apart["assignment"],
        "vorm_n": apart["steering_form"],
        "repertoire_n": apart["repertoire"],
        "rechtmatig": lang.percent(published.value("philosophy", "lawful")),
        "omhoog_n": by_rule["half_up"],
        "rest_n": by_rule["largest_remainder"],
        "betrouwbaarheid": lang.percent(100 * _CONFIDENCE),
    }


def _philosophies(published: Published) -> None:
    """That the combination is ahead at the smallest n, and how often chance gives the differences behind it."""
    least = report.smallest_n(published)
    free = interval_table(published, "philosophy", [least], population=None).set_index("category")
    says(
        "zekerheid",
        "Zelfs bij het kleinste aantal blijft de combinatie ver vooraan.",
        bool(free.loc["combined", "lower"] > free.drop("combined")["upper"].max()),
        free[["lower", "upper"]].round(3).to_dict("index"),
    )
    networking, performing, lawful = (
        _counts(published, "philosophy", name, least) for name in ("networking", "performing", "lawful")
    )
    apart, alike = _differ(networking, lawful, least), _differ(networking, performing, least)
    says(
        "zekerheid",
        "Daarna gaat de netwerkende overheid duidelijk vóór de rechtmatige",
        apart.p_value < _RARE,
        apart.p_value,
    )
    says(
        "zekerheid",
        "niet te onderscheiden (zo'n acht op de honderd gevallen)",
        _EIGHT_IN_A_HUNDRED[0] < alike.p_value < _EIGHT_IN_A_HUNDRED[1],
        alike.p_value,
    )
    _over_all_pairs(published, "philosophy", apart)


def _over_all_pairs(published: Published, variable: str, difference: ShareDifference) -> None:
    """That a difference stands when every pair of printed answers to its question is tested."""
    pairs = comb(len(published.of(variable)), 2)
    says(
        "zekerheid",
        "Wie daarom alle paren van vermelde antwoorden op een vraag samen toetst (Bonferroni), houdt onder meer",
        pairs * difference.p_value < 1 - _CONFIDENCE,
        (variable, pairs, difference.p_value),
    )


def _adaptive(published: Published) -> dict[str, str]:
    """The interval of the adaptive municipality at the smallest n, and from which n all of it is above a half.

    With the other answers, and on its own: one claim on one share needs no interval that holds for all at once.
    """
    least = report.smallest_n(published)
    finite, free = (_intervals(published, population) for population in (report.POPULATION, None))
    says(
        "zekerheid",
        "Daarin valt de helft nog",
        bool(finite["lower"][least] < 0.5),
        finite["lower"][least],
    )
    alone = _intervals(published, report.POPULATION, "wilson")["lower"]
    says(
        "zekerheid",
        "en bij elk groter mogelijk aantal boven de helft",
        bool((alone > 0.5).all()),
        alone.min(),
    )
    own = _least_apart(published)["assignment"]
    fewest = _intervals(published, report.POPULATION, "wilson", [own])["lower"][own]
    says("zekerheid", "begint die marge net onder de helft", bool(0.49 < fewest < 0.5), fewest)
    half, half_free = (holds_from(frame["lower"] > 0.5) for frame in (finite, free))
    says(
        "zekerheid",
        "respondenten niet meer, zonder de correctie voor een eindige populatie vanaf",
        bool(half and half_free),
        None,
    )
    return {
        "opdracht_laag": lang.percent(str(100 * finite["lower"][least]), 1),
        "opdracht_hoog": lang.percent(str(100 * finite["upper"][least]), 1),
        "opdracht_alleen": lang.percent(str(100 * alone[least]), 1),
        "opdracht_eigen": lang.percent(str(100 * fewest), 1),
        "helft": str(half),
        "helft_onbegrensd": str(half_free),
    }


def _intervals(
    published: Published, population: int | None, method: Method = "goodman", sizes: Sequence[int] = ()
) -> pd.DataFrame:
    """The interval of the share of the adaptive municipality, by the number of respondents."""
    ns = sizes or report.sample_sizes(published)
    table = interval_table(published, "assignment", ns, population, _CONFIDENCE, method)
    return table[table["category"] == "adaptive"].set_index("n")


def _repertoire(published: Published) -> dict[str, str]:
    """From which n the margins of patience and another answer part."""
    sizes = report.sample_sizes(published)
    table = interval_table(published, "repertoire", sizes).pivot_table(
        index="n", columns="category", values=["lower", "upper"]
    )
    ahead = table["lower"]["patience_timing"]
    first, last = (holds_from(ahead > table["upper"][other]) for other in ("commitment", "conflict_management"))
    says(
        "zekerheid",
        "De marges van geduld en toewijding liggen los van elkaar vanaf",
        first is not None and last is not None and sizes[0] < last < first,
        (first, last),
    )
    return {"eerste_paar": str(first), "laatste_paar": str(last)}


def _repertoire_differences(published: Published) -> dict[str, str]:
    """How often chance gives the differences between answers, at the smallest n: the caption of their figure says it too.

    Where more than one count gives the reported percentage, those that make the difference smallest.
    """
    n = report.smallest_n(published)
    patience, commitment, conflict = (
        _counts(published, "repertoire", name, n) for name in ("patience_timing", "commitment", "conflict_management")
    )
    apart, alike = _differ(patience, conflict, n), _differ(patience, commitment, n)
    says(
        "zekerheid",
        "Geduld gaat dus duidelijk vóór conflictmanagement. Geduld en toewijding zijn niet te onderscheiden",
        apart.p_value < _RARE and _THREE_QUARTERS[0] < alike.p_value < _THREE_QUARTERS[1],
        (apart.p_value, alike.p_value),
    )
    _over_all_pairs(published, "repertoire", apart)
    return {
        "geduld_aantal": str(patience[0]),
        "conflict_aantal": str(conflict[1]),
    }


def _counts(published: Published, variable: str, category: str, n: int) -> tuple[int, int]:
    """The least and the greatest number of `n` respondents whose percentage is reported as it is."""
    figure = next(figure for figure in published.of(variable) if figure.category == category)
    value, slack = Fraction(figure.value), report.half_unit(figure.decimals)
    return ceil((value - slack) * n / 100), floor((value + slack) * n / 100)


def _differ(more: tuple[int, int], less: tuple[int, int], n: int) -> ShareDifference:
    return share_difference(more[0], less[1], n, report.POPULATION)


def holds_from(holds: pd.Series[bool]) -> int | None:
    """The first number from which on something holds; None where it does not hold at the last."""
    found = None
    for n in reversed(holds.index.tolist()):
        if not holds[n]:
            break
        found = int(n)
    return found
