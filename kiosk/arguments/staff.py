"""Who may work this desk."""

import argparse

from kiosk.arguments.adding import Add, Commands
from kiosk.commands.context import Context
from kiosk.errors import BadInput


def add_commands(add: Add) -> None:
    staff = add("staff", "who works this desk, each with a PIN; without anybody everyone may do everything")
    staff.add_argument("doing", nargs="?", choices=("list", "add", "remove"), default="list")
    staff.add_argument("name", nargs="?")
    staff.add_argument("role", nargs="?", choices=("volunteer", "supervisor", "administrator"))
    staff.add_argument("--pin-stdin", action="store_true", help="read the PIN from standard input, one line")


def _staff(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands import staff

    match options.doing:
        case "add":
            if not options.name or not options.role:
                raise BadInput("staff add NAME ROLE: a name and one of volunteer, supervisor, administrator")
            return staff.add(context, options.name, options.role, pin_stdin=options.pin_stdin)
        case "remove":
            if not options.name:
                raise BadInput("staff remove NAME: whose PIN is taken away")
            return staff.remove(context, options.name)
        case _:
            return staff.listed(context)


COMMANDS: Commands = {"staff": _staff}
