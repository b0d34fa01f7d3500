"""One decoder process as the desk holds it: up and waiting, then given its task once, ended at any moment."""

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import cast

from kiosk.scan.begin import begin
from kiosk.scan.talk import Task


class Worker:
    """Starting one costs half a second of imports; one that waits begins at once."""

    def __init__(self, shelf_name: str) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        # On Windows this is a PipeConnection, with the same methods; begin takes either.
        self.pipe = cast("Connection", ours)
        self.process: SpawnProcess = context.Process(
            target=begin, args=(theirs, shelf_name), name="decoder", daemon=True
        )
        self.process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        return self.process.is_alive()

    def give(self, task: Task) -> bool:
        """Tell it what to do; False where it is gone."""
        try:
            self.pipe.send(task)
        except (BrokenPipeError, ConnectionResetError):
            return False
        return True

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()
