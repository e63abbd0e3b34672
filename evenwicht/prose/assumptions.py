"""What the numbers of the book take for granted: sentences that are the same wherever they stand."""

from __future__ import annotations

from evenwicht import language as lang
from evenwicht import report
from evenwicht.identify import joint_sample_sizes
from evenwicht.published import Published

_WORDS = {
    "nl": {
        "voorbehoud_aantal": "Daarbij is aangenomen dat dezelfde mensen alle vragen beantwoordden, dat elk percentage apart is "
        "afgerond, dat er niet is gewogen, en dat ieder bij een keuzevraag één antwoord gaf. {rows}; waren het niet steeds "
        "dezelfde mensen, dan kan het vanaf {apart}.",
        "of_hundred": "Is er zo afgerond dat elke rij precies honderd wordt, dan kan het vanaf {together}",
        "not_of_hundred": "Dat er zo is afgerond dat elke rij precies honderd wordt, kan hier niet",
        "voorbehoud_deelnemers": "Een marge dekt alleen het toeval van een aselecte steekproef. Dat secretarissen zelf kiezen of zij "
        "meedoen, valt daarbuiten: denken de secretarissen die niet meededen anders, dan zegt de marge daar niets over.",
        "eindige_populatie": "Er zijn maar {population} gemeenten. Hoe meer daarvan meedoen, hoe minder er te raden blijft, en hoe "
        "smaller de marge: dat heet de correctie voor een eindige populatie. Die gaat uit van één deelnemer per gemeente.",
    },
    "en": {
        "voorbehoud_aantal": "This assumes that the same people answered all questions, that each percentage was rounded by itself, "
        "that nothing was weighted, and that everyone gave one answer to a question of choice. {rows}; if they were not always "
        "the same people, from {apart}.",
        "of_hundred": "If the rounding makes each row exactly a hundred, it is possible from {together}",
        "not_of_hundred": "Rounding that makes each row exactly a hundred is not possible here",
        "voorbehoud_deelnemers": "A margin covers only the chance of a random sample. Secretaries who decide for themselves "
        "whether to take part are no such sample: if secretaries who did not take part think differently, the margin says nothing about it.",
        "eindige_populatie": "There are only {population} municipalities. The more of them take part, the less is left to guess, "
        "and the smaller the margin: this is the correction for a finite population. It supposes one participant per municipality.",
    },
}

_SENTENCES = ("voorbehoud_aantal", "voorbehoud_deelnemers", "eindige_populatie")


def assumptions(published: Published) -> dict[str, str]:
    """The sentences to glue, by name, in the language of the book.

    Returns
    -------
    ``voorbehoud_aantal``: under what the least number of respondents holds, and what it is without. ``voorbehoud_deelnemers``:
    what no margin covers. ``eindige_populatie``: the correction for a finite population, in lay words.
    """
    asked = report.questions(published)
    words, together = _WORDS[lang.current()], report.sample_sizes(published, rounding="largest_remainder")
    rows = words["of_hundred" if together else "not_of_hundred"]
    texts = {
        "rows": rows.format(together=lang.number(together[0]) if together else ""),
        "apart": lang.number(max(min(joint_sample_sizes([question], report.POPULATION)) for question in asked)),
        "population": lang.number(report.POPULATION),
    }
    return {name: words[name].format(**texts) for name in _SENTENCES}
