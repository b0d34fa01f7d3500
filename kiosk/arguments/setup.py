"""Setting up desks by command."""

import argparse
from pathlib import Path

from kiosk.arguments.adding import Add, Commands
from kiosk.commands.context import Context


def add_commands(add: Add) -> None:
    code = add("setup-code", "a QR code that sets up a new desk when it is held up to its camera")
    code.add_argument("--desk", default="", help="the desk's name; {n} in it is asked at each desk (gate-{n})")
    code.add_argument("--gate", default="", metavar="ID", help="the gate at which it stands")
    code.add_argument("--hall", default="", metavar="ID", help="the hall at whose door it stands")
    code.add_argument("--list", default="", metavar="ID", help="the list it always works")
    code.add_argument("--printer", default="", help="printer address")
    code.add_argument("--pack", default="", metavar="PATH", help="the event pack as the desk reaches it: stick, share")
    code.add_argument("--join", default="", metavar="CODE", help="pairing code of the venue's hub")
    code.add_argument("-o", "--output", type=Path, default=Path("setup-code.png"), metavar="PNG")


def _setup_code(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.setup import setup_code
    from kiosk.setup_code import SetupCode

    code = SetupCode(
        options.desk,
        options.gate,
        options.hall,
        options.list,
        options.printer,
        options.lang or "",
        options.pack,
        options.join,
    )
    return setup_code(context, code, options.output)


COMMANDS: Commands = {"setup-code": _setup_code}
