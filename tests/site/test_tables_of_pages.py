"""Tables on a telephone, and the table of claims that a reader can search."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser
from read_pages import read

from benchmarks.audit.visit import Visit

TOO_FAR = 100
"""Pixels that a table may at most scroll sideways on a screen of 360."""


def test_no_table_hides_its_answer_far_off_the_screen_of_a_telephone(visits: list[Visit]) -> None:
    chapters = [seen for seen in visits if "chapters/" in seen.path]
    assert sum(len(seen.tables) for seen in chapters) > 10
    assert {seen.path: max(seen.tables) for seen in chapters if max(seen.tables, default=0) > TOO_FAR} == {}


def test_a_row_of_a_list_names_its_columns_and_the_table_stays_a_table(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}/chapters/uitspraken.html")
    table = page.locator("table.filterable")
    assert table.get_attribute("role") == "table"
    cell = table.locator("td[data-label]:visible").first
    label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    heads = table.locator("thead th").all_inner_texts()
    assert label.strip('"') in heads
    page.close()


def test_claims_are_kept_by_verdict_chapter_and_word(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/chapters/uitspraken.html")
    form, rows = page.locator("form.table-filter"), page.locator("table.filterable tbody tr:visible td:first-of-type")
    everything = rows.count()
    form.locator("select").first.select_option(index=2)
    group = page.locator("table.filterable tbody:visible .row-group")
    assert group.count() == 1
    some = rows.count()
    assert 0 < some < everything
    form.locator("select").first.select_option(index=0)
    form.locator("input").fill("vertrouwen")
    texts = page.locator("table.filterable tbody tr:visible:not(:has(.row-group))").all_inner_texts()
    assert texts
    assert all("vertrouwen" in text.lower() for text in texts)
    assert form.locator("[role=status]").inner_text() == f"Regels getoond: {len(texts)}"
    form.locator("input").fill("")
    form.locator("select").nth(1).select_option(index=1)
    chapter = form.locator("select").nth(1).input_value()
    links = page.locator("table.filterable tbody tr:visible td a").all_inner_texts()
    assert links
    assert set(links) == {chapter}
    page.close()


def test_where_no_claim_fits_the_reader_is_told_what_to_do_and_can_clear_the_choice(
    address: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/chapters/uitspraken.html")
    form, table = page.locator("form.table-filter"), page.locator("table.filterable")
    everything = form.locator("[role=status]").inner_text()
    clear = form.get_by_role("button", name="Toon weer alles")
    assert clear.is_hidden()
    form.locator("input").fill("xylofoon")
    assert table.is_hidden()
    assert "Kies iets anders" in form.locator("[role=status]").inner_text()
    page.emulate_media(media="print")
    assert table.is_visible()
    assert page.locator("table.filterable tr[hidden]:visible").count() > 40, "paper has all rows, as it has no filter"
    page.emulate_media(media="screen")
    clear.press("Enter")
    assert table.is_visible()
    assert form.locator("[role=status]").inner_text() == everything
    assert form.locator("input").evaluate("field => field === document.activeElement && !field.value")
    page.close()


def test_a_claim_leads_to_the_passage_that_treats_it_and_a_finding_to_its_claim(site: Path) -> None:
    links = read(site / "chapters" / "uitspraken.html").select("table.filterable td a")
    places = {str(link["href"]) for link in links}
    assert len(links) > 40
    assert len(places) > 12
    assert sum("#" in place for place in places) > 12
    verdicts = [
        str(link["href"])
        for link in read(site / "chapters" / "samenvatting.html").select("article a")
        if link.get_text() == "Oordeel"
    ]
    assert len(verdicts) == 5
    assert all(verdict.startswith("uitspraken.html#uitspraak-") for verdict in verdicts)


def test_without_scripts_the_claims_stand_under_their_verdicts(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/chapters/uitspraken.html")
    assert page.locator("table.filterable .row-group:visible").count() >= 3
    assert page.locator("form.table-filter").count() == 0
    context.close()
