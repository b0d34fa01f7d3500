from pathlib import Path

import pytest

from kiosk.commands.bench import bench, table
from kiosk.commands.context import Context
from kiosk.errors import BadInput
from main import main


def test_an_unknown_measurement_lists_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadInput, match=r"badge, .*scan, .*search"):
        bench(Context(tmp_path), "speed", None)
    assert main(["--data", str(tmp_path), "bench", "speed"]) == 2
    assert "there is no measurement “speed”" in capsys.readouterr().err


def test_a_folder_without_a_manifest_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"manifest\.csv"):
        bench(Context(tmp_path), "scan", tmp_path)


def test_rows_stand_in_columns_under_one_head() -> None:
    rows = [{"engine": "ours", "ms": 1.5}, {"engine": "another", "ms": 20.25}, {"people": 3}]

    assert table(rows) == [" engine      ms", "   ours   1.500", "another  20.250", "people", "     3"]
