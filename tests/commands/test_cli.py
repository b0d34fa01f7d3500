"""The command line as an organiser's script uses it: real folders, real output, real exit status."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.event import demo_pack
from kiosk.domain.attendee import Attendee, Status
from kiosk.domain.ids import ListId
from kiosk.pack.machine import document_of
from main import main

FIRST_MORNING = "2025-11-15T08:30:00+08:00"
SECOND_MORNING = "2025-11-16T08:30:00+08:00"
PEOPLE = 120
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture(scope="session")
def pack_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled event with fewer guests, in the machine form."""
    pack = demo_pack(PEOPLE)
    path = tmp_path_factory.mktemp("pack") / "demo.json"
    path.write_text(json.dumps(document_of(pack.event, pack.attendees), ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path, pack_file: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A desk's folder with the event in it."""
    folder = tmp_path / "data"
    assert main(["--data", str(folder), "import", str(pack_file)]) == 0
    capsys.readouterr()
    return folder


def guests() -> list[Attendee]:
    """Guests whom the entrance takes on the first day."""
    pack = demo_pack(PEOPLE)
    takes = pack.event.lists[ListId("venue")].takes
    return [
        one
        for one in pack.attendees
        if one.status is Status.PAID
        and takes(one.ticket_type)
        and one.valid_from is None
        and one.ticket_type == "talent"
    ]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    """Exit status and the JSON document of one command."""
    status = main([*arguments, "--json"])
    out = capsys.readouterr().out.strip()
    return status, json.loads(out) if out else None


def check(capsys: pytest.CaptureFixture[str], data: Path, code: str, *more: str) -> tuple[int, Any]:
    return run(capsys, "--data", str(data), "check", code, "--list", "venue", "--at", FIRST_MORNING, *more)


def test_a_guest_is_admitted_once_and_the_second_scan_tells_when(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guest = guests()[0]
    status, first = check(capsys, data, guest.code)
    assert (status, first["verdict"], first["attendee"], first["entries"]) == (0, "admitted", guest.id, 1)
    status, second = check(capsys, data, guest.code)
    assert (status, second["verdict"]) == (1, "already_in")
    assert "08:30" in second["reason"]["zh"] and "08:30" in second["reason"]["en"]


def test_importing_the_same_pack_again_changes_nothing(
    data: Path, pack_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guest = guests()[0]
    check(capsys, data, guest.code)
    status, again = run(capsys, "import", str(pack_file), "--data", str(data))
    assert (status, again["added"], again["changed"], again["removed"]) == (0, 0, 0, 0)
    assert check(capsys, data, guest.code)[1]["verdict"] == "already_in"


def test_a_pack_with_faults_is_refused_whole_and_the_desk_keeps_what_it_had(
    data: Path, tmp_path: Path, pack_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(pack_file.read_text(encoding="utf-8"))
    document["event"]["colour"] = "red"
    document["attendees"][3]["ticket_type"] = 7
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(document), encoding="utf-8")
    status, told = run(capsys, "--data", str(data), "import", str(broken))
    assert status == 2
    assert len(told["problems"]) == 2
    assert all(problem["where"].startswith("broken.json") for problem in told["problems"])
    assert check(capsys, data, guests()[0].code)[1]["verdict"] == "admitted"


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("134567890123456789", "微信付款码", "WeChat payment code"),
        ("https://u.wechat.com/abc", "微信名片码", "WeChat friend code"),
        ("not a ticket", "名单里没有这张票", "not on the list"),
    ],
)
def test_a_foreign_code_is_told_for_what_it_is(
    data: Path, capsys: pytest.CaptureFixture[str], code: str, zh: str, en: str
) -> None:
    status, told = check(capsys, data, code)
    assert (status, told["verdict"], told["attendee"]) == (1, "unknown", None)
    assert zh in told["reason"]["zh"]
    assert en in told["reason"]["en"]


def test_the_door_without_a_window_answers_each_line(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = guests()[:2]
    lines = [
        first.code,
        json.dumps({"code": second.code, "at": SECOND_MORNING}),
        json.dumps({"code": second.code, "at": SECOND_MORNING, "direction": "exit"}),
        json.dumps({"code": second.code, "direction": "sideways"}),
        "garbage",
    ]
    fed = io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()))
    monkeypatch.setattr(sys, "stdin", fed)
    status = main(["gate", "--list", "venue", "--json", "--data", str(data)])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 2
    assert [one.get("verdict") for one in told] == ["admitted", "admitted", "exited", None, "unknown"]
    assert "line 4" in told[3]["error"] and "direction" in told[3]["error"]


def test_what_happened_is_counted_listed_and_found_sound(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for guest in guests()[:3]:
        check(capsys, data, guest.code)
    check(capsys, data, "nobody")
    _, counts = run(capsys, "counts", "--list", "venue", "--data", str(data))
    assert (counts["entered"], counts["capacity"]) == (3, 12000)
    assert counts["inside"] == 0, "everybody counts as gone at 23:30 of that day"
    assert main(["journal", "--data", str(data)]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [fact["kind"] for fact in facts] == ["admitted", "admitted", "admitted", "refused"]
    status, sound = run(capsys, "verify", "--data", str(data))
    assert (status, sound["ok"], sound["facts"]) == (0, True, 4)


def test_an_entry_is_taken_back_once(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guest = guests()[0]
    assert run(capsys, "--data", str(data), "check", guest.code, "--list", "venue")[0] == 0
    assert run(capsys, "undo", guest.id, "--list", "venue", "--data", str(data)) == (0, {"undone": True})
    assert run(capsys, "undo", guest.id, "--list", "venue", "--data", str(data)) == (1, {"undone": False})


def test_a_guest_is_found_by_name(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guest = next(one for one in guests() if one.name.zh)
    status, hits = run(capsys, "search", str(guest.name.zh), "--data", str(data))
    assert status == 0
    assert guest.id in [hit["attendee"] for hit in hits]


def test_badges_are_drawn_and_printed_and_each_print_is_a_fact(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guest = guests()[0]
    target = tmp_path / "one.pdf"
    status, drawn = run(capsys, "badge", guest.id, "-o", str(target), "--data", str(data))
    assert (status, drawn["badges"]) == (0, 1)
    assert target.read_bytes().startswith(b"%PDF")
    status, printed = run(capsys, "badge", guest.id, "--data", str(data))
    assert (status, printed["jobs"]) == (0, [{"attendee": guest.id, "copy": 1, "state": "printed"}])
    assert main(["journal", "--data", str(data)]) == 0
    kinds = [json.loads(line)["kind"] for line in capsys.readouterr().out.splitlines()]
    assert kinds == ["badge_sent", "badge_printed"]


def test_tickets_are_made_plain_and_signed_and_both_let_in(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, made = run(capsys, "tickets", "--out", str(tmp_path / "plain"), "--data", str(data))
    assert status == 0
    assert (tmp_path / "plain" / "tickets.pdf").stat().st_size > 1000
    assert made["tickets"] == len(list((tmp_path / "plain").glob("*.png")))
    guest = guests()[0]
    picture = tmp_path / "plain" / f"{guest.id}.png"
    status, read = run(capsys, "scan", str(picture), "--decode-only")
    assert (status, read["text"]) == (0, guest.code)


def test_a_wrong_call_ends_with_two_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check"])
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_folder_in_use_ends_with_three_and_names_who_has_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    holder = subprocess.Popen(
        [sys.executable, "main.py", "gate", "--list", "venue", "--json", "--data", str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdin is not None and holder.stdout is not None
        holder.stdin.write("anybody\n")
        holder.stdin.flush()
        assert json.loads(holder.stdout.readline())["verdict"] == "unknown"
        assert main(["--data", str(data), "check", "x", "--list", "venue"]) == 3
        assert "in use by" in capsys.readouterr().err
        assert main(["--data", str(data), "counts"]) == 0
    finally:
        holder.communicate(timeout=30)


def test_commands_ask_for_an_event_where_there_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "counts"]) == 2
    assert "import" in capsys.readouterr().err


def test_the_reason_of_an_override_stands_in_the_journal(
    data: Path, pack_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guest = guests()[0]
    document = json.loads(pack_file.read_text(encoding="utf-8"))
    next(row for row in document["attendees"] if row["id"] == guest.id)["status"] = "pending"
    (tmp_path / "owing.json").write_text(json.dumps(document), encoding="utf-8")
    assert main(["--data", str(data), "import", str(tmp_path / "owing.json")]) == 0
    capsys.readouterr()
    status, said = check(capsys, data, guest.code, "--ignore-unpaid", "--override-reason", "paid here")
    assert (status, said["verdict"]) == (0, "admitted")
    assert main(["--data", str(data), "journal"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [fact["override_reason"] for fact in facts if fact["kind"] == "admitted"] == ["paid here"]


def test_a_list_that_the_event_has_not_is_bad_input_and_not_a_wrong_ticket(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["check", "X", "--list", "nolist"], ["undo", "X", "--list", "nolist"], ["gate", "--list", "nolist"]):
        assert main(["--data", str(data), *words]) == 2
        assert "there is no list “nolist”; there are venue" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_one_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_the_way = data / "tickets"
    in_the_way.write_text("a file")
    assert main(["--data", str(data), "tickets", "--out", str(in_the_way / "here")]) == 3
    error = capsys.readouterr().err
    assert error.startswith(f"cqitec-kiosk: {in_the_way}") and error.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("command", [["desk"], ["board"], ["cameras", "--choose"]])
def test_a_window_without_a_display_is_one_sentence(tmp_path: Path, command: list[str]) -> None:
    bare = {key: value for key, value in os.environ.items() if key not in DISPLAYS}
    words = [sys.executable, "main.py", *command, "--data", str(tmp_path)]
    ended = subprocess.run(words, env=bare, capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert ended.stderr.startswith("cqitec-kiosk: there is no display here") and ended.stderr.count("\n") == 1


def test_a_file_of_another_kind_is_told_what_is_taken(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brochure = data / "brochure.pdf"
    brochure.write_bytes(b"%PDF-1.7\n")
    assert main(["--data", str(data), "import", str(brochure)]) == 2
    assert "brochure.pdf: is neither an event pack nor a guest list" in capsys.readouterr().err
