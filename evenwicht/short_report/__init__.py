"""A short report of any survey of single choices, points and scales: a Jupyter Book of one chapter that runs as it stands."""

from evenwicht.short_report.figure import question
from evenwicht.short_report.opened import ShortReport, opened
from evenwicht.short_report.table import answered, by_group

__all__ = ["ShortReport", "answered", "by_group", "opened", "question"]
