"""Dependencies that only some of the package needs: imported when they are first used, named when they are missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any


class MissingExtraError(ImportError):
    """A package that only some of this one needs is not installed; the message says how to install it."""


def need(module: str, extra: str) -> ModuleType:
    """Import a module that an extra of this package brings.

    Parameters
    ----------
    module
        Its full name, such as ``pyarrow.parquet``.
    extra
        The extra, such as ``sampling``.

    Raises
    ------
    MissingExtraError
        It is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        lacking = module.split(".")[0]
        if (error.name or "").split(".")[0] != lacking:
            raise
        told = f"{lacking} is not installed, which this needs; install it with: pip install 'evenwicht[{extra}]'"
        raise MissingExtraError(told, name=lacking) from None


class OptionalModule:
    """A module that stands in for an optional one until something of it is used; then as `need`."""

    def __init__(self, module: str, extra: str) -> None:
        self._module, self._extra = module, extra

    def __getattr__(self, name: str) -> Any:
        return getattr(need(self._module, self._extra), name)
