"""Evenwicht: what a published survey report says, what follows from it, and what it leaves open."""

__version__ = "1.0.0"
