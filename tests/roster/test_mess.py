"""A messy file of 3,500 rows goes in as it is, and the preflight names every planted trouble and nothing else."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from kiosk.badge.fonts import FontStore
from kiosk.demo.event import demo_pack
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.pack.machine import document_of
from kiosk.pack.rows import read_attendees
from kiosk.preflight import preflight
from kiosk.press import Press, open_press
from kiosk.resources import resource
from main import main
from tests.roster.mess import Mess, make_mess, write_csv, write_xlsx

HALL_DAY = "%Y-%m-%d"


@pytest.fixture(scope="module")
def mess() -> Mess:
    return make_mess()


@pytest.fixture(scope="module")
def event() -> Event:
    return demo_pack(1).event


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return open_press(f"folder:{tmp_path_factory.mktemp('badges')}")


def written(mess: Mess, folder: Path, form: str) -> Path:
    return write_xlsx(mess, folder / "list.xlsx") if form == "xlsx" else write_csv(mess, folder / "list.csv", form)


def value_of(guest: Attendee, key: str, event: Event) -> str | None:
    if key == "valid_until":
        return guest.valid_until and f"{event.local(guest.valid_until):{HALL_DAY}}"
    return guest.name.zh if key == "name" else guest.phone


@pytest.mark.parametrize("form", ["utf-8-sig", "utf-8", "gb18030", "utf-16", "mixed", "xlsx"])
def test_every_planted_trouble_is_found_and_every_ugly_cell_is_mended(
    mess: Mess, event: Event, press: Press, tmp_path: Path, form: str
) -> None:
    guests = read_attendees(written(mess, tmp_path, form), event).attendees
    assert [guest.id for guest in guests] == [row[0] for row in mess.rows]
    found: dict[str, set[str]] = defaultdict(set)
    for one in preflight(event, guests, press):
        assert one.guest is not None
        found[one.kind].add(one.guest.id)
    assert found == mess.planted
    people = {guest.id: guest for guest in guests}
    assert {one: (key, value_of(people[one], key, event)) for one, (key, _) in mess.mended.items()} == mess.mended


def test_the_same_seed_makes_the_same_mess(mess: Mess) -> None:
    assert make_mess() == mess
    assert make_mess(seed=12).rows != mess.rows


def test_the_characters_that_no_font_has_are_really_in_none() -> None:
    fonts = FontStore(resource("fonts"))
    assert fonts.missing("王\U00013000明") == ("\U00013000",)
    assert fonts.missing("王䶮明") == ()


@pytest.fixture
def data(mess: Mess, event: Event, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A desk with the messy roster."""
    pack = tmp_path / "pack.json"
    pack.write_text(json.dumps(document_of(event, ())), encoding="utf-8")
    folder = tmp_path / "data"
    assert main(["--data", str(folder), "import", str(pack)]) == 0
    assert main(["--data", str(folder), "import", str(write_csv(mess, tmp_path / "list.csv", "gb18030"))]) == 0
    capsys.readouterr()
    return folder


def report(capsys: pytest.CaptureFixture[str], data: Path, *more: str) -> tuple[int, Any]:
    status = main(["--data", str(data), "preflight", *more, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_the_report_names_row_trouble_and_mend_in_both_languages(
    mess: Mess, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import pypdfium2
    from openpyxl import load_workbook

    pdf, xlsx = tmp_path / "report.pdf", tmp_path / "report.xlsx"
    status, told = report(capsys, data, "-o", str(pdf))
    assert status == 1
    planted = sum(map(len, mess.planted.values()))
    assert len(told["problems"]) == planted
    twice = next(one for one in told["problems"] if one["kind"] == "bad-phone")
    number = next(at for at, row in enumerate(mess.rows) if row[0] == twice["attendee"])
    after = 5 + number + (2 if number >= len(mess.rows) // 2 else 0)
    assert twice["where"] == f"list.csv:{after}"
    assert "电话" in twice["zh"] and "telephone" in twice["en"]

    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert twice["attendee"] in text and "会前检查" in text

    assert report(capsys, data, "-o", str(xlsx))[0] == 1
    book = load_workbook(xlsx, read_only=True)
    assert sum(1 for _ in book.worksheets[0].iter_rows()) == planted + 1
    book.close()


def test_a_report_of_another_kind_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "preflight", "-o", "report.doc"]) == 2
    assert "must end in" in capsys.readouterr().err


def test_a_roster_without_trouble_ends_with_zero(
    event: Event, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document: Any = document_of(event, ())
    row = {"id": "p-1", "code": "C1", "ticket_type": "talent", "name": "胡静", "consent": ["privacy@1"]}
    document["attendees"] = [row]
    pack = tmp_path / "pack.json"
    pack.write_text(json.dumps(document), encoding="utf-8")
    assert main(["--data", str(tmp_path / "data"), "import", str(pack)]) == 0
    capsys.readouterr()
    assert report(capsys, tmp_path / "data")[0] == 0
