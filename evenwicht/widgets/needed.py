"""Imported before all else of this room: where what it needs is missing, one line says what to install."""

from evenwicht.identify import need

for module in ("anywidget", "ipywidgets"):
    need(module, extra="widgets")
