"""What is written is read back: as a document, as a folder of files, as one JSON file."""

import json
import string
import tempfile
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.attendee import Attendee, PersonName, Status
from kiosk.domain.event import (
    CheckInList,
    Dependency,
    Event,
    Gate,
    Hall,
    Notice,
    Option,
    Project,
    Question,
    QuestionType,
    Session,
    SessionKind,
    Stand,
    TicketType,
    Variation,
)
from kiosk.domain.text import Language, Text
from kiosk.errors import StoreUnavailable
from kiosk.pack.document import parse_document
from kiosk.pack.machine import document_of
from kiosk.pack.read import read_pack
from kiosk.pack.write import write_document, write_pack

SLUG = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=8).map(lambda text: f"a{text}")
WORDS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: text and "\ufeff" not in text)
)
TEXT = st.builds(Text, WORDS, WORDS)
MAYBE_TEXT = st.none() | TEXT
MOMENT = st.builds(
    lambda moment, hours: moment.replace(tzinfo=timezone(timedelta(hours=hours))),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - the zone comes next
    st.integers(-12, 14),
)
CLOCK = st.builds(time, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
COUNT = st.none() | st.integers(0, 10_000)
SINGLE = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | WORDS
JSON = st.recursive(
    SINGLE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=8
)


def some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=3).map(tuple) if ids else st.just(())


def maybe(ids: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(ids) if ids else st.none()


def types_among(ids: list[str]) -> st.SearchStrategy[frozenset[str] | None]:
    return st.none() | some(ids).map(frozenset)


@st.composite
def events(draw: st.DrawFn) -> Event:
    ids = {
        key: draw(st.lists(SLUG, unique=True, max_size=3)) for key in ("halls", "types", "sessions", "lists", "stands")
    }
    start = draw(MOMENT)
    halls = {each: Hall(each, draw(TEXT), draw(COUNT), draw(MAYBE_TEXT)) for each in ids["halls"]}
    types = {each: draw(ticket_types(each)) for each in ids["types"]}
    sessions = {each: draw(sessions_in(each, ids["halls"])) for each in ids["sessions"]} if halls else {}
    lists = {each: draw(lists_of(each, place, ids, list(sessions))) for place, each in enumerate(ids["lists"])}
    questions = [
        Question("q-first", draw(TEXT), QuestionType.BOOLEAN),
        *draw(st.lists(questions_about(ids["types"]), max_size=1)),
    ]
    return Event(
        id=draw(SLUG), name=draw(TEXT), venue=draw(TEXT), timezone="Asia/Shanghai", starts_at=start,
        ends_at=draw(st.none() | st.just(start + timedelta(days=1))), admission_at=draw(st.none() | MOMENT),
        halls=halls, ticket_types=types, sessions=sessions, lists=lists,
        gates={each: Gate(each, draw(TEXT)) for each in draw(st.lists(SLUG, unique=True, max_size=2))},
        questions={each.id: each for each in questions},
        stands=tuple(Stand(each, draw(TEXT), draw(maybe(list(halls))), "stand", draw(MAYBE_TEXT)) for each in ids["stands"]),
        projects=tuple(Project(f"x{n}", draw(TEXT), (), draw(maybe(ids["stands"]))) for n in range(draw(st.integers(0, 2)))),
        notices=draw(st.sampled_from([(), (Notice("privacy", "1", Text("私", "P"), True),)])),
        signing_keys=draw(st.sampled_from([(), ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",)])),
        revoked_codes=frozenset(draw(st.lists(WORDS, max_size=2))), blocked_codes=frozenset(draw(st.lists(WORDS, max_size=2))),
    )  # fmt: skip


@st.composite
def ticket_types(draw: st.DrawFn, name: str) -> TicketType:
    variations = tuple(Variation(each, draw(TEXT)) for each in draw(st.lists(SLUG, unique=True, max_size=2)))
    return TicketType(name, draw(TEXT), variations, draw(st.none() | SLUG), draw(MAYBE_TEXT))


@st.composite
def sessions_in(draw: st.DrawFn, name: str, halls: list[str]) -> Session:
    start = draw(MOMENT)
    kind, hall = draw(st.sampled_from(SessionKind)), draw(st.sampled_from(halls))
    doors = draw(st.sampled_from([start, start - timedelta(minutes=30)]))
    return Session(name, kind, draw(TEXT), hall, start, start + timedelta(hours=1), doors, draw(COUNT))


@st.composite
def lists_of(draw: st.DrawFn, name: str, place: int, ids: dict[str, list[str]], sessions: list[str]) -> CheckInList:
    flags = [draw(st.booleans()) for _ in range(6)]
    return CheckInList(
        name, draw(TEXT), draw(types_among(ids["types"])), draw(maybe(sessions)), draw(maybe(sessions)), *flags[:4],
        draw(COUNT | st.just("none")), draw(st.none() | CLOCK), *flags[4:], draw(JSON), draw(some(ids["lists"][:place])),
    )  # fmt: skip


@st.composite
def questions_about(draw: st.DrawFn, types: list[str]) -> Question:
    options = tuple(Option(each, draw(TEXT)) for each in draw(st.lists(SLUG, unique=True, min_size=1, max_size=3)))
    return Question(
        "q-second", draw(TEXT), draw(st.sampled_from(QuestionType)), options, draw(st.booleans()), draw(st.booleans()),
        draw(st.booleans()), draw(types_among(types)), draw(st.none() | st.just(Dependency("q-first", ("true",)))),
        draw(st.none() | st.integers(0, 9) | st.just("2025-11-15")), draw(st.none() | st.integers(10, 90)),
    )  # fmt: skip


@st.composite
def packs(draw: st.DrawFn) -> tuple[Event, tuple[Attendee, ...]]:
    event = draw(events())
    names = draw(st.lists(SLUG, unique=True, max_size=3)) if event.ticket_types else []
    guests: list[Attendee] = []
    for place, name in enumerate(names):
        guests.append(draw(attendees(event, name, names[:place])))
    return event, tuple(guests)


@st.composite
def attendees(draw: st.DrawFn, event: Event, name: str, before: list[str]) -> Attendee:
    kind = event.ticket_types[draw(st.sampled_from(sorted(event.ticket_types)))]
    start = draw(st.none() | MOMENT)
    return Attendee(
        id=name, code=draw(WORDS), ticket_type=kind.id, name=draw(st.builds(PersonName, st.none() | WORDS, st.none() | WORDS)),
        variation=draw(maybe([each.id for each in kind.variations])), order=draw(st.none() | WORDS),
        organisation=draw(MAYBE_TEXT), title=draw(MAYBE_TEXT), email=draw(st.none() | WORDS), phone=draw(st.none() | WORDS),
        country=draw(st.sampled_from([None, "CN", "PL"])), language=draw(st.none() | st.sampled_from(Language)),
        status=draw(st.sampled_from(Status)), requires_approval=draw(st.booleans()), valid_if_pending=draw(st.booleans()),
        blocked=draw(st.booleans()), valid_from=start, valid_until=start and start + timedelta(hours=3),
        session=draw(maybe(list(event.sessions))), addon_to=draw(maybe(before)), attention=draw(st.booleans()),
        staff_note=draw(st.none() | WORDS), answers=draw(st.sampled_from([{}, {"q-first": True}])),
        photo=draw(st.sampled_from([None, "hu.jpg"])), consent=draw(st.sampled_from([(), ("privacy@1",)])),
        entitlements=tuple(draw(st.lists(TEXT, max_size=2))), sessions=draw(some(list(event.sessions))),
    )  # fmt: skip


@given(packs())
def test_a_document_is_read_back_as_the_pack_it_was_made_of(pack: tuple[Event, tuple[Attendee, ...]]) -> None:
    sent = json.loads(json.dumps(document_of(*pack)))

    received = parse_document(sent, "sent")

    assert (received.event, received.attendees) == pack


@given(packs())
def test_written_files_are_read_back_as_the_pack_they_were_made_of(pack: tuple[Event, tuple[Attendee, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_pack(Path(folder), *pack)

        received = read_pack(Path(folder))

    assert (received.event, received.attendees) == pack


def test_the_machine_form_on_disk_is_read_back(tmp_path: Path, write_files) -> None:
    pack = read_pack(write_files())

    write_document(tmp_path / "pack.json", pack.event, pack.attendees)

    assert read_pack(tmp_path / "pack.json") == pack


def test_a_session_without_doors_opens_half_an_hour_before(write_files) -> None:
    assert read_pack(write_files()).event.sessions["forum"].doors_at == datetime(2025, 11, 15, 1, 30, tzinfo=UTC)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, write_files) -> None:
    pack = read_pack(write_files())
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(StoreUnavailable, match="the pack cannot be written"):
        write_pack(tmp_path / "file" / "pack", pack.event, pack.attendees)
