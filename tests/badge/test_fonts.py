import shutil
from pathlib import Path

import pytest
from badge_fixtures import HARD_NAMES, RESOURCES, shipped_fonts

from kiosk.badge.fonts import FontStore, Weight
from kiosk.errors import FontUnavailable


@pytest.mark.parametrize("name", [name for pair in HARD_NAMES for name in pair if name])
def test_every_hard_name_has_all_its_glyphs(name: str) -> None:
    line = shipped_fonts().shape(name, Weight.BOLD)

    assert shipped_fonts().missing(name) == ()
    assert all(glyph.gid for glyph in line.glyphs)


def test_missing_characters_are_named_once_and_in_order() -> None:
    assert shipped_fonts().missing("张\ue000😀\ufffd伟😀𠮷") == ("\ue000", "😀", "\ufffd", "𠮷")


def test_private_use_counts_as_missing_even_beside_good_letters() -> None:
    assert shipped_fonts().missing("A\uf8ff") == ("\uf8ff",)


def test_blanks_joiners_and_selectors_need_no_glyph() -> None:
    assert shipped_fonts().missing("王\u3000芳 \u200d葛\U000e0100") == ()


def test_the_dot_of_a_long_name_is_a_chinese_one() -> None:
    dot = shipped_fonts().shape("买买提·阿里", Weight.BOLD).glyphs[3]

    assert (dot.text, dot.font.name) == ("·", "NotoSansSC-Bold")


def test_arabic_letters_are_joined_and_run_from_the_right() -> None:
    joined = shipped_fonts().shape("محمد", Weight.BOLD)
    alone = {glyph.gid for letter in "محمد" for glyph in shipped_fonts().shape(letter, Weight.BOLD).glyphs}

    assert joined.glyphs[0].text == "د"
    assert {glyph.gid for glyph in joined.glyphs} - alone


def test_mixed_directions_keep_the_words_of_each_script_in_order() -> None:
    line = shipped_fonts().shape("John محمد Smith", Weight.BOLD)
    order = "".join(glyph.text for glyph in line.glyphs)

    assert order == "John دمحم Smith"


def test_a_line_is_never_half_regular_and_half_bold() -> None:
    store = shipped_fonts()

    assert store.weight_for("北京大学", Weight.REGULAR) is Weight.REGULAR
    assert store.weight_for("東京大学", Weight.REGULAR) is Weight.BOLD


def test_a_gap_widens_a_two_character_name_between_its_characters_only() -> None:
    store = shipped_fonts()

    assert store.shape("王芳", Weight.BOLD, 0.25).width == pytest.approx(store.shape("王芳", Weight.BOLD).width + 0.25)


def test_an_extra_folder_draws_what_the_shipped_fonts_lack(tmp_path: Path) -> None:
    few, extra = tmp_path / "few", tmp_path / "extra"
    shutil.copytree(RESOURCES / "fonts", few)
    extra.mkdir()
    for weight in ("Bold", "Regular"):
        shutil.copy(few / f"NotoSans-{weight}.ttf", few / f"NotoSansKR-{weight}.ttf")
    shutil.copy(RESOURCES / "fonts" / "NotoSansKR-Bold.ttf", extra / "hangul.ttf")

    assert FontStore(few).missing("김") == ("김",)
    assert FontStore(few, extra).missing("김") == ()


def test_a_missing_shipped_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(FontUnavailable, match=r"NotoSans-Bold\.ttf is missing"):
        FontStore(tmp_path)


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_text("no font", encoding="utf-8")

    with pytest.raises(FontUnavailable, match=r"broken\.ttf is not a font"):
        FontStore(RESOURCES / "fonts", tmp_path)


@pytest.mark.parametrize("gap", [0.0, 0.25])
def test_chinese_characters_stand_as_shaping_puts_them(gap: float) -> None:
    for font in shipped_fonts().fonts:
        text = "".join(char for char in "重庆国际人才交流大会王芳龘一丁" if font.draws(char))
        if not text:
            continue
        shaped = font.shape(f"{text}A", gap=gap, start=0.5)[: len(text)]  # not Chinese alone: shaped as a whole
        beside = font.shape(text, gap=gap, start=0.5)
        assert [(one.gid, one.text) for one in beside] == [(one.gid, one.text) for one in shaped]
        assert [one.x for one in beside] == pytest.approx([one.x for one in shaped])
        assert [one.advance for one in beside] == pytest.approx([one.advance for one in shaped])
