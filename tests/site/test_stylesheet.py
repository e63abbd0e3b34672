"""The stylesheet keeps every rule that can match and drops the others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenwicht.publish.site.stylesheet import Vocabulary, blocks, used_rules, without_unread_variables


def page(html: str) -> Vocabulary:
    found = Vocabulary()
    found.feed(html)
    return found


HTML = '<main id="a"><p class="lead big">x</p><ul><li>y</li></ul></main>'


@pytest.mark.parametrize(
    "selector",
    [
        "p",
        ".lead",
        "p.lead.big",
        "#a > p",
        "ul li:first-child",
        "p:not(.absent)",
        "p::before",
        "*",
        '[data-theme="x"] p',
        "p:is(.absent, .lead)",
        "body[data-theme=dark] .lead:hover",
        ".a, p",
    ],
)
def test_what_can_match_is_kept(selector: str) -> None:
    assert "{color:red}" in used_rules(f"{selector} {{ color: red }}".replace(": ", ":"), page(HTML))


@pytest.mark.parametrize("selector", [".absent", "p.absent", "#b", "table", "p.lead.absent", ".lead .absent > p"])
def test_what_cannot_match_is_dropped(selector: str) -> None:
    assert used_rules(f"{selector} {{ color: red }}", page(HTML)) == ""


def test_only_the_selectors_that_match_are_kept_of_a_list() -> None:
    assert used_rules("p, .absent, li { margin: 0 }", page(HTML)) == "p,li{margin: 0}"


def test_media_queries_fonts_and_imports_are_kept_and_emptied_ones_dropped() -> None:
    css = "@import 'x'; @media print { .absent { a: b } } @media (x) { p { a: b } } "
    css += "@font-face { src: url(a.woff) }"
    kept = used_rules(css, page(HTML))
    assert kept == '@import "x";@media (x){p{a: b}}@font-face{src: url(a.woff)}'


def test_braces_and_semicolons_within_quotes_end_nothing() -> None:
    css = """p::before { content: "}{;" } li { background: url('data:image/svg+xml;a,{b}') }"""
    assert [prelude for prelude, _ in blocks(css)] == ["p::before", "li"]


def test_variables_that_only_unread_variables_read_go_too() -> None:
    css = "body{--a:1;--b:var(--a);--c:var(--b);--kept:2;color:var(--kept)}"
    assert without_unread_variables(css) == "body{--kept:2;color:var(--kept)}"


def test_a_variable_whose_name_begins_like_another_is_not_read_by_it() -> None:
    assert without_unread_variables("p{--size:1;--size-small:2;width:var(--size-small)}") == (
        "p{--size-small:2;width:var(--size-small)}"
    )


names = st.from_regex(r"[a-z][a-z0-9]{0,6}", fullmatch=True)


@given(st.lists(names, min_size=1, max_size=4, unique=True), st.lists(names, max_size=4))
def test_a_selector_is_kept_exactly_when_all_its_classes_are_there(there: list[str], asked: list[str]) -> None:
    found = page(f'<p class="{" ".join(there)}">')
    selector = "p" + "".join(f".{name}" for name in asked)
    assert bool(used_rules(f"{selector}{{a:b}}", found)) == (set(asked) <= set(there))


def test_an_element_that_only_a_script_makes_keeps_its_rules(site: Path) -> None:
    css = (site / "_static" / "boek.css").read_text(encoding="utf-8")
    assert re.search(r"(^|[},])mark\{", css)
