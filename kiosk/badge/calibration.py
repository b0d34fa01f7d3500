"""How far off a printer prints, and what is done against it: kept for each printer, measured once with a ruler."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from kiosk.badge.durable import replace_file
from kiosk.badge.layout import POINTS_PER_MM
from kiosk.errors import BadInput

FILE = "calibration.toml"
_LIMITS = {"x_mm": (-20.0, 20.0), "y_mm": (-20.0, 20.0), "scale_percent": (90.0, 110.0)}


@dataclass(frozen=True, slots=True)
class Calibration:
    """The print is moved ``x_mm`` to the right and ``y_mm`` down, and drawn at ``scale_percent`` of its size.

    It is scaled about the top left corner of the sheet.  Raises ``BadInput`` for what no printer needs.
    """

    x_mm: float = 0.0
    y_mm: float = 0.0
    scale_percent: float = 100.0

    def __post_init__(self) -> None:
        for key, (low, high) in _LIMITS.items():
            value = getattr(self, key)
            if not low <= value <= high:
                raise BadInput(f"{key} must be between {low:g} and {high:g}, not {value:g}")

    def moved(self, ops: str, sheet_height_mm: float) -> str:
        """PDF operators of a whole sheet, where the printer has to be told to put them."""
        if self == NONE:
            return ops
        scale, height = self.scale_percent / 100, sheet_height_mm * POINTS_PER_MM
        x, y = self.x_mm * POINTS_PER_MM, height * (1 - scale) - self.y_mm * POINTS_PER_MM
        return f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm\n{ops}\nQ"


NONE = Calibration()


def read_calibrations(folder: Path) -> dict[str, Calibration]:
    """By printer address; none kept yet = empty.  Raises ``BadInput`` for a file that cannot be taken."""
    path = folder / FILE
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{path}: {error}") from error
    return {printer: _calibration(path, printer, row) for printer, row in given.items()}


def _calibration(path: Path, printer: str, row: object) -> Calibration:
    if not isinstance(row, dict):
        raise BadInput(f'{path}: “{printer}” must be a table, written as ["{printer}"]')
    values = cast(dict[str, object], row)
    for key, value in values.items():
        if key not in _LIMITS:
            raise BadInput(f'{path}, ["{printer}"]: “{key}” means nothing; known are {", ".join(_LIMITS)}')
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise BadInput(f'{path}, ["{printer}"]: {key} must be a number')
    try:
        return Calibration(**cast(dict[str, float], values))
    except BadInput as error:
        raise BadInput(f'{path}, ["{printer}"]: {error}') from error


def keep_calibration(folder: Path, printer: str, calibration: Calibration) -> None:
    """Remember it for this printer; the others stay."""
    kept: Mapping[str, Calibration] = read_calibrations(folder) | {printer: calibration}
    lines: list[str] = []
    for uri, one in sorted(kept.items()):
        lines += [f"[{json.dumps(uri)}]", *(f"{key} = {value!r}" for key, value in asdict(one).items()), ""]
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / FILE, "\n".join(lines).encode("utf-8"))
