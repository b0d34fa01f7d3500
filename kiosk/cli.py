"""The command line: what organisers script against.

Exit status: 0 done; 1 it ran and the answer is no; 2 bad usage or bad input, with
one line that says what and where; 3 the surroundings failed.
"""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from kiosk.commands.context import Context, instant
from kiosk.config import default_folder
from kiosk.domain.text import Language
from kiosk.errors import Trouble

WINDOWS = ("desk", "selfservice", "board")
"""Commands that open a window; ``main`` hands them to the windows."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)
        raise SystemExit(2)


def _globals(*, of_command: bool) -> _Parser:
    """The global options, which may stand before or after the command's name."""
    parser = _Parser(add_help=False)
    unset: Any = argparse.SUPPRESS if of_command else None
    parser.add_argument("--data", type=Path, metavar="DIR", default=unset, help="folder with everything the desk keeps")
    flag: Any = argparse.SUPPRESS if of_command else False
    parser.add_argument("--json", action="store_true", default=flag, help="JSON on standard output")
    parser.add_argument("--lang", choices=[*Language], default=unset, help="language of the texts")
    return parser


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    parser = _Parser(
        prog="cqitec-kiosk",
        description="Offline check-in: scan, verify, print the badge, log the entry.",
        parents=[_globals(of_command=False)],
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def add(name: str, help_text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help_text, description=help_text, parents=[_globals(of_command=True)])

    desk = add("desk", "open the volunteer's desk (the default)")
    desk.add_argument("--camera", help="camera number, camera:NAME, film, folder or stream address")
    desk.add_argument("--printer", help="printer address, for example folder:/path")
    desk.add_argument("--list", help="list to work; without it the programme decides")
    demo = add("demo", "the bundled event with a simulated camera and a folder printer")
    demo.add_argument("--headless", action="store_true", help="without a window; ends by itself")
    demo.add_argument("--people", type=_positive, default=200, metavar="N", help="tickets held up (200)")
    demo.add_argument("--out", type=Path, metavar="DIR", help="folder for the badges and the journal")
    before = add("preflight", "what will go wrong at the door, each with its row and its mend")
    before.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the report (.pdf, .xlsx or .csv)")
    taken = add("import", "take an event pack, or a roster file (CSV, XLSX, JSON) into the event that is here")
    taken.add_argument("path", type=Path)
    taken.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=KEY",
        help="what a column of a roster file is, as 姓名=name.zh; an empty key passes it over",
    )
    taken.add_argument("--dry-run", action="store_true", help="change nothing")
    _add_door_commands(add)
    _add_guest_commands(add)
    _add_code_commands(add)
    _add_data_commands(add)
    return parser


_Add = Callable[[str, str], argparse.ArgumentParser]


def _add_door_commands(add: _Add) -> None:
    check = add("check", "one scan through the real engine, recorded")
    check.add_argument("code")
    check.add_argument("--list", required=True)
    check.add_argument("--at", help="time of the scan, ISO 8601 with offset; default now")
    check.add_argument("--direction", choices=["entry", "exit"], default="entry")
    check.add_argument("--gate")
    check.add_argument("--answers", help="JSON object of question id and answer")
    check.add_argument("--ignore-unpaid", action="store_true", help="the operator used the override")
    check.add_argument("--override-reason", metavar="TEXT", help="why the operator did; recorded with the entry")
    gate = add("gate", "a desk without a window: codes on standard input, outcomes on standard output")
    gate.add_argument("--list")
    gate.add_argument(
        "--printer", action="append", help="print owed badges to this address; given again, one that stands in for it"
    )
    undo = add("undo", "take back this desk's last entry or exit of a guest")
    undo.add_argument("attendee")
    undo.add_argument("--list", required=True)
    conflicts = add("conflicts", "guests with one entry too many")
    conflicts.add_argument("--list")


def _add_guest_commands(add: _Add) -> None:
    walkin = add("walkin", "register a guest whom no roster knows, and check them in where a list is given")
    walkin.add_argument("--name", required=True)
    walkin.add_argument("--organisation", default="")
    walkin.add_argument("--type", required=True, help="id of the ticket type")
    walkin.add_argument("--consent", action="append", default=[], metavar="NOTICE@VERSION")
    walkin.add_argument("--list", help="check the guest in here")
    walkin.add_argument("--answers", help="JSON object of question id and answer")
    correct = add("correct", "put a guest's row right; an empty text takes the field away")
    correct.add_argument("attendee")
    for option, help_text in _CORRECTIONS.values():
        correct.add_argument(f"--{option}", help=help_text)
    group = add("group", "the members of a booking or a delegation; with a list they are checked in in one go")
    group.add_argument("reference", metavar="REF", help="booking reference, or the code of a member")
    group.add_argument("--list")
    group.add_argument("--only", default="", metavar="ID,ID", help="these members only, badges in this order")
    group.add_argument("--printer", help="print owed badges to this address")


_CORRECTIONS = {
    "name.zh": ("name", "name in Chinese characters"),
    "name.latin": ("latin", "name in the other script"),
    "organisation": ("organisation", None),
    "title": ("title", None),
    "note": ("note", "note to staff"),
}
"""Field of the roster row -> option and what it is."""


def _add_code_commands(add: _Add) -> None:
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


def _add_badge_command(add: _Add) -> None:
    badge = add("badge", "draw or print badges")
    badge.add_argument("ids", nargs="*", metavar="ID")
    chosen = badge.add_mutually_exclusive_group()
    chosen.add_argument("--all", action="store_true", help="every guest whose ticket type has a badge")
    chosen.add_argument("--type", help="every guest of this ticket type")
    chosen.add_argument("--not-printed", action="store_true", help="every guest who is owed one or has none yet")
    badge.add_argument("--sort", choices=["roster", "hand-out"], default="roster", help="order of the badges")
    badge.add_argument("-o", "--output", type=Path, metavar="FILE", help="draw to this PDF instead of printing")
    badge.add_argument(
        "--printer", action="append", help="printer address; given again, one that stands in; default a folder"
    )
    said = badge.add_mutually_exclusive_group()
    said.add_argument("--came-out", choices=["yes", "no"], help="a person's answer about a badge that is unknown")
    said.add_argument("--reprint", metavar="REASON", help="print a new copy; the old one opens no door any more")
    said.add_argument("--lost", action="store_true", help="the badge opens no door any more")
    said.add_argument("--contact-sheet", type=Path, metavar="PNG", help="pictures of the hardest badges, by stock")


def _add_data_commands(add: _Add) -> None:
    search = add("search", "find guests by name, pinyin, initials, phone, booking, e-mail or company")
    search.add_argument("text")
    search.add_argument("--limit", type=_positive, default=8)
    counts = add("counts", "each list in numbers")
    counts.add_argument("--list")
    journal = add("journal", "what happened, fact by fact")
    journal.add_argument("--since", help="ISO 8601 time")
    journal.add_argument("--format", choices=["jsonl", "csv", "xlsx"], default="jsonl")
    journal.add_argument("-o", "--output", type=Path, metavar="FILE")
    export = add("export", "the event pack, the roster with attendance, or who is inside now")
    export.add_argument("what", choices=["pack", "attendance", "inside"])
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help=".xlsx or .csv; a pack .zip, .json or folder")
    export.add_argument("--list", help="with “inside”: this list only")
    export.add_argument(
        "--at", help="take it to be this time, ISO 8601 with offset (exits of the night count by it); default now"
    )
    doctor = add("doctor", "camera, decoder, printer, fonts, clock, disk, roster: each ok or what to do")
    doctor.add_argument("--printer", help="printer address to look at")
    doctor.add_argument("--camera", help="camera to look at")
    plugged = add("cameras", "the cameras that are plugged in, and which one the desk takes")
    plugged.add_argument("--use", metavar="CAMERA", help="number or name of the camera to remember, by its name")
    add("verify", "the journal's chain and its folded tables are sound")
    bench = add("bench", "the measurements of this product, each beside its rival")
    bench.add_argument("name", nargs="?")
    bench.add_argument("--folder", type=Path, help="pictures with a manifest, for “scan”")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def context_of(options: argparse.Namespace) -> Context:
    """The global options as every command gets them."""
    folder: Path = options.data or default_folder()
    return Context(folder, options.json, Language(options.lang) if options.lang else Language.ZH)


def run(options: argparse.Namespace) -> int:
    """Run a command that needs no window; its exit status."""
    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    try:
        return _COMMANDS[options.command](context_of(options), options)
    except Trouble as trouble:
        print(f"cqitec-kiosk: {trouble}", file=sys.stderr)
        return trouble.status
    except BrokenPipeError:
        return 0


def main(arguments: Sequence[str]) -> int:
    return run(build_parser().parse_args(arguments))


def _import(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.data import import_pack
    from kiosk.commands.roster import columns_of, import_roster, is_roster

    if is_roster(options.path):
        return import_roster(context, options.path, columns_of(options.map), dry_run=options.dry_run)
    return import_pack(context, options.path, dry_run=options.dry_run)


def _preflight(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.preflight import run as preflight

    return preflight(context, options.output)


def _check(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.door import answers_of, check
    from kiosk.desk import Ask
    from kiosk.domain.facts import Direction
    from kiosk.domain.ids import GateId, ListId

    ask = Ask(
        options.code,
        ListId(options.list),
        instant(options.at) if options.at else None,
        Direction(options.direction),
        answers=answers_of(options.answers),
        ignore_unpaid=options.ignore_unpaid,
        override_reason=options.override_reason,
        gate=GateId(options.gate) if options.gate else None,
    )
    return check(context, ask)


def _gate(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.door import gate, stdin_lines

    return gate(context, options.list, stdin_lines(), options.printer or ())


def _undo(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.door import undo

    return undo(context, options.attendee, options.list)


def _conflicts(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.door import conflicts

    return conflicts(context, options.list)


def _walkin(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.door import answers_of
    from kiosk.commands.guest import walk_in, walked_in

    body = walked_in(options.name, options.organisation, options.type, options.consent)
    return walk_in(context, body, options.list, answers_of(options.answers))


def _correct(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.guest import correct
    from kiosk.domain.amendment import Field

    given = {Field(field): getattr(options, option) for field, (option, _) in _CORRECTIONS.items()}
    return correct(context, options.attendee, {field: text for field, text in given.items() if text is not None})


def _group(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.guest import group

    only = [one.strip() for one in options.only.split(",") if one.strip()]
    return group(context, options.reference, options.list, only, options.printer)


def _scan(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.scanning import scan

    return scan(context, options.source, options.list, decode_only=options.decode_only)


def _tickets(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.scanning import tickets

    key: Path | None = (options.key or Path("signing-key.txt")) if options.signed or options.key else None
    return tickets(context, options.out, key)


def _badge(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands import badges

    if options.contact_sheet is not None:
        from kiosk.commands.contact_sheet import contact_sheets

        return contact_sheets(context, options.contact_sheet)
    printers: list[str] = options.printer or []
    if options.came_out is not None:
        return badges.came_out(context, options.ids, came_out=options.came_out == "yes")
    if options.lost:
        return badges.lost(context, options.ids)
    if options.reprint is not None:
        return badges.reprint(context, options.ids, options.reprint, printers)
    wish = badges.Wish(
        tuple(options.ids),
        everybody=options.all,
        ticket_type=options.type,
        not_printed=options.not_printed,
        hand_out=options.sort == "hand-out",
    )
    if options.output is not None:
        return badges.draw(context, wish, options.output)
    return badges.print_badges(context, wish, printers)


def _keys(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.data import keys_new

    return keys_new(context, options.output)


def _search(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.data import search

    return search(context, options.text, options.limit)


def _counts(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.data import counts

    return counts(context, options.list)


def _journal(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.data import journal

    return journal(context, options.since, options.format, options.output)


def _export(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.export import export

    return export(context, options.what, options.output, options.list, options.at)


def _doctor(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.doctor import doctor

    return doctor(context, options.camera, options.printer)


def _cameras(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.cameras import show_cameras

    return show_cameras(context, options.use)


def _verify(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.data import verify

    return verify(context)


def _bench(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.bench import bench

    return bench(context, options.name, options.folder)


def _demo(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.demo import headless

    return headless(context, options.people, options.out)


_COMMANDS: dict[str, Callable[[Context, argparse.Namespace], int]] = {
    "import": _import,
    "preflight": _preflight,
    "check": _check,
    "gate": _gate,
    "undo": _undo,
    "conflicts": _conflicts,
    "walkin": _walkin,
    "correct": _correct,
    "group": _group,
    "scan": _scan,
    "tickets": _tickets,
    "badge": _badge,
    "keys": _keys,
    "search": _search,
    "counts": _counts,
    "journal": _journal,
    "export": _export,
    "doctor": _doctor,
    "cameras": _cameras,
    "verify": _verify,
    "bench": _bench,
    "demo": _demo,
}
