"""Codes, tickets, keys and badges by command."""

import argparse
from pathlib import Path

from kiosk.arguments.adding import Add, Commands, positive
from kiosk.commands.context import Context


def add_commands(add: Add) -> None:
    scan = add("scan", "read codes from a camera, film, picture, folder or stream")
    scan.add_argument("source")
    scan.add_argument("--list")
    scan.add_argument("--decode-only", action="store_true", help="no roster, no verdict")
    tickets = add("tickets", "a QR ticket for each attendee")
    tickets.add_argument("--out", type=Path, required=True, metavar="DIR")
    tickets.add_argument("--signed", action="store_true", help="tickets that prove themselves without a roster")
    tickets.add_argument("--key", type=Path, metavar="FILE", help="private key made by “keys new” (signing-key.txt)")
    _add_badge_command(add)
    keys = add("keys", "signing keys")
    keys.add_argument("action", choices=["new"])
    keys.add_argument("-o", "--output", type=Path, default=Path("signing-key.txt"), metavar="FILE")


def _add_badge_command(add: Add) -> None:
    badge = add("badge", "draw or print badges")
    badge.add_argument("ids", nargs="*", metavar="ID")
    chosen = badge.add_mutually_exclusive_group()
    chosen.add_argument("--all", action="store_true", help="every guest whose ticket type has a badge")
    chosen.add_argument("--type", help="every guest of this ticket type")
    chosen.add_argument("--booking", metavar="REFERENCE", help="every guest of this booking")
    chosen.add_argument("--not-printed", action="store_true", help="every guest who is owed one or has none yet")
    badge.add_argument("--sort", choices=["roster", "hand-out"], default="roster", help="order of the badges")
    badge.add_argument("-o", "--output", type=Path, metavar="FILE", help="draw to this PDF instead of printing")
    badge.add_argument("--layout", metavar="NAME", help="with -o: this layout instead of the ticket types' own")
    badge.add_argument("--sheet", metavar="NAME", help="with -o: on sheets of labels, as avery-l4785 or a .toml file")
    badge.add_argument("--start", type=positive, default=1, metavar="N", help="with --sheet: the first free label (1)")
    badge.add_argument("--bleed", action="store_true", help="with -o: colour runs over the edge, to be cut afterwards")
    badge.add_argument(
        "--printer", action="append", help="printer address; given again, one that stands in; default a folder"
    )
    said = badge.add_mutually_exclusive_group()
    said.add_argument("--came-out", choices=["yes", "no"], help="a person's answer about a badge that is unknown")
    said.add_argument("--reprint", metavar="REASON", help="print a new copy; the old one opens no door any more")
    said.add_argument(
        "--rescue",
        action="append",
        metavar="CHOICE",
        help="where a character is in no font: latin, name=TEXT, latin-name=, organisation=, title=; none = as it was",
    )
    said.add_argument("--lost", action="store_true", help="the badge opens no door any more")
    said.add_argument("--contact-sheet", type=Path, metavar="PNG", help="pictures of the hardest badges, by stock")


def _scan(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.scanning import scan

    return scan(context, options.source, options.list, decode_only=options.decode_only)


def _tickets(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.scanning import tickets

    key: Path | None = (options.key or Path("signing-key.txt")) if options.signed or options.key else None
    return tickets(context, options.out, key)


def _badge(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands import badges
    from kiosk.handing_out import Wish

    if options.contact_sheet is not None:
        from kiosk.commands.contact_sheet import contact_sheets

        return contact_sheets(context, options.contact_sheet)
    printers: list[str] = options.printer or []
    if options.came_out is not None:
        return badges.came_out(context, options.ids, came_out=options.came_out == "yes")
    if options.rescue is not None:
        return badges.rescue(context, options.ids, options.rescue, printers)
    if options.lost:
        return badges.lost(context, options.ids)
    if options.reprint is not None:
        return badges.reprint(context, options.ids, options.reprint, printers)
    wish = Wish(
        tuple(options.ids),
        everybody=options.all,
        ticket_type=options.type,
        booking=options.booking,
        not_printed=options.not_printed,
        hand_out=options.sort == "hand-out",
    )
    if options.output is not None:
        onto = badges.Onto(options.layout, options.sheet, options.start, options.bleed, *printers[:1])
        return badges.draw(context, wish, options.output, onto)
    return badges.print_badges(context, wish, printers)


def _keys(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.data import keys_new

    return keys_new(context, options.output)


COMMANDS: Commands = {
    "scan": _scan,
    "tickets": _tickets,
    "badge": _badge,
    "keys": _keys,
}
