"""The self-service kiosk's windows; they open in ``ui``, so nothing is run here."""

import argparse

from kiosk.arguments.adding import Add, Commands


def add_commands(add: Add) -> None:
    kiosk = add("selfservice", "open the self-service kiosk: nobody stands beside it, and only staff leave it")
    add_options(kiosk)
    kiosk.add_argument("--camera", help="camera number, camera:NAME, film, folder or stream address")
    kiosk.add_argument("--printer", help="printer address, for example folder:/path")
    kiosk.add_argument("--list", help="list to work; without it the programme decides")
    kiosk.add_argument("--watched", action="store_true", help="stay beside it and start it again whenever it ends")
    kiosk.add_argument("--set-pin", metavar="PIN", help="set the PIN behind the staff gesture, and end")

    board = add("board", "the event at a glance: arrivals, halls, desks, what waits for a person; reads only")
    board.add_argument("--windowed", metavar="WIDTHxHEIGHT", help="an ordinary window; without it the whole monitor")
    board.add_argument("--light", action="store_true", help="dark on light; the board is dark by default")


def add_options(kiosk: argparse.ArgumentParser) -> None:
    """What the kiosk takes, also in the demonstration."""
    kiosk.add_argument("--layout", choices=["high", "low"], help="low: everything within a wheelchair user's reach")
    kiosk.add_argument("--monitor", type=int, metavar="N", help="the monitor to fill, from 0")
    kiosk.add_argument("--windowed", metavar="WIDTHxHEIGHT", help="an ordinary window, to try things out: 1920x1080")
    kiosk.add_argument("--as", dest="role", choices=["check-in", "entry", "exit", "where"], default="check-in",
                       help="check in with badges, the entry or exit of a session, or “where must I go”")  # fmt: skip


COMMANDS: Commands = {}
