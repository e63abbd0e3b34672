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
from evenwicht.survey import loaded, told_means, told_shares

_BESIDE = {
    "nl": "{{foremost}} {} naast elk vermeld percentage dat van de antwoorden.",
    "en": "{{foremost}} {} beside each reported percentage that of the answers.",
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
            "{foremost} Gemiddeld aantal punten per pijler: naast elk vermeld gemiddelde dat van de antwoorden.",
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
            "{foremost} Gemiddeld aantal punten per sturingsvorm: naast elk vermeld gemiddelde dat van de antwoorden.",
        ),
        "share_intervals": (
            f"Hoe meer respondenten, hoe kleiner de marge. De marge van elk aandeel, {_MARGIN['nl']}",
            f"Het aantal respondenten is bekend, en daarmee de marge. De marge van elk aandeel {_KNOWN['nl']}",
        ),
        "share_intervals of philosophy": (
            f"Ook met de ruimste marge blijft de combinatie vooraan. De marge van het aandeel van elke filosofie, {_MARGIN['nl']}",
            f"Van elke filosofie is de marge nu bekend. De marge van het aandeel {_KNOWN['nl']}",
        ),
        "share_intervals of assignment": (
            f"Of een meerderheid de adaptieve gemeente kiest, hangt af van het aantal respondenten. De marge van het aandeel van elke "
            f"opdracht, {_MARGIN['nl']}",
            f"Van elke opdracht is de marge nu bekend. De marge van het aandeel {_KNOWN['nl']}",
        ),
        "share_intervals of repertoire": (
            f"De marges van de twee meest gekozen antwoorden overlappen bij het kleinste aantal respondenten. De marge van "
            f"het aandeel van elk antwoord, {_MARGIN['nl']}",
            f"Van elk antwoord over het handelen is de marge nu bekend. De marge van het aandeel {_KNOWN['nl']}",
        ),
        "cross_table": (
            "Over de grootste groep ligt het meest vast. Van elke cel het laagste en het hoogste gemiddelde dat kan, als de lijn "
            "overal vooropstaat. Hoe donkerder, hoe meer er vastligt.",
            "Wat elke groep antwoordde, is nu bekend. Het gemiddelde van de antwoorden in elke cel. Hoe donkerder, hoe meer punten.",
        ),
        "conditions_certainty": (
            "Grote verschillen staan al bij het kleinste aantal respondenten vast, kleine niet. De streep is het verschil tussen de vermelde cijfers, tussen haken staat het ruimste "
            "interval bij het kleinste mogelijke aantal respondenten.",
            "Een verschil staat vast als zijn interval de nul niet raakt. De ruit is het verschil in de antwoorden; de lijn is het "
            "interval voor alle gemeenten, voor alle rijen tegelijk.",
        ),
        "ensembles_in_bounds": (
            "Waar de gesimuleerde verzamelingen liggen, hangt af van de aanname. Punten voor {form} binnen elke filosofie. Tussen haken de grenzen, daaronder gesimuleerde verzamelingen onder twee "
            "aannamen. Van de verzamelingen zijn er hoogstens zestig getekend; de getallen rechts gaan over alle. Alleen de "
            "grenzen zijn een bevinding.",
            "Wat elke groep antwoordde, is nu bekend. Punten voor {form} binnen elke filosofie, naar de antwoorden.",
        ),
    },
    "en": {
        "assignment_shares": (
            "The adaptive municipality is far ahead. The assignment that fits best according to the secretaries, with the distance between the first and the second.",
            _BESIDE["en"].format("Which assignment fits best:"),
        ),
        "condition_means": (
            "Trust and mindset get the most points. The mean number of points for each pillar, grouped by dimension, with the "
            "sum that follows from the reported figures.",
            "{foremost} The mean number of points for each pillar: beside each reported mean that of the answers.",
        ),
        "philosophy_shares": (
            "Most secretaries combine. The governance philosophy of municipalities according to their secretaries, in per cent of the "
            "answers.",
            _BESIDE["en"].format("The governance philosophy of municipalities:"),
        ),
        "repertoire_shares": (
            "Patience comes first. What weighs most in the way they act themselves, in per cent. The hatched part is what the report does not give.",
            _BESIDE["en"].format("What weighs most in the way they act themselves:"),
        ),
        "steering_form_means": (
            "The line gets the most points. The mean number of points for each steering form, compared with an even division of the ten points.",
            "{foremost} The mean number of points for each steering form: beside each reported mean that of the answers.",
        ),
        "share_intervals": (
            f"The more respondents, the smaller the margin. The margin of each share, {_MARGIN['en']}",
            f"The number of respondents is known, and with it the margin. The margin of each share {_KNOWN['en']}",
        ),
        "share_intervals of philosophy": (
            f"Even with the widest margin the combination stays first. The margin of the share of each philosophy, {_MARGIN['en']}",
            f"The margin of each philosophy is known now. The margin of the share {_KNOWN['en']}",
        ),
        "share_intervals of assignment": (
            f"Whether a majority chooses the adaptive municipality depends on the number of respondents. The margin of the share of "
            f"each assignment, {_MARGIN['en']}",
            f"The margin of each assignment is known now. The margin of the share {_KNOWN['en']}",
        ),
        "share_intervals of repertoire": (
            f"The margins of the two answers chosen most overlap at the smallest number of respondents. The margin of "
            f"the share of each answer, {_MARGIN['en']}",
            f"The margin of each answer on acting is known now. The margin of the share {_KNOWN['en']}",
        ),
        "cross_table": (
            "Most is settled of the largest group. Of each cell the lowest and the highest mean that is possible, if the line comes "
            "first everywhere. The darker, the more is settled.",
            "What each group answered is known now. The mean of the answers in each cell. The darker, the more points.",
        ),
        "conditions_certainty": (
            "Large differences are settled at the smallest number of respondents, small ones are not. The stroke is the difference between the reported figures; between brackets "
            "is the widest interval at the smallest possible number of respondents.",
            "A difference is settled if its interval does not touch zero. The diamond is the difference in the answers; the line is "
            "the interval for all municipalities, for all rows at once.",
        ),
        "ensembles_in_bounds": (
            "Where the simulated data sets lie depends on the assumption. Points for {form} within each philosophy. Between brackets the bounds, below them simulated data sets under "
            "two assumptions. At most sixty of the data sets are drawn; the numbers on the right are of all. Only the bounds "
            "are a finding.",
            "What each group answered is known now. Points for {form} within each philosophy, by the answers.",
        ),
    },
}
"""By language and by the function's name: the caption without answers, and with them."""

_ASKED = {
    "assignment_shares": "assignment",
    "condition_means": "condition",
    "philosophy_shares": "philosophy",
    "repertoire_shares": "repertoire",
    "steering_form_means": "steering_form",
}
"""The question whose answers a figure sets beside the reported ones, by the function's name."""
_FOREMOST = {
    "nl": {"answers": "Vooraan in de antwoorden: {}.", "synthetic": "Vooraan in de synthetische antwoorden: {}."},
    "en": {"answers": "First in the answers: {}.", "synthetic": "First in the synthetic answers: {}."},
}


def _foremost(published: Published, asked: str, language: str | None) -> str:
    """Which answer to a question comes first in the answers, as a sentence; none where two do, or it may not be told."""
    survey = loaded()
    if survey is None or asked not in survey.questions:
        return ""
    told = told_means if published.codebook.variable(asked).kind == "allocation" else told_shares
    values = told(survey, asked).dropna()
    first = values[values == values.max()].index
    if len(first) != 1:
        return ""
    sentence = _FOREMOST[lang.current(language)]["synthetic" if survey.provenance == "synthetic" else "answers"]
    return sentence.format(in_sentence(published.codebook.label(asked, str(first[0]), language)))


def captioned(draw: Callable[..., BookFigure]) -> Callable[..., BookFigure]:
    """Give a figure the caption under its function's name that holds for what there is.

    Those of one ``variable`` go before those of any; ``{form}`` is the label of the steering form ``item``, and
    ``{foremost}`` a sentence on which answer comes first.
    """

    @wraps(draw)
    def drawn(published: Published, language: str | None = None, *rest: Any, **named: Any) -> BookFigure:
        given = signature(draw).bind(published, language, *rest, **named)
        given.apply_defaults()
        item = given.arguments.get("item")
        form = "" if item is None else in_sentence(published.codebook.label("steering_form", item, language))
        captions, name = CAPTIONS[lang.current(language)], draw.__name__
        foremost = _foremost(published, _ASKED[name], language) if name in _ASKED else ""

        key = f"{name} of {given.arguments.get('variable')}"
        caption = captions.get(key, captions.get(name, ("", "")))[loaded() is not None]
        caption = caption.format(form=form, foremost=foremost).strip()
        return replace(draw(published, language, *rest, **named), caption=caption)

    return drawn
