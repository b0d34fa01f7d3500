"""Names on a public screen."""

import pytest

from kiosk.domain.attendee import PersonName
from kiosk.domain.text import Text
from kiosk.selfservice.masking import masked, masked_company


@pytest.mark.parametrize(
    ("zh", "latin", "shown", "shown_en"),
    [
        ("胡静", "Hu Jing", "胡*", "H*** J."),
        ("胡文静", "Hu Wenjing", "胡*静", "H*** W."),
        ("欧阳修远", None, "欧**远", "欧**远"),
        ("欧阳修", None, "欧**", "欧**"),
        ("阿依古丽·买买提", "Ayigul Mamat", "阿*·买*", "A*** M."),
        ("阿依古丽・买买提", None, "阿*·买*", "阿*·买*"),
        (None, "Jane Smith", "J*** S.", "J*** S."),
        (None, "Jane van der Berg", "J*** B.", "J*** B."),
        (None, "Madonna", "M***", "M***"),
        ("李", None, "*", "*"),
        (None, None, "", ""),
        ("𬱖明", None, "𬱖*", "𬱖*"),
    ],
)
def test_a_name_is_told_to_its_owner_only(zh, latin, shown, shown_en):
    assert masked(PersonName(zh, latin)) == Text(shown, shown_en)


def test_a_company_keeps_its_ends():
    full = Text("渝江精密制造有限公司", "Yujiang Precision Manufacturing")

    assert masked_company(full) == Text("渝江***公司", "Yuji***")
    assert masked_company(None) == Text("", "")
