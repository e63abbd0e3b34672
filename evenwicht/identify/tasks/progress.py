"""How far a long computation is: a bar on a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType

from tqdm.auto import tqdm

_SECONDS_PER_LINE = 10.0


def _in_notebook() -> bool:
    """Whether this runs in a notebook's kernel; that something imported one does not make it one."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")


class Progress:
    """Counts steps and shows them on standard error.

    Parameters
    ----------
    total
        Number of steps.
    what
        What a step is, in the plural.
    show
        True to show, False not to; None shows what takes long: a bar on a terminal or in a notebook, and
        elsewhere a line every ten seconds; nothing where the environment sets ``TQDM_DISABLE``, as tqdm does.
    """

    def __init__(self, total: int, what: str, show: bool | None = None) -> None:
        self.total, self.what, self.done = total, what, 0
        if show is None and os.environ.get("TQDM_DISABLE"):
            show = False
        interactive = sys.stderr.isatty() or _in_notebook()
        self._bar = tqdm(total=total, unit=f" {what}", delay=1.0) if interactive and show is not False else None
        self._lines = show is not False and not interactive
        self._always = show is True
        self._started = self._last = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def step(self, count: int = 1) -> None:
        """So many steps are done."""
        self.done += count
        if self._bar is not None:
            self._bar.update(count)
        elif self._lines:
            now = time.monotonic()
            late = now - self._last >= _SECONDS_PER_LINE
            if late or (self.done >= self.total and (self._always or self._last > self._started)):
                self._last = now
                seconds = now - self._started
                print(f"{self.done} of {self.total} {self.what}, {seconds:.0f} s", file=sys.stderr, flush=True)
