"""Layouts from pretix's editor become ours, and what does not is said."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.badge.draw import Renderer
from kiosk.badge.layout import layout_of
from kiosk.badge.pretix_layout import carry_over
from kiosk.badge.samples import SAMPLES
from kiosk.errors import BadInput
from tests.badge.badge_fixtures import shipped_fonts


def a_text(content: str = "attendee_name", **changes: Any) -> dict[str, Any]:
    usual = {
        "type": "textarea",
        "page": 1,
        "left": "5.00",
        "bottom": "50.00",
        "width": "95.00",
        "fontsize": "20.0",
        "color": [0, 0, 0, 1],
        "fontfamily": "Open Sans",
        "bold": True,
        "italic": False,
        "downward": False,
        "content": content,
        "text": "",
        "rotation": 0,
        "align": "center",
    }
    return usual | changes


def a_code(**changes: Any) -> dict[str, Any]:
    return {"type": "barcodearea", "page": 1, "left": "70", "bottom": "10", "size": "30", "content": "secret"} | changes


def layout_from(objects: list[dict[str, Any]], size: tuple[float, float] = (105, 148)) -> Any:
    return layout_of(carry_over(json.dumps(objects), size).toml, Path("pretix.toml"))


def test_texts_and_the_code_stand_where_pretix_had_them() -> None:
    objects = [
        a_text(bottom="100", fontsize="24"),
        a_text("attendee_company", bottom="85", fontsize="14", bold=False, color=[163, 18, 26, 1], align="left"),
        a_code(nowhitespace=True),
    ]
    layout = layout_from(objects)
    name, company = layout.areas

    assert (layout.code.x_mm, layout.code.y_mm, layout.code.width_mm) == (70, 108, 30)
    assert (name.align, name.texts[0].field, name.texts[0].max_pt) == ("centre", "primary", 24)
    assert (company.align, company.texts[0].colour, company.texts[0].field) == ("left", "#A3121A", "organisation")
    # the foot of the name is 100 mm above the lower edge, its area a little around it
    assert name.place.y_mm + name.place.height_mm == pytest.approx(48, abs=4)
    assert name.place.x_mm == 5 and name.place.width_mm == 95


def test_texts_that_lie_on_each_other_become_one_area_in_their_order() -> None:
    layout = layout_from([a_text("attendee_company", bottom="52", downward=True), a_text(bottom="53"), a_code()])

    assert [[text.field for text in area.texts] for area in layout.areas] == [["primary", "organisation"]]


def test_what_cannot_be_carried_over_is_said() -> None:
    objects = [
        a_text(),
        a_text("attendee_name", rotation=180, bottom="20"),
        a_text("other", text="Welcome!", bottom="130"),
        a_text("attendee_name_given_name", bottom="120"),
        a_text("invoice_company", bottom="110"),
        {"type": "imagearea", "page": 1, "left": "1", "bottom": "1", "width": "20", "height": "20", "content": "photo"},
        {"type": "poweredby", "page": 1, "left": "1", "bottom": "1", "size": "20", "content": "dark"},
        a_code(content="order"),
        a_code(),
    ]
    said = " ".join(carry_over(json.dumps(objects), (105, 148)).left_out)

    for part in (
        "A turned text",
        "The fixed text 'Welcome!'",
        "attendee_name_given_name is a part",
        "'invoice_company' is nothing",
        "The picture 'photo'",
        "pretix logo",
        "A second code",
        "The code held 'order'",
        "background",
    ):
        assert part in said


def test_a_layout_without_a_code_gets_one_and_the_texts_keep_off_it() -> None:
    carried = carry_over(json.dumps([a_text(bottom="20")]), (80, 50))
    layout = layout_of(carried.toml, Path("a.toml"))

    assert any("had no code" in sentence for sentence in carried.left_out)
    assert not layout.areas[0].place.meets(layout.code.grown(layout.code.width_mm * 4 / 21))


def test_the_answer_of_the_api_tells_the_size_itself() -> None:
    document = {"id": 1, "name": "Default", "size": [{"width": "148", "height": "105"}], "layout": [a_text(), a_code()]}
    layout = layout_of(carry_over(json.dumps(document)).toml, Path("a.toml"))

    assert (layout.width_mm, layout.height_mm) == (148, 105)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no layout of pretix"),
        ("3", "a list of objects was expected"),
        ("[3]", "a list of objects was expected"),
        ("[]", "no object of this layout shows the attendee's name"),
        (json.dumps([a_text(left="left")]), "object 1: left must be a number, not 'left'"),
        (json.dumps([a_text(fontsize=1e30)]), "which is no place on a badge"),
        ("[" * 100_000, "no layout of pretix"),
    ],
)
def test_what_is_no_layout_is_one_sentence(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        carry_over(text, (105, 148))


def test_without_a_size_nothing_is_guessed() -> None:
    with pytest.raises(BadInput, match="say --size"):
        carry_over(json.dumps([a_text()]))


_PLACES = st.floats(-20, 160).map(lambda mm: f"{mm:.2f}")
_OBJECTS = st.one_of(
    st.builds(
        a_text,
        st.sampled_from(["attendee_name", "attendee_company", "attendee_job_title", "item", "event_name", "order"]),
        left=_PLACES,
        bottom=_PLACES,
        width=st.floats(0, 200),
        fontsize=st.floats(1, 90),
        downward=st.booleans(),
        align=st.sampled_from(["left", "center", "right"]),
    ),
    st.builds(a_code, left=_PLACES, bottom=_PLACES, size=st.floats(1, 150), nowhitespace=st.booleans()),
)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(_OBJECTS, max_size=7), st.sampled_from([(105, 148), (148, 105), (85.6, 54), (80, 50), (40, 75)]))
def test_whatever_pretix_has_becomes_a_layout_that_is_right_or_one_sentence(
    objects: list[dict[str, Any]], size: tuple[float, float]
) -> None:
    try:
        carried = carry_over(json.dumps([a_text(bottom="30"), *objects]), size)
    except BadInput:
        return
    layout = layout_of(carried.toml, Path("pretix.toml"))
    assert Renderer(layout, shipped_fonts()).pdf(SAMPLES[0]).startswith(b"%PDF")
