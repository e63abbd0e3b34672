"""The words of a short report, in Dutch and English."""

from __future__ import annotations

from typing import Any

WORDS: dict[str, dict[str, Any]] = {
    "nl": {
        "share_axis": "procent van wie antwoordde",
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
        "description": "Wat {n} respondenten antwoordden op {count} vragen, met kruistabellen.",
        "opening": "Dit verslag vat samen wat {n} respondenten antwoordden op {count} vragen.",
        "trial_opening": "Dit is een proef met {n} synthetische respondenten. Niets hieruit is een bevinding.",
        "told": "Van vertrouwelijke antwoorden staat er niets over minder dan {least} mensen. Ook wat zulke aantallen zou "
        "verraden, is weggelaten; daar staat een streep.",
        "who": "Wie antwoordde",
        "questions": "De vragen",
        "groups": "Naar groep",
        "by": "{label}, naar {by}",
        "not_told": "Te weinig mensen antwoordden hierop om er iets over te vertellen.",
        "conclude": "Wat u mag concluderen",
        "only": "De cijfers gaan over wie antwoordde. Wie niet antwoordde, kan er anders over denken.",
        "small": "Kleine verschillen tussen groepen kunnen toeval zijn, vooral als groepen klein zijn.",
    },
    "en": {
        "share_axis": "per cent of those who answered",
        "mean_axis": "mean number of points, of {total}",
        "scale_axis": "mean, on a scale from {lowest} to {highest}",
        "share_caption": "{label} The share of each answer (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}).",
        "mean_caption": "{label} The mean number of points out of {total} (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}).",
        "spread_caption": "{label} The share of each number, from {lowest} to {highest}; mean {mean} (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}).",
        "scale_caption": "{label} The mean on a scale from {lowest} to {highest} (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}).",
        "few": "Answers of too few people are left out.",
        "few_scale": "How often each number was given is left out: too few people gave some of them.",
        "alt": "On the question {question}: {items}.",
        "mean": "mean",
        "item": "{label} {value}",
        "hidden": "{label} not shown",
        "share": "Share",
        "points": "Points",
        "source": "this survey (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n})",
        "trial": "trial with synthetic answers (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}); not a finding",
        "question": "Question",
        "answered": "Answered",
        "missing": "Did not answer",
        "respondents": "Number of respondents",
        "crossed": "Each column has the share of the group in per cent, with the number of people in brackets.",
        "means": "Each column has the mean of the group.",
        "figure": "Figure",
        "show": "Show the code",
        "hide": "Hide the code",
        "title": "Short report of the survey",
        "description": "What {n} respondents answered to {count} questions, with cross-tables.",
        "opening": "This report sums up what {n} respondents answered to {count} questions.",
        "trial_opening": "This is a trial with {n} synthetic respondents. Nothing in it is a finding.",
        "told": "Of confidential answers nothing is told of fewer than {least} people. What would give such numbers away is "
        "left out as well; there stands a dash.",
        "who": "Who answered",
        "questions": "The questions",
        "groups": "By group",
        "by": "{label}, by {by}",
        "not_told": "Too few people answered this to tell anything of it.",
        "conclude": "What you may conclude",
        "only": "The numbers are of those who answered. Those who did not may think otherwise.",
        "small": "Small differences between groups can be chance, above all where groups are small.",
    },
}
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
