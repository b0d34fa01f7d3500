"""Badge layouts by command."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.resources import resource
from main import main

PRETIX = [
    {"type": "textarea", "content": "attendee_name", "left": "5", "bottom": "90", "width": "95", "fontsize": "24"},
    {"type": "barcodearea", "left": "70", "bottom": "10", "size": "30"},
]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: str) -> tuple[int, Any, str]:
        status = main(["badge-layout", *arguments, "--json", "--lang", "en", "--data", str(tmp_path / "desk")])
        told = capsys.readouterr()
        return status, json.loads(told.out) if told.out else None, told.err

    return run


def test_a_layout_of_pretix_is_carried_over_checked_and_shown(run: Any, tmp_path: Path) -> None:
    (tmp_path / "pretix.json").write_text(json.dumps(PRETIX), encoding="utf-8")
    own, picture = tmp_path / "own.toml", tmp_path / "own.png"

    status, told, _ = run("import", str(tmp_path / "pretix.json"), "-o", str(own), "--size", "105x148")
    assert (status, any("background" in one for one in told["left_out"])) == (0, True)
    assert run("check", str(own))[:2] == (
        0,
        {"layout": "own", "width_mm": 105, "height_mm": 148, "ok": True, "missing": []},
    )
    assert run("show", str(own), "-o", str(picture), "--dpi", "72")[0] == 0
    with Image.open(picture) as shown:
        assert shown.size == (298, 420)


def test_what_is_wrong_is_one_sentence(run: Any, tmp_path: Path) -> None:
    (tmp_path / "pretix.json").write_text(json.dumps(PRETIX), encoding="utf-8")
    wrong = tmp_path / "wrong.toml"
    a6 = resource("badges/a6.toml").read_text(encoding="utf-8")
    wrong.write_text(a6.replace("width_mm = 105", "width_mm = -105", 1), encoding="utf-8")

    assert "wrong.toml, line 5: width_mm must be between 40 and 420, not -105" in run("check", str(wrong))[2]
    assert "say --size" in run("import", str(tmp_path / "pretix.json"), "-o", str(tmp_path / "x.toml"))[2]
    assert "needs -o FILE" in run("show", "a6")[2]
    assert "there is no badge layout “a7”" in run("check", "a7")[2]
    assert {row["layout"] for row in run("list")[1]} >= {"a6", "cr80", "80x50"}
