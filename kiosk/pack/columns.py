"""Which column of an organiser's roster holds what: Chinese and English headings to keys of the pack."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import fields

from kiosk.domain.attendee import Attendee

NAME_PARTS = ("zh", "latin")
TEXT_PARTS = ("zh", "en")
_KEYS = tuple(each.name for each in fields(Attendee))
_DOTTED = {f"name.{part}" for part in NAME_PARTS} | {
    f"{key}.{part}" for key in ("organisation", "title") for part in TEXT_PARTS
}

_HEADINGS = {
    "id": "id 编号 参会编号 人员编号 嘉宾编号 attendeeid guestid participantid personid registrationid",
    "code": "code 票号 票码 票证号 门票号 入场码 二维码 签到码 条码 ticketcode ticket ticketno ticketnumber ticketid "
    "barcode qrcode qr",
    "order": "order 订单 订单号 订单编号 预订号 报名号 报名编号 团队号 orderno orderid ordernumber ordercode booking "
    "bookingref bookingreference reference reservation",
    "ticket_type": "类别 类型 票种 票类 票型 人员类别 参会类别 参会类型 嘉宾类别 身份 身份类别 type tickettype "
    "category ticketcategory role attendeetype participanttype product",
    "variation": "变体 子类 子类别 细类 variation subtype subcategory variant",
    "name": "姓名 名字 参会人 参会人姓名 嘉宾姓名 参会者 name fullname attendeename participantname guestname attendee",
    "name.zh": "中文名 中文姓名 汉字姓名 chinesename namezh namechinese namecn",
    "name.latin": "拼音 姓名拼音 拼音姓名 英文名 英文姓名 外文名 外文姓名 pinyin englishname latinname namelatin "
    "nameen namepinyin romanname",
    "organisation": "单位 工作单位 单位名称 公司 公司名称 企业 企业名称 机构 机构名称 学校 院校 所在单位 "
    "company companyname organisation organization employer institution institute university affiliation firm",
    "organisation.zh": "中文单位 单位中文 companyzh organisationzh organizationzh",
    "organisation.en": "英文单位 单位英文 单位英文名 companyen organisationen organizationen",
    "title": "职务 职位 职称 头衔 岗位 title jobtitle position job function",
    "title.zh": "中文职务 titlezh",
    "title.en": "英文职务 titleen",
    "email": "邮箱 电子邮箱 邮件 电子邮件 邮箱地址 email emailaddress mail",
    "phone": "手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 移动电话 phone phonenumber mobile mobilenumber "
    "mobilephone mobileno phoneno telephone tel cell cellphone",
    "country": "国家 国籍 国别 国家地区 国家或地区 country countryregion nationality countrycode",
    "language": "语言 语种 language lang preferredlanguage",
    "status": "状态 订单状态 付款状态 支付状态 缴费状态 报名状态 status paymentstatus orderstatus",
    "requires_approval": "需审核 需要审核 requiresapproval",
    "valid_if_pending": "未付可入 validifpending",
    "blocked": "冻结 禁止入场 blocked",
    "valid_from": "有效期起 生效时间 生效日期 validfrom",
    "valid_until": "有效期至 有效期止 失效时间 失效日期 validuntil validto",
    "session": "场次 所属场次 session",
    "addon_to": "主票 附加于 主票编号 addonto",
    "attention": "重点关注 特别关注 attention",
    "staff_note": "备注 工作备注 staffnote note notes remark remarks",
    "answers": "答案 answers",
    "photo": "照片 头像 photo picture",
    "consent": "同意 已同意 consent",
    "entitlements": "权益 餐券 entitlements",
    "sessions": "报名场次 已报场次 sessions agenda",
}
_KNOWN = {heading: key for key, headings in _HEADINGS.items() for heading in headings.split()}
_IN_BRACKETS = re.compile(r"[(\[【<].*?[)\]】>]")
_NOT_LETTERS = re.compile(r"[\W_]+")


def guess_columns(headings: Iterable[str]) -> Mapping[str, str]:
    """Heading -> key, for the headings that are understood; of two columns for one key the first.

    The keys themselves, dotted ones and ``answers.<question>`` always count;
    case, blanks, marks and what stands in brackets do not matter.
    """
    found: dict[str, str] = {}
    for heading in headings:
        key = key_of(heading)
        if key is not None and key not in found.values():
            found.setdefault(heading, key)
    return found


def key_of(heading: str) -> str | None:
    """The key that a heading means; None when it is not understood."""
    text = heading.strip()
    if text in _KEYS or text in _DOTTED or re.fullmatch(r"answers\.\S+", text):
        return text
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _KNOWN.get(_letters(_IN_BRACKETS.sub("", folded))) or _KNOWN.get(_letters(folded))


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text)
