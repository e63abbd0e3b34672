"""Dutch for the words that Sphinx and Furo leave in English, as a message catalogue made at build."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from sphinx.application import Sphinx
from sphinx.config import Config

DUTCH: dict[str, str] = {
    "Link to this heading": "Koppeling naar deze kop",
    "Link to this image": "Koppeling naar deze figuur",
    "Link to this table": "Koppeling naar deze tabel",
    "Link to this code": "Koppeling naar deze code",
    "Link to this equation": "Koppeling naar deze formule",
    "Link to this toctree": "Koppeling naar deze inhoudsopgave",
    "Link to this term": "Koppeling naar deze term",
    "Link to this definition": "Koppeling naar deze definitie",
    "Next": "Volgende",
    "Previous": "Vorige",
    "Home": "Begin",
    "On this page": "Op deze pagina",
    "Skip to content": "Naar de inhoud",
    "Back to top": "Terug naar boven",
    "Edit this page": "Bewerk deze pagina",
    "View this page": "Bekijk de bron van deze pagina",
}


def write_catalogue(folder: Path) -> None:
    """Write `DUTCH` as ``nl/LC_MESSAGES/sphinx.mo`` under a folder."""
    catalogue = Catalog(locale="nl", domain="sphinx")
    for english, dutch in DUTCH.items():
        catalogue.add(english, dutch)
    target = folder / "nl" / "LC_MESSAGES" / "sphinx.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)


def add_words(app: Sphinx, config: Config) -> None:
    """Let Sphinx fall back on the catalogue; its own Dutch words stand."""
    folder = Path(app.doctreedir) / "words"
    write_catalogue(folder)
    app.add_message_catalog("sphinx", str(folder))
