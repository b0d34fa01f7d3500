"""Every word on screen stands in both languages."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kiosk.resources import resource
from ui import areas


def messages(file: Path) -> dict[tuple[str, str], str]:
    """(source, comment) -> translation; an unfinished one is ""."""
    found: dict[tuple[str, str], str] = {}
    for message in ET.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        finished = translation is not None and translation.get("type") is None
        found[message.findtext("source", ""), message.findtext("comment", "")] = (
            (translation.text or "") if finished else ""
        )
    return found


@pytest.mark.parametrize("area", areas.sources())
def test_every_string_of_the_window_has_its_chinese(area, tmp_path):
    fresh = tmp_path / "fresh.ts"
    areas.collect(area, fresh)
    wanted, committed = messages(fresh), messages(areas.translation(area, "ts"))
    assert wanted.keys() - committed.keys() == set(), "not in the .ts file: run make texts"
    assert committed.keys() - wanted.keys() == set(), "no longer in the source"
    assert [source for source, words in committed.items() if not words] == []


@pytest.mark.parametrize("area", areas.sources())
def test_the_compiled_translation_is_that_of_the_source(area, tmp_path):
    compiled = tmp_path / "fresh.qm"
    areas.compile_into(area, compiled)
    assert compiled.read_bytes() == areas.translation(area, "qm").read_bytes()


def test_no_translation_is_left_over():
    assert {file.stem for file in resource("i18n").iterdir()} == {f"{area}_zh_CN" for area in areas.sources()}


@pytest.mark.parametrize("area", areas.sources())
def test_named_fields_are_the_same_in_both_languages(area):
    for (source, _), words in messages(areas.translation(area, "ts")).items():
        assert fields(source) == fields(words), source


def fields(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}
