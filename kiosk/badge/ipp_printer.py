"""A badge printer that speaks IPP: the printer itself, or a queue of a CUPS server.

Success is believed of the printer alone, and only while it was on all the time.  CUPS calls a badge
completed when the printer lost its power in mid-job (seen with 2.4.2), so behind a queue the printer
itself is asked how long it is on, and the queue's own signs of doubt count.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from kiosk.badge.ipp import Answer, IppClient, NoContact, Status
from kiosk.badge.ipp_wire import (
    Attributes,
    Group,
    Tag,
    Value,
    collections_in,
    keywords,
    number,
    number_in,
    switch_in,
    texts_in,
)
from kiosk.badge.states import Fault, JobRef, JobState, Report, Sheet
from kiosk.errors import BadInput

RESTART_S = 3.0
"""The time a printer was switched on may seem to move by so much: it tells whole seconds."""
NEAR_MM100 = 100
"""A stock counts as the badge's when each side differs by at most 1 mm; printers round inches."""

_ASKED = (
    "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "printer-up-time",
    "document-format-supported", "media-size-supported", "print-scaling-supported", "sides-supported",
    "cups-version", "device-uri",
)  # fmt: skip
_DOUBTS = frozenset(("cups-ipp-missing-job-history", "cups-ipp-conformance-failure-report"))
_STATES = {
    3: JobState.QUEUED,
    4: JobState.QUEUED,
    5: JobState.PROCESSING,
    6: JobState.PROCESSING,
    7: JobState.CANCELLED,
    8: JobState.FAILED,
    9: JobState.PRINTED,
}
_FAULT_OF = {
    "media-empty": Fault.NO_PAPER,
    "media-needed": Fault.NO_PAPER,
    "input-tray-missing": Fault.NO_PAPER,
    "media-jam": Fault.JAM,
    "cover-open": Fault.COVER_OPEN,
    "door-open": Fault.COVER_OPEN,
    "interlock-open": Fault.COVER_OPEN,
    "marker-supply-empty": Fault.NO_INK,
    "toner-empty": Fault.NO_INK,
    "marker-waste-full": Fault.NO_INK,
    "paused": Fault.PAUSED,
    "moving-to-paused": Fault.PAUSED,
    "offline": Fault.GONE,
    "shutdown": Fault.GONE,
    "timed-out": Fault.GONE,
}


class IppPrinter:
    """One printer.  May be used by several threads at once."""

    def __init__(self, uri: str, clock: Callable[[], float] = time.monotonic) -> None:
        """``uri`` like ``ipp://10.0.0.9/ipp/print``.  Raises ``BadInput`` for one that names no printer."""
        self.uri = uri
        self._client, self._clock = IppClient(uri), clock

    def faults(self) -> tuple[Fault, ...]:
        """What stands in the way now; empty = ready."""
        try:
            told = self._client.printer(*_ASKED)
        except NoContact:
            return (Fault.GONE,)
        return _unwilling(told) or _faults(told)

    def print(self, sheet: Sheet, job: str) -> Report:
        """Hand one badge over.  ``FAILED`` = no paper was moved for it, and none will be."""
        try:
            told = self._client.printer(*_ASKED)
        except NoContact as trouble:
            return Report(JobState.FAILED, (Fault.GONE,), str(trouble))
        if refusal := _unwilling(told):
            return Report(JobState.FAILED, refusal)
        wishes = _wishes(told, sheet)
        if wishes is None:
            size = f"{sheet.width_mm:g} x {sheet.height_mm:g} mm"
            return Report(JobState.FAILED, (Fault.WRONG_MEDIA,), f"{self.uri} has no paper of {size}")
        try:
            answer = self._client.print_job(sheet.pdf, job, wishes)
        except NoContact as trouble:
            # with number 0 it is looked for by its name until the contact is back
            ref = JobRef(job, 0, self._booted_s(told))
            state = JobState.UNKNOWN if trouble.sent else JobState.FAILED
            return Report(state, (Fault.LOST if trouble.sent else Fault.GONE,), str(trouble), ref)
        return self._taken(answer, job, self._booted_s(told))

    def _taken(self, answer: Answer, job: str, booted_s: float | None) -> Report:
        taken = number_in(answer.message.group(Group.JOB), "job-id")
        if not answer.ok:
            said = ", ".join(texts_in(answer.message.group(Group.OPERATION), "status-message"))
            fault = _refusal(answer)
            return Report(JobState.FAILED, (fault,), f"{self.uri} answers {answer.status:#06x} {said}".strip())
        return Report(JobState.QUEUED, ref=JobRef(job, taken or 0, booted_s))

    def state(self, ref: JobRef) -> Report:
        """What became of a job by now."""
        if not ref.number:
            return self._found_as(ref)
        try:
            told = self._client.printer(*_ASKED)
            answer = self._client.job(ref.number)
        except NoContact as trouble:
            return Report(JobState.UNKNOWN, (Fault.LOST,), str(trouble), ref)
        job = answer.message.group(Group.JOB)
        if self._restarted(ref, told) or (answer.ok and ref.job not in texts_in(job, "job-name")):
            return Report(JobState.UNKNOWN, (Fault.RESTARTED,), f"job {ref.number} of {self.uri}", ref)
        if not answer.ok:
            return Report(JobState.UNKNOWN, (Fault.NOT_FOUND,), f"job {ref.number} of {self.uri}", ref)
        return self._judged(job, told, ref)

    def _found_as(self, ref: JobRef) -> Report:
        found = self.find(ref.job)
        if Fault.LOST in found.faults:
            return replace(found, ref=ref)
        if found.ref is None or found.ref.booted_s is None or ref.booted_s is None:
            return found
        if found.ref.booted_s > ref.booted_s + RESTART_S:
            return Report(JobState.UNKNOWN, (Fault.RESTARTED,), f"{ref.job} at {self.uri}", ref)
        return found

    def find(self, job: str) -> Report:
        """What became of a job of this name, for a program that was restarted."""
        try:
            told = self._client.printer(*_ASKED)
            listed = [*self._client.jobs("not-completed"), *self._client.jobs("completed")]
        except NoContact as trouble:
            return Report(JobState.UNKNOWN, (Fault.LOST,), str(trouble), JobRef(job))
        booted_s = self._booted_s(told)
        named = [one for one in listed if job in texts_in(one, "job-name")]
        if not named:
            return Report(JobState.UNKNOWN, (Fault.NOT_FOUND,), f"{job} at {self.uri}", JobRef(job, 0, booted_s))
        newest = max(named, key=lambda one: number_in(one, "job-id") or 0)
        return self._judged(newest, told, JobRef(job, number_in(newest, "job-id") or 0, booted_s))

    def cancel(self, ref: JobRef) -> bool:
        """Take a job back; whether the printer agreed."""
        try:
            return self._client.cancel(ref.number)
        except NoContact:
            return False

    def _booted_s(self, told: Attributes) -> float | None:
        on_for_s = number_in(told, "printer-up-time")
        return None if on_for_s is None else self._clock() - on_for_s

    def _restarted(self, ref: JobRef, told: Attributes) -> bool:
        booted_s = self._booted_s(told)
        return booted_s is not None and ref.booted_s is not None and booted_s > ref.booted_s + RESTART_S

    def _judged(self, job: Attributes, told: Attributes, ref: JobRef) -> Report:
        state = _STATES.get(number_in(job, "job-state") or 0, JobState.UNKNOWN)
        faults = _faults(told)
        match state:
            case JobState.QUEUED | JobState.PROCESSING:
                doubts = _DOUBTS & {*texts_in(told, "printer-state-reasons")}
                if doubts:
                    return Report(JobState.UNKNOWN, (Fault.DISTRUSTED,), ", ".join(sorted(doubts)), ref)
                return Report(state, faults, ref=ref)
            case JobState.PRINTED:
                return self._believed(job, told, ref)
            case JobState.FAILED:
                return _given_up(job, ref)
            case JobState.CANCELLED:
                if number_in(job, "time-at-processing") or _moved(job):
                    return Report(JobState.UNKNOWN, (Fault.STOPPED_MIDWAY,), "cancelled at the printer", ref)
                return Report(state, (Fault.CANCELLED,), "before it began", ref)
            case JobState.UNKNOWN:
                return Report(state, (Fault.DISTRUSTED,), f"job-state {number_in(job, 'job-state')}", ref)

    def _believed(self, job: Attributes, told: Attributes, ref: JobRef) -> Report:
        """A completed job, unless something speaks against it."""
        reasons = {*texts_in(told, "printer-state-reasons"), *texts_in(job, "job-state-reasons")}
        doubts = reasons & (_DOUBTS | {"job-completed-with-errors"})
        if doubts:
            return Report(JobState.UNKNOWN, (Fault.DISTRUSTED,), ", ".join(sorted(doubts)), ref)
        device = next(iter(texts_in(told, "device-uri")), "")
        if device.startswith(("ipp:", "ipps:")):
            return _by_device(device, job, ref)
        return Report(JobState.PRINTED, ref=ref)


def _by_device(device: str, job: Attributes, ref: JobRef) -> Report:
    """What a queue calls completed counts when the printer behind it was on since before the job began."""
    began, now = number_in(job, "time-at-processing"), number_in(job, "job-printer-up-time")
    try:
        on_for_s = number_in(IppClient(device.partition("?")[0]).printer("printer-up-time"), "printer-up-time")
    except (NoContact, BadInput) as trouble:
        return Report(JobState.UNKNOWN, (Fault.DISTRUSTED,), f"completed, says the queue; but {trouble}", ref)
    if began and now and on_for_s is not None and on_for_s < now - began:
        return Report(JobState.UNKNOWN, (Fault.RESTARTED,), f"{device} is on for {on_for_s} s only", ref)
    return Report(JobState.PRINTED, ref=ref)


def _given_up(job: Attributes, ref: JobRef) -> Report:
    why = ", ".join((*texts_in(job, "job-state-message"), *texts_in(job, "job-state-reasons")))
    if _moved(job):
        return Report(JobState.UNKNOWN, (Fault.STOPPED_MIDWAY,), why, ref)
    return Report(JobState.FAILED, (Fault.ABORTED,), why, ref)


def _moved(job: Attributes) -> bool:
    """Whether the printer counts a sheet for this job."""
    counted = (number_in(job, name) for name in ("job-impressions-completed", "job-media-sheets-completed"))
    return any(count or 0 for count in counted)


def _unwilling(told: Attributes) -> tuple[Fault, ...]:
    """Why the printer takes no badge at all."""
    if switch_in(told, "printer-is-accepting-jobs") is False:
        return (Fault.NOT_ACCEPTING,)
    formats = texts_in(told, "document-format-supported")
    return (Fault.NO_PDF,) if formats and "application/pdf" not in formats else ()


def _faults(told: Attributes) -> tuple[Fault, ...]:
    """What stands in the way; a mere report counts only when the printer has stopped."""
    stopped = number_in(told, "printer-state") == 5
    found: list[Fault] = []
    for reason in texts_in(told, "printer-state-reasons"):
        name = reason.removesuffix("-error").removesuffix("-warning")
        fault = _FAULT_OF.get(name.removesuffix("-report") if stopped else name)
        if fault and fault not in found:
            found.append(fault)
    return tuple(found)


def _refusal(answer: Answer) -> Fault:
    match answer.status:
        case Status.BUSY:
            return Fault.BUSY
        case Status.NOT_ACCEPTING:
            return Fault.NOT_ACCEPTING
        case Status.FORMAT:
            return Fault.NO_PDF
        case Status.NOT_SUPPORTED if "media-col" in answer.message.group(Group.UNSUPPORTED):
            return Fault.WRONG_MEDIA
        case _:
            return Fault.REFUSED


def _wishes(told: Attributes, sheet: Sheet) -> Attributes | None:
    """How the badge is to be printed; None when the printer has no such paper."""
    size = _size(told, round(sheet.width_mm * 100), round(sheet.height_mm * 100))
    if size is None:
        return None
    media: Attributes = {"media-size": (Value(Tag.COLLECTION, size),)}
    wishes: dict[str, tuple[Value, ...]] = {"media-col": (Value(Tag.COLLECTION, media),)}
    for name, word in (("print-scaling", "none"), ("sides", "one-sided")):
        if word in texts_in(told, f"{name}-supported"):
            wishes[name] = keywords(word)
    return wishes


def _size(told: Attributes, width: int, height: int) -> Attributes | None:
    """The printer's own numbers for the badge's stock, in 1/100 mm; upright, as printers list them."""
    offered = list(collections_in(told, "media-size-supported"))
    if not offered:
        return _dimensions(width, height)
    fits: list[tuple[int, Attributes]] = []
    for across, down in ((width, height), (height, width)):
        for one in offered:
            x, y = _nearest(one.get("x-dimension", ()), across), _nearest(one.get("y-dimension", ()), down)
            if x is not None and y is not None and abs(x - across) <= NEAR_MM100 and abs(y - down) <= NEAR_MM100:
                fits.append((abs(x - across) + abs(y - down), _dimensions(x, y)))
    return min(fits, key=lambda fit: fit[0])[1] if fits else None


def _nearest(values: Iterable[Value], wanted: int) -> int | None:
    """The length nearest to ``wanted`` among lengths and ranges."""
    found: list[int] = []
    for _, data in values:
        match data:
            case int():
                found.append(data)
            case (lowest, highest):
                found.append(min(max(wanted, lowest), highest))
            case _:
                pass
    return min(found, key=lambda one: abs(one - wanted), default=None)


def _dimensions(width: int, height: int) -> Attributes:
    return {"x-dimension": number(width), "y-dimension": number(height)}
