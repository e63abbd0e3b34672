"""Dependencies that only some of the package needs: imported when they are first used, named when they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["MissingExtraError", "OptionalModule"]


class MissingExtraError(ImportError):
    """A package that only some of this one needs is not installed; the message says how to install it."""


class OptionalModule:
    """A module that stands in for an optional one until something of it is used.

    Parameters
    ----------
    module
        Its full name, such as ``pyarrow.parquet``.
    extra
        The extra of this package that brings it.
    """

    def __init__(self, module: str, extra: str) -> None:
        self._module, self._extra = module, extra

    def __getattr__(self, name: str) -> Any:
        """What the module has under this name.

        Raises
        ------
        MissingExtraError
            The module is not installed.
        """
        try:
            module = import_module(self._module)
        except ModuleNotFoundError as error:
            lacking = self._module.split(".")[0]
            if error.name is None or error.name.split(".")[0] != lacking:
                raise
            told = (
                f'{lacking} is not installed, which this needs; install it with: pip install "evenwicht[{self._extra}]"'
            )
            raise MissingExtraError(told, name=lacking) from None
        return getattr(module, name)
