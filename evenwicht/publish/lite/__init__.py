"""JupyterLite beside the site: the notebooks in a JupyterLab that runs in the reader's browser, on Python for WebAssembly.

Everything it needs is put beside it when it is built, with checksums: Pyodide and its packages from where Pyodide
publishes them, pure-Python wheels from the package index. So a reader's browser asks nothing of another host.
"""

FOLDER = "lite"
"""Where it stands within the site."""
DATA = "data"


class LiteError(RuntimeError):
    """JupyterLite cannot be built; the message says what to mend."""
