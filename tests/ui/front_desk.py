"""What the tests of the desk's boards share: a forum of one seat beside the small hall, and its staff."""

from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from typing import Any

from hall import HALL

from kiosk.staff import Role, Staff, with_member

MORNING = datetime(2025, 11, 15, 1, 14, tzinfo=UTC)
"""09:14 in the hall."""


def a_forum() -> dict[str, Any]:
    """The small hall with a lecture that has one seat only, at the same door."""
    event = deepcopy(HALL)
    event["check_in_lists"].append(
        {"id": "lecture", "name": {"zh": "讲座", "en": "Lecture"}, "capacity": 1, "prints_badge": False}
    )
    return event


@cache
def a_staff() -> Staff:
    """王蕾 is administrator (7788), 何敏 supervisor (4455), 李敏 volunteer (1234)."""
    staff = with_member(Staff(), "王蕾", Role.ADMINISTRATOR, "7788")
    staff = with_member(staff, "何敏", Role.SUPERVISOR, "4455")
    return with_member(staff, "李敏", Role.VOLUNTEER, "1234")
