"""Trouble: the world failing in a way that staff can act on.

A refusal is not trouble, it is a value (``kiosk.domain.verdict``); a bug is any
other exception.  The command line ends with ``status`` of the trouble it meets.
"""


class Trouble(Exception):
    """One sentence for staff: what happened, and where."""

    status = 3


class BadInput(Trouble):
    """A file, a pack or an argument that cannot be taken; nothing was changed."""

    status = 2


class StoreUnavailable(Trouble):
    """The desk's store cannot be opened or written (locked, full, damaged)."""


class CameraUnavailable(Trouble):
    """No picture: no such camera, film or stream, or it stopped."""


class DisplayUnavailable(Trouble):
    """No display to open a window on."""


class PrinterUnavailable(Trouble):
    """The badge cannot be handed to a printer."""


class FontUnavailable(Trouble):
    """A character has no glyph in any font at hand."""
