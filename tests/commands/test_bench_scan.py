"""What was asked of the scanner, and whether a measurement says that it is met."""

from dataclasses import replace

from kiosk.commands.bench_scan import targets
from kiosk.commands.latency import CpuRow, LatencyRow
from kiosk.scan.bench_films import FilmRow
from kiosk.scan.bench_kills import KillRow
from kiosk.scan.bench_photos import PhotoRow
from kiosk.scan.rivals import OURS, TOGETHER

OURS_ON_PHOTOS = PhotoRow("kept apart", OURS, 40, 35, 34, 34 / 35, 0, 0, 2.5, 11.0)
OTHERS = replace(OURS_ON_PHOTOS, reader=TOGETHER, read=33)
OURS_ON_FILMS = FilmRow("all scenarios", OURS, "every frame", 78, 76, 7.2, 0, 3.0, 0)
KILLS = KillRow("again and again", 20, 40, 40, 0, 0, 750.0)


def _unmet(*rows: object) -> list[str]:
    return [row.target for row in targets(rows) if not row.met]


def _films(**ours: object) -> list[FilmRow]:
    together = replace(OURS_ON_FILMS, reader=TOGETHER, read=75, first_read=7.5)
    zxing = replace(OURS_ON_FILMS, reader="zxing-cpp", read=71, first_read=8.0)
    return [replace(OURS_ON_FILMS, **ours), together, zxing]


def test_where_all_is_reached_nothing_is_unmet():
    cpu, latency = CpuRow("desk", 20, 8.0), LatencyRow("frame", 40, 9.8, 23.7)
    assert _unmet(OURS_ON_PHOTOS, OTHERS, *_films(), KILLS, cpu, latency) == []


def test_as_many_photographs_as_the_others_together_are_not_more():
    assert _unmet(OURS_ON_PHOTOS, replace(OTHERS, read=34)) == ["photographs, kept apart: above all others together"]


def test_a_misread_photograph_and_a_slow_one_are_unmet():
    slow = replace(OURS_ON_PHOTOS, misread=1, p95_ms=15.5)
    assert _unmet(slow, OTHERS) == [
        "photographs, kept apart: misread / found where none is",
        "photographs, kept apart: p95 ms",
    ]


def test_a_film_read_later_than_by_a_rival_is_unmet():
    ours, together, zxing = _films(read=74)
    assert _unmet(ours, together, replace(zxing, ours_later_in=1)) == [
        "films: codes read",
        "films: scenarios read later than zxing-cpp",
    ]


def test_a_lost_ticket_and_a_long_gap_are_unmet():
    assert _unmet(replace(KILLS, read=39)) == ["killed again and again: tickets lost / wrong / twice"]
    assert _unmet(replace(KILLS, longest_gap_ms=1200.0)) == ["killed again and again: longest gap, ms"]
