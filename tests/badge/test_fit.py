from itertools import combinations

import pytest
from badge_fixtures import HARD_NAMES, STOCKS, a_face, a_layout, a_renderer, shipped_fonts
from hypothesis import given
from hypothesis import strategies as st

from kiosk.badge.breaks import Breaking, even_lines, pieces, with_initials
from kiosk.badge.face import BadgeFace, texts_of
from kiosk.badge.fit import ELLIPSIS, Placed, fit
from kiosk.badge.layout import NAMES, Layout, TextStyle
from kiosk.errors import BadInput

LETTERS = st.sampled_from("abcdefgijlmWÅØéłñ  -'王芳欧阳娜重庆ж김คุณمحم\u200cמ·()（्मि")
WORDS = st.text(LETTERS, min_size=1, max_size=60).filter(str.strip)


def placed_on(layout: Layout, face: BadgeFace) -> tuple[Placed, ...]:
    return fit(layout.areas, texts_of(face), shipped_fonts())


def style_of(layout: Layout, field: str) -> TextStyle:
    return next(style for area in layout.areas for style in area.texts if style.field == field)


def lines_of(placed: tuple[Placed, ...], field: str) -> list[str]:
    return [line.line.text for line in placed if line.field == field]


def size_of(placed: tuple[Placed, ...], field: str) -> float:
    return next(line.size_pt for line in placed if line.field == field)


@given(st.sampled_from(STOCKS), WORDS, WORDS, WORDS, WORDS)
def test_ink_stays_in_its_area_and_nothing_overlaps(stock: str, name: str, other: str, firm: str, title: str) -> None:
    layout = a_layout(stock)
    placed = placed_on(layout, a_face(name, other, organisation=firm, title=title))

    inks = [line.ink for line in placed if line.line.width]
    assert all(layout.safe.holds(ink) for ink in inks)
    assert not any(one.meets(other) for one, other in combinations(inks, 2))
    assert not any(ink.meets(layout.code) for ink in inks)


@given(st.sampled_from(STOCKS), WORDS, WORDS, WORDS)
def test_no_text_is_larger_or_smaller_than_the_layout_allows(stock: str, name: str, other: str, firm: str) -> None:
    layout = a_layout(stock)

    for line in placed_on(layout, a_face(name, other, organisation=firm)):
        style = style_of(layout, line.field)
        assert style.min_pt <= line.size_pt <= max(style.max_pt, style.latin_max_pt)


@given(st.sampled_from(STOCKS), WORDS, WORDS)
def test_a_name_is_never_cut_off(stock: str, name: str, other: str) -> None:
    placed = placed_on(a_layout(stock), a_face(name, other))

    for field, text in texts_of(a_face(name, other)).items():
        if field in NAMES:
            set_text = "".join(lines_of(placed, field)).replace(" ", "")
            assert ELLIPSIS not in set_text
            assert set_text in {text.replace(" ", ""), with_initials(text).replace(" ", "")}


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize(("primary", "secondary"), HARD_NAMES)
def test_hard_names_fit_every_stock(stock: str, primary: str, secondary: str | None) -> None:
    placed = placed_on(a_layout(stock), a_face(primary, secondary))

    assert lines_of(placed, "primary")
    assert bool(lines_of(placed, "secondary")) == bool(secondary)


@pytest.mark.parametrize("name", ["박지훈", "さくら"])
def test_a_name_in_hangul_or_kana_is_as_large_as_a_chinese_one(name: str) -> None:
    sizes = [size_of(placed_on(a_layout(), a_face(one, None)), "primary") for one in (name, "陈慧玲")]
    assert sizes[0] == pytest.approx(sizes[1], rel=0.08)


def test_a_short_chinese_name_is_as_large_as_the_layout_wishes() -> None:
    assert size_of(placed_on(a_layout(), a_face("胡晓静")), "primary") == style_of(a_layout(), "primary").max_pt


def test_a_long_name_breaks_at_its_dot() -> None:
    placed = placed_on(a_layout(), a_face("阿卜杜热西提·买买提依明"))

    assert lines_of(placed, "primary") == ["阿卜杜热西提·", "买买提依明"]


def test_two_characters_are_spread_and_three_are_not() -> None:
    two = next(line for line in placed_on(a_layout(), a_face("王芳")) if line.field == "primary")
    three = next(line for line in placed_on(a_layout(), a_face("胡晓静")) if line.field == "primary")

    assert two.line.glyphs[1].x == pytest.approx(1.25, abs=0.01)
    assert three.line.glyphs[1].x == pytest.approx(1.0, abs=0.01)


def test_a_line_that_fits_with_comfort_is_not_broken() -> None:
    assert lines_of(placed_on(a_layout(), a_face("Łukasz Żółć", None)), "primary") == ["Łukasz Żółć"]


@pytest.mark.parametrize("name", ["عبد العزيز القحطاني", "ปิยะพงษ์ วงศ์เกียรติ"])
def test_a_name_that_grows_by_a_quarter_stands_on_two_lines(name: str) -> None:
    placed = placed_on(a_layout("a6"), a_face(name, None))

    assert lines_of(placed, "primary") == name.rsplit(" ", 1)
    assert size_of(placed, "primary") > 38


def test_a_name_that_hardly_grows_stays_on_one_line() -> None:
    assert lines_of(placed_on(a_layout("a6"), a_face("Zsófia Kőrösi", None)), "primary") == ["Zsófia Kőrösi"]


def test_an_endless_organisation_ends_with_an_ellipsis() -> None:
    placed = placed_on(a_layout(), a_face(organisation="重庆两江新区" * 40))

    assert lines_of(placed, "organisation")[-1].endswith(ELLIPSIS)
    assert size_of(placed, "organisation") >= style_of(a_layout(), "organisation").min_pt


def test_two_hundred_characters_are_a_badge_or_a_sentence() -> None:
    latin = placed_on(a_layout(), a_face("Wolfeschlegelsteinhausen" * 9, None))
    assert "".join(lines_of(latin, "primary")) == "Wolfeschlegelsteinhausen" * 9

    with pytest.raises(BadInput, match=r"900 characters\) does not fit the badge"):
        placed_on(a_layout("cr80"), a_face("名" * 900, None))


def test_a_name_of_blanks_only_leaves_its_place_to_the_other_one() -> None:
    assert lines_of(placed_on(a_layout(), a_face("  \u3000", "Hu Xiaojing")), "primary") == ["Hu Xiaojing"]
    with pytest.raises(BadInput, match="The badge T-0421 / 1 has no name"):
        placed_on(a_layout(), a_face("  ", " \n"))


def test_the_same_name_twice_is_printed_once() -> None:
    assert lines_of(placed_on(a_layout(), a_face("Anna Berg", "ANNA  BERG")), "secondary") == []


@given(st.text(max_size=40), st.sampled_from(Breaking))
def test_pieces_joined_are_the_text(text: str, breaking: Breaking) -> None:
    assert "".join(pieces(text, breaking)) == text


def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark() -> None:
    assert pieces("重庆（西南）大学", Breaking.SQUARES) == ["重", "庆", "（西", "南）", "大", "学"]


def test_lines_are_even() -> None:
    assert even_lines(["aaa ", "bbb ", "ccc ", "ddd"], [4, 4, 4, 3], 2) == ["aaa bbb", "ccc ddd"]


def test_a_broken_name_keeps_its_direction_on_every_line() -> None:
    lines = [
        line.line
        for line in placed_on(a_layout("cr80"), a_face("Jonathan محمد عبد Smithson"))
        if line.field == "primary"
    ]

    assert ["".join(glyph.text for glyph in line.glyphs) for line in lines] == ["Jonathan دمحم", "دبع Smithson"]


def test_a_large_name_leaves_room_for_a_long_one_below() -> None:
    placed = placed_on(a_layout("4x3in"), a_face("g娜", "WWWWWWWWWWWWWWWWWWWWWح-ि"))

    assert lines_of(placed, "secondary")


def test_only_middle_names_become_initials() -> None:
    assert with_initials("Ana Maria de Luisa Prieto") == "Ana M. de L. Prieto"
    assert with_initials("Ana Prieto") == "Ana Prieto"


def test_two_lines_of_arabic_are_flush_at_the_right() -> None:
    lines = [
        line for line in a_renderer("cr80").check(a_face("محمد عبد الرحمن الشافعي", None)) if line.field == "primary"
    ]
    right = [line.ink.x_mm + line.ink.width_mm for line in lines]

    assert len(lines) == 2
    assert right[0] == pytest.approx(right[1], abs=0.05)
    assert min(line.ink.x_mm for line in lines) == pytest.approx(5, abs=0.05)
