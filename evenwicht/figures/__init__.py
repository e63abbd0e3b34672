"""One function a figure: each takes tables and returns the drawing, its words and the numbers behind it."""

from evenwicht.figures.book_figure import BookFigure
from evenwicht.figures.steering_forms import steering_form_means

__all__ = ["BookFigure", "steering_form_means"]
