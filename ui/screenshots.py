"""Pictures of every state of the desk, from the real window: ``python -m ui.screenshots OUT``.

The guests and firms are invented.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk.domain.text import Language
from ui import texts
from ui.screens.gate import GateScreen
from ui.states import STATES, put_on_screen
from ui.theme import Look, Scheme, load_fonts

SIZES = (QSize(1366, 768), QSize(1920, 1080), QSize(1280, 720))


CHOICE = frozenset(
    (
        *(f"{name}-zh-light-768" for name in ("idle", "admitted", "payment-code", "unpaid-override", "no-roster")),
        *(f"{name}-en-light-768" for name in ("already-in", "question", "search", "system-fault", "exited")),
        *("admitted-zh-light-1080", "question-en-light-1080", "admitted-zh-dark-768", "already-in-en-dark-768"),
    )
)
"""The pictures that ``docs/screens`` shows."""


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures and say how many."""
    parser = argparse.ArgumentParser(prog="ui.screenshots", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="states whose name contains this")
    parser.add_argument("--choice", action="store_true", help="only the few that docs/screens shows")
    parser.add_argument("--scale", type=float, default=1.0, help="text scale, 1.0 to 2.0")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    options.out.mkdir(parents=True, exist_ok=True)
    count = 0
    translators: Sequence[QTranslator] = ()
    for language in Language:
        translators = texts.install(language, translators)
        for scheme in Scheme:
            screen = GateScreen(Look(scheme, scale=options.scale))
            for size in SIZES if scheme is Scheme.LIGHT else SIZES[:2]:
                screen.resize(size)
                screen.show()
                app.processEvents()
                for name in STATES:
                    picture = f"{name}-{language}-{scheme}-{size.height()}"
                    if options.only in name and (picture in CHOICE or not options.choice):
                        put_on_screen(screen, name, language)
                        count += _save(screen, options.out / f"{picture}.png")
            screen.close()
    print(f"{count} pictures in {options.out}")
    return 0


def _save(screen: GateScreen, file: Path) -> int:
    image = QImage(screen.size(), QImage.Format.Format_RGB32)
    screen.render(image)
    if not image.save(str(file)):
        raise OSError(f"cannot write {file}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
