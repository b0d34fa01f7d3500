"""What a code is that is no ticket of ours, so that staff can ask for the right one."""

import re
from datetime import date

from kiosk.domain.reason import Looks

_PATTERNS: tuple[tuple[Looks, re.Pattern[str]], ...] = tuple(
    (looks, re.compile(pattern, re.IGNORECASE | re.ASCII))
    for looks, pattern in (
        (Looks.WECHAT_PAY, r"1[0-5]\d{16}|wxp://.*|https?://(payapp\.weixin\.qq\.com|wx\.tenpay\.com)/.*"),
        (Looks.ALIPAY_PAY, r"(2[5-9]|30)\d{14,22}"),
        (Looks.ALIPAY_LINK, r"https?://(qr|ds|render|m)\.alipay\.com/.*|alipays?(qr)?://.*"),
        (Looks.MINI_PROGRAM, r"https?://(mp\.weixin\.qq\.com/a/|wxaurl\.cn/|wxmpurl\.cn/).*|weixin://dl/business.*"),
        (Looks.MINI_PROGRAM, r"#小程序://.*|https?://servicewechat\.com/.*"),
        (Looks.WECHAT_FRIEND, r"https?://u\.wechat\.com/.*|https?://weixin\.qq\.com/r/.*|weixin://contacts/.*"),
        (Looks.WECHAT_GROUP, r"https?://weixin\.qq\.com/g/.*|https?://work\.weixin\.qq\.com/gm/.*"),
        (Looks.WECHAT_LINK, r"https?://([a-z]+\.)?(weixin|wechat|work\.weixin)\.(qq\.)?com/.*|weixin://.*"),
        (Looks.VISITING_CARD, r"(BEGIN:VCARD|MECARD:|BIZCARD:)[\s\S]*"),
        (Looks.WIFI, r"WIFI:.*"),
        (Looks.PHONE_OR_MAIL, r"(tel|mailto|sms|smsto|matmsg):.*|1[3-9]\d{9}|[^@\s]+@[^@\s]+\.[a-z]{2,}"),
        (Looks.TRAIN_OR_TRANSIT, r"\d{100,160}|https?://([a-z]+\.)*12306\.cn/.*"),
        (Looks.OTHER_EVENT, r"[a-z2-9]{32}|CQ\d\d-[A-Z0-9]{8}|CB-[0-9A-Z]{9}-\d{1,4}-[0-9A-Z]{6}"),
        (Looks.DAMAGED_TICKET, r"C1:.*"),
        (Looks.PRODUCT, r"\d{8}|\d{12,14}"),
        (Looks.WEB_ADDRESS, r"(https?://|www\.)\S+"),
    )
)
"""The first that fits the whole text; the more particular ones stand first."""

_ID_NUMBER = re.compile(r"[1-8]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def looks(text: str, *, is_booking: bool = False) -> Looks:
    """What ``text`` (cleaned) looks like; ``is_booking``: the roster has such a booking."""
    if not text:
        return Looks.NOTHING
    if is_booking:
        return Looks.BOOKING_REFERENCE
    if _is_id_number(text):
        return Looks.IDENTITY
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(text)), Looks.OTHER)


def _is_id_number(text: str) -> bool:
    """A resident identity number: a real birthday and its check digit (GB 11643-1999)."""
    match = _ID_NUMBER.fullmatch(text) if text.isascii() else None
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == text[-1].upper()
