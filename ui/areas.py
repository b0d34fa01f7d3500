"""The window's texts by area, each in translation files of its own: ``python -m ui.areas`` collects and compiles them.

A folder of ``ui/`` with texts of its own is an area of its own, named like the folder.
"""

import subprocess
import sys
from pathlib import Path

from kiosk.resources import resource

UI = Path(__file__).resolve().parent
DESK = "cqitec"
"""The area of the desk's window: ``ui/`` itself, its screens and widgets."""


def sources() -> dict[str, list[Path]]:
    """Area -> its source files, in order."""
    found: dict[str, list[Path]] = {}
    for file in sorted(UI.rglob("*.py")):
        folder = file.relative_to(UI).parts[0]
        area = DESK if folder.endswith(".py") or folder in {"screens", "widgets"} else folder
        found.setdefault(area, []).append(file)
    return {area: files for area, files in found.items() if area == DESK or _speaks(files)}


def _speaks(files: list[Path]) -> bool:
    return any(call in file.read_text("utf-8") for file in files for call in ("translate(", "self.tr("))


def translation(area: str, ending: str) -> Path:
    """The area's file in ``resources/i18n``; ``ending`` is ts (source) or qm (compiled)."""
    return resource("i18n") / f"{area}_zh_CN.{ending}"


def collect(area: str, into: Path) -> None:
    """Bring the area's texts in ``into`` up to date with the source; translations there stay."""
    files = [str(file) for file in sources()[area]]
    _run("pyside6-lupdate", *files, "-ts", str(into), "-locations", "none", "-no-obsolete")


def compile_into(area: str, into: Path) -> None:
    _run("pyside6-lrelease", str(translation(area, "ts")), "-qm", str(into))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([Path(sys.executable).parent / tool, *arguments], check=True, capture_output=True)


def main() -> int:
    for area in sources():
        collect(area, translation(area, "ts"))
        compile_into(area, translation(area, "qm"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
