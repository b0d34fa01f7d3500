"""The program: reads the command line, opens the right window or runs the command.

Nothing heavy is imported up here: every decoder process starts by importing this file.
"""

import multiprocessing
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    multiprocessing.freeze_support()
    from kiosk.cli import build_parser, exit_status

    options = build_parser().parse_args(sys.argv[1:] if arguments is None else list(arguments))
    return exit_status(lambda: _run(options))


def _run(options: "argparse.Namespace") -> int:
    """Open the window that the command has, or run it without one."""
    from kiosk.cli import WINDOWS, run
    from kiosk.commands.window_benches import WINDOW_BENCHES

    command = options.command or "desk"
    if command in WINDOWS or (command == "demo" and not options.headless):
        from ui.launch import launch

        return launch(options)
    if command == "bench" and options.name in WINDOW_BENCHES:
        from ui.benches import bench

        return bench(options.name, as_json=options.json)
    if command == "cameras" and options.choose:
        from ui.cameras.window import choose_camera

        return choose_camera(options)
    if command in {"import", "preflight"} and options.window:
        from ui.roster.alone import roster_window

        return roster_window(options)
    if command == "badge-layout" and options.action == "edit":
        from ui.badges.editing import edit_layouts

        return edit_layouts(options)
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
