"""Badges at a real IPP printer program: states are what the paper did, counted at the printer."""

import threading
from collections.abc import Callable

from real_printer import RealPrinter

from kiosk.badge.follow import follow, hand_over
from kiosk.badge.ipp import IppClient
from kiosk.badge.ipp_printer import IppPrinter
from kiosk.badge.states import Fault, JobState, Report, Sheet

A6 = Sheet(b"%PDF-1.4\n%%EOF\n", 105, 148)


def printed(printer: RealPrinter, job: str, then: Callable[[Report], None] = lambda _: None) -> Report:
    """Print one badge to its end; ``then`` hears of every change."""
    at = IppPrinter(printer.uri)
    never = threading.Event()
    report = follow(at, hand_over(at, A6, job, never), then, never)
    assert report is not None
    return report


def test_a_badge_is_printed_once_and_found_by_its_name(printer: RealPrinter) -> None:
    report = printed(printer, "p-1-1")

    assert (report.state, report.faults) == (JobState.PRINTED, ())
    assert printer.sheets == ["p-1-1"]
    assert IppPrinter(printer.uri).find("p-1-1").state is JobState.PRINTED
    assert IppPrinter(printer.uri).find("p-2-1").faults == (Fault.NOT_FOUND,)


def test_an_empty_printer_is_told_and_goes_on_when_it_is_filled(printer: RealPrinter) -> None:
    printer.take_paper()
    told: list[Report] = []

    def fill(report: Report) -> None:
        told.append(report)
        if Fault.NO_PAPER in report.faults:
            assert printer.sheets == []
            printer.give_paper()

    assert printed(printer, "p-1-1", fill).state is JobState.PRINTED
    assert [one for one in told if one.faults == (Fault.NO_PAPER,) and one.state is JobState.PROCESSING]
    assert printer.sheets == ["p-1-1"]


def test_an_aborted_badge_has_failed(printer: RealPrinter) -> None:
    printer.abort_next()

    assert printed(printer, "p-1-1").faults == (Fault.ABORTED,)
    assert printer.sheets == []


def test_power_lost_in_mid_job_is_unknown_never_printed(printer: RealPrinter) -> None:
    printer.take_paper()

    def pull_the_plug(report: Report) -> None:
        if Fault.NO_PAPER in report.faults:
            printer.switch_off()
            printer.give_paper()
            printer.switch_on()

    report = printed(printer, "p-1-1", pull_the_plug)

    assert report.state is JobState.UNKNOWN
    assert report.faults[0] in (Fault.RESTARTED, Fault.NOT_FOUND)


def test_a_printer_that_is_off_has_not_begun(printer: RealPrinter) -> None:
    printer.switch_off()

    report = printed(printer, "p-1-1")

    assert (report.state, report.faults) == (JobState.FAILED, (Fault.GONE,))
    assert IppPrinter(printer.uri).faults() == (Fault.GONE,)


def test_a_foreign_stock_is_refused_before_paper_is_used(printer: RealPrinter) -> None:
    report = IppPrinter(printer.uri).print(A6._replace(width_mm=104), "p-1-1")
    assert report.state is JobState.QUEUED  # within a millimetre it is the printer's own A6

    report = IppPrinter(printer.uri).print(A6._replace(width_mm=100), "p-2-1")
    assert (report.state, report.faults) == (JobState.FAILED, (Fault.WRONG_MEDIA,))


def test_a_cancelled_badge_is_no_printed_one(printer: RealPrinter) -> None:
    printer.take_paper()
    at = IppPrinter(printer.uri)

    def cancel(report: Report) -> None:
        if Fault.NO_PAPER in report.faults and report.ref is not None:
            at.cancel(report.ref)
            printer.give_paper()

    assert printed(printer, "p-1-1", cancel).state in (JobState.UNKNOWN, JobState.CANCELLED)


def test_a_busy_printer_is_waited_for(printer: RealPrinter) -> None:
    printer.take_paper()
    other = IppClient(printer.uri)
    assert other.print_job(A6.pdf, "somebody else's", {}).ok
    filled = threading.Timer(0.5, printer.give_paper)
    filled.start()

    assert printed(printer, "p-1-1").state is JobState.PRINTED
    filled.join()
    assert printer.sheets == ["somebody else's", "p-1-1"]
