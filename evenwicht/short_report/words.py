"""The words of a short report."""

from __future__ import annotations

from typing import Any

from evenwicht.bilingual import Bilingual, Plural

WORDS: Bilingual[dict[str, Any]] = Bilingual(
    __name__,
    {
        "share_axis": "procent van de mensen die antwoordden",
        "mean_axis": "gemiddeld aantal punten, van de {total}",
        "scale_axis": "gemiddelde, op een schaal van {lowest} tot {highest}",
        "share_caption": "{label} Het deel van elk antwoord (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}).",
        "mean_caption": "{label} Het gemiddelde aantal punten van de {total} (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}).",
        "spread_caption": "{label} Het deel van elk cijfer, van {lowest} tot {highest}; gemiddeld {mean} (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}).",
        "scale_caption": "{label} Het gemiddelde op een schaal van {lowest} tot {highest} (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}).",
        "few": "Antwoorden van te weinig mensen zijn weggelaten.",
        "few_scale": "Hoe vaak elk cijfer is gegeven, is weggelaten: sommige cijfers gaven te weinig mensen.",
        "alt": "Op de vraag {question}: {items}.",
        "mean": "gemiddelde",
        "item": "{label} {value}",
        "hidden": "{label} niet getoond",
        "share": "Aandeel",
        "points": "Punten",
        "source": "deze enquête (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n})",
        "trial": "proef met synthetische antwoorden (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}); geen bevinding",
        "question": "Vraag",
        "answered": "Antwoordden",
        "missing": "Antwoordden niet",
        "respondents": "Aantal respondenten",
        "crossed": "In elke kolom staat het deel van de groep in procenten, met het aantal mensen tussen haken.",
        "means": "In elke kolom staat het gemiddelde van de groep.",
        "figure": "Figuur",
        "show": "Toon de code",
        "hide": "Verberg de code",
        "title": "Kort verslag van de enquête",
        "description": Plural(
            "Wat {n} respondenten antwoordden op {count} vraag, met kruistabellen.",
            "Wat {n} respondenten antwoordden op {count} vragen, met kruistabellen.",
        ),
        "opening": Plural(
            "Dit verslag vat samen wat {n} respondenten antwoordden op {count} vraag.",
            "Dit verslag vat samen wat {n} respondenten antwoordden op {count} vragen.",
        ),
        "trial_opening": "Dit is een proef met {n} synthetische respondenten. Niets hieruit is een bevinding.",
        "told": "Van vertrouwelijke antwoorden staat er niets over minder dan {least} mensen. Ook wat zulke aantallen zou "
        "verraden, is weggelaten; daar staat een streep.",
        "who": "Wie antwoordde",
        "questions": "De vragen",
        "groups": "Naar groep",
        "by": "{label}, naar {by}",
        "not_told": "Te weinig mensen antwoordden hierop om er iets over te vertellen.",
        "conclude": "Wat u mag concluderen",
        "only": "De cijfers gaan over de mensen die antwoordden. Mensen die niet antwoordden, kunnen er anders over denken.",
        "small": "Kleine verschillen tussen groepen kunnen toeval zijn, vooral als groepen klein zijn.",
    },
)
NONE = "\N{EN DASH}"
"""What stands where something must not be told."""


def bare(label: str) -> str:
    """A label without the sign at its end, to stand within a sentence.

    >>> bare("Hoe vaak komt u?"), bare("Leeftijd")
    ('Hoe vaak komt u', 'Leeftijd')
    """
    return label.rstrip(" ?:.!")


def sentence(label: str) -> str:
    """A label as a sentence, or a question as it is.

    >>> sentence("Hoe vaak komt u?"), sentence("Leeftijd")
    ('Hoe vaak komt u?', 'Leeftijd.')
    """
    return label if label.endswith(("?", ".", "!")) else bare(label) + "."
