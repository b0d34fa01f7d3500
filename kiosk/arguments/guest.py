"""One guest, or a group of them, by command."""

import argparse

from kiosk.arguments.adding import Add, Commands
from kiosk.commands.context import Context


def add_commands(add: Add) -> None:
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


COMMANDS: Commands = {
    "walkin": _walkin,
    "correct": _correct,
    "group": _group,
}
