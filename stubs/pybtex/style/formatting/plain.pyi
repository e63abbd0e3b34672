"""What the book uses of pybtex's plain style, which has no types of its own."""

from collections.abc import Callable, Iterable
from typing import Any

class Style:
    default_name_style: str | None
    sort: Callable[[Iterable[Any]], Iterable[Any]]
    def __init__(self, **options: Any) -> None: ...
    def format_eprint(self, e: Any) -> Any: ...
