"""What the documentation says of the kiosk is what the code does."""

import xml.etree.ElementTree as ET

from kiosk.config import Settings
from kiosk.resources import resource
from kiosk.selfservice.table import BEGIN, END, state_table

DOCS = resource("fonts").parents[1] / "docs" / "selfservice.md"


def test_the_state_table_in_the_docs_is_that_of_the_code():
    text = DOCS.read_text(encoding="utf-8")

    assert text.split(BEGIN)[1].split(END)[0].strip() == state_table(), "run python -m kiosk.selfservice.table"


def test_every_setting_of_the_kiosk_is_documented():
    text = DOCS.read_text(encoding="utf-8")
    own = [name for name in Settings.__dataclass_fields__ if name.startswith(("selfservice_", "help_desk"))]

    assert [name for name in own if name not in text and name != "selfservice_pin"] == []


def test_what_starts_the_kiosk_by_itself_is_shipped_and_watches_it():
    unit = resource("selfservice/cqitec-kiosk.service").read_text(encoding="utf-8")
    task = resource("selfservice/cqitec-kiosk-task.xml").read_text(encoding="utf-8")

    assert "selfservice --watched" in unit
    assert ET.fromstring(task.split("?>", 1)[1]).find(".//{*}Arguments").text == "selfservice --watched"
