"""What a desk may say of a guest: who walked in, and what of a roster row is put right."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import assert_never

from kiosk.domain.attendee import Attendee
from kiosk.domain.facts import WalkedIn
from kiosk.domain.ids import AttendeeId, Code
from kiosk.domain.text import plain


class Field(StrEnum):
    """What of a roster row a desk can correct."""

    ZH = "name.zh"
    LATIN = "name.latin"
    ORGANISATION = "organisation"
    TITLE = "title"
    NOTE = "note"


def guest_of(walked_in: WalkedIn, attendee: AttendeeId, code: Code) -> Attendee:
    """The roster row of somebody whom no roster knew."""
    return Attendee(
        attendee,
        code,
        walked_in.ticket_type,
        walked_in.name,
        organisation=plain(walked_in.organisation) if walked_in.organisation else None,
        consent=walked_in.consent,
    )


def corrected(attendee: Attendee, said: Mapping[Field, str]) -> Attendee:
    """The row with what desks said of it; an empty text takes the field away."""
    for field, value in said.items():
        match field:
            case Field.ZH:
                attendee = replace(attendee, name=replace(attendee.name, zh=value or None))
            case Field.LATIN:
                attendee = replace(attendee, name=replace(attendee.name, latin=value or None))
            case Field.ORGANISATION:
                attendee = replace(attendee, organisation=plain(value) if value else None)
            case Field.TITLE:
                attendee = replace(attendee, title=plain(value) if value else None)
            case Field.NOTE:
                attendee = replace(attendee, staff_note=value or None)
            case _:
                assert_never(field)
    return attendee
