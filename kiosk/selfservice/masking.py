"""Names as a public screen may show them: enough for the guest, too little for whoever looks over a shoulder."""

from kiosk.domain.attendee import PersonName
from kiosk.domain.text import Text

_COMPOUND = (
    "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐司徒司空夏侯宇文长孙端木百里东郭南宫西门独孤赫连澹台公冶宗政濮阳淳于单于太叔"
    "申屠仲孙轩辕钟离鲜于闾丘拓跋呼延第五公羊左丘梁丘南荣东门"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND[at : at + 2] for at in range(0, len(_COMPOUND), 2))
_DOTS = "·•・‧∙．"


def masked(name: PersonName) -> Text:
    """The name for a screen in Chinese and one in English."""
    return Text(_masked(name.zh or name.latin or ""), _masked(name.latin or name.zh or ""))


def _masked(name: str) -> str:
    name = " ".join(name.split())
    return _masked_chinese(name) if _is_chinese(name) else _masked_words(name)


def _is_chinese(name: str) -> bool:
    return any(0x2E80 <= ord(char) <= 0x9FFF or 0x20000 <= ord(char) <= 0x3FFFF for char in name)


def _masked_chinese(name: str) -> str:
    """胡* · 胡*静 · 胡**静; a compound surname keeps one character; parts round a middle dot keep their first."""
    if any(dot in name for dot in _DOTS):
        parts = name
        for dot in _DOTS:
            parts = parts.replace(dot, "·")
        return "·".join(f"{part[0]}*" for part in parts.split("·") if part)
    bare = name.replace(" ", "")
    if len(bare) <= 1:
        return "*"
    if len(bare) == 2:
        return f"{bare[0]}*"
    if len(bare) == 3 and bare[:2] in COMPOUND_SURNAMES:
        return f"{bare[0]}**"
    return f"{bare[0]}{'*' if len(bare) == 3 else '**'}{bare[-1]}"


def _masked_words(name: str) -> str:
    """J*** S.: the first letter of the first word and of the last."""
    words = name.split()
    if not words:
        return ""
    first = f"{words[0][0]}***"
    return first if len(words) == 1 else f"{first} {words[-1][0]}."


def masked_company(name: Text | None) -> Text:
    """Beginning and end of a company, so that its own people know it."""
    return Text("", "") if name is None else Text(_company(name.zh), _company(name.en))


def _company(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        return ""
    if _is_chinese(name):
        return f"{name[:2]}***{name[-2:]}" if len(name) > 5 else f"{name[0]}***"
    return f"{name.split()[0][:4]}***"
