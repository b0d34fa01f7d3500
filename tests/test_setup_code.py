"""The organiser's set-up code: what is written is read back, and nothing else is taken."""

import base64
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import Settings
from kiosk.errors import BadInput
from kiosk.setup_code import LONGEST, PREFIX, SetupCode, applied, read, written

VALUES = st.text(
    st.characters(min_codepoint=32, categories=("L", "N", "P", "Zs"), exclude_characters="\x7f"), max_size=12
)


def _sealed(document: object) -> str:
    raw = json.dumps(document).encode()
    return f"{PREFIX}{base64.urlsafe_b64encode(raw).decode().rstrip('=')}.{zlib.crc32(raw):08x}"


@given(VALUES, VALUES, VALUES, st.sampled_from(["", "zh", "en"]))
def test_what_is_written_is_read_back(desk, printer, pack, language):
    code = SetupCode(desk=desk, printer=printer, pack=pack, language=language)
    if all(text.isprintable() for text in (desk, printer, pack)):
        assert read(written(code)) == code


def test_a_code_sets_a_desk_and_leaves_what_it_does_not_say():
    code = SetupCode("gate-{n}", gate="g1", hall="n1", printer="ipp://10.0.0.5/ipp/print", language="en")
    settings = applied(Settings(theme="dark", list="venue"), code.named(7))
    assert settings == Settings(
        desk="gate-7",
        gate="g1",
        hall="n1",
        list="venue",
        printer="ipp://10.0.0.5/ipp/print",
        language="en",
        theme="dark",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CQ26-7F3KQ2",
        PREFIX,
        PREFIX + "%%%.00000000",
        PREFIX + "A" * LONGEST,
        _sealed([]),
        _sealed({"desk": 7}),
        _sealed({"wifi": "secret"}),
        _sealed({"language": "fr"}),
        _sealed({"desk": "a\nb"}),
        _sealed({"desk": "x" * 600}),
        written(SetupCode("gate-1"))[:-1] + "z",
    ],
)
def test_a_damaged_or_foreign_code_is_refused_in_one_sentence(text):
    with pytest.raises(BadInput) as told:
        read(text)
    assert "\n" not in str(told.value)


def test_settings_that_no_webcam_could_read_are_not_written():
    with pytest.raises(BadInput, match="letters"):
        written(SetupCode(pack="/share/" + "x" * 480, join="y" * 480))
