from pathlib import Path

import pandas as pd
import pytest

REFERENCE = Path(__file__).parent / "reference"


@pytest.fixture
def allocations() -> pd.DataFrame:
    """24 made-up respondents in three groups who divide 10 points over five items; what R finds:
    reference/reference.txt."""
    return pd.read_csv(REFERENCE / "allocations.csv")


@pytest.fixture
def items() -> list[str]:
    return ["line", "project", "task", "area", "network"]
