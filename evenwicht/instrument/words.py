"""What the questionnaire says besides the questions of the codebook.

What stands between square brackets is for those who ask to fill in.
"""

from __future__ import annotations

from collections.abc import Mapping

from evenwicht.bilingual import Bilingual

Words = Mapping[str, str]
"""A text by language."""

TITLE: Words = Bilingual(__name__, "Sturing en leiderschap in de gemeente")
INTRODUCTION: tuple[Words, ...] = (
    Bilingual(
        __name__,
        "Deze vragen gaan over hoe uw gemeente stuurt en over uw werk als gemeentesecretaris. [Naam van de "
        "organisatie] stelt ze om [doel].",
    ),
    Bilingual(
        __name__,
        "Meedoen is vrijwillig. U mag een vraag overslaan en op elk moment stoppen. Het invullen duurt ongeveer "
        "[aantal] minuten.",
    ),
    Bilingual(
        __name__,
        "Uw antwoorden gaan naar [naam van de organisatie] en worden bewaard tot [datum]. In het rapport staan "
        "alleen totalen. Vragen over uw gegevens stelt u aan [naam en e-mailadres].",
    ),
)
RULE: Words = Bilingual(
    __name__, "Verdeel precies {total} hele punten. Vul 0 in waar u geen punten geeft, of sla de hele vraag over."
)
NOT_THE_TOTAL: Words = Bilingual(__name__, "De punten moeten samen {total} zijn.")
ZERO: Words = Bilingual(__name__, "Vul 0 in waar u geen punten geeft.")
DIVIDED: Words = Bilingual(__name__, "Verdeeld: {given} van {total} punten.")
TOTAL: Words = Bilingual(__name__, "Samen")
ONE: Words = Bilingual(__name__, "Kies één antwoord.")
OTHER: Words = Bilingual(__name__, "Anders")
GROUPS: Mapping[str, Words] = {
    "steering": Bilingual(__name__, "Sturing"),
    "domains": Bilingual(__name__, "Sturing per domein"),
    "role": Bilingual(__name__, "Uw rol"),
    "background": Bilingual(__name__, "Uw gemeente en u"),
}
THANKS: Words = Bilingual(__name__, "Hartelijk dank voor uw antwoorden.")
