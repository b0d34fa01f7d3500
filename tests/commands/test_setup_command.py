"""The organiser's set-up code by command: what is printed is what a desk's camera reads."""

import json

import cv2
import pytest

from kiosk.cli import main
from kiosk.scan.decode import decode_frame
from kiosk.setup_code import read


def test_the_picture_holds_the_settings(tmp_path, capsys):
    file = tmp_path / "code.png"
    said = ["--desk", "gate-{n}", "--hall", "n1", "--printer", "ipp://192.168.1.20/ipp/print", "--pack", "E:/event.zip"]
    assert main(["--json", "--lang", "en", "setup-code", *said, "-o", str(file)]) == 0
    told = json.loads(capsys.readouterr().out)
    picture = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
    assert decode_frame(picture) == [told["text"]]
    code = read(told["text"])
    assert (code.desk, code.hall, code.language, code.pack) == ("gate-{n}", "n1", "en", "E:/event.zip")


@pytest.mark.parametrize("said", [[], ["--desk", "a\nb"], ["--pack", "x" * 600]])
def test_what_no_desk_could_take_is_refused_in_one_line(tmp_path, capsys, said):
    file = tmp_path / "code.png"
    assert main(["setup-code", *said, "-o", str(file)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not file.exists()
