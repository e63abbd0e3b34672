"""Numbers for prose: one function a chapter, which returns the texts to glue and guards the sentences that rest on them."""

from evenwicht.prose.assumptions import assumptions
from evenwicht.prose.domains import domains
from evenwicht.prose.introduction_and_method import introduction_and_method
from evenwicht.prose.repertoire import repertoire_differences

__all__ = ["assumptions", "domains", "introduction_and_method", "repertoire_differences"]
