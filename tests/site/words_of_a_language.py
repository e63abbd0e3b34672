"""Two hundred words of each language that are no words of the other, and no names that a page may well hold."""

import re

DUTCH = set(
    re.findall(
        r"\w+",
        """
        aan aandeel aanname aantal aantallen achter afgeleid afgerond afronding alle alleen alles als altijd ander andere antwoord
        antwoorden bedrijfsvoering beide belang berekend bestaat besturing bestuur betekent betrouwbaarheid bevestigen bevinding
        bij bijlagen blijft boek boven cijfer cijfers dan daar daarom daarvan dat de deel deelnemers deze dezelfde dit domeinen
        door drie duiding een eén één eerste eigen elk elke en enquête er gaat gebied gebruik geduld geeft geen gegevens geldt
        gemeente gemeenten gemeentesecretaris gemeentesecretarissen gemiddeld gemiddelde gesimuleerd getal gevraagd gezien
        grens grenzen groep groot grootste haar handelen hangt hebben heeft het hij hoe hoeveel hoger hoofdstuk hoofdstukken
        horen hun iedereen iets informatie ingevuld inwoners inzicht jaar juist kan keer keten keuze kiezen kiest kleinste
        komen komt krijgen krijgt kunnen laagste laat lager lees leest leiderschap lezing lijn maar maken meer meeste men
        mensen met mindere mogelijk moet na naar niet niets noemt nog nooit om omdat onder onderzoek ook oordeel oordelen op
        opdracht opgave opgaven overheid paragraaf percentages punten rapport rechtmatige regels rust ruimte samen samenwerken
        secretaris secretarissen sluiten spreiding staan staat steeds steekproef sturing sturingsfilosofie sturingsvorm
        sturingsvormen tabel taak te tegen tien toeval toetsen tot tussen twee tweede uit uitgave uitkomst uitspraak
        uitspraken uitwerking uitwerkingen uw vaak van vanaf veel verdeling vermeld vermelde verschil verschillen vertrouwen
        verzameling verzamelingen vier vijf volgens voor voorwaarden vorige vorm vormen vraag vragen waar waarde waarden wat
        weerspreken weinig welke werken wie wij worden wordt zegt zeker zelf zes zeven zich zien zij zijn zo zoals zonder zou
        """,
    )
)
ENGLISH = set(
    re.findall(
        r"\w+",
        """
        about above according add after again all also always among and another answer answers any appendices are area as
        assignment assumption at average because been before below best between both bound bounds but by can cannot chain chapter
        chapters choose chosen claim claims compare computed confirm contains could councils count data decide decided derived
        description did differ difference differences different direction divide does each edition either every everyone
        exercise exercises figure figures finding first five follows for form forms four from further get gets give given gives
        government group groups had has have hence her higher highest how if importance in inside interpretation into its know
        largest leadership least leaves less line list look looks lower lowest made make management many may mean means might
        more most much municipal municipalities must never no none not nothing number numbers of often one only onto or other
        others outside own part people perhaps points possible question questions read reading readings reported respondents
        rests room row same sample say says secretaries secretary section see seven shares should show shows simulated since
        single six small smallest so solution solutions some steering still such sum surroundings survey take takes ten than
        that the their them then there these they this those three through together too trust two under until upon upper used
        value values verdict verdicts very we were what when where whether which while who whole will with within without words
        would year you your
        """,
    )
) - {
    "data",
    "in",
    "of",
    "so",
    "we",
    "me",
    "die",
    "had",
    "mean",
    "best",
    "her",
    "see",
    "list",
    "means",
    "form",
    "room",
    "such",
    "line",
    "row",
    "management",
    "sum",
    "secretaries",
}
