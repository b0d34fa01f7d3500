"""What a reader or a keyboard hands over, made fit to be looked up."""

import re
import unicodedata

from kiosk.domain.facts import Source

_ECI = re.compile(r"^\\0000(?:01|03|26|27)")
"""Character-set markers that hand scanners put in front of a barcode's text."""


def clean(text: str, source: Source = Source.BARCODE) -> str:
    """Without control and invisible format characters, and without blanks around.

    From a barcode also without a leading ECI marker; typed text keeps it.
    """
    nothing_hidden = text.isascii() and text.isprintable()  # nearly every code
    visible = text.strip() if nothing_hidden else _visible(text)
    return _ECI.sub("", visible).strip() if source is Source.BARCODE and visible.startswith("\\") else visible


def _visible(text: str) -> str:
    return "".join(char for char in text if (char.isascii() and char.isprintable()) or not _hidden(char)).strip()


def _hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf")
