"""The words of the site's own interface."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from evenwicht import language as lang
from evenwicht.bilingual import Bilingual, Plural

_WORDS = Bilingual(
    __name__,
    {
        "top": "Terug naar boven",
        "chapters": "Hoofdstukken",
        "on_this_page": "Op deze pagina",
        "toggle_chapters": "Hoofdstukken tonen of verbergen",
        "toggle_toc": "Inhoud van deze pagina tonen of verbergen",
        "toggle_theme": "Licht, donker of zoals uw apparaat",
        "toggle_branch": "Onderdelen tonen of verbergen van",
        "menu": "Menu",
        "light": "Licht",
        "dark": "Donker",
        "auto_light": "Zoals uw apparaat, nu licht",
        "auto_dark": "Zoals uw apparaat, nu donker",
        "previous": "Vorige",
        "next": "Volgende",
        "pages": "Vorige en volgende pagina",
        "show_code": "Code",
        "show_output": "Uitvoer",
        "search": "Zoeken",
        "search_label": "Zoek in het boek",
        "search_submit": "Zoek",
        "search_none": "Niets gevonden voor",
        "search_hint": "Vul een of meer woorden in. Ook andere vormen van een woord worden gevonden.",
        "search_description": "Zoek in alle hoofdstukken van dit boek. Ook andere vormen van een woord worden gevonden.",
        "search_without_script": "Zoeken werkt alleen met JavaScript. De hoofdstukken staan links, of onder het menu.",
        "version": "Versie",
        "licence": "Licentie",
        "made_with": "Gemaakt met Jupyter Book, Sphinx en Furo",
        "cite": "Citeer deze pagina",
        "cite_figure": "Citeer deze figuur",
        "copy_this": "Kopieer",
        "copied": "Gekopieerd",
        "download": "Bewaar",
        "figure": "Figuur",
        "explorer_start": "Zelf aan de knoppen",
        "explorer_share": "Adres van deze instelling",
        "explorer_reset": "Terug naar het begin",
        "explorer_privacy": "Alles wordt op deze pagina uitgerekend; wat u invult, wordt nergens heen gestuurd.",
        "contact": "Contact",
        "contact_text": "Lukt iets op deze site niet, of klopt er iets niet? Meld het:",
        "all_code_show": "Alle code tonen",
        "all_code_hide": "Alle code verbergen",
        "search_busy": "Bezig met zoeken…",
        "search_near": "Niets gevonden voor",
        "search_instead": "Wel voor",
        "search_synonyms": "downloaden = bewaren; dataset = gegevens; steekproefomvang = aantal respondenten = hoeveel "
        "secretarissen; steekproefgrootte = aantal respondenten = hoeveel secretarissen",
        "search_more": "Toon meer plaatsen",
        "search_failed": "Zoeken lukt nu niet. Hebt u verbinding met internet? Probeer het dan opnieuw.",
        "data_page": "De gegevens van dit boek",
        "data_link": "Gegevens, met beschrijving",
        "data_intro": "Elk bestand is te bewaren zoals het is, en een CSV ook als werkmap. Bij elk bestand staat wat de kolommen betekenen. "
        "Voor wie programmeert, staat dat ook in één bestand, volgens Frictionless:",
        "data_description": "Alle gegevensbestanden van dit boek, met een beschrijving van elke kolom, als CSV en als werkmap voor Excel.",
        "editions": "Alle uitgaven",
        "editions_description": "Alle uitgaven van dit boek met wat er telkens veranderde. Elke uitgave houdt een eigen adres, ook als er een nieuwere is.",
        "editions_intro": "Een uitgave verandert niet meer en houdt hetzelfde adres. Verwijs naar de uitgave die u las; de nieuwste staat bovenaan.",
        "newest_edition": "de nieuwste",
        "what_changed": "Wat er veranderde (Engels)",
        "data_column": "Kolom",
        "data_type": "Soort",
        "data_meaning": "Betekenis",
        "numbers_sheet": "Gegevens",
        "about_sheet": "Over deze gegevens",
        "csv_description": "Beschrijving van de CSV",
        "workbook": "Werkmap (Excel)",
        "columns_described": "Beschrijving van de kolommen",
        "explorer_derived": "berekend uit de ingevulde cijfers",
        "explorer_loading": "Wordt geladen…",
        "explorer_slow": "Het laden duurt lang. De figuur hierboven blijft staan.",
        "explorer_failed": "Het laden is niet gelukt. Hebt u verbinding met internet? Probeer het dan opnieuw.",
        "explorer_refused": "In het adres van deze pagina staat een instelling die hier niet kan. Daarvoor in de plaats staat de gewone.",
        "figure_panel": "Cijfers, bestanden en bron",
        "figure_panel_still": "Cijfers, bestanden en bron van de stilstaande figuur",
        "filter_group": "Oordeel",
        "filter_word": "Woord in een uitspraak",
        "filter_all": "alle",
        "filter_count": "Regels getoond",
        "filter_none": "Geen regel past bij wat u koos. Kies iets anders, of toon weer alles.",
        "filter_clear": "Toon weer alles",
        "enlarge": "Vergroot",
        "figure_page": "Pagina van deze figuur",
        "in_chapter": "Staat in",
        "numbers": "In een tabel",
        "in_words": "In woorden",
        "files": "Bestanden",
        "light_version": "licht",
        "dark_version": "donker",
        "source": "Bron",
        "rests": "Rust op",
        "report": "Het onderzoek waar dit boek op rust",
        "pdf": "Het boek als PDF",
        "take_along": "Meenemen",
        "student_notebook": "Notebook, zonder uitwerkingen",
        "full_notebook": "Notebook, met uitwerkingen",
        "all_notebooks": "Alles in één zip",
        "open_binder": "Open in Binder",
        "open_lite": "Open in JupyterLite (rekent in uw browser)",
        "code_repository": "Broncode",
        "missing_title": "Deze pagina is er niet",
        "missing_text": "Misschien is zij verhuisd of was het adres niet helemaal goed. Dit kunt u doen:",
        "missing_description": "Op dit adres staat geen pagina van dit boek. Hier leest u hoe u toch vindt wat u zoekt.",
        "missing_search": "zoek in het boek",
        "missing_home": "begin bij het begin",
        "moved": "Deze pagina staat nu ergens anders:",
        "table_scroll": "Tabel; schuif opzij voor meer kolommen",
        "formula_scroll": "Formule",
        "code_scroll": "Code",
    },
)
_FOUND = Bilingual(__name__, Plural("{} plaats gevonden voor", "{} plaatsen gevonden voor"))


def words(language: str | None = None) -> Mapping[str, str]:
    """The words of the interface by key, in one language.

    >>> words("nl")["previous"], words("en")["previous"]
    ('Vorige', 'Previous')
    """
    chosen = lang.current(language)
    found = {f"search_{form}": text for form, text in _FOUND[chosen]._asdict().items()}
    return MappingProxyType(_WORDS[chosen] | found)
