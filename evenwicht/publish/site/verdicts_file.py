"""``verdicts.csv``: the claims of the data package with their verdicts, computed at each build and kept on the site alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from evenwicht import published as publications
from evenwicht.claims import OUTCOMES, judge_claim, load, sentences
from evenwicht.claims.claim import COLUMNS
from evenwicht.claims.claim import FILE as CLAIMS
from evenwicht.datafile import read_rows

FILE = "verdicts.csv"
_OWN: tuple[dict[str, Any], ...] = (
    {
        "name": "verdict",
        "type": "string",
        "description": "What the printed figures say of this reading: `must` (figures confirm), `may` (cannot be decided), "
        "`cannot` (figures contradict) or `not_testable`. The first three are computed; the last is an interpretation of this edition.",
        "description_nl": "Wat de vermelde cijfers over deze lezing zeggen: `must` (cijfers bevestigen), `may` (niet te "
        "beslissen), `cannot` (cijfers weerspreken) of `not_testable` (niet te toetsen). De eerste drie zijn berekend; de laatste "
        "is een duiding van deze uitgave.",
        "constraints": {"required": True, "enum": list(OUTCOMES)},
    },
    {
        "name": "claim_verdict",
        "type": "string",
        "description": "The verdict on the claim as it is counted, over all readings that the report's words allow.",
        "description_nl": "Het oordeel over de uitspraak zoals dat is geteld, over alle lezingen die de woorden van het rapport "
        "toelaten.",
        "constraints": {"required": True, "enum": list(OUTCOMES)},
    },
)


def resource(of_claims: dict[str, Any]) -> dict[str, Any]:
    """The description of the file, from that of the claims (``claims.csv``), whose columns it has as well."""
    fields = [*of_claims["schema"]["fields"], *_OWN]
    return of_claims | {
        "name": "verdicts",
        "path": FILE,
        "description": "The claims, one row a reading, with the verdict on each; made from the other files when the book is built.",
        "description_nl": "De uitspraken, een rij per lezing, met het oordeel over elk; bij het bouwen van het boek uit de andere "
        "bestanden gemaakt.",
        "schema": of_claims["schema"] | {"fields": fields},
    }


def text(folder: Path) -> str:
    """The file, from the folder of a data package."""
    published = publications.load(folder)
    all_claims = load(published, folder)
    verdicts = [judge_claim(claim, all_claims, published) for claim in all_claims]
    counted = {sentence.name: sentence.outcome for sentence in sentences(verdicts)}
    table = pd.DataFrame(read_rows(folder / CLAIMS, COLUMNS), columns=list(COLUMNS)).assign(
        verdict=[verdict.outcome for verdict in verdicts],
        claim_verdict=[counted.get(verdict.claim.name, "") for verdict in verdicts],
    )
    return table.to_csv(index=False, lineterminator="\n")
