"""Let a command that is started by root meet a folder that it may not write to, as one of any other user would."""

from __future__ import annotations

import ctypes
import os


def without_leave_to_overrule() -> None:
    """Take from root the right to write where the folder's bits forbid it; give this as `preexec_fn`."""
    if os.getuid() == 0:
        ctypes.CDLL(None).prctl(24, 1)  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
