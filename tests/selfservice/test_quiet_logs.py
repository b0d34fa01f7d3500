"""A day at the kiosk leaves nothing of any guest in the logs."""

# pyright: basic

import logging

from tests.selfservice import test_soak
from tests.selfservice.test_soak import Kiosk


def test_neither_names_nor_phones_nor_codes_of_guests_are_logged(tmp_path, caplog, monkeypatch):
    monkeypatch.setattr(test_soak, "GUESTS", 60)
    caplog.set_level(logging.DEBUG)
    kiosk = Kiosk(tmp_path, seed=7)
    for _ in range(40):
        kiosk.visit()
        if kiosk.chance.random() < 0.2:
            kiosk.fault()
    kiosk.station.close()

    assert kiosk.sent, "somebody was served"
    for guest in kiosk.people:
        for private in (guest.name.zh, guest.phone, guest.email, guest.code):
            assert not private or private not in caplog.text
