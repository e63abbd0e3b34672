from typing import Any

toplevel: Any
