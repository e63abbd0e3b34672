"""One function a numbered table: each takes the figures and returns words and numbers, with what they rest on."""

from evenwicht.tables.book_table import BookTable
from evenwicht.tables.claims import verdicts, verdicts_on
from evenwicht.tables.codebook import answers, questions
from evenwicht.tables.domains import power_by_design
from evenwicht.tables.insights import insights
from evenwicht.tables.reported_figures import reported_figures
from evenwicht.tables.themes import themes

__all__ = [
    "BookTable",
    "answers",
    "insights",
    "power_by_design",
    "questions",
    "reported_figures",
    "themes",
    "verdicts",
    "verdicts_on",
]
