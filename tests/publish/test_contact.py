"""Who made the book can be reached where its citation file says how, and nothing is said where it does not."""

from pathlib import Path

import pytest

from evenwicht.publish.contact import addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Boek\n", []),
        ("title: Boek\ncontact: []\n", []),
        ("contact:\n  - given-names: An\n    family-names: Bos\n", []),
        (
            "contact:\n  - given-names: An\n    name-particle: de\n    family-names: Wit\n    email: an@example.org\n"
            "  - name: Redactie\n    email: post@example.org\n",
            [("An de Wit", "an@example.org"), ("Redactie", "post@example.org")],
        ),
        ("contact:\n  - email: post@example.org\n", [("post@example.org", "post@example.org")]),
    ],
)
def test_addresses_are_those_of_the_citation_file(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    (tmp_path / "CITATION.cff").write_text(text, encoding="utf-8")
    assert addresses(tmp_path) == expected


def test_without_a_citation_file_nobody_is_named(tmp_path: Path) -> None:
    assert addresses(tmp_path) == []
