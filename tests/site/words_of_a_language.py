"""Some two hundred words of each language that the other has not, and that stand in no name or title that a page holds."""

import re
from collections import Counter

DUTCH = frozenset(
    re.findall(
        r"\w+",
        """
        aandeel aanname aantal aantallen achter afgeleid afgerond afronding alle alleen als altijd ander andere antwoord
        antwoorden bedrijfsvoering beide belang berekend bestaat besturing bestuur betekent betrouwbaarheid bevestigen
        bevinding bij bijlagen blijft boek boven cijfer cijfers daar daarom dat deel deelnemers deze dezelfde dit domeinen drie
        duiding een één eerste eigen elk elke enquête er gaat gebied gebruik geduld geeft geen gegevens geldt gemeente gemeenten
        gemeentesecretaris gemeentesecretarissen gemiddeld gemiddelde gesimuleerd getal gevraagd gezien grens grenzen groep
        grootste handelen hangt hebben heeft het hij hoe hoeveel hoger hoofdstuk hoofdstukken horen iedereen iets ingevuld
        inwoners inzicht jaar juist keten keuze kiezen kiest kleinste komen komt krijgen krijgt kunnen laagste laat lager leest
        leiderschap lezing lijn maken meer meeste mensen minder mogelijk moet naar niet niets noemt nog nooit omdat onder
        onderzoek ook oordeel oordelen opdracht opgave opgaven overheid paragraaf procent punten rechtmatige ruimte samen
        samenwerken secretaris secretarissen sluiten spreiding staan staat steeds steekproef sturing sturingsfilosofie
        sturingsvorm sturingsvormen tabel te tegen tien toeval toetsen tot tussen twee tweede uitgave uitkomst uitspraak
        uitspraken uitwerking uitwerkingen uw vaak vanaf veel verdeling vermeld vermelde verschil verschillen vertrouwen
        verzameling verzamelingen vier vijf volgens voor voorwaarden vorige vormen vraag vragen waarde waarden wat weerspreken
        weinig welke werken wij worden wordt zegt zeker zelf zeven zich zien zij zijn zoals zonder zou
        """,
    )
)
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """
        about above according add after again also always among and another answer answers any appendices area assignment
        assumption average because been before below between bounds but cannot chain chapter chapters choose chosen claim
        claims compare computed confirm contains could decide decided derived description did differ difference differences
        different divide does each edition either every everyone exercise exercises figure figures finding first five follows
        forms four from further gets give given gives government group groups has have hence higher highest if importance inside
        interpretation into know largest leadership least leaves less looks lower lowest made make many may might more most much
        municipal municipalities must never no none nothing number numbers often one only onto other others outside own people
        perhaps points possible question questions reading readings reported respondents rests room same says section seven
        shares should show shows simulated since single six small smallest solution solutions some still surroundings takes tenth
        than that the their them then there these they this those three through together too trust two until upon used value
        values verdict verdicts very were what when where whether which while who whole will with within without words would
        year you your second seldom several study statement survey thus
        """,
    )
)


def counted(text: str, words: frozenset[str]) -> Counter[str]:
    """How often each of some words stands in a text."""
    return Counter(word for word in re.findall(r"[^\W\d_]+", text.lower()) if word in words)
