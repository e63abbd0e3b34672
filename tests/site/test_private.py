"""No request leaves the site, and the site's own policy says so."""

from __future__ import annotations

import base64
import hashlib
from html import unescape
from pathlib import Path

import pytest
from read_pages import read

from benchmarks.audit.server import page_paths
from benchmarks.audit.visit import Visit
from evenwicht.publish.files import site_files

FOREIGN = ("http:", "https:", "//")


def test_every_request_of_every_page_goes_to_the_site_itself(
    visits: list[Visit], visited: list[str], address: str
) -> None:
    assert [seen.path for seen in visits] == visited
    assert all(seen.requests for seen in visits)
    foreign = {url for seen in visits for url in seen.requests if not url.startswith(address)}
    assert foreign == set()


def test_no_page_logs_an_error_and_no_file_is_missing(visits: list[Visit]) -> None:
    assert [(seen.path, seen.console, seen.failed) for seen in visits if seen.console or seen.failed] == []


def test_every_picture_on_every_page_is_shown(visits: list[Visit]) -> None:
    assert [(seen.path, seen.scheme, seen.broken_images) for seen in visits if seen.broken_images] == []


def test_no_page_names_a_resource_elsewhere(site: Path) -> None:
    for path in page_paths(site):
        page = read(site / path)
        loaded = [tag.get("src") for tag in page.find_all(["script", "img", "iframe", "source", "video"])]
        loaded += [
            tag.get("href")
            for tag in page.find_all("link")
            if {"stylesheet", "preload", "icon", "prefetch", "preconnect", "dns-prefetch"} & set(tag.get("rel", []))
        ]
        assert [address for address in loaded if address and address.startswith(FOREIGN)] == [], path


def test_every_page_has_a_policy_that_allows_the_site_alone(site: Path) -> None:
    for path in page_paths(site):
        tags = read(site / path).find_all("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert len(tags) == 1, path
        rules = dict(rule.strip().split(" ", 1) for rule in unescape(tags[0]["content"]).split(";"))
        assert rules["default-src"] == "'self'"
        assert rules["style-src"] == "'self'"
        assert "unsafe" not in " ".join(rules.values())
        allowed = " ".join(rules.values())
        assert not any(f"{scheme}:" in allowed for scheme in ("http", "https", "blob", "ws", "wss"))


def test_the_only_inline_script_is_the_one_that_the_policy_allows(site: Path) -> None:
    for path in page_paths(site):
        page = read(site / path)
        policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        for script in page.find_all("script", src=False):
            if script.get("type", "text/javascript") in ("text/javascript", "module"):
                digest = base64.b64encode(hashlib.sha256(script.string.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy, path


def test_no_page_holds_styles_or_handlers_of_its_own(site: Path) -> None:
    for path in page_paths(site):
        page = read(site / path)
        assert page.find_all("style") == [], path
        styled = [tag for tag in page.find_all(True) if "style" in tag.attrs or any(a[:2] == "on" for a in tag.attrs)]
        assert styled == [], path


@pytest.mark.parametrize("word", ["mathjax", "googleapis", "jsdelivr", "unpkg", "cdnjs", "gtag", "fontawesome"])
def test_no_file_of_the_site_speaks_of_a_foreign_host(site: Path, word: str) -> None:
    texts = [path for kind in ("html", "js", "css") for path in site_files(site, f"*.{kind}")]
    assert [path.name for path in texts if word in path.read_text(encoding="utf-8").lower()] == []
