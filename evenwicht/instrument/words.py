"""What the questionnaire says besides the questions of the codebook, in Dutch and English.

What stands between square brackets is for those who ask to fill in.
"""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]
"""A text by language."""

TITLE: Words = {
    "nl": "Sturing en leiderschap in de gemeente",
    "en": "Steering and leadership in the municipality",
}
INTRODUCTION: tuple[Words, ...] = (
    {
        "nl": "Deze vragen gaan over hoe uw gemeente stuurt en over uw werk als gemeentesecretaris. [Naam van de "
        "organisatie] stelt ze om [doel].",
        "en": "These questions are about how your municipality steers and about your work as municipal secretary. [Name "
        "of the organisation] asks them in order to [purpose].",
    },
    {
        "nl": "Meedoen is vrijwillig. U mag een vraag overslaan en op elk moment stoppen. Het invullen duurt ongeveer "
        "[aantal] minuten.",
        "en": "Taking part is voluntary. You may skip a question and stop at any moment. It takes about [number] minutes.",
    },
    {
        "nl": "Uw antwoorden gaan naar [naam van de organisatie] en worden bewaard tot [datum]. In het rapport staan "
        "alleen totalen. Vragen over uw gegevens stelt u aan [naam en e-mailadres].",
        "en": "Your answers go to [name of the organisation] and are kept until [date]. The report shows totals only. Ask "
        "[name and e-mail address] about your data.",
    },
)
RULE: Words = {
    "nl": "Verdeel precies {total} hele punten. Vul 0 in waar u geen punten geeft, of sla de hele vraag over.",
    "en": "Divide exactly {total} whole points. Write 0 where you give no points, or skip the whole question.",
}
NOT_THE_TOTAL: Words = {
    "nl": "De punten moeten samen {total} zijn.",
    "en": "The points must add up to {total}.",
}
ZERO: Words = {"nl": "Vul 0 in waar u geen punten geeft.", "en": "Write 0 where you give no points."}
DIVIDED: Words = {"nl": "Verdeeld: {given} van {total} punten.", "en": "Divided: {given} of {total} points."}
TOTAL: Words = {"nl": "Samen", "en": "Together"}
ONE: Words = {"nl": "Kies één antwoord.", "en": "Choose one answer."}
OTHER: Words = {"nl": "Anders", "en": "Other"}
DOMINANT: Words = {
    "nl": "Welke sturingsvorm krijgt in dit domein het meeste gewicht: {domain}?",
    "en": "Which steering form weighs most in this domain: {domain}?",
}
GROUPS: Mapping[str, Words] = {
    "steering": {"nl": "Sturing", "en": "Steering"},
    "domains": {"nl": "Sturing per domein", "en": "Steering by domain"},
    "role": {"nl": "Uw rol", "en": "Your role"},
    "background": {"nl": "Uw gemeente en u", "en": "Your municipality and you"},
}
SIZE: Words = {
    "nl": "Hoeveel inwoners heeft uw gemeente?",
    "en": "How many inhabitants does your municipality have?",
}
SIZES: Mapping[str, Words] = {
    "under_20000": {"nl": "minder dan 20.000", "en": "fewer than 20,000"},
    "from_20000": {"nl": "20.000 tot 50.000", "en": "20,000 to 50,000"},
    "from_50000": {"nl": "50.000 tot 100.000", "en": "50,000 to 100,000"},
    "from_100000": {"nl": "100.000 of meer", "en": "100,000 or more"},
}
"""Classes with the limits of those of Statistics Netherlands (CBS), taken together so that none holds a few municipalities."""
YEARS: Words = {
    "nl": "Hoelang bent u gemeentesecretaris, alle gemeenten samen?",
    "en": "How long have you been a municipal secretary, all municipalities together?",
}
YEAR_CLASSES: Mapping[str, Words] = {
    "under_2": {"nl": "korter dan 2 jaar", "en": "less than 2 years"},
    "from_2": {"nl": "2 tot 5 jaar", "en": "2 to 5 years"},
    "from_5": {"nl": "5 tot 10 jaar", "en": "5 to 10 years"},
    "from_10": {"nl": "10 jaar of langer", "en": "10 years or more"},
}
THANKS: Words = {"nl": "Hartelijk dank voor uw antwoorden.", "en": "Thank you for your answers."}
