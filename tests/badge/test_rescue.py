"""What staff chose for a badge that no font can draw, and the system's fonts as the last resort."""

from pathlib import Path

import pytest

from kiosk.badge.draw import Renderer
from kiosk.badge.fonts import FontStore
from kiosk.badge.rescue import Rescue, Rescues
from kiosk.badge.system_fonts import SystemFonts
from tests.badge.badge_fixtures import RESOURCES, a_face, a_layout


def test_the_latin_name_stands_large_and_a_badge_keeps_a_name() -> None:
    assert Rescue(latin=True).applied(a_face()).primary == "Hu Xiaojing"
    assert Rescue(latin=True).applied(a_face()).secondary is None
    assert Rescue(latin=True).applied(a_face(secondary=None)).primary == "胡晓静"
    assert Rescue(texts={"primary": " ", "title": ""}).applied(a_face()).primary == "胡晓静"
    assert Rescue(texts={"primary": " ", "title": ""}).applied(a_face()).title == ""


def test_choices_for_two_fields_join_and_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "rescues.json"
    Rescues(file).choose("p-1", Rescue(latin=True))
    Rescues(file).choose("p-1", Rescue(texts={"organisation": "重庆大学"}))

    assert Rescues(file).of("p-1") == Rescue(latin=True, texts={"organisation": "重庆大学"})
    Rescues(file).choose("p-1", None)
    assert Rescues(file).of("p-1") is None


@pytest.mark.parametrize("content", ["", "[]", '{"rescues": 3}', '{"rescues": {"p": {"latin": true}}}'])
def test_a_spoilt_file_is_begun_anew(tmp_path: Path, content: str) -> None:
    file = tmp_path / "rescues.json"
    file.write_text(content, encoding="utf-8")

    assert Rescues(file).of("p") is None


def test_a_character_that_only_the_system_has_is_drawn_with_its_outline(tmp_path: Path) -> None:
    (tmp_path / "NotASystemFont.ttf").write_bytes(b"spoilt")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "Korean.ttf").write_bytes((RESOURCES / "fonts" / "NotoSansKR-Bold.ttf").read_bytes())
    without = tmp_path / "fonts"
    without.mkdir()
    for file in (RESOURCES / "fonts").glob("Noto*.ttf"):
        source = "NotoSansThai" if file.stem.startswith("NotoSansKR") else file.stem.rpartition("-")[0]
        (without / file.name).write_bytes((RESOURCES / "fonts" / f"{source}-Bold.ttf").read_bytes())

    assert FontStore(without).missing("김철수") == ("김", "철", "수")
    system = FontStore(without, None, SystemFonts((tmp_path / "gone", tmp_path)))
    assert system.missing("김철수") == ()
    assert system.missing("\U0003134a\ue000") == ("\U0003134a", "\ue000")
    assert Renderer(a_layout(), system).pdf(a_face("김철수"))
