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
    rolls = add("labels", "labels left on the printers' rolls; or say that a new roll is in")
    rolls.add_argument("--new-roll", action="store_true", help="a roll of the usual length was put in")
    rolls.add_argument("--loaded", type=positive, metavar="N", help="a roll with so many labels was put in")
    rolls.add_argument("--printer", help="of this printer; default the one that is set")


def _printers(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.printers import printers

    return printers(context, options.seconds)


def _test_page(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.printers import try_printer

    return try_printer(context, options.printer, options.layout, options.output)


def _labels(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.printers import show_labels

    return show_labels(context, options.loaded, options.printer, new_roll=options.new_roll)


COMMANDS: Commands = {
    "labels": _labels,
    "printers": _printers,
    "test-page": _test_page,
}
