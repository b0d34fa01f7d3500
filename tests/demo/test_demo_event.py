"""The bundled event: whole, invented, and the same every time."""

import re
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from kiosk.demo.event import demo_pack
from kiosk.demo.names import GIVEN, RARE_GIVEN, SURNAMES
from kiosk.domain.attendee import Status
from kiosk.domain.event import SessionKind
from kiosk.pack.document import parse_document
from kiosk.pack.machine import document_of
from kiosk.pack.pack import Pack
from kiosk.pack.read import read_pack
from kiosk.pack.write import write_pack


@pytest.fixture(scope="module")
def demo() -> Pack:
    return demo_pack()


@pytest.fixture(scope="module")
def people(demo: Pack):
    return [guest for guest in demo.attendees if guest.addon_to is None]


def test_the_programme_is_the_one_that_the_press_described(demo: Pack) -> None:
    kinds = Counter(session.kind for session in demo.event.sessions.values())
    days = {demo.event.local(session.starts_at).date() for session in demo.event.sessions.values()}

    assert (kinds[SessionKind.FORUM], kinds[SessionKind.RECRUITMENT]) == (7, 3)
    assert all(kinds[kind] >= 2 for kind in SessionKind)
    assert days == {date(2025, 11, 15), date(2025, 11, 16)}


def test_every_session_has_a_door_that_asks_for_the_entrance_first(demo: Pack) -> None:
    doors = {door.session: door.requires for door in demo.event.lists.values() if door.session}

    assert doors == dict.fromkeys(demo.event.sessions, ("venue",))


def test_the_demo_pack_passes_its_own_checks(demo: Pack) -> None:
    checked = parse_document(document_of(demo.event, demo.attendees), "demo")

    assert (checked.event, checked.attendees, checked.warnings) == (demo.event, demo.attendees, ())


def test_the_demo_pack_can_be_written_for_organisers_to_start_from(demo: Pack, tmp_path) -> None:
    write_pack(tmp_path, demo.event, demo.attendees)

    assert read_pack(tmp_path) == demo


def test_the_same_seed_makes_the_same_guests_and_another_seed_others() -> None:
    assert demo_pack(60, seed=7) == demo_pack(60, seed=7)
    assert demo_pack(60, seed=7).attendees != demo_pack(60, seed=8).attendees


@pytest.mark.parametrize("count", [0, 1, 3, 60, 200])
def test_there_are_as_many_people_as_asked_for(count: int) -> None:
    assert sum(guest.addon_to is None for guest in demo_pack(count).attendees) == count


def test_the_full_event_has_3500_people_of_every_kind(people) -> None:
    kinds = Counter(guest.ticket_type for guest in people)

    assert len(people) == 3500
    assert kinds["intl-guest"] >= 50
    assert min(kinds.values()) >= 40
    assert set(kinds) == {"talent", "project-team", "employer", "institute", "intl-guest", "speaker", "press", "staff"}


def test_250_projects_have_a_team_and_a_stand_of_their_own(demo: Pack) -> None:
    stands = {stand.id for stand in demo.event.stands}

    assert len(demo.event.projects) == 250
    assert all(project.team for project in demo.event.projects)
    assert len({project.stand for project in demo.event.projects} & stands) == 250


def test_names_are_as_frequent_and_as_long_as_in_life(people) -> None:
    names = [guest.name.zh for guest in people if guest.country == "CN" and "·" not in guest.name.zh]
    surnames = Counter(name[0] for name in names)

    assert {each for each, _ in surnames.most_common(3)} == {"王", "李", "张"}
    assert {len(name) for name in names} == {2, 3, 4}
    assert any(name.startswith(("欧阳", "上官", "司马")) for name in names)
    assert len(SURNAMES) >= 150


def test_rare_characters_and_middle_dots_come_to_the_door(people) -> None:
    names = [guest.name.zh or "" for guest in people]
    unwritable = [name for name in names if name.encode("gbk", "ignore").decode("gbk") != name]

    assert len(unwritable) >= 10
    assert sum(bool(re.fullmatch(r"\w+·\w+", name)) for name in names) >= 20


@pytest.mark.parametrize(
    "script",
    [
        "[ĀŁāłőțğøþ]",
        "[\u0400-\u04ff]",
        "[\u0600-\u06ff]",
        "[\u0e00-\u0e7f]",
        "[\uac00-\ud7af]",
        "[\u3040-\u309f]",
        "[\u0900-\u097f]",
    ],
)
def test_international_guests_bring_the_scripts_of_the_world(people, script: str) -> None:
    assert any(re.search(script, f"{guest.name.zh}{guest.name.latin}") for guest in people)


def test_codes_are_unique_and_hold_no_letters_that_look_alike(demo: Pack) -> None:
    codes = [guest.code for guest in demo.attendees]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"CQ25-[2-9A-HJKMNP-Z]{8}", code) for code in codes)


def test_nobody_could_really_be_called_or_written_to(people) -> None:
    assert all(re.fullmatch(r"\+(86|999) 100 \d{4} \d{4}", guest.phone) for guest in people)
    assert all(guest.email.endswith("@example.org") and guest.email.isascii() for guest in people)
    assert len({guest.email for guest in people}) == len({guest.phone for guest in people}) == len(people)


def test_a_few_guests_are_trouble_and_most_are_not(people) -> None:
    troubled = [guest for guest in people if guest.status is not Status.PAID or guest.valid_from or guest.session]
    statuses = Counter(guest.status for guest in people)

    assert 20 <= statuses[Status.PENDING] <= 60
    assert 8 <= statuses[Status.CANCELLED] <= 35
    assert len(troubled) < 250
    assert any(guest.session for guest in troubled)


def test_some_international_guests_have_not_answered_yet(people) -> None:
    answered = Counter(bool(guest.answers) for guest in people if guest.ticket_type == "intl-guest")

    assert answered[True] > answered[False] > 0


def test_groups_share_a_booking_and_an_employer(people) -> None:
    groups: dict[str, list] = {}
    for guest in people:
        groups.setdefault(guest.order, []).append(guest)

    assert sum(len(group) > 1 for group in groups.values()) > 200
    assert all(len({guest.organisation for guest in group}) == 1 for group in groups.values())


def test_addons_hang_on_a_person_and_go_by_that_persons_name(demo: Pack, people) -> None:
    ids = {guest.id for guest in people}
    addons = [guest for guest in demo.attendees if guest.addon_to]

    assert {guest.ticket_type for guest in addons} == {"gala-dinner", "young-scientist"}
    assert all(guest.addon_to in ids and not guest.name for guest in addons)


def test_the_whole_event_moves_to_another_day() -> None:
    home, moved = demo_pack(300), demo_pack(300, first_day=date(2026, 3, 1))
    days = timedelta(days=106)

    assert moved.event.starts_at == home.event.starts_at + days
    assert moved.event.sessions["contest-final"].doors_at == home.event.sessions["contest-final"].doors_at + days
    assert [guest.valid_from for guest in moved.attendees] == [
        each.valid_from and each.valid_from + days for each in home.attendees
    ]
    assert "2026-03-01T07:00:00+08:00" in str(moved.event.lists["day-1"].rules)
    assert "2025" not in str(moved.event.lists)


def test_the_first_day_is_that_of_the_hall_and_not_of_greenwich() -> None:
    moved = demo_pack(1, first_day=date(2026, 3, 1)).event

    assert moved.local(moved.starts_at) == datetime(2026, 3, 1, 9, tzinfo=moved.zone)


def test_readings_in_the_name_tables_are_real_ones() -> None:
    from pypinyin import Style, pinyin

    wrong = [
        part.zh
        for part in (*GIVEN, *RARE_GIVEN)
        if part.latin not in pinyin(part.zh, style=Style.NORMAL, heteronym=True, v_to_u=True)[0]
    ]
    assert wrong == []
