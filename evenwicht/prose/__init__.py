"""Numbers for prose: one function a chapter, which returns the texts to glue and guards the sentences that rest on them."""

from evenwicht.prose.assumptions import assumptions
from evenwicht.prose.claims_and_verdicts import claims_and_verdicts
from evenwicht.prose.data import data
from evenwicht.prose.domains import domains
from evenwicht.prose.insights import insights
from evenwicht.prose.introduction_and_method import introduction_and_method
from evenwicht.prose.repertoire import repertoire_differences
from evenwicht.prose.three_images import three_images

__all__ = [
    "assumptions",
    "claims_and_verdicts",
    "data",
    "domains",
    "insights",
    "introduction_and_method",
    "repertoire_differences",
    "three_images",
]
