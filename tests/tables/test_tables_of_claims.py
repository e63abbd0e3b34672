"""The list of all claims: each once, under its verdict, with an address and a link to a chapter that is there."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from evenwicht import claims, tables
from evenwicht.publish.pdf.html_tables import read_table
from evenwicht.publish.table_rows import row_groups
from evenwicht.published import load

ROOT = Path(__file__).resolve().parents[2]


def test_every_judged_claim_stands_once_under_its_verdict() -> None:
    judged = claims.judged(load())
    table = tables.all_verdicts(judged, "nl").table
    assert len(table) == len(judged)
    names = set(table.index.get_level_values("name"))
    assert len(names) == len(judged)
    for verdict in judged:
        name = f"{verdict.claim.name}-{verdict.claim.reading}".removesuffix("-")
        word = claims.OUTCOME_WORDS["nl"][verdict.outcome]
        assert table.xs(name, level="name").iloc[0, 0].lower() == word


def test_the_rows_come_in_groups_that_need_no_script() -> None:
    table = tables.all_verdicts(claims.judged(load()), "nl").table
    found = row_groups(list(table.columns), table.astype(str).to_numpy().tolist())
    assert found is not None
    taken, groups = found
    assert taken == 1
    assert [group.heading.lower() for group in groups] == list(dict.fromkeys(table.iloc[:, 0].str.lower()))


def test_addresses_and_links_survive_into_the_book() -> None:
    shown = tables.all_verdicts(claims.judged(load()), "nl")
    html = shown._repr_html_()
    soup = BeautifulSoup(html, "html.parser")
    ids = [cell["id"] for cell in soup.select("td[id]")]
    assert len(set(ids)) == len(shown.table)
    places = [str(link["href"]).partition("#") for link in soup.select("a")]
    assert all((ROOT / "chapters" / file).is_file() for file, _, _ in places)
    assert sum(bool(passage) for _, _, passage in places) > 40
    assert all(
        f"\n({passage})=\n" in (ROOT / "chapters" / file).read_text(encoding="utf-8")
        for file, _, passage in places
        if passage
    )
    node = read_table(html)
    assert node is not None
    assert "filterable" in node["classes"]
    entries = [entry for entry in node.findall() if entry.tagname == "entry"]
    assert [name for entry in entries for name in entry["ids"]] == ids
    links = [link for link in node.findall() if link.tagname == "pending_xref"]
    assert [link["reftarget"] for link in links] == [passage or file.removesuffix(".md") for file, _, passage in places]
