"""Pictures of every state of the desk, from the real window: ``python -m ui.screenshots OUT``.

Both languages, two sizes, light and dark; the guests and firms are invented.
Each picture keeps the scheme's colours and 64 more, so that all of them together stay small.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.text import Language
from ui import texts
from ui.screens.gate import GateScreen
from ui.setup.staged import PAGES, staged
from ui.states import STATES, put_on_screen
from ui.theme import Look, Scheme, load_fonts
from ui.view import Mood

SIZES = (QSize(1366, 768), QSize(1920, 1080))
SCHEMES = (Scheme.LIGHT, Scheme.DARK)
COLOURS = 64
ROLES = ("window", "surface", "sunken", "ink", "ink2", "ink3", "line", "control", "action", "on_action", "focus")


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures and the page that shows them; say how many."""
    parser = argparse.ArgumentParser(prog="ui.screenshots", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="states whose name contains this")
    parser.add_argument("--scale", type=float, default=1.0, help="text scale, 1.0 to 2.0")
    parser.add_argument("--contrast", action="store_true", help="high contrast too")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    schemes = tuple(Scheme) if options.contrast else SCHEMES
    written: list[str] = []
    translators: Sequence[QTranslator] = ()
    for language in Language:
        translators = texts.install(language, translators)
        for scheme in schemes:
            look = Look(scheme, scale=options.scale)
            # One after another: the desk's window is one, and shows the next state when it is asked for it.
            shown = chain(_desk(language, look, options.only), _setup(language, look, options.only))
            for name, size, window in shown:
                app.processEvents()
                file = f"{name}-{language}-{scheme}-{size.height()}.png"
                _save(window, look, out / file)
                written.append(file)
    if not options.only:
        _clear_others(out, written)
        (out / "README.md").write_text(_index(written), encoding="utf-8")
    print(f"{len(written)} pictures in {out}")
    return 0


def _desk(language: Language, look: Look, only: str) -> Iterator[tuple[str, QSize, QWidget]]:
    for size in SIZES:
        screen = GateScreen(look)
        screen.resize(size)
        screen.show()
        for name in STATES:
            if only in name:
                put_on_screen(screen, name, language)
                yield name, size, screen
        screen.close()


def _setup(language: Language, look: Look, only: str) -> Iterator[tuple[str, QSize, QWidget]]:
    for size in SIZES:
        for name in PAGES:
            if only in name:
                screen = staged(name, language, look, size)
                yield name, size, screen
                screen.close()


def _save(window: QWidget, look: Look, file: Path) -> None:
    """With the scheme's own colours as they are, and the rest of the picture in those that it has most of."""
    image = QImage(window.size(), QImage.Format.Format_RGB888)
    window.render(image)
    pixels = bytes(image.constBits())
    picture = Image.frombytes("RGB", (image.width(), image.height()), pixels, "raw", "RGB", image.bytesPerLine())
    own = _colours_of(look)
    most = picture.quantize(COLOURS, dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*own, *most[: 3 * COLOURS]])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(file, optimize=True)


def _colours_of(look: Look) -> list[int]:
    """Red, green and blue of every colour that the scheme names."""
    named = [look.colour(role) for role in ROLES]
    for mood in Mood:
        colours = look.mood(mood)
        named += [colours.fill, colours.on, colours.soft, colours.text]
    distinct = dict.fromkeys((one.red(), one.green(), one.blue()) for one in named)
    return [part for one in distinct for part in one]


def _clear_others(out: Path, written: list[str]) -> None:
    """Pictures of states that there are no more."""
    for old in out.glob("*.png"):
        if old.name not in written:
            old.unlink()


def _index(written: list[str]) -> str:
    """The page that shows each state once in each language, with ways to its other pictures."""
    lines = [
        "# Every state in pictures",
        "",
        "Taken from the real windows by `make screens`; guests and firms are invented. Each state lies here in",
        "Chinese and English, at 1366 x 768 and 1920 x 1080, light and dark: `STATE-LANGUAGE-SCHEME-HEIGHT.png`.",
        "",
        "The self-service kiosk has pictures [of its own](selfservice/README.md).",
        "",
        "| state | 中文 | English | more |",
        "| --- | --- | --- | --- |",
    ]
    for name in (*STATES, *PAGES):
        more = [
            f"[{language} {scheme} {size.height()}]({name}-{language}-{scheme}-{size.height()}.png)"
            for language in Language
            for scheme in SCHEMES
            for size in SIZES
            if (scheme, size.height()) != (Scheme.LIGHT, 768)
        ]
        shown = [f"![{name}]({name}-{language}-light-768.png)" for language in Language]
        lines.append(f"| {name} | {shown[0]} | {shown[1]} | {' '.join(more)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
