"""Facts are kept as they were told, each once, and what is folded follows."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.event import Json
from kiosk.domain.facts import (
    Admitted,
    BadgeFailed,
    BadgePrinted,
    BadgeRevoked,
    BadgeSent,
    BadgeUnknown,
    Foreign,
    Undone,
)
from kiosk.domain.ids import AttendeeId, Code, DeskId, FactId
from kiosk.journal.badges import BadgeState, badge_state
from kiosk.journal.check import verify
from kiosk.journal.wire import from_document, to_document
from kiosk.outcome import Post
from kiosk.station import Station
from tests.builders import NINE, VENUE, Clock, a_desk, a_fact, a_list, an_attendee, an_event, clock_at, scan


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    station = a_desk(tmp_path / "desk")
    yield station
    station.close()


def inside(station: Station) -> list[str]:
    journal = station.desk.journal
    return journal.fold.people_inside(a_list(), an_event(), clock_at("20:00"))


def edit(station: Station, sql: str) -> None:
    with sqlite3.connect(station.folder / "journal.db") as db:
        db.execute(sql)
    db.close()


def test_a_fact_counts_once_however_often_it_is_told(station: Station) -> None:
    assert [station.desk.take([a_fact()]) for _ in range(2)] == [1, 0]
    assert station.desk.journal.count() == 1


def test_the_same_id_with_other_bytes_is_set_aside_and_changes_nothing(station: Station) -> None:
    station.desk.take([a_fact()])
    assert station.desk.take([a_fact(at=clock_at("11:00")), a_fact(id="another", at=clock_at("12:00"))]) == 0
    assert station.desk.journal.history(AttendeeId("p-1"), None).marks[0].at == NINE
    rows = sqlite3.connect(station.folder / "journal.db")
    assert rows.execute("SELECT count(*) FROM quarantine").fetchone() == (2,)
    rows.close()


def test_a_fact_taken_back_before_it_is_told_counts_nowhere(station: Station) -> None:
    station.desk.take([a_fact(Undone(FactId("late")), seq=2)])
    station.desk.take([a_fact(id="late")])
    assert inside(station) == []


def test_the_desks_own_facts_come_back_after_a_loss_and_it_goes_on_behind_them(
    station: Station, tmp_path: Path
) -> None:
    scan(station, "CODE-p-1")
    scan(station, "CODE-p-1")
    kept = [fact for _, fact in station.desk.journal.facts()]
    restored = a_desk(tmp_path / "restored")
    assert restored.desk.take(kept) == 2
    after = scan(restored, "CODE-p-1").fact
    assert after is not None
    assert after.desk_seq == 3
    assert verify(restored.desk.journal).problems == ()
    restored.close()


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        (
            "UPDATE fact SET bytes = replace(bytes, 'CODE-p-1', 'CODE-p-9') WHERE pos = 2",
            "desk-1 2: its row says something else than its bytes",
        ),
        (
            "UPDATE fact SET bytes = replace(bytes, 'already_in', 'blocked') WHERE pos = 2",
            "desk-1 3: the fact before it is missing or was changed",
        ),
        (
            "UPDATE fact SET bytes = replace(bytes, 'already_in', 'blocked') WHERE pos = 3",
            "desk-1: its last fact is missing or was changed",
        ),
        ("UPDATE fact SET bytes = CAST(bytes || ' ' AS BLOB) WHERE pos = 2", "desk-1 2: not in its canonical form"),
        (
            "UPDATE fact SET bytes = x'00' WHERE pos = 2",
            "desk-1 2: not JSON: Expecting value: line 1 column 1 (char 0)",
        ),
        ("UPDATE fact SET bytes = x'5b5d' WHERE pos = 2", "desk-1 2: not an object"),
        ("DELETE FROM fact WHERE pos = 2", "desk-1 3: the fact before it is missing or was changed"),
        ("DELETE FROM fact WHERE pos = 3", "desk-1: its last fact is missing or was changed"),
        ("DELETE FROM fact WHERE pos = 1", "desk-1 2: the fact before it is missing or was changed"),
        ("UPDATE fact SET at = 5 WHERE pos = 3", "desk-1 3: its row says something else than its bytes"),
        ("UPDATE stay SET since = NULL", "folded table stay: ('a:p-1', 'venue', None, 1, 0)"),
        ("INSERT INTO undone VALUES ('x')", "folded table undone: ('x',)"),
    ],
)
def test_whatever_is_edited_in_the_store_is_found(station: Station, sql: str, problem: str) -> None:
    for _ in range(3):
        scan(station, "CODE-p-1")
    assert verify(station.desk.journal).ok
    edit(
        station,
        sql.replace("bytes = replace(bytes", "bytes = CAST(replace(bytes").replace("') WHERE", "') AS BLOB) WHERE"),
    )
    assert problem in verify(station.desk.journal).problems


def test_facts_of_a_code_go_with_it_from_row_to_row(station: Station) -> None:
    event = an_event()
    walk_in = a_fact(code=Code("X"), attendee=None)
    station.take(pack_of(event, an_attendee("p-1", "X")))
    station.desk.take([walk_in])
    assert inside(station) == ["a:p-1"]
    station.take(pack_of(event, an_attendee("p-1", "Y"), an_attendee("p-2", "X")))
    assert inside(station) == ["a:p-2"]
    station.take(pack_of(replace(event, lists={VENUE: a_list(reentry_after_exit=False)}), an_attendee("p-3", "X")))
    assert inside(station) == ["a:p-3"]
    station.take(pack_of(replace(event, lists={VENUE: a_list(reentry_after_exit=False)}), an_attendee("p-1", "X")))
    assert inside(station) == ["a:p-1"]
    assert verify(station.desk.journal).ok


def test_two_former_rows_of_one_code_leave_its_facts_to_the_code(station: Station) -> None:
    event = an_event()
    station.take(pack_of(event, an_attendee("p-1", "X"), an_attendee("p-2", "X")))
    station.take(pack_of(event))
    station.desk.take([a_fact(code=Code("X"), attendee=None), a_fact(seq=2, attendee=AttendeeId("p-1"))])
    assert inside(station) == ["a:p-1", "c:X"]
    assert verify(station.desk.journal).ok


def pack_of(event: object, *guests: object) -> object:
    from kiosk.pack.pack import Pack

    return Pack(event, guests)  # type: ignore[arg-type]


def sent(copy: int) -> BadgeSent:
    return BadgeSent(copy, "folder", f"job-{copy}")


@pytest.mark.parametrize(
    ("bodies", "state"),
    [
        ([], BadgeState()),
        ([sent(1)], BadgeState(1, "sent")),
        ([sent(1), BadgePrinted(1, "j")], BadgeState(1, "printed", printed=1)),
        ([sent(1), BadgePrinted(1, "j"), sent(2)], BadgeState(2, "sent", revoked=1, printed=1)),
        ([sent(1), BadgePrinted(1, "j"), sent(2), BadgeFailed(2, "no paper")], BadgeState(2, "failed", printed=1)),
        ([sent(1), sent(2), BadgeFailed(1, "late news")], BadgeState(2, "sent", revoked=1)),
        ([sent(1), BadgeUnknown(1, "spooler")], BadgeState(1, "unknown")),
        ([sent(2), BadgeUnknown(1, "spooler")], BadgeState(2, "sent", revoked=1)),
        (
            [sent(1), BadgePrinted(1, "j"), BadgeRevoked(1, "lost")],
            BadgeState(1, "printed", revoked=1, lost=1, printed=1),
        ),
        ([sent(1), BadgeRevoked(1, "lost"), sent(2), sent(3)], BadgeState(3, "sent", revoked=2, lost=1)),
        ([sent(3), BadgePrinted(1, "j"), sent(2), Admitted(VENUE, "x")], BadgeState(3, "sent", revoked=2, printed=1)),
    ],
)
def test_where_the_badge_is_follows_from_its_facts(bodies: list[BadgeSent], state: BadgeState) -> None:
    assert badge_state(a_fact(body, seq=seq) for seq, body in enumerate(bodies, start=1)) == state


def test_a_clock_far_ahead_is_not_followed_and_a_near_one_is(tmp_path: Path) -> None:
    clock = Clock()
    station = a_desk(tmp_path, clock=clock)
    ahead = f"{int(clock_at('09:00').timestamp() * 1000) + 30_000:012x}0007"
    far = f"{int(clock_at('10:00').timestamp() * 1000):012x}0000"
    station.desk.take([a_fact(hlc=ahead), a_fact(seq=2, hlc=far)])
    station.close()
    again = Station(tmp_path, station.desk.post, clock)
    fact = scan(again, "CODE-p-1").fact
    assert fact is not None
    assert ahead < fact.hlc < far
    again.close()


DOCUMENT: dict[str, Json] = {**to_document(a_fact()), "hlc": "0" * 16}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"at": "2025-11-15T09:00:00"}, "has no offset"),
        ({"at": "0001-01-01T00:00:00+08:00"}, "outside the calendar"),
        ({"at": "soon"}, "soon"),
        ({"desk_seq": 1 << 63}, "is not a whole number from 0"),
        ({"desk_seq": -1}, "is not a whole number from 0"),
        ({"desk_seq": True}, "is not a whole number from 0"),
        ({"id": "\ud800"}, "surrogates not allowed"),
        ({"hlc": "late"}, "'late' is no hybrid time"),
        ({"kind": 3}, "3 is not a text"),
        ({"list": None}, "None is not a text"),
        ({"answers": []}, "is not an object"),
        ({"knew": {}}, "is not a list"),
        ({"offset_s": "much"}, "is not a number"),
        ({"kind": "undone"}, "target is missing"),
        ({"kind": "refused", "verdict": "no", "direction": "up"}, "'up' is not a valid Direction"),
    ],
)
def test_a_document_that_is_no_fact_says_why(change: dict[str, Json], said: str) -> None:
    from kiosk.journal.wire import Damaged

    with pytest.raises(Damaged, match=said):
        from_document({**DOCUMENT, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"override": False},
        {"weather": None, "v": 2},
        {"kind": "danced", "steps": 0, "partner": None, "v": 7},
        {"kind": "badge_sent", "copy": 0, "printer": "", "job": "", "list": "venue", "text": ""},
        {"kind": "badge_revoked", "copy": 0, "reason": ""},
        {"kind": "badge_unknown", "copy": 1, "detail": ""},
        {"kind": "undone", "target": "f"},
    ],
)
def test_what_a_newer_version_wrote_is_passed_on_as_it_is(change: dict[str, Json]) -> None:
    document = {**DOCUMENT, **change}
    assert to_document(from_document(document)) == document


def test_a_kind_of_a_newer_version_is_kept_without_being_understood(station: Station) -> None:
    station.desk.take([a_fact(Foreign("danced", {"steps": 0}))])
    assert verify(station.desk.journal).ok


def test_what_is_read_beside_a_desk_at_work_is_of_one_moment(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    beside = Station(tmp_path, Post(DeskId("desk-1")), reading=True)
    try:
        scan(desk, "CODE-p-1")
        with beside.desk.journal.snapshot():
            before = list(beside.desk.journal.stored()), beside.desk.journal.head()
            scan(desk, "CODE-p-1")
            assert (list(beside.desk.journal.stored()), beside.desk.journal.head()) == before
            assert verify(beside.desk.journal).facts == 1
        assert verify(beside.desk.journal) == verify(desk.desk.journal)
    finally:
        beside.close()
        desk.close()


def test_a_desk_that_was_given_another_name_is_sound(tmp_path: Path) -> None:
    before = a_desk(tmp_path)
    scan(before, "CODE-p-1")
    before.close()

    renamed = Station(tmp_path, Post(DeskId("north-2")))
    try:
        assert verify(renamed.desk.journal).ok
        scan(renamed, "CODE-p-1")
        assert verify(renamed.desk.journal).ok
    finally:
        renamed.close()
