"""From what a finger can give (a choice, digits, letters) to what a question takes."""

from typing import Literal

from kiosk.domain.event import Json, Question, QuestionType
from kiosk.domain.text import Text

Input = Literal["choice", "choices", "yes_no", "digits", "number", "mail", "text"]

COUNTRIES: dict[str, Text] = {
    "CN": Text("中国", "China"),
    "US": Text("美国", "United States"),
    "GB": Text("英国", "United Kingdom"),
    "DE": Text("德国", "Germany"),
    "FR": Text("法国", "France"),
    "JP": Text("日本", "Japan"),
    "KR": Text("韩国", "South Korea"),
    "RU": Text("俄罗斯", "Russia"),
    "SG": Text("新加坡", "Singapore"),
    "IN": Text("印度", "India"),
    "AU": Text("澳大利亚", "Australia"),
    "CA": Text("加拿大", "Canada"),
    "IT": Text("意大利", "Italy"),
    "ES": Text("西班牙", "Spain"),
    "NL": Text("荷兰", "Netherlands"),
    "CH": Text("瑞士", "Switzerland"),
    "SE": Text("瑞典", "Sweden"),
    "PL": Text("波兰", "Poland"),
    "UA": Text("乌克兰", "Ukraine"),
    "TR": Text("土耳其", "Türkiye"),
    "AE": Text("阿联酋", "United Arab Emirates"),
    "SA": Text("沙特阿拉伯", "Saudi Arabia"),
    "IL": Text("以色列", "Israel"),
    "BR": Text("巴西", "Brazil"),
    "MX": Text("墨西哥", "Mexico"),
    "ZA": Text("南非", "South Africa"),
    "EG": Text("埃及", "Egypt"),
    "NG": Text("尼日利亚", "Nigeria"),
    "TH": Text("泰国", "Thailand"),
    "VN": Text("越南", "Viet Nam"),
    "MY": Text("马来西亚", "Malaysia"),
    "ID": Text("印度尼西亚", "Indonesia"),
    "PH": Text("菲律宾", "Philippines"),
    "PK": Text("巴基斯坦", "Pakistan"),
    "KZ": Text("哈萨克斯坦", "Kazakhstan"),
    "UZ": Text("乌兹别克斯坦", "Uzbekistan"),
}
"""Where most foreign guests come from; the help desk has all others."""

_MASKS = {
    QuestionType.DATE: "0000-00-00",
    QuestionType.TIME: "00:00",
    QuestionType.DATETIME: "0000-00-00 00:00",
}


def input_of(question: Question) -> Input:
    """How the question is answered by touch."""
    match question.type:
        case QuestionType.CHOICE | QuestionType.COUNTRY:
            return "choice"
        case QuestionType.CHOICES:
            return "choices"
        case QuestionType.BOOLEAN:
            return "yes_no"
        case QuestionType.DATE | QuestionType.TIME | QuestionType.DATETIME:
            return "digits"
        case QuestionType.NUMBER | QuestionType.PHONE:
            return "number"
        case QuestionType.EMAIL:
            return "mail"
        case QuestionType.TEXT | QuestionType.LONG_TEXT | QuestionType.PHOTO:
            return "text"


def options_of(question: Question) -> tuple[tuple[str, Text], ...]:
    """What can be chosen: id and words."""
    if question.type is QuestionType.COUNTRY:
        return tuple(COUNTRIES.items())
    return tuple((str(one.id), one.text) for one in question.options)


def shown_as_typed(question: Question, typed: str) -> str:
    """Digits as they appear in the field: a date gets its dashes."""
    mask = _MASKS.get(question.type)
    if mask is None:
        return typed
    shown, left = "", [char for char in typed if char.isdigit()]
    for sign in mask:
        if not left:
            break
        shown += left.pop(0) if sign == "0" else sign
    return shown


def longest(question: Question) -> int:
    """Characters that the field takes."""
    mask = _MASKS.get(question.type)
    return mask.count("0") if mask else 60


def typed_answer(question: Question, typed: str) -> Json:
    """What was typed as the question takes it; an empty field is no answer."""
    typed = typed.strip()
    if not typed:
        return None
    if question.type is QuestionType.DATETIME:
        return shown_as_typed(question, typed).replace(" ", "T")
    if question.type is QuestionType.EMAIL:
        return typed.lower()
    return shown_as_typed(question, typed)
