"""Times as the hall reads them."""

from datetime import UTC, datetime

import pytest

from kiosk.domain.text import Language, Text, clock, in_zone
from tests.builders import NINE, ZONE, clock_at


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        (clock_at("08:05"), Text("08:05", "08:05")),
        (clock_at("08:05", 16), Text("11月16日 08:05", "16 November 08:05")),
        (datetime(2026, 1, 2, 8, 5, tzinfo=ZONE), Text("2026年1月2日 08:05", "2 January 2026 08:05")),
    ],
)
def test_a_time_has_its_date_only_when_it_is_another_day(instant: datetime, said: Text) -> None:
    assert clock(instant, NINE) == said


def test_a_text_is_read_in_either_language() -> None:
    assert [Text("门", "door")[language] for language in Language] == ["门", "door"]


FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def test_a_time_after_the_calendar_is_its_last_moment() -> None:
    assert in_zone(LAST, ZONE) == datetime.max.replace(tzinfo=ZONE)


def test_a_time_before_the_calendar_is_its_first_moment() -> None:
    assert in_zone(datetime.min.replace(tzinfo=ZONE), UTC) == FIRST
