"""``setup-code``: what an organiser prints once and holds up to every new desk."""

from pathlib import Path

from kiosk.badge.tickets import ticket_png
from kiosk.commands.context import Context
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.setup_code import SetupCode, written


def setup_code(context: Context, code: SetupCode, file: Path) -> int:
    """Write the QR code to ``file``; its text is told too, for other programs and labels."""
    if code == SetupCode():
        raise BadInput("say at least one thing that the code shall set, for example --desk gate-{n}")
    text = written(code)
    try:
        ticket_png(text, file)
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror or error}") from error
    context.say(
        {"file": str(file), "text": text}, Text(f"{file}：举到新终端的摄像头前", f"{file}: hold it up to a new desk")
    )
    return 0
