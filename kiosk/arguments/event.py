"""The windows, the demonstration, and taking an event."""

import argparse
from pathlib import Path

from kiosk.arguments import selfservice
from kiosk.arguments.adding import Add, Commands, positive
from kiosk.commands.context import Context
from kiosk.errors import BadInput


def add_commands(add: Add) -> None:
    setup = add("setup", "open the set-up assistant, then the desk")
    setup.add_argument("--camera", help="camera number, name, film or stream to show there")
    desk = add("desk", "open the volunteer's desk (the default)")
    desk.add_argument("--camera", help="camera number, camera:NAME, film, folder or stream address")
    desk.add_argument("--printer", help="printer address, for example folder:/path")
    desk.add_argument("--list", help="list to work; without it the programme decides")
    demo = add("demo", "the bundled event with a simulated camera and a folder printer")
    demo.add_argument("--selfservice", action="store_true", help="the self-service kiosk instead of the desk")
    selfservice.add_options(demo)
    demo.add_argument("--headless", action="store_true", help="without a window; ends by itself")
    demo.add_argument("--people", type=positive, default=200, metavar="N", help="tickets held up (200)")
    demo.add_argument("--out", type=Path, metavar="DIR", help="folder for the badges and the journal")
    before = add("preflight", "what will go wrong at the door, each with its row and its mend")
    before.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the report (.pdf, .xlsx or .csv)")
    before.add_argument("--window", action="store_true", help="look through it in a window")
    taken = add("import", "take an event pack, or a roster file (CSV, XLSX, JSON) into the event that is here")
    taken.add_argument("path", type=Path, nargs="?")
    taken.add_argument(
        "--window", action="store_true", help="see in a window what the columns hold and what it changes"
    )
    taken.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=KEY",
        help="what a column of a roster file is, as 姓名=name.zh; an empty key passes it over",
    )
    taken.add_argument("--dry-run", action="store_true", help="change nothing")


def _demo(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.demo import headless

    return headless(context, options.people, options.out)


def _import(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.data import import_pack
    from kiosk.commands.roster import columns_of, import_roster, is_roster

    if options.path is None:
        raise BadInput("import needs a file: import PATH, or import --window")
    if is_roster(options.path):
        return import_roster(context, options.path, columns_of(options.map), dry_run=options.dry_run)
    return import_pack(context, options.path, dry_run=options.dry_run)


def _preflight(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.preflight import run as preflight

    return preflight(context, options.output)


COMMANDS: Commands = {
    "demo": _demo,
    "import": _import,
    "preflight": _preflight,
}
