"""Explorers: widgets that compute in the page itself, and are ipywidgets in Jupyter; and controls for any analysis."""

import evenwicht.widgets.needed  # noqa: F401 - before what asks for it
from evenwicht.widgets.cross_table import CrossTable
from evenwicht.widgets.interact import interact
from evenwicht.widgets.sample_sizes import SampleSizes
from evenwicht.widgets.ten_points import TenPoints
from evenwicht.widgets.uncertainty import Uncertainty

__all__ = ["CrossTable", "SampleSizes", "TenPoints", "Uncertainty", "interact"]
