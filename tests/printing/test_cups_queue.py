"""A CUPS queue in front of a real printer: its word counts only as far as the printer bears it out."""

import threading
import time

from real_printer import Hall
from real_queue import open_queue

from kiosk.badge.follow import follow, hand_over
from kiosk.badge.ipp_printer import IppPrinter
from kiosk.badge.states import Fault, JobState, Report, Sheet
from tests.badge.badge_fixtures import a_face, a_renderer

NEVER = threading.Event()


def a_sheet() -> Sheet:
    return Sheet(a_renderer("a6").pdf(a_face()), 105, 148)


def test_a_badge_through_a_queue_is_printed_once(hall: Hall) -> None:
    printer = hall.printer()
    with open_queue(hall, printer) as address:
        queue = IppPrinter(address)

        report = follow(queue, hand_over(queue, a_sheet(), "p-1-1", NEVER), lambda _: None, NEVER)

        assert report is not None
        assert (report.state, report.faults) == (JobState.PRINTED, ())
        assert printer.sheets == ["p-1-1"]
        assert queue.find("p-1-1").state is JobState.PRINTED


def test_a_queues_completed_is_not_believed_of_a_printer_that_lost_its_power(hall: Hall) -> None:
    printer = hall.printer()
    printer.take_paper()

    def pull_the_plug(report: Report) -> None:
        if Fault.NO_PAPER in report.faults:
            printer.switch_off()
            printer.give_paper()
            printer.switch_on()

    with open_queue(hall, printer) as address:
        queue = IppPrinter(address)

        report = follow(queue, hand_over(queue, a_sheet(), "p-1-1", NEVER), pull_the_plug, NEVER)

        assert report is not None
        assert report.state is JobState.UNKNOWN
        assert printer.sheets == []


def test_a_queues_memory_is_not_believed_of_a_printer_that_was_off_since(hall: Hall) -> None:
    printer = hall.printer()
    with open_queue(hall, printer) as address:
        queue = IppPrinter(address)
        follow(queue, hand_over(queue, a_sheet(), "p-1-1", NEVER), lambda _: None, NEVER)
        printer.switch_off()

        assert queue.find("p-1-1").faults == (Fault.DISTRUSTED,)
        until = time.monotonic() + 3  # whole seconds tell whether it was on before the job
        while time.monotonic() < until:
            time.sleep(0.1)
        printer.switch_on()
        assert queue.find("p-1-1").faults == (Fault.RESTARTED,)
