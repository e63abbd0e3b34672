"""Captions of figures that show answers where there are answers: what they say depends on what there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from inspect import signature
from typing import Any

from evenwicht import language as lang
from evenwicht.figures.book_figure import BookFigure
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import loaded

_BESIDE = {
    "nl": "{} naast elk vermeld percentage dat van de antwoorden.",
    "en": "{} beside each reported percentage that of the answers.",
}
_MARGIN = {
    "nl": "als de respondenten een aselecte steekproef uit de gemeenten zijn: bij het kleinste mogelijke aantal respondenten "
    "(boven) en bij alle gemeenten (onder).",
    "en": "if the respondents are a random sample of the municipalities: at the smallest possible number of respondents "
    "(top) and at all municipalities (bottom).",
}
_KNOWN = {
    "nl": "in de antwoorden, nu het aantal respondenten bekend is, naast het vermelde percentage.",
    "en": "in the answers, now that the number of respondents is known, beside the reported percentage.",
}

CAPTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "nl": {
        "assignment_shares": (
            "De adaptieve gemeente gaat ver voorop. Welke opdracht het best past volgens de secretarissen, met de afstand tussen de "
            "eerste en de tweede.",
            _BESIDE["nl"].format("Welke opdracht het best past:"),
        ),
        "condition_means": (
            "Vertrouwen en mindset krijgen de meeste punten. Gemiddeld aantal punten per pijler, gegroepeerd per dimensie, met de som "
            "die uit de vermelde cijfers volgt.",
            "Gemiddeld aantal punten per pijler: naast elk vermeld gemiddelde dat van de antwoorden.",
        ),
        "philosophy_shares": (
            "De meeste secretarissen combineren. De sturingsfilosofie van gemeenten volgens hun secretarissen, in procenten van de "
            "antwoorden.",
            _BESIDE["nl"].format("De sturingsfilosofie van gemeenten:"),
        ),
        "repertoire_shares": (
            "Geduld staat vooraan. Wat in het eigen handelen het zwaarst weegt, in procenten. Het gearceerde deel is wat "
            "het rapport niet vermeldt.",
            _BESIDE["nl"].format("Wat in het eigen handelen het zwaarst weegt:"),
        ),
        "steering_form_means": (
            "De lijn krijgt de meeste punten. Gemiddeld aantal punten per sturingsvorm, vergeleken met een gelijke verdeling van de tien "
            "punten.",
            "Gemiddeld aantal punten per sturingsvorm: naast elk vermeld gemiddelde dat van de antwoorden.",
        ),
        "share_intervals": (
            f"De marge van elk aandeel, {_MARGIN['nl']}",
            f"De marge van elk aandeel {_KNOWN['nl']}",
        ),
        "share_intervals of philosophy": (
            f"De marge van het aandeel van elke filosofie, {_MARGIN['nl']}",
            f"De marge van het aandeel van elke filosofie {_KNOWN['nl']}",
        ),
        "share_intervals in numbers": (
            "De marge in getallen, bij het kleinste en bij een middelgroot aantal respondenten.",
            "Het vermelde percentage, dat van de antwoorden en zijn marge.",
        ),
        "cross_table": (
            "Wat er over elke cel van de kruistabel vastligt: het laagste en het hoogste gemiddelde dat kan, als de lijn overal "
            "vooropstaat. Hoe donkerder, hoe meer er vastligt.",
            "De kruistabel: het gemiddelde van de antwoorden in elke cel. Hoe donkerder, hoe meer punten.",
        ),
        "cross_table in numbers": (
            "De kruistabel in getallen, met de ruimte die de cijfers alleen laten.",
            "De kruistabel in getallen, naar de antwoorden. Een streepje: te weinig respondenten om over te spreken.",
        ),
        "conditions_certainty": (
            "Hoe zeker is elk verschil? De streep is het verschil tussen de vermelde cijfers, tussen haken staat het ruimste "
            "interval bij het kleinste mogelijke aantal respondenten.",
            "Hoe zeker is elk verschil in de antwoorden? De ruit is het verschil; de lijn is het interval voor alle "
            "gemeenten, voor alle rijen tegelijk.",
        ),
        "conditions_certainty in numbers": (
            "De verschillen in punten vóór afronding, de eerste min de tweede, met het ruimste interval en het aantal vanaf "
            "waar het vaststaat.",
            "De verschillen in de antwoorden, de eerste min de tweede, met hun interval en of zij vaststaan.",
        ),
        "ensembles_in_bounds": (
            "Punten voor {form} binnen elke filosofie. Tussen haken de grenzen, daaronder gesimuleerde verzamelingen onder twee "
            "aannamen. Van de verzamelingen zijn er hoogstens zestig getekend; de getallen rechts gaan over alle. Alleen de "
            "grenzen zijn een bevinding.",
            "Punten voor {form} binnen elke filosofie, naar de antwoorden.",
        ),
    },
    "en": {
        "assignment_shares": (
            "The assignment that fits best according to the secretaries, with the distance between the first and the second.",
            _BESIDE["en"].format("Which assignment fits best:"),
        ),
        "condition_means": (
            "The mean number of points for each pillar, grouped by dimension, with the sum that follows from the reported figures.",
            "The mean number of points for each pillar: beside each reported mean that of the answers.",
        ),
        "philosophy_shares": (
            "The governance philosophy of municipalities according to their secretaries, in per cent of the answers.",
            _BESIDE["en"].format("The governance philosophy of municipalities:"),
        ),
        "repertoire_shares": (
            "What weighs most in the way they act themselves, in per cent. The hatched part is what the report does not give.",
            _BESIDE["en"].format("What weighs most in the way they act themselves:"),
        ),
        "steering_form_means": (
            "The mean number of points for each steering form, compared with an even division of the ten points.",
            "The mean number of points for each steering form: beside each reported mean that of the answers.",
        ),
        "share_intervals": (f"The margin of each share, {_MARGIN['en']}", f"The margin of each share {_KNOWN['en']}"),
        "share_intervals of philosophy": (
            f"The margin of the share of each philosophy, {_MARGIN['en']}",
            f"The margin of the share of each philosophy {_KNOWN['en']}",
        ),
        "share_intervals in numbers": (
            "The margin in numbers, at the smallest and at a middling number of respondents.",
            "The reported percentage, that of the answers and its margin.",
        ),
        "cross_table": (
            "What is settled of each cell of the cross-table: the lowest and the highest mean that is possible, if the "
            "line comes first everywhere. The darker, the more is settled.",
            "The cross-table: the mean of the answers in each cell. The darker, the more points.",
        ),
        "cross_table in numbers": (
            "The cross-table in numbers, with the room that the figures alone leave.",
            "The cross-table in numbers, by the answers. A dash: too few respondents to tell of.",
        ),
        "conditions_certainty": (
            "How certain is each difference? The stroke is the difference between the reported figures; between brackets is "
            "the widest interval at the smallest possible number of respondents.",
            "How certain is each difference in the answers? The diamond is the difference; the line is the interval for all "
            "municipalities, for all rows at once.",
        ),
        "conditions_certainty in numbers": (
            "The differences in points before rounding, the first less the second, with the widest interval and the number "
            "from which they are settled.",
            "The differences in the answers, the first less the second, with their interval and whether they are settled.",
        ),
        "ensembles_in_bounds": (
            "Points for {form} within each philosophy. Between brackets the bounds, below them simulated data sets under "
            "two assumptions. At most sixty of the data sets are drawn; the numbers on the right are of all. Only the bounds "
            "are a finding.",
            "Points for {form} within each philosophy, by the answers.",
        ),
    },
}
"""By language and by the function's name: the caption without answers, and with them."""


def captioned(draw: Callable[..., BookFigure]) -> Callable[..., BookFigure]:
    """Give a figure, and the table of its numbers, the captions under its function's name that hold for what there is.

    Those of one ``variable`` go before those of any; ``{form}`` is the label of the steering form ``item``.
    """

    @wraps(draw)
    def drawn(published: Published, language: str | None = None, *rest: Any, **named: Any) -> BookFigure:
        given = signature(draw).bind(published, language, *rest, **named)
        given.apply_defaults()
        item = given.arguments.get("item")
        form = "" if item is None else in_sentence(published.codebook.label("steering_form", item, language))
        captions, name = CAPTIONS[lang.current(language)], draw.__name__

        def of(key: str) -> str:
            return captions[key][loaded() is not None].format(form=form) if key in captions else ""

        caption = of(f"{name} of {given.arguments.get('variable')}") or of(name)
        return replace(
            draw(published, language, *rest, **named), caption=caption, table_caption=of(f"{name} in numbers")
        )

    return drawn
