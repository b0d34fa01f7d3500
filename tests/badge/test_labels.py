"""Labels left on the roll."""

from pathlib import Path

import pytest

from kiosk.badge.labels import Labels

PRINTER = "zpl://10.0.0.8:9100"


def test_labels_are_counted_down_and_the_count_survives_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "labels.json"
    Labels(file).loaded(PRINTER, 20)
    for _ in range(9):
        Labels(file).used(PRINTER)

    assert Labels(file, warn_at=15).left(PRINTER) == 11
    assert (Labels(file, warn_at=11).low(PRINTER), Labels(file, warn_at=10).low(PRINTER)) == (11, None)


def test_a_printer_whose_roll_nobody_named_is_not_counted(tmp_path: Path) -> None:
    labels = Labels(tmp_path / "labels.json")
    labels.used(PRINTER)
    labels.ran_out(PRINTER)

    assert (labels.left(PRINTER), labels.low(PRINTER), labels.loaded(PRINTER)) == (None, None, None)
    assert list(tmp_path.iterdir()) == []


def test_a_roll_of_the_usual_length_needs_no_number_and_never_has_less_than_nothing(tmp_path: Path) -> None:
    labels = Labels(tmp_path / "labels.json", full=2)
    for _ in range(3):
        labels.used(PRINTER)
    assert labels.left(PRINTER) == 0

    assert labels.loaded(PRINTER) == 2 == labels.left(PRINTER)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"left": 3}', b'{"left": {"a": "many", "b": -4}}', b"\xff"])
def test_a_spoilt_count_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "labels.json"
    file.write_bytes(content)

    assert Labels(file, full=5).left("a") == 5
