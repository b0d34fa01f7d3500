"""Codes that are no tickets, told for what they are."""

import pytest

from kiosk.domain.reason import Looks
from kiosk.ticket.foreign import looks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", Looks.NOTHING),
        ("134567890123456789", Looks.WECHAT_PAY),
        ("wxp://f2f0abc", Looks.WECHAT_PAY),
        ("https://payapp.weixin.qq.com/qrpay/order", Looks.WECHAT_PAY),
        ("281234567890123456", Looks.ALIPAY_PAY),
        ("https://qr.alipay.com/fkx0001", Looks.ALIPAY_LINK),
        ("alipays://platformapi", Looks.ALIPAY_LINK),
        ("https://mp.weixin.qq.com/a/~abc", Looks.MINI_PROGRAM),
        ("https://wxaurl.cn/abc", Looks.MINI_PROGRAM),
        ("#小程序://大会/abc", Looks.MINI_PROGRAM),
        ("https://u.wechat.com/abc", Looks.WECHAT_FRIEND),
        ("https://weixin.qq.com/g/abc", Looks.WECHAT_GROUP),
        ("https://weixin.qq.com/other", Looks.WECHAT_LINK),
        ("BEGIN:VCARD\nFN:Hu", Looks.VISITING_CARD),
        ("MECARD:N:Hu;;", Looks.VISITING_CARD),
        ("WIFI:T:WPA;S:Hall;P:secret;;", Looks.WIFI),
        ("tel:+8613800000000", Looks.PHONE_OR_MAIL),
        ("13800000000", Looks.PHONE_OR_MAIL),
        ("hu@example.org", Looks.PHONE_OR_MAIL),
        ("1" * 144, Looks.TRAIN_OR_TRANSIT),
        ("https://kyfw.12306.cn/ticket", Looks.TRAIN_OR_TRANSIT),
        ("abcdefgh23456789abcdefgh23456789", Looks.OTHER_EVENT),
        ("CQ24-ABCD2345", Looks.OTHER_EVENT),
        ("CB-ABCDEFGHJ-1-ABCDEF", Looks.OTHER_EVENT),
        ("C1:ABC", Looks.DAMAGED_TICKET),
        ("6901234567892", Looks.PRODUCT),
        ("HTTPS://EXAMPLE.ORG/a", Looks.WEB_ADDRESS),
        ("11010519491231002X", Looks.IDENTITY),
        ("11010519491231002x", Looks.IDENTITY),
        ("410105194912310021", Looks.OTHER),
        ("410105199902310021", Looks.OTHER),
        ("110105194912310\u0660\u0660\u0662", Looks.OTHER),
        ("hello", Looks.OTHER),
    ],
)
def test_a_code_is_told_for_what_it_is(text: str, kind: Looks) -> None:
    assert looks(text) is kind


def test_a_booking_reference_is_told_before_all_else() -> None:
    assert looks("13800000000", is_booking=True) is Looks.BOOKING_REFERENCE
