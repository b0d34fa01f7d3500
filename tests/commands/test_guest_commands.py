"""Walk-ins, corrections and groups on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.event import demo_pack
from kiosk.pack.machine import document_of
from main import main

AT = "2025-11-15T08:30:00+08:00"


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The bundled event with a delegation of three, open at any time of the day."""
    document: Any = document_of(demo_pack(1).event, ())
    kinds = ("talent", "talent", "talent")
    document["attendees"] = [
        {"id": f"d-{number}", "code": f"DEL-{number}", "order": "BK7", "ticket_type": kind, "name": f"Guest {number}"}
        for number, kind in enumerate(kinds, 1)
    ]
    pack = tmp_path / "pack.json"
    pack.write_text(json.dumps(document), encoding="utf-8")
    assert main(["--data", str(tmp_path / "data"), "import", str(pack)]) == 0
    capsys.readouterr()
    return tmp_path / "data"


def run(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, Any]:
    status = main(["--data", str(data), *arguments, "--json"])
    out = capsys.readouterr().out.strip()
    return status, json.loads(out) if out else None


def test_a_walk_in_gets_an_id_a_code_and_comes_in(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--name", "单 雨晴", "--organisation", "山城日报", "--type", "talent", "--consent", "privacy@1")
    status, told = run(capsys, data, "walkin", *options, "--list", "venue")
    assert (status, told["verdict"], told["name"]["zh"]) == (0, "admitted", "单雨晴")
    status, again = run(capsys, data, "check", told["code"], "--list", "venue")
    assert (status, again["verdict"], again["attendee"]) == (1, "already_in", told["attendee"])
    assert run(capsys, data, "verify")[0] == 0


def test_a_correction_is_printed_on_the_badge(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = run(capsys, data, "correct", "d-1", "--name", "胡婧", "--title", "工程师", "--latin", "")
    assert (status, told["name"], told["title"]) == (0, {"zh": "胡婧", "latin": None}, "工程师")
    target = tmp_path / "badge.pdf"
    assert run(capsys, data, "badge", "d-1", "-o", str(target))[0] == 0
    assert "胡婧" in pdf_text(target)


def pdf_text(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_group_comes_in_in_one_go_with_its_badges_in_order(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    badges = tmp_path / "badges"
    chosen = ("--only", "d-3,d-1", "--printer", f"folder:{badges}")
    status, told = run(capsys, data, "group", "BK7", "--list", "venue", *chosen)
    assert (status, told["admitted"]) == (0, 2)
    assert [one["attendee"] for one in told["members"]] == ["d-3", "d-1"]
    lines = [json.loads(line) for line in journal(capsys, data)]
    assert [one["attendee"] for one in lines if one["kind"] == "badge_sent"] == ["d-3", "d-1"]
    status, rest = run(capsys, data, "group", "DEL-2", "--list", "venue")
    assert (status, rest["admitted"]) == (1, 1)


def journal(capsys: pytest.CaptureFixture[str], data: Path) -> list[str]:
    main(["--data", str(data), "journal", "--json"])
    return capsys.readouterr().out.splitlines()


def test_without_a_list_the_members_are_only_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = run(capsys, data, "group", "BK7")
    assert (status, [one["attendee"] for one in told["members"]]) == (0, ["d-1", "d-2", "d-3"])
    assert journal(capsys, data) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("walkin", "--name", "A", "--type", "vip"), "no ticket type"),
        (("walkin", "--name", " ", "--type", "press"), "needs a name"),
        (("walkin", "--name", "A", "--type", "press", "--consent", "privacy@9"), "no notice of this event"),
        (("walkin", "--name", "A", "--type", "press", "--list", "moon"), "no list “moon”"),
        (("correct", "d-1"), "nothing to correct"),
        (("correct", "d-9", "--name", "A"), "no attendee “d-9”"),
        (("group", "BK9", "--list", "venue"), "neither a booking reference"),
        (("group", "BK7", "--list", "venue", "--only", "d-8"), "not in this group"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    assert main(["--data", str(data), *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert journal(capsys, data) == []
