"""A venue for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fleet.venue import Venue


@pytest.fixture
def venue(tmp_path: Path) -> Iterator[Venue]:
    """A hub at work, with a roster of two guests."""
    made = Venue(tmp_path)
    made.open()
    yield made
    made.close()
