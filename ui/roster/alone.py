"""The roster's windows without the desk around them: ``import --window``, ``preflight --window``."""

import argparse
from functools import partial
from pathlib import Path

from kiosk.backroom import Backroom
from kiosk.config import default_folder, desk_name, read_settings
from kiosk.desk import Post
from kiosk.domain.ids import DeskId
from kiosk.domain.text import Language
from kiosk.station import Station
from ui import texts
from ui.desk_thread import DeskWorker
from ui.first_paint import application
from ui.roster.board import RosterBoard
from ui.theme import Look, Scheme
from ui.threads import start


def roster_window(options: argparse.Namespace) -> int:
    """Open the window that was asked for and stay until it is closed."""
    folder: Path = options.data or default_folder()
    settings = read_settings(folder)
    language = Language(options.lang or settings.language)
    app = application()
    texts.install(language, ())
    look = Look(Scheme(settings.theme), scale=settings.text_scale / 100)
    worker = DeskWorker(partial(Station, folder, Post(DeskId(desk_name(settings)))))
    board = RosterBoard(partial(Backroom, folder), lambda: look, lambda: language)
    board.roster_ready.connect(worker.use_roster)
    worker.opened.connect(board.desk_opened)
    worker.roster_used.connect(board.roster_used)
    for told in (worker.roster_not_used, worker.shut):
        told.connect(board.roster_not_used)
    thread = start(worker, "desk")
    if options.command == "preflight":
        board.show_preflight()
    else:
        board.show_import()
        if options.path is not None and board.importing is not None:
            board.importing.open_file(options.path)
    app.exec()
    board.close_all()
    thread.quit()
    thread.wait()
    return 0
