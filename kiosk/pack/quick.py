"""The usual rows of a roster, column by column: those in which nothing needs telling.

Every cell here gives what the careful way gives (``rows``, ``guests``); a cell that might not leaves its row to it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, make_dataclass
from itertools import repeat
from re import compile as pattern
from typing import Any, Final, TypeAlias, cast

from kiosk.domain.attendee import Attendee, PersonName
from kiosk.pack import mend
from kiosk.pack.cells import Cells, merged
from kiosk.pack.table import Cell, Line
from kiosk.pack.values import Parser, Wrong, bilingual_or_none, holds_han

Values: TypeAlias = tuple[Any, ...]
"""The fields of an ``Attendee`` in their order; the id is None where the code stands for it."""
_Column: TypeAlias = Sequence[Cell]
_Read: TypeAlias = Callable[[list[_Column]], Sequence[object]]

_SLOW: Final = object()
"""In place of a value: the row goes the careful way."""
_AS_THEY_STAND = frozenset(("id", "code", "order", "email", "phone"))
"""Keys whose cells hardly ever come again, and mostly are plain letters and digits."""
_CAREFUL = frozenset(("answers", "variation", "valid_from", "addon_to", "staff_note", "photo"))
"""Keys that are checked against others, or are rare: a cell with something in it is no usual one."""
_TOLD_APART = frozenset(("name", "organisation", "title"))
_HAN_NAME = pattern("[\u4e00-\u9fff]{1,8}")
_MOST_REMEMBERED = 50_000


def _filler(kind: type[Any]) -> Callable[..., Any]:
    """Makes objects of a frozen class as fast as those of one that is not: each field of 100,000 rows counts.

    They are filled as objects of an open class of the same fields, and are the frozen one's from then on.
    """
    names = [each.name for each in fields(kind)]
    unsealed: Any = make_dataclass(f"Unsealed{kind.__name__}", names, slots=True)

    def made(*values: object) -> Any:
        one = unsealed(*values)
        one.__class__ = kind
        return one

    return made


_name_of: Callable[..., PersonName] = _filler(PersonName)
_attendee_of: Callable[..., Attendee] = _filler(Attendee)


def guest_of(values: Values) -> Attendee:
    """The guest that a usual row gives."""
    return _attendee_of(*values)


class Quick:
    """Takes whole runs of rows of one table."""

    def __init__(
        self,
        headings: Sequence[str],
        columns: Mapping[str, str],
        cells: Cells,
        parsers: Mapping[str, Parser[object]],
    ) -> None:
        self._headings = headings
        self._width = len(headings)
        self._headless = [place for place, heading in enumerate(headings) if not heading]
        places: dict[str, int] = {}
        for place, heading in enumerate(headings):
            if (key := columns.get(heading)) is not None:
                places.setdefault(key, place)
        self._reads: dict[str, tuple[list[int | None], _Read]] = {}
        for key in dict.fromkeys(key.partition(".")[0] for key in places):
            whole = [places.get(key)]
            if key in _TOLD_APART:
                parts = ("zh", "latin" if key == "name" else "en")
                whole += [places.get(f"{key}.{part}") for part in parts]
                self._reads[key] = whole, _names if key == "name" else _remembered(_two_languages)
            elif key in _CAREFUL:
                for place in (place for full, place in places.items() if full.partition(".")[0] == key):
                    self._reads[f"{key} {place}"] = [place], _left_out
            elif key in _AS_THEY_STAND:
                self._reads[key] = whole, _as_they_stand(key)
            else:
                self._reads[key] = whole, _remembered(_one(key, cells, parsers[key]))
        self.needed = {"code", "ticket_type"} <= self._reads.keys()
        """Without these columns no row is a usual one."""

    def take(self, lines: Sequence[Line]) -> list[Values | None]:
        """What each row gives; None for a row that must go the careful way."""
        usual = [place for place, (_, cells) in enumerate(lines) if self._is_usual(cells)]
        found: list[Values | None] = [None] * len(lines)
        if not usual:
            return found
        columns: list[_Column] = list(zip(*[lines[place][1] for place in usual], strict=True))
        empty = [""] * len(usual)
        read = {
            key: way([empty if place is None else columns[place] for place in places])
            for key, (places, way) in self._reads.items()
        }
        strange = {at for values in read.values() for at, value in enumerate(values) if value is _SLOW}
        rows = zip(*(read.get(name, default) for name, default in _defaults()), strict=False)
        for at, (place, values) in enumerate(zip(usual, rows, strict=False)):
            if at not in strange:
                found[place] = values
        return found

    def _is_usual(self, cells: list[Cell]) -> bool:
        if len(cells) != self._width or (cells[0] == self._headings[0] and tuple(cells) == self._headings):
            return False
        try:
            text = "".join(cast("list[str]", cells))
        except TypeError:
            text = "".join([cell for cell in cells if isinstance(cell, str)])
        if not text.isprintable() or "\ufffd" in text:
            return False
        return not self._headless or not any(cells[place] for place in self._headless)


def _defaults() -> Iterator[tuple[str, Iterator[object]]]:
    for each in fields(Attendee):
        made = each.default_factory
        if made is not MISSING:
            yield each.name, repeat(made())
        else:
            yield each.name, repeat(None if each.default is MISSING else each.default)


def _left_out(columns: list[_Column]) -> Sequence[object]:
    return [None if cell == "" else _SLOW for cell in columns[0]]


def _as_they_stand(key: str) -> _Read:
    """Plain letters, digits and marks that no program has turned into a number."""
    needed, is_number, in_one_word = key in ("id", "code"), key != "email", key == "id"

    def value(cell: Cell) -> object:
        if not isinstance(cell, str) or not cell.isascii() or cell != cell.strip():
            return _SLOW
        if is_number and ("." in cell or "E+" in cell.upper()):
            return _SLOW
        return _SLOW if (needed and not cell) or (in_one_word and " " in cell) else cell or None

    def read(columns: list[_Column]) -> Sequence[object]:
        (column,) = columns
        if _all_plain(column, is_number=is_number, in_one_word=in_one_word):
            return column if needed else [cell or None for cell in column]
        return [value(cell) for cell in column]

    return read


def _all_plain(column: _Column, *, is_number: bool, in_one_word: bool) -> bool:
    """Whether a look at the whole column spares one at every cell."""
    try:
        text = "\n".join(cast("Sequence[str]", column))
    except TypeError:
        return False
    if not text.isascii() or "\n\n" in text or (is_number and ("." in text or "E+" in text.upper())):
        return False
    edges = (" ",) if in_one_word else ("\n ", " \n")
    return not any(edge in f"\n{text}\n" for edge in edges) and text[:1] != "\n" and text[-1:] != "\n"


def _names(columns: list[_Column]) -> Sequence[object]:
    return [_name(plain, zh, latin) for plain, zh, latin in zip(*columns, strict=True)]


def _name(plain: Cell, zh: Cell, latin: Cell) -> object:
    if not (isinstance(plain, str) and isinstance(zh, str) and isinstance(latin, str)):
        return _SLOW
    if not plain and latin.isascii() and _HAN_NAME.fullmatch(zh) and "?" not in latin:
        return _name_of(zh, " ".join(latin.split()) or None)
    whole = plain + zh + latin
    if "?" in whole or "？" in whole:
        return _SLOW
    chinese, other = _mended(zh), _mended(latin)
    if plain:
        text = _mended(plain)
        if holds_han(text):
            chinese = chinese or text
        else:
            other = other or text
    return _name_of(chinese or None, other or None)


def _mended(text: str) -> str:
    return text if not text or _HAN_NAME.fullmatch(text) else mend.name(text)


def _two_languages(cells: tuple[Cell, ...]) -> object:
    """Organisation and title: one text for both languages, or one for each."""
    texts = [mend.plain(cell) if isinstance(cell, str) else str(cell) for cell in cells]
    parts: dict[str, object] = {part: text for part, text in zip(("zh", "en"), texts[1:], strict=True) if text}
    return bilingual_or_none(merged(texts[0] or None, parts, is_name=False) if parts else texts[0])


def _one(key: str, cells: Cells, parse: Parser[object]) -> Callable[[tuple[Cell, ...]], object]:
    convert, mended = cells.convert(key), mend.mender(key)
    default = next(each.default for each in fields(Attendee) if each.name == key)

    def value(given: tuple[Cell, ...]) -> object:
        (cell,) = given
        whole = mended(cell) if isinstance(cell, str) else cell
        if whole == "":
            return _SLOW if default is MISSING else default
        taken = convert(whole) if convert else whole if isinstance(whole, str) else str(whole)
        if taken == "":
            return _SLOW if default is MISSING else default
        return parse(taken)

    return value


def _remembered(value: Callable[[tuple[Cell, ...]], object]) -> _Read:
    """Each content once: many guests share a type, an employer, a day."""
    known: dict[tuple[Cell, ...], object] = {}

    def once(cells: tuple[Cell, ...]) -> object:
        try:
            found = value(cells)
        except Wrong:
            found = _SLOW
        if len(known) < _MOST_REMEMBERED:
            known[cells] = found
        return found

    def read(columns: list[_Column]) -> Sequence[object]:
        return [known[cells] if cells in known else once(cells) for cells in zip(*columns, strict=True)]

    return read
