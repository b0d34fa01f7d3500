"""Everything on a roster that will go wrong at the door, found days before: each with its row and its mend."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.badge.fit import ELLIPSIS
from kiosk.badge.layout import NAMES, POINTS_PER_MM, Layout
from kiosk.badge.pictures import missing_pictures
from kiosk.badge.qr import qr
from kiosk.badge.spelling import is_private
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.pack.identity import MADE_UP
from kiosk.press import Press, face_of
from kiosk.roster.fold import words

_EMAIL = re.compile(r"[^@\s,;:<>\"]+@[^@\s,;:<>\"]+\.[^@\s.,;:<>\"]{2,}")
_PHONE = re.compile(r"\+?[\d\s().\-/]+")
_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
MOST_MODULES = 57
"""A ticket is held up 30 mm wide: with more modules than this each is under half a millimetre."""
_LONG_CODE = 64
"""Shorter codes have fewer modules than that, whatever their letters."""
_CERTAIN = 0.9
"""Of a line's width: no character is wider than its size, but for a few."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One trouble at the door to come."""

    guest: Attendee | None
    """None = the event itself is at fault."""
    kind: str
    detail: Text
    mend: Text


def preflight(event: Event, people: Iterable[Attendee], press: Press) -> list[Finding]:
    """All troubles, guest by guest in the order of the roster, those between guests last."""
    everybody = list(people)
    badges = _Badges(event, press)
    found: list[Finding] = []
    for guest in everybody:
        found += _of_ticket(guest, event)
        found += _of_contact(guest)
        found += badges.of(guest)
    found += badges.of_layouts()
    found += _double_codes(everybody)
    found += _same_names([one for one in everybody if one.addon_to is None])
    return found


def _of_ticket(guest: Attendee, event: Event) -> Iterator[Finding]:
    if not guest.ticket_type:
        yield _missing_type(guest, "没有票种", "has no ticket type")
    elif guest.ticket_type not in event.ticket_types:
        kind = guest.ticket_type
        yield _missing_type(guest, f"票种“{kind}”不在活动里", f"has the ticket type “{kind}”, which the event lacks")
    elif not any(door.takes(guest.ticket_type) for door in event.lists.values()):
        name = event.ticket_types[guest.ticket_type].name
        yield Finding(
            guest,
            "no-door",
            Text(f"没有一个签到表接受票种“{name.zh}”", f"no list takes the ticket type “{name.en}”"),
            Text("更改票种，或让一个签到表接受它", "change the type, or have a list take it"),
        )
    if _outside(guest, event):
        yield Finding(
            guest,
            "outside-programme",
            Text("门票的有效时间不在活动期间", "the ticket is not valid at any time of the event"),
            Text("更正有效期", "correct its times"),
        )
    yield from _consent(guest, event)


def _missing_type(guest: Attendee, zh: str, en: str) -> Finding:
    mend = Text("填写活动中的票种", "give one of the event's ticket types")
    return Finding(guest, "missing-type", Text(zh, en), mend)


def _outside(guest: Attendee, event: Event) -> bool:
    opens = event.admission_at or event.starts_at
    if guest.valid_until is not None and guest.valid_until < opens:
        return True
    return guest.valid_from is not None and event.ends_at is not None and guest.valid_from > event.ends_at


def _consent(guest: Attendee, event: Event) -> Iterator[Finding]:
    needed = [f"{one.id}@{one.version}" for one in event.notices if one.required]
    lacking = [one for one in needed if one not in guest.consent]
    if lacking and guest.addon_to is None:
        which = ", ".join(lacking)
        yield Finding(
            guest,
            "no-consent",
            Text(f"没有同意告知：{which}", f"has not agreed to: {which}"),
            Text("会前征得同意，或在现场补签", "ask before the event, or have it agreed to at the desk"),
        )


def _of_contact(guest: Attendee) -> Iterator[Finding]:
    if guest.email is not None and not _EMAIL.fullmatch(guest.email):
        yield Finding(
            guest,
            "bad-email",
            Text(f"邮箱写法有误：{guest.email}", f"is no e-mail address: {guest.email}"),
            Text("更正邮箱，否则收不到门票", "correct it, or the ticket never arrives"),
        )
    if guest.phone is not None and not _is_phone(guest.phone):
        yield Finding(
            guest,
            "bad-phone",
            Text(f"电话写法有误：{guest.phone}", f"is no telephone number: {guest.phone}"),
            Text("把该列设为文本后重新填写", "set the column to text and enter it again"),
        )
    if guest.code.startswith(MADE_UP):
        yield Finding(
            guest,
            "no-code",
            Text("名单里没有票号，已临时编号", "the roster has no code, one was made up"),
            Text("补上票号，或发放本机生成的门票", "add the code, or hand out the ticket made here"),
        )


def _is_phone(text: str) -> bool:
    digits = "".join(one for one in text if one in "0123456789")
    if not _PHONE.fullmatch(text) or not 7 <= len(digits) <= 15 or len(set(digits)) == 1:
        return False
    # Eleven digits that begin with 1 are a mobile number of the mainland, or a mistake.
    return len(digits) != 11 or digits[0] != "1" or text.startswith("+") or _MOBILE.fullmatch(digits) is not None


class _Badges:
    """What only the printer would notice."""

    def __init__(self, event: Event, press: Press) -> None:
        self._event, self._press = event, press
        self._lacking: dict[str, str] = {}
        self._rooms: dict[str, Mapping[str, int]] = {}

    def of(self, guest: Attendee) -> Iterator[Finding]:
        if not guest.name and guest.addon_to is None:
            yield Finding(guest, "no-name", Text("没有姓名", "has no name"), Text("补上姓名", "add the name"))
        yield from self._lost(guest)
        yield from _long_code(guest)
        kind = self._event.ticket_types.get(guest.ticket_type)
        if kind is not None and kind.badge_layout is not None and guest.name:
            yield from self._fit(guest, kind.badge_layout)

    def of_layouts(self) -> Iterator[Finding]:
        for name, sentence in self._lacking.items():
            yield Finding(
                None,
                "no-layout",
                Text(f"没有胸卡版式“{name}”", sentence),
                Text("更正票种的胸卡版式", "correct the badge layout of the ticket type"),
            )
        for name in sorted(self._rooms):
            yield from _missing_pictures(self._press.layouts[name])

    def _lost(self, guest: Attendee) -> Iterator[Finding]:
        texts = [guest.name.zh, guest.name.latin]
        texts += [each.zh for each in (guest.organisation, guest.title) if each]
        missing = dict.fromkeys(char for text in texts if text for char in self._press.fonts.missing(text))
        private = [char for char in missing if is_private(char) and char != "\ufffd"]
        if private:
            yield _character(guest, "private-use", private, "在别处是别的字", "mean something else elsewhere")
        if "\ufffd" in missing or any("?" in name or "？" in name for name in texts[:2] if name):
            yield _character(guest, "lost-character", ["?"], "代替了丢失的字", "stands for a lost character")
        drawn = [char for char in missing if not is_private(char)]
        if drawn:
            yield _character(guest, "missing-glyph", drawn, "没有字体可以印出", "are in no font at hand")

    def _fit(self, guest: Attendee, layout_id: str) -> Iterator[Finding]:
        try:
            layout = self._press.layout_for(self._event, guest)
        except BadInput as problem:
            self._lacking[layout_id] = str(problem)
            return
        rooms = self._rooms.setdefault(layout_id, _rooms(layout))
        face = face_of(self._event, guest, 1, layout)
        texts = {"primary": face.primary, "secondary": face.secondary, "organisation": face.organisation}
        if all(len(text or "") <= rooms.get(field, 1 << 30) for field, text in texts.items()):
            return
        if any(self._press.fonts.missing(text or "") for text in (*texts.values(), face.title)):
            return
        try:
            placed = self._press.renderer(layout).check(face)
        except BadInput:
            yield Finding(
                guest,
                "name-does-not-fit",
                Text("姓名在胸卡上放不下", "the name does not fit the badge"),
                Text("缩短姓名，例如中间名只写首字母", "shorten it, for example with initials for middle names"),
            )
            return
        if any(line.field == "organisation" and line.line.text.endswith(ELLIPSIS) for line in placed):
            yield Finding(
                guest,
                "organisation-cut",
                Text("单位名称在胸卡上会被截短", "the end of the organisation is left out on the badge"),
                Text("改用简称", "use its short name"),
            )


def _missing_pictures(layout: Layout) -> Iterator[Finding]:
    for file in missing_pictures(layout):
        yield Finding(
            None,
            "missing-picture",
            Text(
                f"胸卡版式“{layout.name}”的图片 {file} 不在", f"the badge layout {layout.name} lacks its picture {file}"
            ),
            Text("把图片放在版式文件旁边", "put the picture beside the layout's file"),
        )


def _rooms(layout: Layout) -> Mapping[str, int]:
    """So many characters of a field fit in any case, set on one line at the smallest size (a company on its lines)."""
    return {
        style.field: int(
            _CERTAIN * area.place.width_mm * POINTS_PER_MM / style.min_pt * (1 if style.field in NAMES else style.lines)
        )
        for area in layout.areas
        for style in area.texts
    }


def _character(guest: Attendee, kind: str, characters: Sequence[str], zh: str, en: str) -> Finding:
    which = ", ".join(f"{char if char.isprintable() else ''}(U+{ord(char):04X})" for char in characters)
    mend = Text("查对后更正；生僻字需另加字体", "look it up and correct it; a rare character needs a font")
    return Finding(guest, kind, Text(f"{which} {zh}", f"{which} {en}"), mend)


def _long_code(guest: Attendee) -> Iterator[Finding]:
    if len(guest.code) <= _LONG_CODE:
        return
    try:
        modules = qr(guest.code).modules
    except BadInput:
        modules = 1000
    if modules > MOST_MODULES:
        count = len(guest.code)
        yield Finding(
            guest,
            "long-code",
            Text(
                f"票号有 {count} 个字符，二维码太密",
                f"the code has {count} characters: too dense to scan well",
            ),
            Text("换用较短的票号", "use a shorter code"),
        )


def _double_codes(people: Sequence[Attendee]) -> Iterator[Finding]:
    for guests in _shared(people, lambda one: one.code):
        for guest in guests:
            others = ", ".join(one.id for one in guests if one is not guest)
            yield Finding(
                guest,
                "double-code",
                Text(
                    f"票号与 {others} 相同，扫码分不清",
                    f"has the code of {others} too: no scan tells them apart",
                ),
                Text("给每人一个票号", "give each a code of their own"),
            )


def _same_names(people: Sequence[Attendee]) -> Iterator[Finding]:
    for guests in _shared(people, _name_key):
        for guest in guests:
            others = [one for one in guests if one is not guest]
            twins = [one for one in others if _contact(one) & _contact(guest)]
            if twins:
                yield Finding(
                    guest,
                    "registered-twice",
                    Text(f"与 {_ids(twins)} 同名且联系方式相同", f"has the name and contact of {_ids(twins)}"),
                    Text("若为同一人，取消多余的一张", "if they are one person, cancel the surplus ticket"),
                )
            else:
                apart = _apart(guest, others)
                yield Finding(
                    guest,
                    "same-name",
                    Text(f"与 {_ids(others)} 同名", f"has the name of {_ids(others)}"),
                    Text(f"以{apart.zh}区分", f"tell them apart by {apart.en}"),
                )


def _ids(people: Iterable[Attendee]) -> str:
    return ", ".join(one.id for one in people)


def _name_key(guest: Attendee) -> str:
    return "".join(words(guest.name.zh or guest.name.latin or ""))


def _contact(guest: Attendee) -> set[str]:
    digits = "".join(one for one in guest.phone or "" if one.isdigit())
    return {one for one in (digits[-11:] if len(digits) > 6 else "", (guest.email or "").lower()) if one}


def _apart(guest: Attendee, others: Sequence[Attendee]) -> Text:
    """The first thing to ask for that no other of the name has."""
    for zh, en, of in _TRAITS:
        own = of(guest)
        if own and all(of(one) != own for one in others):
            return Text(f"{zh}“{own}”", f"the {en} “{own}”")
    return Text(f"票号末位“{guest.code[-4:]}”", f"the end of the code “{guest.code[-4:]}”")


_TRAITS: tuple[tuple[str, str, Callable[[Attendee], str]], ...] = (
    ("单位", "organisation", lambda one: one.organisation.zh if one.organisation else ""),
    ("职务", "title", lambda one: one.title.zh if one.title else ""),
    ("票种", "ticket type", lambda one: one.ticket_type),
    ("手机末四位", "end of the phone number", lambda one: (one.phone or "")[-4:]),
    ("邮箱", "e-mail", lambda one: one.email or ""),
)


def _shared(people: Iterable[Attendee], key: Callable[[Attendee], str]) -> Iterator[list[Attendee]]:
    """Guests of one key, wherever several have it."""
    groups: dict[str, list[Attendee]] = defaultdict(list)
    for guest in people:
        groups[key(guest)].append(guest)
    groups.pop("", None)
    yield from (guests for guests in groups.values() if len(guests) > 1)
