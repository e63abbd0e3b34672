"""Imported before all else of this room: where what it needs is missing, one line says what to install."""

from evenwicht.identify import need

for module in ("matplotlib", "seaborn", "fontTools", "font_source_sans_pro"):
    need(module, extra="figures")
