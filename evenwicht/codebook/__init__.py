"""The variables of a survey, their categories and labels, as ``variables.csv`` and ``codebook.csv`` give them."""

from evenwicht.codebook.read import load
from evenwicht.codebook.variables import KINDS, Category, Codebook, Kind, Variable

__all__ = ["KINDS", "Category", "Codebook", "Kind", "Variable", "load"]
