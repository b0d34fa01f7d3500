"""Real printers; the Debian packages that they need are named in ``.ci/setup.sh``."""

from collections.abc import Iterator

import pytest
from real_printer import Hall, RealPrinter, open_hall


@pytest.fixture
def hall() -> Iterator[Hall]:
    with open_hall() as hall:
        yield hall


@pytest.fixture
def printer(hall: Hall) -> RealPrinter:
    return hall.printer()
