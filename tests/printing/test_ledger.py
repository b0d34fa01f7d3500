"""The badge ledger among faults: real printer, real process, sheets counted where paper comes out."""

import os
import random
import time
from collections import Counter
from pathlib import Path

from desk_process import DeskProcess, a_hall_of_guests, badge_states, printed
from real_printer import Hall, RealPrinter

from kiosk.badge.ipp import IppClient
from main import main

LONG = os.environ.get("CQITEC_LONG") == "1"
GUESTS = 200 if LONG else 20
FAULTS = ("paper", "abort", "busy", "power", "crash", "crash", "none", "none")


def sheets_by_guest(*printers: RealPrinter) -> Counter[str]:
    """Sheets that came out, by guest: a job's name is the guest, the copy, and which attempt."""
    jobs = (job for printer in printers for job in printer.sheets)
    return Counter(job.rpartition("-")[0] for job in jobs if job.startswith("p-"))


def test_no_badge_is_lost_and_none_comes_out_twice(hall: Hall, tmp_path: Path) -> None:
    printer, folder, chance = hall.printer(), tmp_path / "desk", random.Random(6)
    codes = a_hall_of_guests(folder, GUESTS)
    desk = DeskProcess(folder, printer.uri)
    for code in codes:
        fault = chance.choice(FAULTS)
        if fault == "paper":
            printer.take_paper()
        elif fault == "abort":
            printer.abort_next()
        elif fault == "busy":
            IppClient(printer.uri).print_job(b"%PDF", "somebody else's", {})
        assert desk.scan(code) == "admitted"
        time.sleep(chance.uniform(0, 0.4))  # where in the badge's life the blow falls
        if fault == "power":
            printer.switch_off()
            printer.switch_on()
        elif fault == "crash":
            desk.kill()
            desk = DeskProcess(folder, printer.uri)
        elif fault == "paper":
            printer.give_paper()
    desk.end()
    assert max(sheets_by_guest(printer).values()) == 1

    # Guests whose badge did not come come again; those in doubt wait for a person.
    for _ in range(2):
        again = DeskProcess(folder, printer.uri)
        assert {again.scan(code) for code in codes} == {"already_in"}
        again.end()
    states, sheets = badge_states(folder, GUESTS), sheets_by_guest(printer)
    assert {state.state for state in states.values()} <= {"printed", "unknown"}
    assert all(sheets[guest] == 1 for guest in printed(states))
    assert max(sheets.values()) == 1
    assert 0 < len(printed(states)) < GUESTS, "the faults must leave some in doubt, and some not"

    # A person looks, and says so; then everybody has exactly one.
    for guest in states.keys() - printed(states):
        answer = "yes" if sheets[guest] else "no"
        assert main(["badge", guest, "--came-out", answer, "--data", str(folder)]) == 0
    last = DeskProcess(folder, printer.uri)
    for code in codes:
        last.scan(code)
    last.end()
    assert printed(badge_states(folder, GUESTS)) == states.keys()
    assert sheets_by_guest(printer) == Counter(states.keys())


def test_a_second_printer_takes_what_the_first_has_not_begun(hall: Hall, tmp_path: Path) -> None:
    first, second, folder = hall.printer(), hall.printer(), tmp_path / "desk"
    codes = a_hall_of_guests(folder, 3)
    desk = DeskProcess(folder, first.uri, second.uri)
    first.switch_off()
    for code in codes:
        desk.scan(code)

    said = desk.end()

    assert len(printed(badge_states(folder, 3))) == 3
    assert (len(first.sheets), sheets_by_guest(second)) == (0, Counter(["p-0", "p-1", "p-2"]))
    assert "联系不上打印机" in said


def test_a_badge_in_an_empty_printer_waits_for_paper_and_not_for_the_other_printer(hall: Hall, tmp_path: Path) -> None:
    first, second, folder = hall.printer(), hall.printer(), tmp_path / "desk"
    codes = a_hall_of_guests(folder, 2)
    first.take_paper()
    desk = DeskProcess(folder, first.uri, second.uri)
    desk.scan(codes[0])
    deadline = time.monotonic() + 20
    while not second.sheets and time.monotonic() < deadline:
        desk.scan(codes[1])
    assert sheets_by_guest(second) == Counter(["p-1"])
    first.give_paper()
    desk.end()

    assert sheets_by_guest(first, second) == Counter(["p-0", "p-1"])
    assert len(printed(badge_states(folder, 2))) == 2


def test_a_desk_that_was_closed_with_an_empty_printer_finds_its_badge_again(hall: Hall, tmp_path: Path) -> None:
    printer, folder = hall.printer(), tmp_path / "desk"
    codes = a_hall_of_guests(folder, 1)
    printer.take_paper()
    desk = DeskProcess(folder, printer.uri)
    desk.scan(codes[0])
    client = IppClient(printer.uri)
    deadline = time.monotonic() + 20
    while not client.jobs("not-completed") and time.monotonic() < deadline:
        time.sleep(0.05)
    desk.kill()
    assert badge_states(folder, 1)["p-0"].state == "sent"
    printer.give_paper()
    DeskProcess(folder, printer.uri).end()

    assert badge_states(folder, 1)["p-0"].state == "printed"
    assert sheets_by_guest(printer) == Counter(["p-0"])
