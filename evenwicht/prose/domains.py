"""Numbers in the prose of *Taak of filosofie?* on domains: the smallest differences that a survey of this size could show."""

from __future__ import annotations

from evenwicht import claims, report
from evenwicht import language as lang
from evenwicht.analysis.detectable import smallest_between, smallest_within
from evenwicht.prose.sentence import says
from evenwicht.published import Published
from evenwicht.tables.domains import CLAIMS, power


def domains(published: Published) -> dict[str, str]:
    """The texts to glue, by name; differences in standard deviations.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    outcomes = {verdict.claim.name: verdict.outcome for verdict in claims.judged(published, names=CLAIMS)}
    says(
        "filosofie-en-sturingsvorm",
        "en dus is er niets te berekenen",
        set(outcomes.values()) == {"not_testable"},
        outcomes,
    )
    least, most = report.smallest_n(published), report.sample_sizes(published)[-1]
    combined, lawful = (published.share("philosophy", name) for name in ("combined", "lawful"))
    within = smallest_within(least)
    forms, pairs = len(published.of("steering_form")), 3
    within_all = smallest_within(least, alpha=0.05 / (forms * pairs))
    combined_alone, lawful_alone = smallest_between(least, combined), smallest_between(least, lawful)
    says(
        "filosofie-en-sturingsvorm",
        "De kleine groepen zijn te klein om veel uit te sluiten.",
        within < combined_alone < lawful_alone,
        (within, combined_alone, lawful_alone),
    )
    same, one_each, against_combined, against_lawful = (line[0] for line in power(published, 0.5, [least]))
    says(
        "filosofie-en-sturingsvorm",
        "Dat de filosofie *hoogstens weinig* uitmaakt, kan het vooral van de grootste groep laten zien",
        same > one_each and same > against_combined > against_lawful,
        (same, one_each, against_combined, against_lawful),
    )
    counts = report.problem(published, most, variables=("philosophy",)).count_ranges("philosophy")["lawful"]
    at_most = [smallest_between(most, count / most) for count in counts]
    return {
        "binnen": lang.number(within, 2),
        "binnen_alle": lang.number(within_all, 2),
        "combinatie": lang.number(combined_alone, 2),
        "rechtmatig_verschil": lang.number(lawful_alone, 2),
        "rechtmatig_meest": lang.number(smallest_between(most, lawful), 2),
        "rechtmatig_aantal": lang.number(round(lawful * most)),
        "rechtmatig_van": lang.number(counts[0]),
        "rechtmatig_tot": lang.number(counts[1]),
        "rechtmatig_meest_laag": lang.number(at_most[1], 2),
        "rechtmatig_meest_hoog": lang.number(at_most[0], 2),
    }
