"""What the numbers of the book take for granted: sentences that are the same wherever they stand."""

from __future__ import annotations

from evenwicht import language as lang
from evenwicht import report
from evenwicht.bilingual import Bilingual
from evenwicht.identify import joint_sample_sizes
from evenwicht.published import Published

_WORDS = Bilingual(
    __name__,
    {
        "voorbehoud_aantal": "Daarbij is aangenomen dat dezelfde mensen alle vragen beantwoordden, dat elk percentage apart is "
        "afgerond, dat er niet is gewogen, en dat ieder bij een keuzevraag één antwoord gaf. {rows}; als het niet steeds dezelfde "
        "mensen waren, is {apart} al mogelijk{both}.",
        "of_hundred": "Als met opzet zo is afgerond dat elke som klopt, is {together} al mogelijk",
        "both": ", en als beide het geval zijn, {neither}",
        "not_of_hundred": "Dat met opzet zo is afgerond dat elke som klopt, kan hier niet",
        "voorbehoud_deelnemers": "Een marge dekt alleen het toeval van een aselecte steekproef. Dat secretarissen zelf kiezen of zij "
        "meedoen, valt daarbuiten: als de secretarissen die niet meededen anders denken, zegt de marge daar niets over.",
        "eindige_populatie": "Er zijn maar {population} gemeenten. Hoe meer daarvan meedoen, hoe minder er te raden blijft, en hoe "
        "smaller de marge: dat heet de correctie voor een eindige populatie. Die gaat uit van één deelnemer per gemeente.",
    },
)

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
    least = [
        max(min(joint_sample_sizes([question], report.POPULATION, rounding)) for question in asked)
        for rounding in (("any", "largest_remainder") if together else ("any",))
    ]
    texts = {
        "rows": rows.format(together=lang.number(together[0]) if together else ""),
        "apart": lang.number(least[0]),
        "both": words["both"].format(neither=lang.number(least[1])) if together else "",
        "population": lang.number(report.POPULATION),
    }
    return {name: words[name].format(**texts) for name in _SENTENCES}
