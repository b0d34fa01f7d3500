"""The window of badge layouts by itself: ``cqitec-kiosk badge-layout edit``."""

import argparse
from pathlib import Path

from kiosk.config import default_folder, read_settings
from kiosk.domain.text import Language
from ui import texts
from ui.badges.window import SIZE, LayoutWindow
from ui.first_paint import application
from ui.theme import Look, Scheme


def edit_layouts(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    folder: Path = options.data or default_folder()
    settings = read_settings(folder)
    app = application()
    texts.install(Language(options.lang or settings.language), ())
    window = LayoutWindow(folder, Look(Scheme(settings.theme), scale=settings.text_scale / 100))
    window.resize(*SIZE)
    window.show()
    window.open_layout(options.name or "a6")
    return app.exec()
