"""The quick way through usual rows gives what the careful way gives, row for row."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.demo.event import demo_pack
from kiosk.domain.event import Event
from kiosk.pack import rows
from kiosk.pack.quick import Quick
from kiosk.pack.rows import Roster, read_attendees
from tests.roster.mess import make_mess, write_csv

HEADINGS = (
    "编号",
    "票号",
    "姓名",
    "拼音",
    "单位",
    "英文单位",
    "类别",
    "手机",
    "邮箱",
    "状态",
    "同意",
    "生效日期",
    "备注",
)
CELLS = st.sampled_from(
    (
        *("", " ", "C1", "C 1", " C2", "1.0", "1.38E+10", "13800000001", "胡静", "胡 静", "阿依•买买提", "Ann  Lee", "王?"),
        *("技能人才", "talent", "VIP", "嘉陵", "a@b.org", "是", "否", "未付款", "2025-11-15", "Ｃ３", "\u200bx", "\ufffd", "姓名"),
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def event() -> Event:
    return demo_pack(1).event


@pytest.fixture
def both(event: Event, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], tuple[Roster, Roster]]:
    """Reads a file in the quick way and in the careful one."""

    def read(path: Path) -> tuple[Roster, Roster]:
        quick = read_attendees(path, event)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rows, "Quick", _Never)
            return quick, read_attendees(path, event)

    return read


class _Never(Quick):
    def take(self, lines: object) -> list[None]:
        return [None] * len(lines)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(table=st.lists(st.lists(CELLS, min_size=len(HEADINGS), max_size=len(HEADINGS)), min_size=1, max_size=6))
def test_any_rows_come_out_the_same(
    both: Callable[[Path], tuple[Roster, Roster]],
    tmp_path_factory: pytest.TempPathFactory,
    table: list[list[str]],
) -> None:
    path = tmp_path_factory.mktemp("quick") / "list.csv"
    # an id twice would be refused in either way
    lines = [HEADINGS, *([f"p{at}" if row[0] else "", *row[1:]] for at, row in enumerate(table))]
    path.write_text("\n".join(",".join(line) for line in lines), encoding="utf-8")
    quick, careful = both(path)
    assert quick == careful


def test_a_messy_roster_comes_out_the_same(both: Callable[[Path], tuple[Roster, Roster]], tmp_path: Path) -> None:
    quick, careful = both(write_csv(make_mess(1000), tmp_path / "list.csv", "utf-8"))
    assert quick == careful


def test_the_usual_rows_do_take_the_quick_way(event: Event, tmp_path: Path) -> None:
    path = write_csv(make_mess(1000), tmp_path / "list.csv", "utf-8")
    careful: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        way = rows.TableRows._careful
        patch.setattr(rows.TableRows, "_careful", lambda self, line: careful.append(line) or way(self, line))
        read_attendees(path, event)
    assert len(careful) < 300
