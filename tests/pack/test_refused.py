"""Every kind of bad input is refused whole, and named with file and line."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from kiosk.errors import BadInput
from kiosk.pack.document import parse_document
from kiosk.pack.pack import PackRefused, Problem
from kiosk.pack.read import read_pack

EVENT_FAULTS = [
    # what is changed in event.toml, into what, the line that is named, the kind
    ('format = "cqitec-event/1"', 'format = "cqitec-event/9"', 1, "unknown-format"),
    ("[event]", "colour = 3\n[event]", 3, "unknown-key"),
    ('venue = "Hall"', 'venue = "Hall"\ncolour = "red"', 7, "unknown-key"),
    ('id = "small"', 'id = "small event"', 4, "bad-id"),
    ('id = "small"', "id = 7", 4, "wrong-type"),
    ('id = "small"\n', "", 3, "missing"),
    ('venue = "Hall"', 'venue = ""', 6, "missing"),
    ('venue = "Hall"', 'venue = { zh = "馆", fr = "Salle" }', 6, "unknown-key"),
    ("Asia/Shanghai", "Asia/Chongqing-North", 7, "unknown-timezone"),
    ("starts_at = 2025-11-15T09:00:00+08:00", 'starts_at = "2025-11-31T09:00:00+08:00"', 8, "broken-date"),
    ("starts_at = 2025-11-15T09:00:00+08:00", 'starts_at = "2025-11-15T09:00:00"', 8, "broken-date"),
    ("starts_at = 2025-11-15T09:00:00+08:00", "starts_at = 2025-11-31T09:00:00+08:00", 8, "syntax"),
    ("2025-11-16T17:00:00", "2025-11-14T17:00:00", 9, "reversed-times"),
    ("capacity = 400", 'capacity = "many"', 14, "wrong-type"),
    ("capacity = 400", "capacity = -1", 14, "out-of-range"),
    ("capacity = 400", "capacity = true", 14, "wrong-type"),
    ("capacity = 400", "capacity = ", 14, "syntax"),
    ('id = "press"', 'id = "talent"', 22, "duplicate-id"),
    ('{ id = "junior", name = "Junior" }', '{ id = "junior" }', 19, "missing"),
    ('kind = "forum"', 'kind = "party"', 27, "unknown-value"),
    ('hall = "n1"', 'hall = "n9"', 29, "unknown-hall"),
    ("ends_at = 2025-11-15T12:00:00", "ends_at = 2025-11-15T09:00:00", 31, "reversed-times"),
    ('session = "forum"', 'session = "gala"', 40, "unknown-session"),
    ('session = "forum"', 'ticket_session = "gala"', 40, "unknown-session"),
    ('session = "forum"', 'ticket_types = ["vip"]', 40, "unknown-ticket-type"),
    ('session = "forum"', 'capacity = "some"', 40, "wrong-type"),
    ('session = "forum"', 'exit_all_at = "25:00"', 40, "broken-date"),
    ('session = "forum"', 'exit_all_at = "3 am"', 40, "broken-date"),
    ('session = "forum"', "rules = '{\"and\": ['", 40, "broken-rules"),
    ('requires = ["venue"]', 'requires = ["cellar"]', 41, "unknown-check-in-list"),
    ('requires = ["venue"]', 'requires = ["forum-door"]', 41, "circle"),
    ('requires = ["venue"]', 'requires = "venue"', 41, "wrong-type"),
    ('type = "choice"', 'type = "riddle"', 46, "unknown-value"),
    ('type = "choice"', 'type = "choice"\ndepends_on = { question = "q-x", values = ["a"] }', 47, "unknown-question"),
    ('type = "choice"', 'type = "choice"\ndepends_on = { question = "q-meal", values = ["any"] }', 47, "circle"),
    ("[[halls]]", 'signing_keys = ["c2hvcnQ="]\n[[halls]]', 11, "unknown-key"),
    ("[event]", 'signing_keys = ["c2hvcnQ="]\n[event]', 3, "bad-key"),
    ("[event]", "revoked_codes = [7]\n[event]", 3, "wrong-type"),
    ("[event]", "attendees = []\n[event]", 3, "two-rosters"),
    ("[[halls]]", '[[projects]]\nid = "x"\nname = "X"\nteam = ["p-9"]\n[[halls]]', 14, "unknown-attendee"),
    ("[[halls]]", '[[projects]]\nid = "x"\nname = "X"\nstand = "s9"\n[[halls]]', 14, "unknown-stand"),
    ("[[halls]]", '[[stands]]\nid = "s"\nname = "S"\nkind = "tent"\n[[halls]]', 14, "unknown-value"),
    ("[[halls]]", '[[notices]]\nid = "privacy"\ntext = "T"\n[[halls]]', 11, "missing"),
    ("[[halls]]", '[halls]\nid = "n1"\n[[gates]]', 11, "wrong-type"),
]


@pytest.mark.parametrize(("before", "after", "line", "kind"), EVENT_FAULTS)
def test_a_fault_in_the_event_is_named_with_its_line(
    problems_of, before: str, after: str, line: int, kind: str
) -> None:
    problems: tuple[Problem, ...] = problems_of(changed=(before, after))

    assert (f"event.toml:{line}", kind) in [(each.where, each.kind) for each in problems], problems


HEAD = "id,code,ticket_type,name"
ROSTER_FAULTS = [
    (f"{HEAD},shoe size\np-1,C1,talent,胡静,38\n", 1, "unknown-key"),
    (f"{HEAD}\np-1,C1,talent,胡静\np-1,C2,talent,李明\n", 3, "duplicate-id"),
    (f"{HEAD}\n\np-1,C1,vip,胡静\n", 3, "unknown-ticket-type"),
    (f"{HEAD}\np-1,,talent,胡静\n", 2, "missing"),
    (f"{HEAD}\np 1,C1,talent,胡静\n", 2, "bad-id"),
    (f"{HEAD}\np-1,C1,talent,胡静,stray\n", 2, "extra-cells"),
    (f'{HEAD},staff_note\np-1,C1,talent,胡静,"two\nlines"\np-2,C2,vip,李明,\n', 4, "unknown-ticket-type"),
    (f"{HEAD},variation\np-1,C1,talent,胡静,senior\n", 2, "unknown-variation"),
    (f"{HEAD},blocked\np-1,C1,talent,胡静,perhaps\n", 2, "wrong-type"),
    (f"{HEAD},status\np-1,C1,talent,胡静,maybe\n", 2, "unknown-value"),
    (f"{HEAD},language\np-1,C1,talent,胡静,tlh\n", 2, "unknown-value"),
    (f"{HEAD},country\np-1,C1,talent,胡静,CHN\n", 2, "bad-country"),
    (f"{HEAD},valid_from\np-1,C1,talent,胡静,2025-02-30\n", 2, "broken-date"),
    (f"{HEAD},valid_from,valid_until\np-1,C1,talent,胡静,2025-11-16,2025-11-15\n", 2, "reversed-times"),
    (f"{HEAD},session\np-1,C1,talent,胡静,gala\n", 2, "unknown-session"),
    (f"{HEAD},sessions\np-1,C1,talent,胡静,forum; gala\n", 2, "unknown-session"),
    (f"{HEAD},addon_to\np-1,C1,talent,胡静,p-9\n", 2, "unknown-attendee"),
    (f"{HEAD},addon_to\np-1,C1,talent,胡静,p-1\n", 2, "circle"),
    (f"{HEAD},answers.q-shoe\np-1,C1,talent,胡静,38\n", 2, "unknown-question"),
    (f"{HEAD},answers.q-meal\np-1,C1,talent,胡静,meat\n", 2, "unknown-option"),
    (f"{HEAD},answers\np-1,C1,talent,胡静,veg\n", 2, "wrong-type"),
    (f"{HEAD},consent\np-1,C1,talent,胡静,privacy\n", 2, "bad-consent"),
    (f"{HEAD},photo\np-1,C1,talent,胡静,../../etc/passwd\n", 2, "bad-file-name"),
    (f"{HEAD}\np-1,C1,talent,胡\x07静\n", 2, "bad-character"),
]


@pytest.mark.parametrize(("roster", "line", "kind"), ROSTER_FAULTS)
def test_a_fault_in_the_roster_is_named_with_its_line(problems_of, roster: str, line: int, kind: str) -> None:
    problems: tuple[Problem, ...] = problems_of(roster=roster)

    assert [(each.where, each.kind) for each in problems] == [(f"attendees.csv:{line}", kind)]


def test_all_problems_of_both_files_are_named_at_once(problems_of) -> None:
    problems: tuple[Problem, ...] = problems_of(
        changed=("capacity = 400", 'capacity = "many"'), roster=f"{HEAD}\np-1,C1,vip,胡静\np-2,,talent,李明\n"
    )

    assert [(each.where, each.kind) for each in problems] == [
        ("event.toml:14", "wrong-type"),
        ("attendees.csv:2", "unknown-ticket-type"),
        ("attendees.csv:3", "missing"),
    ]


def test_a_problem_says_what_where_and_what_was_meant(problems_of) -> None:
    (problem,) = problems_of(changed=("capacity = 400", 'capacity = "many"'))

    assert str(problem) == 'event.toml:14: halls "n1": capacity must be a whole number, not "many"'


def test_the_line_in_a_workbook_is_its_row(write_files) -> None:
    folder: Path = write_files()
    (folder / "attendees.csv").unlink()
    book = Workbook()
    for row in (
        [None],
        ["编号", "票号", "类别", "姓名"],
        ["p-1", "C1", "talent", "胡静"],
        [],
        ["p-2", "C2", "vip", "李明"],
    ):
        book.active.append(row)
    book.save(folder / "attendees.xlsx")

    with pytest.raises(PackRefused) as refused:
        read_pack(folder)
    assert [(each.where, each.kind) for each in refused.value.problems] == [("attendees.xlsx:5", "unknown-ticket-type")]


DOCUMENT = {
    "format": "cqitec-event/1",
    "event": {"id": "e", "name": "E", "venue": "V", "timezone": "UTC", "starts_at": "2025-11-15T09:00:00Z"},
    "ticket_types": [{"id": "talent", "name": "Talent"}],
    "attendees": [
        {"id": "p-1", "code": "C1", "ticket_type": "talent"},
        {"id": "p-2", "code": "C2", "ticket_type": "talent", "answers": {}, "shoe": 38},
    ],
}


def test_the_line_in_a_json_pack_is_that_of_the_key(tmp_path: Path) -> None:
    path = tmp_path / "pack.json"
    path.write_text(json.dumps(DOCUMENT, indent=1), encoding="utf-8")
    line = path.read_text(encoding="utf-8").splitlines().index('   "shoe": 38') + 1

    with pytest.raises(PackRefused) as refused:
        read_pack(path)
    assert [(each.where, each.kind) for each in refused.value.problems] == [(f"pack.json:{line}", "unknown-key")]


def test_a_document_without_a_file_names_the_way_to_the_fault() -> None:
    with pytest.raises(PackRefused) as refused:
        parse_document(DOCUMENT, "sent")
    assert [each.where for each in refused.value.problems] == ["sent: attendees[1].shoe"]


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        ('{"format": "cqitec-event/1",\n "event": {"id": "a",\n "id": "b"}}', 3, "syntax"),
        ('{"format": "cqitec-event/1",\n "event": NaN}', 1, "syntax"),
        ('{"format": "cqitec-event/1",\n "event"}', 2, "syntax"),
        ('{"event": ' + "[" * 100_000, 1, "syntax"),
        ('{"format": "cqitec-event/1",\n "attendees": 3}', 2, "wrong-type"),
        ('{"format": "cqitec-event/1",\n "attendees": [\n3]}', 3, "wrong-type"),
    ],
)
def test_broken_json_is_named_with_its_line(tmp_path: Path, text: str, line: int, kind: str) -> None:
    path = tmp_path / "pack.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(PackRefused) as refused:
        read_pack(path)
    assert (f"pack.json:{line}", kind) in [(each.where, each.kind) for each in refused.value.problems]


def test_half_a_character_is_refused_in_words_that_can_be_written() -> None:
    document = DOCUMENT | {"attendees": [{"id": "p", "code": "C", "ticket_type": "talent", "name": "\ud800"}]}

    with pytest.raises(PackRefused) as refused:
        parse_document(document, "sent")
    assert str(refused.value).encode("utf-8")
    assert [each.kind for each in refused.value.problems] == ["bad-character"]


def test_a_rule_without_bottom_is_refused() -> None:
    rules: object = 1
    for _ in range(500):
        rules = {"!": [rules]}
    document = {key: value for key, value in DOCUMENT.items() if key != "attendees"}
    document["check_in_lists"] = [{"id": "venue", "name": "Venue", "rules": rules}]

    with pytest.raises(PackRefused) as refused:
        parse_document(document, "sent")
    assert [each.kind for each in refused.value.problems] == ["too-deep"]


def test_a_bare_roster_is_told_from_a_pack(tmp_path: Path) -> None:
    path = tmp_path / "roster.json"
    path.write_text("[]", encoding="utf-8")

    with pytest.raises(BadInput, match="is no event pack"):
        read_pack(path)
