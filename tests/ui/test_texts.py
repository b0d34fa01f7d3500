"""Every word on screen stands in both languages."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from kiosk.resources import resource

UI = Path(__file__).resolve().parents[2] / "ui"
TOOLS = Path(sys.executable).parent


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


def test_every_string_of_the_window_has_its_chinese(tmp_path):
    fresh = tmp_path / "fresh.ts"
    files = [str(file) for file in sorted(UI.rglob("*.py"))]
    subprocess.run([TOOLS / "pyside6-lupdate", *files, "-ts", str(fresh)], check=True, capture_output=True)
    wanted, committed = messages(fresh), messages(resource("i18n/cqitec_zh_CN.ts"))
    assert wanted.keys() - committed.keys() == set(), "not in the .ts file: run the translation target"
    assert committed.keys() - wanted.keys() == set(), "no longer in the source"
    assert [source for source, words in committed.items() if not words] == []


def test_the_compiled_translation_is_that_of_the_source(tmp_path):
    compiled = tmp_path / "fresh.qm"
    source = str(resource("i18n/cqitec_zh_CN.ts"))
    subprocess.run([TOOLS / "pyside6-lrelease", source, "-qm", str(compiled)], check=True, capture_output=True)
    assert compiled.read_bytes() == resource("i18n/cqitec_zh_CN.qm").read_bytes()


def test_named_fields_are_the_same_in_both_languages():
    for (source, _), words in messages(resource("i18n/cqitec_zh_CN.ts")).items():
        assert fields(source) == fields(words), source


def fields(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}
