"""What a stick carries is what happened in earnest."""

from pathlib import Path

import pytest

from kiosk.domain.ids import AttendeeId, Code
from kiosk.errors import BadInput
from kiosk.sync.stick import read_stick, write_stick
from tests.builders import a_desk, an_attendee, scan


def test_a_rehearsal_is_neither_written_to_a_stick_nor_mixed_with_one(tmp_path: Path) -> None:
    guests = (an_attendee(id=AttendeeId("p-1"), code=Code("A")),)
    real, playing = (a_desk(tmp_path / name, attendees=guests, desk=name) for name in ("real", "playing"))
    scan(real, "A")
    write_stick(real.desk, None, tmp_path / "earnest")
    playing.desk.rehearse(True)
    scan(playing, "A")

    with pytest.raises(BadInput, match="rehearsal"):
        write_stick(playing.desk, None, tmp_path / "played")
    with pytest.raises(BadInput, match="rehearsal"):
        read_stick(playing.desk, tmp_path / "earnest", trust=True)

    assert not (tmp_path / "played").exists()
    assert len(list(playing.desk.journal.facts())) == 1
    real.close(), playing.close()
