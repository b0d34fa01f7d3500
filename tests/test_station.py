"""A desk's folder: one event, one writer, nothing lost between two openings."""

import base64
import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.demo.event import demo_pack
from kiosk.desk import Ask, Post
from kiosk.domain.ids import DeskId, EventId, ListId, TicketTypeId
from kiosk.domain.scanned import VerdictKind
from kiosk.errors import BadInput, StoreUnavailable
from kiosk.journal.check import verify
from kiosk.station import Station
from kiosk.ticket.signed import public_half

POST = Post(DeskId("desk-1"))
VENUE = ListId("venue")


def test_a_folder_with_facts_of_one_event_takes_no_pack_of_another(tmp_path: Path) -> None:
    pack = demo_pack(20)
    station = Station(tmp_path, POST)
    station.take(pack)
    station.desk.scan(Ask(pack.attendees[0].code, VENUE))
    other = replace(pack, event=replace(pack.event, id=EventId("another-2026")))
    with pytest.raises(BadInput, match=r"cqitec-2025.*another-2026.*--data"):
        station.take(other)
    assert station.desk.event == pack.event
    station.close()


def test_a_folder_without_facts_may_change_its_event(tmp_path: Path) -> None:
    pack = demo_pack(20)
    station = Station(tmp_path, POST)
    station.take(pack)
    other = replace(pack, event=replace(pack.event, id=EventId("another-2026")))
    station.take(other)
    assert station.desk.event == other.event
    station.close()


def test_a_roster_that_cannot_be_read_leaves_the_folder_free(tmp_path: Path) -> None:
    station = Station(tmp_path, POST)
    station.take(demo_pack(20))
    station.close()
    (tmp_path / "roster" / "current").write_text("roster-99.db\n", encoding="utf-8")
    with pytest.raises(StoreUnavailable):
        Station(tmp_path, POST)
    (tmp_path / "roster" / "current").unlink()
    Station(tmp_path, POST).close()


def test_a_signed_ticket_of_an_event_from_pretix_opens_the_door_once(tmp_path: Path) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    pack = demo_pack(20)
    item = TicketTypeId("12")
    kinds = {**pack.event.ticket_types, item: replace(pack.event.ticket_types[TicketTypeId("talent")], id=item)}
    door = replace(pack.event.lists[VENUE], ticket_types=None)
    event = replace(
        pack.event, ticket_types=kinds, lists={**pack.event.lists, VENUE: door}, signing_keys=(public_half(key),)
    )
    payload = b"\x0a\x09seedseed1" + b"\x10\x0c" + b"\x28\x00\x30\x00"
    raw = b"\x01" + len(payload).to_bytes(2, "big") + (64).to_bytes(2, "big") + payload + key.sign(payload)
    text = base64.b64encode(raw).decode()[::-1]
    station = Station(tmp_path, POST)
    station.take(replace(pack, event=event))
    said = [station.desk.scan(Ask(text, VENUE)).kind for _ in range(2)]
    assert said == [VerdictKind.ADMITTED, VerdictKind.ALREADY_IN]
    station.close()


def test_the_event_is_read_back_as_it_was_taken(tmp_path: Path) -> None:
    pack = demo_pack(60)
    station = Station(tmp_path, POST)
    station.take(pack)
    station.close()
    again = Station(tmp_path, POST, reading=True)
    assert again.desk.event == pack.event
    assert again.desk.book is not None
    assert json.loads(again.desk.book.event_document)["event"]["id"] == pack.event.id
    assert {one.id: one for one in again.desk.book} == {one.id: one for one in pack.attendees}
    again.close()


def test_a_wiped_roster_leaves_the_journal_sound(tmp_path: Path) -> None:
    pack = demo_pack(60)
    station = Station(tmp_path, POST)
    station.take(pack)
    guest = next(one for one in pack.attendees if one.ticket_type == "talent" and one.valid_from is None)
    station.desk.scan(Ask(guest.code, VENUE))
    station.wipe_roster()
    assert verify(station.desk.journal).problems == ()
    station.take(pack)
    assert verify(station.desk.journal).problems == ()
    assert station.desk.scan(Ask(guest.code, VENUE)).kind is VerdictKind.ALREADY_IN
    station.close()
