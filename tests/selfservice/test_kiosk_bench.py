"""The whole contact by the kiosk's own flow, with the printer's four seconds."""

import pytest

from kiosk.selfservice.bench import CONTACT_LIMIT_S, contact_s


def test_a_contact_without_questions_fits_in_eight_seconds():
    assert contact_s(0.5) <= CONTACT_LIMIT_S


def test_a_slower_printer_makes_it_longer_and_nothing_else_does():
    assert contact_s(0.1, printer_s=10.0) - contact_s(0.1) == pytest.approx(6.0, abs=0.2)
