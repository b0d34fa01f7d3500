"""An event pack that lands on the window for rosters is told where it goes."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.roster.import_window import ImportWindow, Stage
from ui.theme import Look


@pytest.mark.parametrize("name", ["event.zip", "event"])
def test_an_event_pack_is_told_where_it_goes(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    window = ImportWindow(Look())
    qtbot.addWidget(window)
    (tmp_path / "event").mkdir()
    asked: list[object] = []
    window.look_asked.connect(asked.append)
    window.open_file(tmp_path / name)
    assert window.stage is Stage.CHOOSE
    assert not window.trouble.isHidden()
    assert "import PACK" in window.trouble.text()
    assert asked == []
