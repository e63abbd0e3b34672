"""One function a numbered table: each takes the figures and returns words and numbers, with what they rest on."""

from evenwicht.tables.book_table import BookTable
from evenwicht.tables.claims import verdicts, verdicts_on
from evenwicht.tables.domains import power_by_design

__all__ = ["BookTable", "power_by_design", "verdicts", "verdicts_on"]
