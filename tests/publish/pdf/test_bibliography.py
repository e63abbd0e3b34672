"""Bibliography entries and citations in Dutch and English."""

from __future__ import annotations

from pathlib import Path

import pytest
from pybtex.backends.html import Backend as Html
from pybtex.backends.plaintext import Backend
from pybtex.database import parse_file, parse_string

from evenwicht.publish.pdf.bibliography import bibliography_style, terms_for

ENTRIES = r"""
@book{baas, author = {de Baas, J. H.}, title = {Voorbij}, publisher = {Boom}, year = {2017}, edition = {Derde}}
@book{aalders, author = {Aalders, Bo and van Dijk, Cor}, title = {Eerste boek}, publisher = {Kok}, year = {1999}}
@incollection{smit, author = {Smit, Ab}, editor = {Vos, Jo and Mol, Ko}, title = {Een stuk}, booktitle = {Bundel},
  pages = {3--9}, chapter = {2}, publisher = {Kok}, year = {2001}}
@techreport{raad, author = {{Raad van Zaken}}, title = {Advies}, institution = {Raad}, year = {2010}}
@misc{velen, author = {Zand, Ed and others}, title = {Iets}, year = {2020}, url = {https://x.invalid},
  urldate = {2 mei 2021}}
@article{mol, author = {Mol, Ko}, title = {Een artikel}, journal = {Blad}, volume = {8}, number = {4}, pages = {363--369},
  year = {2003}}
@misc{naamloos, title = {Zonder naam}, year = {2005}}
"""


def rendered(language: str) -> list[str]:
    style = bibliography_style(terms_for(language))()
    return [entry.text.render(Backend()) for entry in style.format_bibliography(parse_string(ENTRIES, "bibtex"))]


def test_dutch_entries_have_dutch_words_and_the_year_behind_the_names() -> None:
    entries = rendered("nl")
    assert "Aalders, B. en Van Dijk, C. (1999). Eerste boek. Kok." in entries
    assert "De Baas, J. H. (2017). Voorbij. Boom, derde druk." in entries
    assert "Smit, A. (2001). Een stuk. In Vos, J. en Mol, K. (red.), Bundel, hoofdstuk 2, p. 3\u20139. Kok." in entries
    assert "Raad van Zaken (2010). Advies. Rapport, Raad." in entries
    assert "Zand, E. et al. (2020). Iets. https://x.invalid (geraadpleegd op 2 mei 2021)." in entries
    assert "Zonder naam. 2005." in entries


def test_the_title_of_what_stands_on_its_own_is_in_italics_and_an_article_has_volume_issue_and_pages() -> None:
    style = bibliography_style(terms_for("nl"))()
    entries = style.format_bibliography(parse_string(ENTRIES, "bibtex"))
    marked = " ".join(entry.text.render(Html()).replace("\n", " ").replace("&nbsp;", " ") for entry in entries)
    assert "Een artikel. <em>Blad</em>, 8(4), 363\u2013369." in marked
    for title in ("Voorbij", "Advies", "Iets", "Zonder naam", "Bundel"):
        assert f"<em>{title}</em>" in marked


def test_english_entries_have_english_words_and_names_joined_as_apa_joins_them() -> None:
    entries = rendered("en")
    assert "Aalders, B., & van Dijk, C. (1999). Eerste boek. Kok." in entries
    assert any("(eds.), Bundel, chapter 2, pp. 3\u20139" in entry for entry in entries)


TRANSLATED = r"""
@book{een, author = {Mol, Ko}, title = {Het boek}, title_en = {The book}, publisher = {Kok}, year = {2001}}
@article{twee, author = {Vos, Jo}, title = {Het stuk}, title_en = {The piece}, journal = {Blad}, year = {2002}}
"""


def test_a_title_in_another_language_is_followed_by_its_english_one_in_english_alone() -> None:
    told = {}
    for language in ("nl", "en"):
        entries = bibliography_style(terms_for(language))().format_bibliography(parse_string(TRANSLATED, "bibtex"))
        told[language] = [entry.text.render(Html()).replace("\n", " ").replace("&nbsp;", " ") for entry in entries]
    assert told["en"] == [
        "Mol, K. (2001). <em>Het boek</em> [The book]. Kok.",
        "Vos, J. (2002). Het stuk [The piece]. <em>Blad</em>.",
    ]
    assert told["nl"] == ["Mol, K. (2001). <em>Het boek</em>. Kok.", "Vos, J. (2002). Het stuk. <em>Blad</em>."]


def test_every_work_in_another_language_has_an_english_title() -> None:
    entries = parse_file(str(Path(__file__).resolve().parents[3] / "references.bib")).entries.values()
    without = {entry.key for entry in entries if "title_en" not in entry.fields}
    assert without == {entry.key for entry in entries if entry.fields["langid"] == "english"}


def test_entries_are_sorted_by_family_name_without_its_prefix() -> None:
    firsts = [entry.split(" ")[0].strip(",") for entry in rendered("nl")]
    assert firsts == ["Aalders", "De", "Mol", "Raad", "Smit", "Zand", "Zonder"]


@pytest.mark.parametrize("language", ["nl", "en", "nl_NL", "de", None])
def test_every_language_has_terms(language: str | None) -> None:
    terms = terms_for(language)
    assert (terms["conjunction"], terms["last"]) == (
        ("en", "dutch_last") if str(language).startswith("nl") else ("and", "last")
    )
