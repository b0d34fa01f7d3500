"""What the desk keeps, shown and checked by command."""

import argparse
from pathlib import Path

from kiosk.arguments.adding import Add, Commands, positive
from kiosk.commands.context import Context


def add_commands(add: Add) -> None:
    search = add("search", "find guests by name, pinyin, initials, phone, booking, e-mail or company")
    search.add_argument("text")
    search.add_argument("--limit", type=positive, default=8)
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
    plugged.add_argument("--choose", action="store_true", help="choose by the picture, in a window")
    add("verify", "the journal's chain and its folded tables are sound")
    bench = add("bench", "the measurements of this product, each beside its rival")
    bench.add_argument("name", nargs="?")
    bench.add_argument("--folder", type=Path, help="pictures with a manifest, for “scan”")


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


COMMANDS: Commands = {
    "search": _search,
    "counts": _counts,
    "journal": _journal,
    "export": _export,
    "doctor": _doctor,
    "cameras": _cameras,
    "verify": _verify,
    "bench": _bench,
}
