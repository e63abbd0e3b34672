"""Captions of figures that show answers where there are answers: what they say depends on what there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from inspect import signature
from typing import Any

from evenwicht import evidence, report
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual
from evenwicht.figures.book_figure import BookFigure
from evenwicht.implied.intervals import interval_table
from evenwicht.phrases import in_sentence
from evenwicht.published import Published
from evenwicht.survey import loaded, told_means, told_shares

_MARGINS = Bilingual(
    __name__,
    {
        "margin": "als de respondenten een aselecte steekproef uit de gemeenten zijn, bij het kleinste mogelijke aantal respondenten (boven); bij alle gemeenten (onder) blijft alleen ruimte door afronding.",
        "known": "in de antwoorden, nu het aantal respondenten bekend is, naast het vermelde percentage.",
    },
)
"""What the captions of margins say alike."""

CAPTIONS: Bilingual[dict[str, tuple[str, str]]] = Bilingual(
    __name__,
    {
        "assignment_shares": (
            "De adaptieve gemeente gaat ver voorop. Welke opdracht het best past volgens de secretarissen, met de afstand tussen de "
            "eerste en de tweede.",
            "{foremost} Welke opdracht het best past: naast elk vermeld percentage dat van de antwoorden.",
        ),
        "condition_means": (
            "Vertrouwen en mindset krijgen de meeste punten. Gemiddeld aantal punten per pijler, gegroepeerd per dimensie, met de som "
            "die uit de vermelde cijfers volgt.",
            "{foremost} Gemiddeld aantal punten per pijler: naast elk vermeld gemiddelde dat van de antwoorden.",
        ),
        "philosophy_shares": (
            "De meeste secretarissen combineren. De sturingsfilosofie die secretarissen hanteren, in procenten van de antwoorden.",
            "{foremost} De sturingsfilosofie die secretarissen hanteren: naast elk vermeld percentage dat van de antwoorden.",
        ),
        "repertoire_shares": (
            "Geduld staat vooraan. Wat in het eigen handelen het zwaarst weegt, in procenten. Het gearceerde deel is wat "
            "het rapport niet vermeldt.",
            "{foremost} Wat in het eigen handelen het zwaarst weegt: naast elk vermeld percentage dat van de antwoorden.",
        ),
        "steering_form_means": (
            "De lijn krijgt de meeste punten. Gemiddeld aantal punten per sturingsvorm, vergeleken met een gelijke verdeling van de tien "
            "punten.",
            "{foremost} Gemiddeld aantal punten per sturingsvorm: naast elk vermeld gemiddelde dat van de antwoorden.",
        ),
        "share_intervals": (
            "Hoe meer respondenten, hoe kleiner de marge. De marge van elk aandeel, {margin}",
            "Het aantal respondenten is bekend, en daarmee de marge. De marge van elk aandeel {known}",
        ),
        "share_intervals of philosophy": (
            "Ook met de ruimste marge blijft de combinatie vooraan. De marge van het aandeel van elke filosofie, {margin}",
            "Van elke filosofie is de marge nu bekend. De marge van het aandeel {known}",
        ),
        "share_intervals of assignment": (
            "In de marge voor alle antwoorden tegelijk valt de helft bij {least} respondenten nog. De marge van de adaptieve gemeente "
            "op zichzelf is niet getekend; die begint dan bij {alone}. De marge van het aandeel van elke opdracht, {margin}",
            "Van elke opdracht is de marge nu bekend. De marge van het aandeel {known}",
        ),
        "share_intervals of repertoire": (
            "Bij {least} respondenten gaat geduld duidelijk vóór {last}; geduld en {second} zijn dan niet te "
            "onderscheiden. Dat volgt uit een toets van elk verschil, bij een aselecte steekproef, en niet uit overlap van de marges. De marge van "
            "het aandeel van elk antwoord, {margin}",
            "Van elk antwoord over het handelen is de marge nu bekend. De marge van het aandeel {known}",
        ),
        "cross_table": (
            "Over de grootste groep ligt het meest vast. Van elke cel het laagste en het hoogste gemiddelde dat kan, als de lijn "
            "overal vooropstaat. Hoe voller de kleur, hoe meer er vastligt.",
            "Wat elke groep antwoordde, is nu bekend. Het gemiddelde van de antwoorden in elke cel. Hoe voller de kleur, hoe meer punten.",
        ),
        "conditions_certainty": (
            "Grote verschillen staan al bij het kleinste aantal respondenten vast, kleine niet. De streep is het verschil tussen de vermelde cijfers, tussen haken staat het ruimste "
            "interval bij het kleinste mogelijke aantal respondenten. De intervallen van {confidence} gelden voor alle rijen tegelijk, als de "
            "respondenten een aselecte steekproef uit de gemeenten zijn.",
            "Een verschil staat vast als zijn interval de nul niet raakt. De ruit is het verschil in de antwoorden; de lijn is het "
            "interval voor alle gemeenten, voor alle rijen tegelijk.",
        ),
        "ensembles_in_bounds": (
            "Wat gesimuleerde verzamelingen geven voor {form}, hangt af van de aanname. Gemiddeld aantal punten binnen elke filosofie. Tussen haken de grenzen, daaronder gesimuleerde verzamelingen onder twee "
            "aannamen. Van de verzamelingen zijn er hoogstens zestig getekend; de getallen rechts gaan over alle {sets} van elke aanname, en kunnen "
            "bij meer verzamelingen alleen verder uiteenlopen. Alleen de "
            "grenzen volgen uit het rapport, als de lijn overal vooropstaat.",
            "Wat elke groep antwoordde, is nu bekend. Punten voor {form} binnen elke filosofie, naar de antwoorden.",
        ),
    },
)
"""By language and by the function's name: the caption without answers, and with them."""

_ASKED = {
    "assignment_shares": "assignment",
    "condition_means": "condition",
    "philosophy_shares": "philosophy",
    "repertoire_shares": "repertoire",
    "steering_form_means": "steering_form",
}
"""The question whose answers a figure sets beside the reported ones, by the function's name."""
_FOREMOST = Bilingual(
    __name__, {"answers": "Vooraan in de antwoorden: {}.", "synthetic": "Vooraan in de synthetische antwoorden: {}."}
)


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


def _begins_alone(published: Published, given: Mapping[str, Any], language: str | None) -> str:
    """Where the interval of the answer that comes first begins, on its own, at the least number of respondents."""
    variable, population = given["variable"], given["population"]
    first = max(published.of(variable), key=lambda figure: figure.value)
    found = interval_table(published, variable, [_least(published, given)], population, given["confidence"], "wilson")
    begins = found.set_index("category")["lower"][first.category]
    return lang.percent(str(100 * begins), 1, language)


def _sets(given: Mapping[str, Any], language: str | None) -> str:
    """How many data sets there are under each prior; the least where they differ."""
    ensembles = given["ensembles"] or evidence.current().ensembles().values()
    return lang.number(min(len(ensemble) for ensemble in ensembles), language=language)


def _least(published: Published, given: Mapping[str, Any]) -> int:
    """The least number of respondents that a figure is about."""
    return min(given.get("sizes") or report.sample_sizes(published, given.get("population", report.POPULATION)))


def _told(caption: str, published: Published, given: Mapping[str, Any], language: str | None) -> dict[str, str]:
    """What a caption asks for of the numbers and the answers that a figure is about."""
    told: dict[str, str] = {}
    if "variable" in given:
        labels = published.codebook.labels(given["variable"], language)
        by_share = sorted(published.of(given["variable"]), key=lambda figure: -figure.value)
        told |= {place: in_sentence(labels[by_share[i].category]) for place, i in (("second", 1), ("last", -1))}
    if "confidence" in given:
        told["confidence"] = lang.percent(str(round(100 * given["confidence"])), 0, language)
    if "{least}" in caption:
        told["least"] = str(_least(published, given))
    if "{alone}" in caption:
        told["alone"] = _begins_alone(published, given, language)
    if "{sets}" in caption:
        told["sets"] = _sets(given, language)
    return told


def captioned(draw: Callable[..., BookFigure]) -> Callable[..., BookFigure]:
    """Give a figure the caption under its function's name that holds for what there is.

    Those of one ``variable`` go before those of any; ``{form}`` is the label of the steering form ``item``,
    ``{foremost}`` a sentence on which answer comes first, ``{alone}`` where the interval of that one answer begins, and
    ``{second}`` and ``{last}`` the labels of the reported answers to ``variable`` that come there; ``{sets}`` how many
    data sets there are under each prior.
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
        told = _MARGINS[lang.current(language)] | _told(caption, published, given.arguments, language)
        caption = caption.format(form=form, foremost=foremost, **told).strip()
        return replace(draw(published, language, *rest, **named), caption=caption)

    return drawn
