"""Any guest is found from a few keys."""

from pathlib import Path

import pytest
from fresh_lookups import fresh
from hard_lookups import guests

from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.ids import AttendeeId, Code, TicketTypeId
from kiosk.domain.text import Text
from kiosk.roster.book import write_book
from kiosk.roster.crowd import crowd
from kiosk.roster.finder import Finder
from kiosk.roster.found import Why
from kiosk.roster.index import index_tables


def a_guest(number: int, zh: str | None = None, latin: str | None = None, **more: object) -> Attendee:
    return Attendee(
        AttendeeId(f"p-{number}"), Code(f"AB12-{number:06}"), TicketTypeId("talent"), PersonName(zh, latin), **more
    )  # type: ignore[arg-type]


def a_finder(folder: Path, people: list[Attendee]) -> Finder:
    return Finder(
        write_book(
            folder,
            people,
            event_document="{}",
            imported_at="",
            tag_of=lambda _: "",
            extra=lambda db: index_tables(db, people),
        )
    )


def found(finder: Finder, text: str) -> list[str]:
    return [hit.attendee.id for hit in finder.search(text)]


HALL = [
    a_guest(
        1,
        "罗静怡",
        "Luo Jingyi",
        order="BK40771",
        email="Hr@Yujiang.example.org",
        phone="+86 100 0000 3270",
        organisation=Text("渝江精工股份公司", "Yujiang Precision Co."),
    ),
    a_guest(
        2,
        "谭立",
        "Tan Li",
        order="BK40771",
        email="tan.li@example.org",
        phone="10000005772",
        organisation=Text("嘉陵材料研究所", "Jialing Institute of Materials"),
    ),
    a_guest(3, None, "Marta Kowalczyk", organisation=Text("渝江精工股份公司", "Yujiang Precision Co.")),
    a_guest(4, addon_to=AttendeeId("p-1"), order="BK55618"),
    a_guest(5, "曾静怡", "Zeng Jingyi"),
    a_guest(6, None, "John Quincy Marlow"),
]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    return a_finder(tmp_path_factory.mktemp("hall"), HALL)


@pytest.mark.parametrize(
    ("typed", "ids", "why"),
    [
        ("怡", ["p-5", "p-1", "p-4"], Why.NAME),
        ("罗静怡", ["p-1", "p-4"], Why.NAME),
        ("zeng", ["p-5"], Why.PINYIN),
        ("ceng", ["p-5"], Why.PINYIN),
        ("ljy", ["p-1", "p-4"], Why.INITIALS),
        ("mk", ["p-3"], Why.INITIALS),
        ("koW", ["p-3"], Why.LATIN),
        ("bk40771", ["p-1", "p-2"], Why.BOOKING),
        ("hr@yujiang", ["p-1"], Why.EMAIL),
        ("TAN.LI@EXAMPLE.ORG", ["p-2"], Why.EMAIL),
        ("3270", ["p-1"], Why.PHONE),
        ("0000-5772", ["p-2"], Why.PHONE),
        ("+86 10000005772", ["p-2"], Why.PHONE),
        ("ab12000003", ["p-3"], Why.CODE),
        ("AB12-000003", ["p-3"], Why.CODE),
        ("材料", ["p-2"], Why.ORGANISATION),
        ("institute of mat", ["p-2"], Why.ORGANISATION),
        ("jialing", ["p-2"], Why.ORGANISATION),
        ("john marlow", ["p-6"], Why.LATIN),
        ("marta 渝江", ["p-3"], Why.LATIN),
        ("tanli 5772", ["p-2"], Why.PINYIN),
        ("zhenjingyi", ["p-5"], Why.SOUND),
        ("zenjingyi", ["p-5"], Why.SOUND),
        ("kowalcyk", ["p-3"], Why.TYPO),
    ],
)
def test_a_guest_is_found_and_it_is_said_by_what(hall: Finder, typed: str, ids: list[str], why: Why) -> None:
    hits = hall.search(typed)
    assert [hit.attendee.id for hit in hits] == ids
    assert {hit.why for hit in hits} == {why}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "·",
        "qqzzx absent",
        "不存在之人",
        "p-1",
        "000",
        "270",
        "ab1",
        "x@",
        "🦀",
        "%",
        "_",
        '"',
        "\ud800",
        "\0",
    ],
)
def test_nobody_is_found_where_nobody_is_meant(hall: Finder, typed: str) -> None:
    assert hall.search(typed) == []


def test_a_hit_names_what_was_matched(hall: Finder) -> None:
    matched = {typed: hall.search(typed)[0].matched for typed in ("zeng", "材料", "institute", "ljy", "3270", "罗")}
    assert matched == {
        "zeng": "zeng jingyi",
        "材料": "嘉陵材料研究所",
        "institute": "Jialing Institute of Materials",
        "ljy": "luo jing yi",
        "3270": "+86 100 0000 3270",
        "罗": "罗静怡",
    }


def test_the_exact_name_stands_before_longer_ones(tmp_path: Path) -> None:
    people = [a_guest(1, "李娜娜"), a_guest(2, "林安"), a_guest(3, "李娜"), a_guest(4, None, "Selina Park")]
    finder = a_finder(tmp_path, people)
    assert found(finder, "lina") == ["p-3", "p-2", "p-1", "p-4"]
    assert found(finder, "李娜") == ["p-3", "p-1"]


def test_guests_of_this_surname_stand_before_those_whose_name_only_begins_so(tmp_path: Path) -> None:
    people = [
        a_guest(number, "良" + one)
        for number, one in enumerate("安波成德恩发刚海江凯利明宁平强然松涛伟新阳振志博超东飞光浩佳")
    ]
    finder = a_finder(tmp_path, [*people, a_guest(99, "李振")])
    assert found(finder, "li")[0] == "p-99"


def test_everybody_of_the_same_name_is_listed(tmp_path: Path) -> None:
    people = [a_guest(number, "张伟", "Zhang Wei", phone=f"1000000{number:04}") for number in range(5)]
    finder = a_finder(tmp_path, people)
    assert sorted(found(finder, "张伟")) == ["p-0", "p-1", "p-2", "p-3", "p-4"]
    assert found(finder, "张伟 0003") == ["p-3"]


def test_an_edition_without_guests_finds_nobody(tmp_path: Path) -> None:
    assert a_finder(tmp_path, []).search("luo") == []


def test_the_list_is_never_longer_than_asked(hall: Finder) -> None:
    assert [len(hall.search("yi", limit)) for limit in (0, 1, 2, 3)] == [0, 1, 2, 3]


def test_hard_look_ups_find_the_guest_among_the_first_three(tmp_path: Path) -> None:
    """Among 3,000 others, in at least 98 of 100 look-ups."""
    hard = [a_guest(number, zh, latin) for number, (zh, latin, _) in enumerate(guests())]
    finder = a_finder(tmp_path, [*crowd(3000), *hard])
    tried = [(one.id, text) for one, (_, _, typed) in zip(hard, guests(), strict=True) for text in typed]
    missed = [(guest, text) for guest, text in tried if guest not in found(finder, text)[:3]]
    assert len(tried) >= 200
    assert len(missed) <= 0.02 * len(tried), f"{len(missed)} of {len(tried)}: {missed}"


def test_look_ups_that_were_never_fitted_find_the_guest_among_the_first_three(tmp_path: Path) -> None:
    """Among 3,000 others, in at least 98 of 100 look-ups."""
    people = [
        a_guest(number, zh, latin, organisation=Text(firm or "", firm_en or ""), phone=phone, order=order, email=email)
        for number, ((zh, latin, firm, firm_en, phone, order, email), _) in enumerate(fresh())
    ]
    finder = a_finder(tmp_path, [*crowd(3000), *people])
    tried = [(one.id, text) for one, (_, typed) in zip(people, fresh(), strict=True) for text in typed]
    missed = [(guest, text) for guest, text in tried if guest not in found(finder, text)[:3]]
    assert len(tried) >= 58
    assert len(missed) <= 0.02 * len(tried), f"{len(missed)} of {len(tried)}: {missed}"
