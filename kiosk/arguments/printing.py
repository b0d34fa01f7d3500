"""Printers found and tried by command."""

import argparse
from pathlib import Path

from kiosk.arguments.adding import Add, Commands, positive
from kiosk.commands.context import Context


def add_commands(add: Add) -> None:
    within = add("printers", "printers within reach: in the network, of this computer, and the folder")
    within.add_argument("--seconds", type=float, default=3.0, help="how long to listen for their announcements (3)")
    tried = add("test-page", "a page with rulers, line pairs, names and a code, to try a printer with")
    tried.add_argument("--layout", default="a6", help="name of a layout, or a .toml file: its stock is used (a6)")
    tried.add_argument("--printer", help="printer address; default the one that is set")
    tried.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the PDF instead of printing it")
    tried.add_argument("--sheet", metavar="NAME", help="instead: the calibration page of a sheet of labels")
    off = add("calibrate", "how far a printer is off: shown, or kept for all badges that it prints")
    off.add_argument("--printer", help="printer address; default the one that is set")
    off.add_argument("--x", type=float, metavar="MM", help="print so much further to the right")
    off.add_argument("--y", type=float, metavar="MM", help="print so much further down")
    off.add_argument("--scale", type=float, metavar="PERCENT", help="print at so much of the size")
    off.add_argument("--reset", action="store_true", help="from nothing")
    off.add_argument("--sheet", metavar="NAME", help="sheet of labels whose calibration page was read")
    off.add_argument("--first", nargs=2, type=float, metavar=("X", "Y"), help="what its first label's scales said")
    off.add_argument("--last", nargs=2, type=float, metavar=("X", "Y"), help="what its last label's scales said")
    layout = add("badge-layout", "badge layouts: list, check, show, edit beside the badge, or carry over from pretix")
    layout.add_argument("action", choices=["list", "check", "show", "import", "edit"])
    layout.add_argument("name", nargs="?", metavar="NAME", help="name of a layout, a .toml file, or pretix's JSON")
    layout.add_argument("-o", "--output", type=Path, metavar="FILE", help="the picture (.png), or the layout (.toml)")
    layout.add_argument("--size", metavar="WxH", help="with import: size of the badge in mm, where the file tells none")
    layout.add_argument("--dpi", type=positive, default=203, help="with show: fineness of the picture (203)")
    rolls = add("labels", "labels left on the printers' rolls; or say that a new roll is in")
    rolls.add_argument("--new-roll", action="store_true", help="a roll of the usual length was put in")
    rolls.add_argument("--loaded", type=positive, metavar="N", help="a roll with so many labels was put in")
    rolls.add_argument("--printer", help="of this printer; default the one that is set")


def _printers(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.printers import printers

    return printers(context, options.seconds)


def _test_page(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.printers import calibration_page, try_printer

    if options.sheet is not None:
        return calibration_page(context, options.sheet, options.printer, options.output)
    return try_printer(context, options.printer, options.layout, options.output)


def _labels(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.printers import show_labels

    return show_labels(context, options.loaded, options.printer, new_roll=options.new_roll)


def _calibrate(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.printers import calibrate, calibrate_by_reading
    from kiosk.errors import BadInput

    if options.first is not None:
        if options.sheet is None:
            raise BadInput("--first and --last were read on the page of which sheet? say --sheet NAME")
        last = None if options.last is None else (options.last[0], options.last[1])
        first = (options.first[0], options.first[1])
        return calibrate_by_reading(context, options.printer, options.sheet, first, last)
    return calibrate(context, options.printer, (options.x, options.y, options.scale), options.reset)


def _badge_layout(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands import layouts
    from kiosk.errors import BadInput

    if options.action == "list":
        return layouts.list_layouts(context)
    if options.name is None:
        raise BadInput(f"badge-layout {options.action} needs the name of a layout or a file")
    if options.action == "check":
        return layouts.check_layout(context, options.name)
    if options.output is None:
        raise BadInput(f"badge-layout {options.action} needs -o FILE")
    if options.action == "show":
        return layouts.show_layout(context, options.name, options.output, options.dpi)
    return layouts.import_layout(context, Path(options.name), options.output, options.size)


COMMANDS: Commands = {
    "badge-layout": _badge_layout,
    "calibrate": _calibrate,
    "labels": _labels,
    "printers": _printers,
    "test-page": _test_page,
}
