"""The libraries that chapters use, loaded once: every kernel is forked from a process that imports this module.

Nothing of this package is imported here: a kernel notes which of its files a chapter uses, and the process outlives a
change of them.
"""

import importlib
import os
import signal

LIBRARIES = (
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "matplotlib.pyplot",
    "seaborn",
    "pyarrow.parquet",
    "scipy.optimize",
    "scipy.stats",
    "statsmodels.api",
    "statsmodels.formula.api",
    "highspy",
    "joblib",
    "anywidget",
    "ipywidgets",
)

signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops a build stops it; this process ends with it
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # no debugger is used, and it need not say so
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")  # as a kernel of its own would set it
for name in LIBRARIES:
    importlib.import_module(name)
