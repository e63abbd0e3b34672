"""The words of the site's own interface, in the languages of the book."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from evenwicht import language as lang

_WORDS: dict[str, tuple[str, str]] = {
    "skip": ("Naar de inhoud", "Skip to content"),
    "top": ("Terug naar boven", "Back to top"),
    "chapters": ("Hoofdstukken", "Chapters"),
    "on_this_page": ("Op deze pagina", "On this page"),
    "toggle_chapters": ("Hoofdstukken tonen of verbergen", "Show or hide the chapters"),
    "toggle_toc": ("Inhoud van deze pagina tonen of verbergen", "Show or hide the contents of this page"),
    "toggle_theme": ("Licht, donker of zoals uw apparaat", "Light, dark or as your device"),
    "toggle_branch": ("Onderdelen tonen of verbergen van", "Show or hide the parts of"),
    "menu": ("Menu", "Menu"),
    "expand": ("Uitklappen", "Expand"),
    "light": ("Licht", "Light mode"),
    "dark": ("Donker", "Dark mode"),
    "auto_light": ("Zoals uw apparaat, nu licht", "As your device, now light"),
    "auto_dark": ("Zoals uw apparaat, nu donker", "As your device, now dark"),
    "previous": ("Vorige", "Previous"),
    "next": ("Volgende", "Next"),
    "pages": ("Vorige en volgende pagina", "Previous and next page"),
    "show_code": ("Code", "Code"),
    "show_output": ("Uitvoer", "Output"),
    "search": ("Zoeken", "Search"),
    "search_label": ("Zoek in het boek", "Search the book"),
    "search_submit": ("Zoek", "Search"),
    "search_none": ("Niets gevonden voor", "Nothing found for"),
    "search_one": ("Eén plaats gevonden voor", "One place found for"),
    "search_many": ("plaatsen gevonden voor", "places found for"),
    "search_hint": (
        "Vul een of meer woorden in. Ook andere vormen van een woord worden gevonden.",
        "Enter one or more words. Other forms of a word are found as well.",
    ),
    "search_description": (
        "Zoek in alle hoofdstukken van dit boek. Ook andere vormen van een woord worden gevonden.",
        "Search all chapters of this book. Other forms of a word are found as well.",
    ),
    "search_without_script": (
        "Zoeken werkt alleen met JavaScript. De hoofdstukken staan links, of onder het menu.",
        "Search needs JavaScript. The chapters are on the left, or under the menu.",
    ),
    "version": ("Versie", "Version"),
    "licence": ("Licentie", "Licence"),
    "made_with": ("Gemaakt met Jupyter Book, Sphinx en Furo", "Made with Jupyter Book, Sphinx and Furo"),
    "cite": ("Citeer deze pagina", "Cite this page"),
    "cite_figure": ("Citeer deze figuur", "Cite this figure"),
    "cite_short": ("Citeer dit", "Cite this"),
    "copy_this": ("Kopieer", "Copy"),
    "copied": ("Gekopieerd", "Copied"),
    "download": ("Bewaar", "Save"),
    "figure": ("Figuur", "Figure"),
    "explorer_start": ("Zelf aan de knoppen", "Try it yourself"),
    "explorer_share": ("Adres van deze instelling", "Address of this setting"),
    "explorer_reset": ("Terug naar het begin", "Back to the start"),
    "explorer_privacy": (
        "Alles wordt op deze pagina uitgerekend; wat u invult, wordt nergens heen gestuurd.",
        "Everything is computed on this page; nothing you fill in is sent anywhere.",
    ),
    "contact": ("Contact", "Contact"),
    "contact_text": (
        "Lukt iets op deze site niet, of klopt er iets niet? Meld het:",
        "Does something on this site not work, or is something wrong? Tell us:",
    ),
    "all_code_show": ("Alle code tonen", "Show all code"),
    "all_code_hide": ("Alle code verbergen", "Hide all code"),
    "search_busy": ("Bezig met zoeken…", "Searching…"),
    "search_near": ("Niets gevonden voor", "Nothing found for"),
    "search_instead": ("Wel voor", "But for"),
    "search_failed": (
        "Zoeken lukt nu niet. Hebt u verbinding met internet? Probeer het dan opnieuw.",
        "Searching does not work now. If you are connected to the internet, try again.",
    ),
    "data_page": ("De gegevens van dit boek", "The data of this book"),
    "data_link": ("Gegevens, met beschrijving", "Data, with their description"),
    "data_intro": (
        "Elk bestand is te bewaren zoals het is, en een CSV ook als werkmap. Bij elk bestand staat wat de kolommen betekenen. "
        "Voor programma's staat dat ook in één bestand, volgens Frictionless:",
        "Each file can be saved as it is, and a CSV as a workbook too. With each file it says what the columns mean. "
        "For programs that also stands in one file, by the Frictionless standard:",
    ),
    "data_description": (
        "Alle gegevensbestanden van dit boek, met een beschrijving van elke kolom, als CSV en als werkmap voor Excel.",
        "All data files of this book, with a description of each column, as CSV and as a workbook for Excel.",
    ),
    "data_column": ("Kolom", "Column"),
    "data_type": ("Soort", "Type"),
    "data_meaning": ("Betekenis (Engels)", "Meaning"),
    "numbers_sheet": ("Gegevens", "Data"),
    "about_sheet": ("Over deze gegevens", "About these data"),
    "csv_description": ("Beschrijving van de CSV", "Description of the CSV"),
    "workbook": ("Werkmap (Excel)", "Workbook (Excel)"),
    "columns_described": ("Beschrijving van de kolommen", "Description of the columns"),
    "explorer_loading": ("Wordt geladen…", "Loading…"),
    "explorer_slow": (
        "Het laden duurt lang. De figuur hierboven blijft staan.",
        "Loading takes long. The figure above stays.",
    ),
    "explorer_failed": (
        "Het laden is niet gelukt. Hebt u verbinding met internet? Probeer het dan opnieuw.",
        "It could not be loaded. If you are connected to the internet, try again.",
    ),
    "explorer_refused": (
        "In het adres van deze pagina staat een instelling die hier niet kan. Daarvoor in de plaats staat de gewone.",
        "The address of this page holds a setting that is not possible here. The usual one stands in its place.",
    ),
    "figure_panel": ("Cijfers, bestanden en bron", "Numbers, files and source"),
    "figure_panel_still": (
        "Cijfers, bestanden en bron van de stilstaande figuur",
        "Numbers, files and source of the still figure",
    ),
    "filter_group": ("Oordeel", "Verdict"),
    "filter_word": ("Woord in een uitspraak", "Word in a claim"),
    "filter_all": ("alle", "all"),
    "filter_count": ("regels getoond", "rows shown"),
    "enlarge": ("Vergroot", "Enlarge"),
    "figure_page": ("Pagina van deze figuur", "Page of this figure"),
    "in_chapter": ("Staat in", "Stands in"),
    "numbers": ("In een tabel", "In a table"),
    "in_words": ("In woorden", "In words"),
    "files": ("Bestanden", "Files"),
    "light_version": ("licht", "light"),
    "dark_version": ("donker", "dark"),
    "source": ("Bron", "Source"),
    "rests": ("Rust op", "Rests on"),
    "report": ("Het onderzoek waar dit boek op rust", "The study that this book rests on"),
    "pdf": ("Het boek als PDF", "The book as PDF"),
    "take_along": ("Meenemen", "Take it along"),
    "student_notebook": ("Notebook, zonder uitwerkingen", "Notebook, without solutions"),
    "full_notebook": ("Notebook, met uitwerkingen", "Notebook, with solutions"),
    "all_notebooks": ("Alles in één zip", "Everything in one zip"),
    "open_binder": ("Open in Binder", "Open in Binder"),
    "open_lite": ("Open in JupyterLite (rekent in uw browser)", "Open in JupyterLite (computes in your browser)"),
    "code_repository": ("Broncode", "Source code"),
    "missing_title": ("Deze pagina is er niet", "This page does not exist"),
    "missing_text": (
        "Misschien is zij verhuisd of was het adres niet helemaal goed. Dit kunt u doen:",
        "It may have moved, or the address was not quite right. You can:",
    ),
    "missing_description": (
        "Op dit adres staat geen pagina van dit boek. Hier leest u hoe u toch vindt wat u zoekt.",
        "There is no page of this book at this address. Here you read how to find what you look for.",
    ),
    "missing_search": ("zoek in het boek", "search the book"),
    "missing_home": ("begin bij het begin", "start at the beginning"),
    "moved": ("Deze pagina staat nu ergens anders:", "This page has moved to:"),
    "table_scroll": ("Tabel; schuif opzij voor meer kolommen", "Table; scroll sideways for more columns"),
    "formula_scroll": ("Formule", "Formula"),
    "code_scroll": ("Code", "Code"),
}


def words(language: str | None = None) -> Mapping[str, str]:
    """The words of the interface by key, in one language.

    >>> words("nl")["previous"], words("en")["previous"]
    ('Vorige', 'Previous')
    """
    place = {"nl": 0, "en": 1}[lang.current(language)]
    return MappingProxyType({key: texts[place] for key, texts in _WORDS.items()})
