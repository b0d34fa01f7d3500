"""What the window's start waits for."""

import subprocess
import sys

import pytest

HEAVY = (
    "cv2",
    "numpy",
    "reportlab",
    "kiosk.desk",
    "kiosk.domain.reason",
    "kiosk.station",
    "kiosk.store",
    "PySide6.QtMultimedia",
)


@pytest.mark.parametrize(
    "first",
    [
        "from kiosk.cli import build_parser; build_parser()",
        "import ui.launch",
        "import kiosk.scan.process",
        "import ui.first_paint",
    ],
)
def test_nothing_heavy_is_imported_before_the_window_is_painted(first):
    asked = f"import sys; {first}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
