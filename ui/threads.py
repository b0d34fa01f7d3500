"""The workers behind the window: one owns the desk and its print room, one reads the camera.

Each lives in a thread of its own and opens there what it uses.  Their signals
reach the window as queued calls; connect them to methods of objects that live
on the main thread, never to a lambda or a plain function, which would run on
the worker's thread.
"""

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, QThread

from ui.camera_thread import ScanWorker
from ui.desk_thread import DeskWorker
from ui.front.staff_thread import StaffWorker

if TYPE_CHECKING:
    from ui.selfservice.pin_thread import PinWorker

Worker: TypeAlias = "DeskWorker | ScanWorker | StaffWorker | PinWorker"


def start(worker: Worker, name: str) -> QThread:
    """Run ``worker`` in a thread of its own; its ``open`` is the first thing it does there."""
    thread = QThread()
    thread.setObjectName(name)
    worker.moveToThread(thread)
    thread.started.connect(worker.open)
    # Direct: what a worker opened is closed on the thread that opened it, as its last act.
    thread.finished.connect(worker.close, Qt.ConnectionType.DirectConnection)
    thread.start()
    return thread
