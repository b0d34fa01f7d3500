"""The names of things in the hall, each a type of its own.

A session's id in an attendee's place is a type error, not a surprise at the door.
"""

from typing import NewType

EventId = NewType("EventId", str)
HallId = NewType("HallId", str)
TicketTypeId = NewType("TicketTypeId", str)
VariationId = NewType("VariationId", str)
SessionId = NewType("SessionId", str)
ListId = NewType("ListId", str)
GateId = NewType("GateId", str)
QuestionId = NewType("QuestionId", str)
OptionId = NewType("OptionId", str)
AttendeeId = NewType("AttendeeId", str)
DeskId = NewType("DeskId", str)
FactId = NewType("FactId", str)
Code = NewType("Code", str)
"""A ticket or badge code as the roster or a signature gives it; case-sensitive."""
