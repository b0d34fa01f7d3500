"""The lamp that tells whether badges come out."""

from kiosk.domain.facts import BadgePrinted
from kiosk.printing import Finished
from tests.builders import an_attendee
from ui.badge_board import BadgeBoard
from ui.view import Mood


def test_the_lamp_counts_the_last_labels_of_a_roll() -> None:
    board = BadgeBoard(prints=True)
    board.made(Finished(an_attendee("p-1"), BadgePrinted(1, "p-1-1"), labels_low=11))
    assert (board.lamp().text, board.lamp().mood) == ("11 labels", Mood.CAUTION)

    board.made(Finished(an_attendee("p-2"), BadgePrinted(1, "p-2-1")))
    assert board.lamp().mood is Mood.ADMITTED
