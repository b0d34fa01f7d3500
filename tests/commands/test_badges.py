"""Badges from the command line: each once, a new one for a reason, and a person's word where nobody else knows."""

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from kiosk.domain.facts import BadgePrinted, BadgeSent, BadgeUnknown, Fact
from kiosk.domain.ids import AttendeeId
from kiosk.domain.text import Text
from kiosk.ticket.badge_code import badge_code
from main import main
from tests.builders import PersonName, a_desk, a_list, a_type, an_attendee, an_event, scan

EVENT = an_event(
    lists=[a_list(prints_badge=True)],
    types=[a_type(badge_layout="a6"), a_type("press", "媒体", "Press", badge_layout="cr80"), a_type("crew")],
)
GUESTS = [
    an_attendee("p-1", name=PersonName("张伟", "Zhang Wei")),
    an_attendee("p-2", name=PersonName("安娜", None)),
    an_attendee("p-3", ticket_type="press", name=PersonName(None, "Zoë Lund")),
    an_attendee("p-4", ticket_type="crew"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    a_desk(folder, EVENT, GUESTS).close()
    (folder / "settings.toml").write_text('desk = "desk-1"\n', encoding="utf-8")
    return folder


@pytest.fixture
def badge(data: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs ``badge`` with the arguments: exit status, the JSON document, what went to standard error."""

    def run(*arguments: str) -> tuple[int, Any, str]:
        status = main(["badge", *arguments, "--json", "--lang", "en", "--data", str(data)])
        told = capsys.readouterr()
        return status, json.loads(told.out) if told.out.strip() else None, told.err

    return run


def files(data: Path) -> list[str]:
    return sorted(file.name for file in (data / "badges").glob("*"))


def states(document: Any) -> list[tuple[str, int, str]]:
    return [(job["attendee"], job["copy"], job["state"]) for job in document["jobs"]]


def facts(data: Path) -> list[Fact]:
    station = a_desk(data, EVENT, GUESTS)
    try:
        return [fact for _, fact in station.desk.journal.facts()]
    finally:
        station.close()


def test_all_prints_who_is_missing_and_nobody_twice(badge: Any, data: Path) -> None:
    assert states(badge("p-1")[1]) == [("p-1", 1, "printed")]
    assert states(badge("--all")[1]) == [("p-2", 1, "printed"), ("p-3", 1, "printed")]
    assert badge("--not-printed")[1]["badges"] == 0
    assert files(data) == ["p-1-1.pdf", "p-2-1.pdf", "p-3-1.pdf"]


def test_a_type_is_chosen_and_an_unknown_one_lists_those_there_are(badge: Any) -> None:
    assert states(badge("--type", "press")[1]) == [("p-3", 1, "printed")]
    status, _, said = badge("--type", "vip")
    assert (status, "there are guest, press, crew" in said) == (2, True)


def test_a_second_badge_needs_a_reason_and_ends_the_first(badge: Any, data: Path) -> None:
    badge("p-1")
    status, _, said = badge("p-1")
    assert (status, "--reprint REASON" in said) == (2, True)
    assert states(badge("p-1", "--reprint", "name misspelt")[1]) == [("p-1", 2, "printed")]
    station = a_desk(data, EVENT, GUESTS)
    old, new = (scan(station, badge_code(EVENT.id, GUESTS[0], copy)) for copy in (1, 2))
    station.close()
    assert (old.kind, old.reason.en.partition(".")[0]) == ("revoked", "Badge was replaced, use the new one")
    assert new.kind == "admitted"


def test_a_lost_badge_opens_no_door_and_none_is_printed_unasked(badge: Any, data: Path) -> None:
    badge("p-1")
    assert badge("p-1", "--lost")[1] == {"attendee": "p-1", "copy": 1, "state": "lost"}
    station = a_desk(data, EVENT, GUESTS)
    lost = scan(station, badge_code(EVENT.id, GUESTS[0], 1))
    ticket = scan(station, GUESTS[0].code)
    station.close()
    assert (lost.kind, lost.line.en) == ("revoked", "This badge was reported lost")
    assert (ticket.kind, ticket.owes_badge) == ("admitted", False)
    assert states(badge("p-1", "--reprint", "lost")[1]) == [("p-1", 2, "printed")]


def in_doubt(data: Path) -> None:
    station = a_desk(data, EVENT, GUESTS)
    station.desk.record(GUESTS[0], BadgeSent(1, "ipp://nowhere.invalid/ipp/print", "p-1-1"))
    station.desk.record(GUESTS[0], BadgeUnknown(1, "lost"))
    station.close()


def test_a_badge_in_doubt_waits_for_a_persons_word(badge: Any, data: Path) -> None:
    in_doubt(data)
    status, _, said = badge("p-1")
    assert (status, "--came-out yes or no" in said) == (2, True)
    assert badge("--not-printed")[1]["badges"] == 2
    assert badge("p-1", "--came-out", "no")[1]["state"] == "failed"
    assert states(badge("--not-printed")[1]) == [("p-1", 1, "printed")]
    assert badge("p-1", "--came-out", "yes")[0] == 2


def test_a_persons_yes_is_a_fact(badge: Any, data: Path) -> None:
    in_doubt(data)
    assert badge("p-1", "--came-out", "yes")[1] == {"attendee": "p-1", "copy": 1, "state": "printed"}
    body = facts(data)[-1].body
    assert (type(body).__name__, body.job) == ("BadgePrinted", "p-1-1")  # type: ignore[union-attr]


def test_a_badge_that_failed_is_owed_at_the_next_scan_though_the_guest_is_in(badge: Any, data: Path) -> None:
    status, told, said = badge("p-1", "--printer", "ipp://127.0.0.1:9/ipp/print")
    assert (status, states(told)) == (3, [("p-1", 1, "failed")])
    assert "The printer does not answer" in said
    station = a_desk(data, EVENT, GUESTS)
    outcomes = [scan(station, GUESTS[0].code) for _ in range(2)]
    station.close()
    assert [(one.kind, one.owes_badge) for one in outcomes] == [("admitted", True), ("already_in", True)]


def test_a_printer_that_is_off_is_tried_once_and_not_for_everybody(badge: Any, data: Path) -> None:
    assert badge("--all", "--printer", "ipp://127.0.0.1:9/ipp/print")[0] == 3
    assert sum(isinstance(fact.body, BadgeSent) for fact in facts(data)) == 1


def test_the_second_printer_takes_over(badge: Any, data: Path) -> None:
    printers = ("--printer", "ipp://127.0.0.1:9/ipp/print", "--printer", f"folder:{data / 'second'}")
    status, told, _ = badge("p-1", *printers)
    assert (status, states(told)) == (0, [("p-1", 1, "printed")])
    assert [file.name for file in (data / "second").iterdir()] == ["p-1-1.2.pdf"]


def test_for_handing_out_a_chinese_name_stands_where_its_pinyin_does(badge: Any, tmp_path: Path) -> None:
    target = tmp_path / "all.pdf"
    drawn = badge("--all", "--sort", "hand-out", "-o", str(target))[1]
    assert [job["attendee"] for job in drawn["jobs"]] == ["p-2", "p-1", "p-3"]
    assert [Path(file).name for file in drawn["files"]] == ["all-a6.pdf", "all-cr80.pdf"]


def test_a_name_that_cannot_be_drawn_is_left_out_and_named(badge: Any, data: Path, tmp_path: Path) -> None:
    nameless = [*GUESTS, an_attendee("p-5", name=PersonName(), organisation=Text("甲", "A"))]
    a_desk(data, EVENT, nameless).close()
    status, drawn, said = badge("--type", "guest", "-o", str(tmp_path / "all.pdf"))
    assert (status, drawn["badges"]) == (1, 2)
    assert "p-5" in said
    assert AttendeeId("p-5") in [job["attendee"] for job in drawn["jobs"] if job["state"] == "left out"]


def sent_to_folder(data: Path) -> None:
    """The program ends between writing that a badge is sent and hearing of it."""
    station = a_desk(data, EVENT, GUESTS)
    station.desk.record(GUESTS[0], BadgeSent(1, f"folder:{data / 'badges'}", "p-1-1"))
    station.close()


def test_a_crash_before_the_badge_came_out_prints_it_once(badge: Any, data: Path) -> None:
    sent_to_folder(data)
    badge("--not-printed")
    assert [name for name in files(data) if name.startswith("p-1")] == ["p-1-1.2.pdf"]


def test_a_crash_after_the_badge_came_out_prints_no_other(badge: Any, data: Path) -> None:
    badge("p-2")
    (data / "badges" / "p-1-1.pdf").write_bytes(b"came out")
    sent_to_folder(data)
    badge("--not-printed")
    assert [name for name in files(data) if name.startswith("p-1")] == ["p-1-1.pdf"]
    assert (data / "badges" / "p-1-1.pdf").read_bytes() == b"came out"


def test_a_badge_sent_to_a_printer_that_nobody_knows_any_more_is_in_doubt(badge: Any, data: Path) -> None:
    station = a_desk(data, EVENT, GUESTS)
    station.desk.record(GUESTS[0], BadgeSent(1, "parallel:lpt1", "p-1-1"))
    station.close()
    said = badge("--not-printed")[2]
    assert "p-1: The printer does not remember this badge" in said
    assert [name for name in files(data) if name.startswith("p-1")] == []


def test_labels_are_counted_down_warned_about_and_a_new_roll_is_told(
    badge: Any, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def labels(*arguments: str) -> tuple[int, Any]:
        status = main(["labels", *arguments, "--json", "--lang", "en", "--data", str(data)])
        return status, json.loads(capsys.readouterr().out)

    folder = f"folder:{data / 'badges'}"
    assert main(["labels", "--lang", "en", "--data", str(data)]) == 0
    assert "no roll is counted: say --loaded N" in capsys.readouterr().out
    assert labels("--loaded", "17") == (0, [{"printer": folder, "left": 17, "low": False}])
    assert "labels left" not in badge("p-1")[2]
    assert "15 labels left: have a new roll ready" in badge("p-2")[2]
    assert labels() == (1, [{"printer": folder, "left": 15, "low": True}])
    assert main(["labels", "--new-roll", "--data", str(data)]) == 2
    assert "say --loaded N, or set labels_on_roll" in capsys.readouterr().err
    (data / "settings.toml").write_text('desk = "desk-1"\nlabels_on_roll = 250\n', encoding="utf-8")
    assert labels("--new-roll")[1][0]["left"] == 250


def test_a_badge_that_was_only_handed_over_is_owed_again_when_a_person_says_that_it_did_not_come(
    badge: Any, data: Path
) -> None:
    station = a_desk(data, EVENT, GUESTS)
    for guest, printer in zip(GUESTS[:2], ("qt:Office", "ipp://10.0.0.9/ipp/print"), strict=True):
        station.desk.record(guest, BadgeSent(1, printer, f"{guest.id}-1"))
        station.desk.record(guest, BadgePrinted(1, f"{guest.id}-1"))
    station.close()

    assert badge("p-1", "--came-out", "no")[1] == {"attendee": "p-1", "copy": 1, "state": "failed"}
    assert states(badge("p-1")[1]) == [("p-1", 1, "printed")]
    assert "is not in doubt" in badge("p-2", "--came-out", "no")[2]


@pytest.fixture
def rare(tmp_path: Path) -> Path:
    """A desk with a guest whose name no font has."""
    folder = tmp_path / "rare"
    guests = [an_attendee("p-1", name=PersonName("\U0003134a明", "Chen Ming")), an_attendee("p-2")]
    a_desk(folder, EVENT, guests).close()
    (folder / "settings.toml").write_text('desk = "desk-1"\n', encoding="utf-8")
    return folder


def text_of(pdf: Path) -> str:
    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].get_textpage().get_text_bounded()
    finally:
        document.close()


@pytest.mark.parametrize(("choice", "shown"), [("latin", "Chen Ming"), ("name=陈明", "陈明")])
def test_a_name_that_no_font_has_is_never_printed_until_staff_choose(
    rare: Path, capsys: pytest.CaptureFixture[str], choice: str, shown: str
) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        status = main(["badge", *arguments, "--lang", "en", "--data", str(rare)])
        return status, capsys.readouterr().err

    status, said = run("--all")
    assert (status, "print the Latin name large, or type another" in said) == (3, True)
    assert [file.name for file in (rare / "badges").iterdir()] == ["p-2-1.pdf"]

    assert run("p-1", "--rescue", choice)[0] == 0
    assert shown in text_of(next((rare / "badges").glob("p-1-*.pdf")))
    assert "\U0003134a" not in text_of(next((rare / "badges").glob("p-1-*.pdf")))
    assert run("p-1", "--reprint", "torn")[0] == 0
    assert shown in text_of(rare / "badges" / "p-1-2.pdf")


@pytest.mark.parametrize("choice", ["loud", "name=", "role=VIP"])
def test_a_rescue_that_is_none_is_one_sentence(badge: Any, choice: str) -> None:
    status, _, said = badge("p-1", "--rescue", choice)

    assert status == 2
    assert "latin" in said
