"""Where a reader can run a chapter without installing anything, once the book has a public repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

_GITHUB = re.compile(r"^https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?$")


def launch_links(repository: str | None, chapter: str) -> Iterator[tuple[str, str]]:
    """The key of the word for each place (`words`) and its address; none without a repository on GitHub.

    Parameters
    ----------
    repository
        Its address, from ``CITATION.cff``.
    chapter
        Path of the chapter's source within the repository.

    >>> dict(launch_links("https://github.com/a/b", "chapters/x.md"))
    {'open_binder': 'https://mybinder.org/v2/gh/a/b/HEAD?labpath=chapters%2Fx.md'}
    """
    found = _GITHUB.match(repository or "")
    if found is not None:
        owner, name = found.groups()
        yield (
            "open_binder",
            f"https://mybinder.org/v2/gh/{owner}/{name}/HEAD?labpath={quote(chapter, safe='')}",
        )
