"""Facts about help, standby and staff are written and read back, and pass through a desk that knows no such kind."""

import pytest

from kiosk.domain.facts import (
    Agreed,
    Body,
    CalledIn,
    Exported,
    HelpAsked,
    HelpSettled,
    LeftStandby,
    PutOnStandby,
    SignedIn,
)
from kiosk.domain.ids import FactId
from kiosk.journal.wire import Damaged, from_bytes, from_document, to_bytes, to_document
from tests.builders import VENUE, a_fact

BODIES: tuple[Body, ...] = (
    HelpAsked(417, "full", VENUE, "CODE-p-1", "带了收据"),
    HelpAsked(417, "lost"),
    HelpSettled(FactId("desk-1-4"), "paid"),
    HelpSettled(FactId("desk-1-4")),
    Agreed("privacy", "2"),
    PutOnStandby(VENUE),
    CalledIn(VENUE),
    LeftStandby(VENUE),
    SignedIn("supervisor"),
    SignedIn(""),
    Exported("attendance", 3500),
)


@pytest.mark.parametrize("body", BODIES, ids=repr)
def test_what_is_written_is_read_back(body: Body) -> None:
    fact = a_fact(body)
    assert from_bytes(to_bytes(fact)) == fact
    assert to_bytes(from_bytes(to_bytes(fact))) == to_bytes(fact)


@pytest.mark.parametrize("body", BODIES, ids=repr)
def test_what_a_newer_version_adds_is_kept(body: Body) -> None:
    document = to_document(a_fact(body)) | {"mood": "cheerful"}
    assert to_document(from_document(document)) == document


@pytest.mark.parametrize(("key", "value"), [("ticket", -1), ("ticket", "417"), ("why", 3), ("list", "\ud800")])
def test_a_damaged_help_ticket_is_refused(key: str, value: object) -> None:
    document = {**to_document(a_fact(BODIES[0])), key: value}
    with pytest.raises(Damaged):
        from_document(document)  # pyright: ignore[reportArgumentType] - damaged on purpose
