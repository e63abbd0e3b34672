"""Measure the built site, page by page, and a stock Jupyter Book of the same chapters beside it."""
