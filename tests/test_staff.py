"""Roles by PIN: who may do what, and a file that gives no PIN away."""

import json
import stat
import sys
from pathlib import Path

import pytest

from kiosk.errors import BadInput
from kiosk.patience import Patience
from kiosk.staff import (
    FILE,
    LEAST,
    WAITS,
    Act,
    Member,
    Role,
    Staff,
    may,
    read_staff,
    with_member,
    without_member,
    write_staff,
)


def a_staff() -> Staff:
    staff = with_member(Staff(), "王蕾", Role.ADMINISTRATOR, "7788")
    return with_member(staff, "李敏", Role.VOLUNTEER, "1234")


def test_every_act_has_a_least_role() -> None:
    assert set(LEAST) == set(Act)
    assert all(may(Role.ADMINISTRATOR, act) for act in Act)


@pytest.mark.parametrize(
    ("role", "act", "answer"),
    [
        (Role.VOLUNTEER, Act.UNDO, True),
        (Role.VOLUNTEER, Act.LET_IN, False),
        (Role.SUPERVISOR, Act.LET_IN, True),
        (Role.SUPERVISOR, Act.SETTINGS, False),
        (Role.ADMINISTRATOR, Act.STAFF, True),
    ],
)
def test_what_a_role_may_do(role: Role, act: Act, answer: bool) -> None:
    assert may(role, act) is answer


def test_a_pin_tells_who_it_is(tmp_path: Path) -> None:
    write_staff(tmp_path, a_staff().members)
    staff = read_staff(tmp_path)
    found = staff.by_pin("1234")
    assert found is not None and (found.name, found.role) == ("李敏", Role.VOLUNTEER)
    assert staff.by_pin("4321") is None and staff.by_pin("") is None


def test_the_file_holds_hashes_only_and_is_for_one_user(tmp_path: Path) -> None:
    write_staff(tmp_path, a_staff().members)
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert {key for row in json.loads(text)["staff"] for key in row} == {"name", "role", "hash"}
    assert text.count("$argon2id$") == 2 and '"1234"' not in text and '"7788"' not in text
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_pin_belongs_to_one_person() -> None:
    with pytest.raises(BadInput, match="taken"):
        with_member(a_staff(), "赵云", Role.SUPERVISOR, "1234")


@pytest.mark.parametrize("pin", ["", "123", "12a4", "1" * 13, "１２３４"])
def test_a_pin_is_four_to_twelve_digits(pin: str) -> None:
    with pytest.raises(BadInput, match="4 to 12 digits"):
        with_member(Staff(), "王蕾", Role.ADMINISTRATOR, pin)


def test_there_is_always_an_administrator() -> None:
    with pytest.raises(BadInput, match="administrator"):
        with_member(Staff(), "李敏", Role.VOLUNTEER, "1234")
    with pytest.raises(BadInput, match="administrator"):
        without_member(a_staff(), "王蕾")
    with pytest.raises(BadInput, match="administrator"):
        with_member(a_staff(), "王蕾", Role.VOLUNTEER, "9999")


def test_when_the_last_one_goes_the_file_goes(tmp_path: Path) -> None:
    write_staff(tmp_path, a_staff().members)
    write_staff(tmp_path, without_member(without_member(a_staff(), "李敏"), "王蕾").members)
    assert not (tmp_path / FILE).exists() and not read_staff(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", '{"format": 2, "staff": []}', '{"format": 1, "staff": [{"name": 3}]}'])
def test_a_damaged_file_opens_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=FILE):
        read_staff(tmp_path)


def test_a_hash_that_is_none_matches_nothing() -> None:
    assert Staff((Member("x", Role.ADMINISTRATOR, "plain"),)).by_pin("1234") is None


def test_the_wait_grows_with_each_wrong_pin_and_ends_with_the_right_one() -> None:
    now = [0.0]
    patience = Patience(WAITS, lambda: now[0])
    assert [patience.wrong() for _ in range(6)] == [0, 0, 2, 4, 8, 16]
    now[0] = 10.0
    assert patience.wait_s() == 6
    now[0] = 17.0
    assert patience.wait_s() == 0
    assert max(patience.wrong() for _ in range(20)) == WAITS.longest_s
    patience.right()
    assert patience.wait_s() == 0 and patience.wrong() == 0
