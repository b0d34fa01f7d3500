"""Scans, undo and conflicts by command."""

import argparse

from kiosk.arguments.adding import Add, Commands
from kiosk.commands.context import Context, instant


def add_commands(add: Add) -> None:
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
    rehearsal = add("rehearsal", "try everything out: the same roster, a journal of its own, nothing counts")
    rehearsal.add_argument("turn", nargs="?", choices=["on", "off", "status"], default="status")
    rehearsal.add_argument("--fresh", action="store_true", help="throw away what was rehearsed before")
    conflicts = add("conflicts", "guests with one entry too many, and what a person decided about them")
    conflicts.add_argument("doing", nargs="?", choices=["settle"])
    conflicts.add_argument("attendee", nargs="?")
    conflicts.add_argument("--list")
    conflicts.add_argument("--decision", choices=["same_guest", "shared_ticket", "mistake"])
    conflicts.add_argument("--note", default="", metavar="TEXT")


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
    from kiosk.commands.conflicts import conflicts, settle
    from kiosk.errors import BadInput

    if options.doing is None:
        return conflicts(context, options.list)
    if not (options.attendee and options.list and options.decision):
        raise BadInput("conflicts settle ATTENDEE --list ID --decision same_guest|shared_ticket|mistake [--note TEXT]")
    return settle(context, options.attendee, options.list, options.decision, options.note)


def _rehearsal(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.rehearsal import rehearse

    turn = None if options.turn == "status" else options.turn == "on"
    return rehearse(context, turn, fresh=options.fresh)


COMMANDS: Commands = {
    "check": _check,
    "gate": _gate,
    "undo": _undo,
    "rehearsal": _rehearsal,
    "conflicts": _conflicts,
}
