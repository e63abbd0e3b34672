"""Where a reader can run a chapter without installing anything, once the book has a public repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from evenwicht.publish.lite import FOLDER as LITE

SITE = "_build/html"
"""Where a build puts the site, within the repository."""
_GITHUB = re.compile(r"^https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?$")


def launch_links(repository: str | None, notebook: str) -> Iterator[tuple[str, str]]:
    """The key of the word for each place (`words`) and its address; none without a repository.

    JupyterLite stands within the site; its address is that within the site. Binder builds the book of what GitHub has
    (``binder/postBuild``), and opens the same notebook.

    Parameters
    ----------
    repository
        Its address, from ``CITATION.cff``.
    notebook
        Path of the chapter's notebook within the site, which is also that within JupyterLite.

    >>> dict(launch_links("https://github.com/a/b", "notebooks/x.ipynb"))["open_lite"]
    'lite/lab/index.html?path=notebooks%2Fx.ipynb'
    >>> dict(launch_links("https://github.com/a/b", "en/notebooks/x.ipynb"))["open_binder"]
    'https://mybinder.org/v2/gh/a/b/HEAD?labpath=_build%2Fhtml%2Fen%2Fnotebooks%2Fx.ipynb'
    >>> list(launch_links(None, "notebooks/x.ipynb"))
    []
    """
    if repository:
        yield "open_lite", f"{LITE}/lab/index.html?path={quote(notebook, safe='')}"
    found = _GITHUB.match(repository or "")
    if found is not None:
        owner, name = found.groups()
        built = quote(f"{SITE}/{notebook}", safe="")
        yield "open_binder", f"https://mybinder.org/v2/gh/{owner}/{name}/HEAD?labpath={built}"
