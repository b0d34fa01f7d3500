"""Whom a scanned text stands for: ticket, badge or signed claims, against the roster."""

from dataclasses import replace

from kiosk.domain import reason as why
from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.event import Event
from kiosk.domain.facts import Source
from kiosk.domain.ids import AttendeeId, Code
from kiosk.domain.presence import History
from kiosk.domain.reason import Looks
from kiosk.domain.scanned import Found, Guest
from kiosk.journal.columns import person_of_code
from kiosk.journal.fold import Person
from kiosk.journal.journal import Journal
from kiosk.roll import Roll
from kiosk.roster.book import Book
from kiosk.ticket import badge_code, pretix, signed
from kiosk.ticket.clean import clean
from kiosk.ticket.foreign import looks
from kiosk.ticket.signed import Claims, NotSigned
from kiosk.ticket.veil import what_it_was

PRETIX_SHORTEST = 100
"""A ``pretix_sig1`` text has at least 93 characters; plain codes are far shorter."""

REMEMBERED = 1024
"""People whose names are kept at hand."""

NOBODY = Found(nobody=why.NotOnList(Looks.NOTHING))


class Guests:
    """Finds the guest behind a code, with what the journal knows of them."""

    def __init__(self, roll: Roll, event: Event, journal: Journal, people: "People | None" = None) -> None:
        self._roll, self._event, self._journal = roll, event, journal
        self._people = people
        self._addons_count = any(door.match_addons for door in event.lists.values())

    def find(self, text: str, source: Source) -> Found:
        """What the scanned text is: nobody, one guest, or several rows."""
        code = clean(text, source)
        if not code:
            return NOBODY
        badge = badge_code.parse(code)
        if badge is not None:
            return self._by_badge(code, badge)
        claims: Claims | None = None
        try:
            claims = self._claims(code)
        except NotSigned:
            claims = None
        return self._by_code(claims.code if claims else Code(code), claims)

    def _claims(self, code: str) -> Claims | None:
        """Claims of a signed text; None for a plain code."""
        if code.startswith(signed.PREFIX):
            return signed.verify(code, self._event.signing_keys, self._event.ticket_types)
        if len(code) >= PRETIX_SHORTEST and self._event.signing_keys:
            try:
                return pretix.verify(code, self._event.signing_keys)
            except NotSigned:
                return None
        return None

    def _by_code(self, code: Code, claims: Claims | None) -> Found:
        rows = self._roll.by_code(code)
        if len(rows) == 1:
            if self._people is not None and not self._roll.is_walk_in(rows[0].id):
                self._people.note_alone(rows[0])
            return self._of_row(rows[0])
        if rows:
            return Found(guests=tuple(Guest(row) for row in rows))
        if claims is not None:
            return Found(guests=(self._of_claims(claims),))
        if code in self._event.revoked_codes:
            return Found(nobody=why.Revoked())
        if code in self._event.blocked_codes:
            return Found(nobody=why.Blocked())
        kind = what_it_was(code) or looks(code, is_booking=bool(self._roll.by_booking(code)))
        return Found(nobody=why.NotOnList(kind))

    def _by_badge(self, text: str, badge: badge_code.BadgeCode) -> Found:
        rows = [row for row in self._roll.by_tag(badge.tag) if badge_code.is_genuine(badge, self._event.id, row)]
        if not rows:
            return self._by_code(Code(text), None)
        found = self._of_row(rows[0])
        state = self._journal.badge(rows[0].id, rows[0].code)
        revoked = found.guests[0].revoked
        if badge.copy <= state.revoked:
            revoked = why.Revoked(badge=True, lost=badge.copy <= state.lost)
        elif Code(text) in self._event.revoked_codes:
            revoked = why.Revoked(badge=True)
        blocked = found.guests[0].listed_blocked or Code(text) in self._event.blocked_codes
        return replace(found, guests=(replace(found.guests[0], revoked=revoked, listed_blocked=blocked),))

    def _of_row(self, row: Attendee) -> Found:
        parent = self._roll.by_id(row.addon_to) if row.addon_to else None
        guest = self._guest(row, parent)
        addons = tuple(self._guest(addon, row, guest.history) for addon in self._addons(row))
        return Found(guests=(guest,), addons=addons)

    def _addons(self, row: Attendee) -> list[Attendee]:
        """The ticket's add-ons; not looked up where no list of the event asks for them."""
        return self._roll.addons(row.id) if self._addons_count else []

    def _guest(self, row: Attendee, parent: Attendee | None, parent_history: History | None = None) -> Guest:
        named = row if row.name or parent is None else replace(row, name=parent.name)
        if parent is not None and parent_history is None:
            parent_history = self._journal.history(parent.id, parent.code)
        return Guest(
            named,
            self._journal.history(row.id, row.code),
            parent_history=parent_history or History(),
            revoked=why.Revoked() if row.code in self._event.revoked_codes else None,
            listed_blocked=row.code in self._event.blocked_codes,
        )

    def _of_claims(self, claims: Claims) -> Guest:
        attendee = Attendee(
            AttendeeId(""),
            claims.code,
            claims.ticket_type,
            person_name(claims.name or ""),
            variation=claims.variation,
            session=claims.session,
            valid_from=claims.valid_from,
            valid_until=claims.valid_until,
        )
        return Guest(
            attendee,
            self._journal.history(None, claims.code),
            on_roster=False,
            revoked=why.Revoked() if claims.code in self._event.revoked_codes else None,
            listed_blocked=claims.code in self._event.blocked_codes,
        )


def person_name(text: str) -> PersonName:
    """A name given as plain text: Chinese if it holds a Han character, else the other script."""
    if any(0x3400 <= ord(char) <= 0x9FFF or 0x20000 <= ord(char) <= 0x3FFFF for char in text):
        return PersonName(zh=text)
    return PersonName(latin=text or None)


class People:
    """Names the persons of one edition of the roster, and remembers the last few.

    One scan asks several times for the same guest, and an edition never changes.
    """

    def __init__(self, book: Book | None) -> None:
        self._book = book
        self._known: dict[tuple[AttendeeId | None, Code | None], Person] = {}

    def __call__(self, attendee: AttendeeId | None, code: Code | None) -> Person:
        known = self._known.get((attendee, code))
        if known is None:
            known = who(self._book, attendee, code)
            self._note(attendee, code, known)
        return known

    def note_alone(self, row: Attendee) -> None:
        """``row`` was just found to be the only one with its code."""
        self._note(row.id, row.code, _sharing(row.id, row.code, alone=True))

    def _note(self, attendee: AttendeeId | None, code: Code | None, person: Person) -> None:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[attendee, code] = person


def who(book: Book | None, attendee: AttendeeId | None, code: Code | None) -> Person:
    """The person that a fact is about, by today's roster.

    Facts belong to the roster row, or to the code where there was none; a row
    that has the code inherits them, also a row that has left the roster since.
    """
    if attendee is not None:
        sharing = book.ids_with_code(code) if book and code is not None else []
        if code is not None and attendee in sharing:
            return _sharing(attendee, code, alone=len(sharing) == 1)
        return _by_row(book, attendee)
    if code is None:
        return Person("-", ())
    holder = _holder(book, code) if book else None
    if holder is not None:
        return _by_row(book, holder)
    return Person(person_of_code(code), (person_of_code(code),))


def _holder(book: Book, code: Code) -> AttendeeId | None:
    """The one row that has the code, else the one former row; two share it with nobody."""
    rows = book.ids_with_code(code) or book.removed_with_code(code)
    return rows[0] if len(rows) == 1 else None


def _by_row(book: Book | None, attendee: AttendeeId) -> Person:
    key = f"a:{attendee}"
    code = book.code_of(attendee) if book else None
    if book is None or code is None:
        return Person(key, (key,))
    return _sharing(attendee, code, alone=_holder(book, code) == attendee)


def _sharing(attendee: AttendeeId, code: Code, *, alone: bool) -> Person:
    """The person of a row; the facts of its code are theirs when nobody else has it."""
    key = f"a:{attendee}"
    return Person(key, (key, person_of_code(code)) if alone else (key,))
