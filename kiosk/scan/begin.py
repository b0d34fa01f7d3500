"""Where a decoder process begins: named by the desk's side, which thereby needs nothing that the process imports."""

from multiprocessing.connection import Connection


def begin(pipe: Connection, shelf_name: str) -> None:
    """The whole life of a decoder process."""
    from kiosk.scan.child import run

    run(pipe, shelf_name)
