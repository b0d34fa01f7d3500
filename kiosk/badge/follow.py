"""Stays with one badge until its printer has said the last word."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from kiosk.badge.states import OPEN, Fault, JobRef, JobState, Report, Sheet

LOOK_S = 0.15
LOOK_LATER_S = 1.0
"""How often a printer is asked: while a badge usually comes out, and afterwards."""
USUAL_S = 10.0
LOST_AFTER_S = 8.0
"""A printer that is silent for so long is lost; a shorter gap is forgiven one that was never off."""
BUSY_FOR_S = 10.0
"""How long a busy printer is asked again before the badge counts as not printed."""


class Printer(Protocol):
    """Where a badge goes.  Nothing here raises: trouble is a report."""

    @property
    def uri(self) -> str:
        """Its address, as facts name it."""
        ...

    def faults(self) -> tuple[Fault, ...]:
        """What stands in the way now; empty = ready."""
        ...

    def print(self, sheet: Sheet, job: str) -> Report:
        """Hand one badge over.  ``FAILED`` = proven not to come out; ``job`` is a name never used before."""
        ...

    def state(self, ref: JobRef) -> Report:
        """What became of a job by now."""
        ...

    def find(self, job: str) -> Report:
        """What became of a job of this name, for a program that was restarted."""
        ...

    def cancel(self, ref: JobRef) -> bool:
        """Take a job back; whether the printer agreed."""
        ...


def hand_over(printer: Printer, sheet: Sheet, job: str, stopping: threading.Event) -> Report:
    """Print, waiting for a printer that is busy with another job: it takes one at a time."""
    until = time.monotonic() + BUSY_FOR_S
    report = printer.print(sheet, job)
    while report.faults == (Fault.BUSY,) and report.state is JobState.FAILED and time.monotonic() < until:
        if stopping.wait(LOOK_S):
            break
        report = printer.print(sheet, job)
    return report


def follow(
    printer: Printer, report: Report, noticed: Callable[[Report], None], stopping: threading.Event
) -> Report | None:
    """Ask until the job is at its end; None when ``stopping`` came first and the job goes on without us.

    ``noticed`` hears of every change.
    """
    began = time.monotonic()
    lost_at: float | None = None
    noticed(report)
    while (_lost(report) or report.state in OPEN) and report.ref is not None:
        now = time.monotonic()
        lost_at = None if not _lost(report) else now if lost_at is None else lost_at
        if lost_at is not None and now - lost_at > LOST_AFTER_S:
            return report
        if stopping.wait(LOOK_S if now - began < USUAL_S else LOOK_LATER_S):
            return None
        before, report = report, printer.state(report.ref)
        if replace(report, ref=None, detail="") != replace(before, ref=None, detail=""):
            noticed(report)
    return report


def _lost(report: Report) -> bool:
    return report.state is JobState.UNKNOWN and Fault.LOST in report.faults
