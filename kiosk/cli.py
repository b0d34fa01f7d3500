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

from kiosk.arguments import codes, data, door, event, fleet, guest, printing, selfservice, setup, staff
from kiosk.commands.context import Context
from kiosk.config import default_folder
from kiosk.domain.text import Language
from kiosk.errors import Trouble

WINDOWS = ("desk", "setup", "selfservice", "board")
"""Commands that open a window; ``main`` hands them to the windows."""

_GROUPS = (
    event,
    selfservice,
    door,
    guest,
    codes,
    data,
    fleet,
    printing,
    staff,
    setup,
)
"""Every group of commands, in the order of the help."""


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

    for group in _GROUPS:
        group.add_commands(add)
    return parser


def context_of(options: argparse.Namespace) -> Context:
    """The global options as every command gets them."""
    folder: Path = options.data or default_folder()
    return Context(folder, options.json, Language(options.lang) if options.lang else Language.ZH)


def run(options: argparse.Namespace) -> int:
    """Run a command that needs no window; its exit status."""
    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    return _COMMANDS[options.command](context_of(options), options)


def exit_status(work: Callable[[], int]) -> int:
    """Do a command's work, in a window or without; trouble is one sentence and its own status."""
    try:
        return work()
    except Trouble as trouble:
        print(f"cqitec-kiosk: {trouble}", file=sys.stderr)
        return trouble.status
    except BrokenPipeError:
        return 0
    except OSError as error:
        if error.filename is None:
            raise
        print(f"cqitec-kiosk: {error.filename}: {error.strerror}", file=sys.stderr)
        return Trouble.status


def main(arguments: Sequence[str]) -> int:
    options = build_parser().parse_args(arguments)
    return exit_status(lambda: run(options))


_COMMANDS = {name: run_it for group in _GROUPS for name, run_it in group.COMMANDS.items()}
