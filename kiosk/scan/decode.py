"""Reads the QR codes in a frame: a ladder of looks, each cheap, climbed only until one of them reads."""

from collections.abc import Callable, Sequence

from kiosk.scan import looks, zbar
from kiosk.scan.events import Corners
from kiosk.scan.grey import Grey, to_grey
from kiosk.scan.looks import Glance, Views
from kiosk.scan.spots import spots
from kiosk.scan.talk import Sighting

ZXING = "zxing"
ZBAR = "zbar"
ZBAR_AFTER = 6  # frames without a read before zbar is asked: it takes as long as the whole ladder
ZBAR_EVERY = 4
SMALL_PX = 160  # side of a code so small that others may lie beside it
REMEMBERED = 30  # frames after which a code-like thing seen earlier no longer calls for zbar


def decode_frame(frame: object) -> list[str]:
    """The texts of all QR codes in a frame, grey or BGR, of any size and number type; empty where there is none."""
    grey = to_grey(frame)
    return [] if grey is None else [sighting.text for sighting in Ladder().read(grey)]


class Ladder:
    """Reads one frame after another of the same camera, and tries first what read lately.

    ``at_work`` is told the decoder's name before each call into it and "" after
    the frame, so that whoever watches knows which one crashed or hangs.
    Decoders in ``left_out`` are not called; zbar is also left out where its
    library is absent.
    """

    def __init__(
        self, left_out: frozenset[str] = frozenset(), at_work: Callable[[str], None] = lambda decoder: None
    ) -> None:
        self._use_zxing = ZXING not in left_out
        self._use_zbar = ZBAR not in left_out
        self._at_work = at_work
        self._order = list(looks.WHOLE)
        self._turn = 0
        self._unread_frames = 0
        self._beside_turn = 0
        self._since_code_like = REMEMBERED
        self.unread: tuple[Corners, ...] = ()
        """Corners of codes that are in the last frame but were not read, best effort."""

    def read(self, grey: Grey) -> list[Sighting]:
        """All codes in the frame, one for each text and place.  ``grey`` is ``(height, width) uint8``."""
        frame = Views(grey)
        read = self._climb(frame) if self._use_zxing else []
        self._since_code_like = 0 if frame.unread else self._since_code_like + 1
        if self._use_zbar:
            read = self._beside(frame, read) if read else self._second_opinion(frame)
        self._unread_frames = 0 if read else self._unread_frames + 1
        self.unread = _left(frame, read)
        self._at_work("")
        return read

    def _climb(self, frame: Views) -> list[Sighting]:
        self._at_work(ZXING)
        for look in self._order:
            glance = look(frame)
            frame.unread += glance.unread
            if glance.read:
                self._move_to_front(look)
                return self._with_neighbours(frame, glance, look)
        read = list((looks.closer(frame, frame.unread) if frame.unread else looks.SHADED(frame)).read)
        return read or self._in_turn(frame)

    def _in_turn(self, frame: Views) -> list[Sighting]:
        """One dear look a frame; all of them, once, where a code that is there goes unread for the first time."""
        first_time = bool(frame.unread) and not self._unread_frames
        for _ in looks.IN_TURN if first_time else looks.IN_TURN[:1]:
            read = looks.IN_TURN[self._turn % len(looks.IN_TURN)](frame).read
            if read:  # it stays on turn
                return _once_each(list(read))
            self._turn += 1
        return []

    def _with_neighbours(self, frame: Views, glance: Glance, by: looks.Look) -> list[Sighting]:
        """A second code beside the one that was read, where something code-like is left."""
        read = list(glance.read)
        for look in self._order:
            if look is by or all(_same_place_as_any(corners, read) for corners in frame.unread):
                continue
            read += look(frame).read
        left = _left(frame, read)
        return _once_each(read + list(looks.closer(frame, left).read)) if left else _once_each(read)

    def _beside(self, frame: Views, read: list[Sighting]) -> list[Sighting]:
        """Zbar's opinion of what is left unread beside small codes that were read, now and then."""
        left = looks.worth_a_closer_look(_left(frame, read))
        small = all(looks.side(sighting.corners) <= SMALL_PX for sighting in read)
        if not left and not small:
            return read
        self._beside_turn += 1
        if self._beside_turn % ZBAR_EVERY != 1:
            return read
        if small:
            left += spots(frame, [*(sighting.corners for sighting in read), *left])
        if not left:
            return read
        self._at_work(ZBAR)
        return _once_each(read + list(zbar.closer(frame.grey, left).read))

    def _second_opinion(self, frame: Views) -> list[Sighting]:
        """Of zbar: at once where a code was located, of the whole frame only late."""
        on_turn = self._unread_frames % ZBAR_EVERY == 0
        located = self._worth_asking(frame) if on_turn else []
        late = on_turn and self._unread_frames >= ZBAR_AFTER and self._since_code_like < REMEMBERED
        whole = late or not self._use_zxing
        if not located and not whole:
            return []
        self._at_work(ZBAR)
        read = zbar.closer(frame.grey, located).read
        if not read and whole:
            read = zbar.look(frame.half, 0.5).read or zbar.look(frame.grey, 1.0).read
        return list(read)

    @staticmethod
    def _worth_asking(frame: Views) -> list[Corners]:
        located = looks.worth_a_closer_look(frame.unread)
        return located + spots(frame, located)

    def _move_to_front(self, look: looks.Look) -> None:
        self._order.remove(look)
        self._order.insert(0, look)


def _left(frame: Views, read: Sequence[Sighting]) -> tuple[Corners, ...]:
    """What is there and was located, but not read."""
    return tuple(corners for corners in frame.unread if not _same_place_as_any(corners, read))


def _once_each(sightings: list[Sighting]) -> list[Sighting]:
    kept: list[Sighting] = []
    for sighting in sightings:
        if not _same_place_as_any(sighting.corners, [other for other in kept if other.text == sighting.text]):
            kept.append(sighting)
    return kept


def _same_place_as_any(corners: Corners, sightings: Sequence[Sighting]) -> bool:
    x, y = looks.centre(corners)
    for sighting in sightings:
        other_x, other_y = looks.centre(sighting.corners)
        if abs(x - other_x) + abs(y - other_y) < max(looks.side(sighting.corners), 8.0):
            return True
    return False
