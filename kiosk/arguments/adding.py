"""What the modules of this folder share: how a command is added and how it is run."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

from kiosk.commands.context import Context

Add: TypeAlias = "Callable[[str, str], argparse.ArgumentParser]"
"""Name and help of a new command -> its parser."""

Commands: TypeAlias = "dict[str, Callable[[Context, argparse.Namespace], int]]"
"""Name -> what runs it; the result is the exit status."""


def positive(text: str) -> int:
    """A whole number from 1; anything else is bad usage."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
