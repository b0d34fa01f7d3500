"""Real printers and a real print server are found by what they say of themselves."""

import socket
from collections.abc import Callable

from real_printer import Hall, RealPrinter
from real_queue import open_queue

from kiosk.badge import test_page
from kiosk.badge.discovery import FoundPrinter, Reach, announced, find
from kiosk.badge.printers import open_printer
from kiosk.badge.states import JobState
from tests.badge.badge_fixtures import a_layout, shipped_fonts


def found_within(look: Callable[[], list[FoundPrinter]], port: int) -> list[FoundPrinter]:
    """Announcements take a moment: asked again until the printer is among them."""
    for _ in range(8):
        found = [one for one in look() if f":{port}/" in one.uri]
        if found:
            return found
    return []


def test_a_real_printer_is_heard_and_prints_the_test_page(printer: RealPrinter) -> None:
    found = found_within(lambda: announced(1.5, ["127.0.0.1"]), printer.port)

    assert [(one.reach, one.takes_pdf) for one in found] == [(Reach.NETWORK, True)]
    report = test_page.print_on(open_printer(found[0].uri), a_layout("a6"), shipped_fonts())
    assert report is not None
    assert report.state is JobState.PRINTED
    assert len(printer.sheets) == 1


def test_the_queues_of_this_computer_are_found(hall: Hall) -> None:
    with open_queue(hall, hall.printer()) as address:
        server = address.split("/")[2]
        queues = [one for one in find(0.1, cups=server) if one.reach is Reach.QUEUE]

    assert [(one.uri, one.name, one.takes_pdf) for one in queues] == [(address, "Badge", True)]
    assert socket.gethostbyname(server.partition(":")[0]) == "127.0.0.1"
