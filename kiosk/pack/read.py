"""Reads an event pack: a folder, a zip, or one JSON document."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from kiosk.errors import BadInput
from kiosk.pack.cells import Cells
from kiosk.pack.columns import guess_columns
from kiosk.pack.document import parse_document, parse_parts
from kiosk.pack.json_text import BrokenText, load_json
from kiosk.pack.json_text import Path as Trail
from kiosk.pack.pack import Pack, PackRefused, Problem
from kiosk.pack.places import Locate, TextPlace
from kiosk.pack.row import Report
from kiosk.pack.rows import TableRows, json_rows
from kiosk.pack.source import MB, PHOTO_LIMIT, ROSTER_LIMIT, TEXT_LIMIT, Source, open_source, read_file
from kiosk.pack.table import read_table
from kiosk.pack.text import decode
from kiosk.pack.toml_text import load_toml

_PICTURES = (".png", ".jpg", ".jpeg")
_ROSTERS = ("attendees.csv", "attendees.xlsx", "attendees.json")


def read_pack(path: Path) -> Pack:
    """The pack at ``path``, checked whole.

    Raises ``PackRefused`` with every problem by file and line, or ``BadInput``
    with one sentence when there is no pack to look through.
    """
    if path.is_file() and path.suffix.lower() == ".json":
        return _read_json(path)
    with open_source(path) as source:
        return _read_files(path.resolve().name, source)


def read_photo(path: Path, name: str) -> bytes:
    """One file of ``photos/`` of the pack at ``path``."""
    with open_source(path) as source:
        member = f"photos/{name}"
        if member not in source.names():
            raise BadInput(f"{path.name}: has no {member}")
        return source.read(member, PHOTO_LIMIT)


def _read_json(path: Path) -> Pack:
    text = decode(read_file(path, ROSTER_LIMIT), path.name)
    loaded = _loaded(path.name, lambda: load_json(text))
    if not isinstance(loaded, Mapping) or not ({"format", "event"} & cast("Mapping[str, object]", loaded).keys()):
        raise BadInput(f"{path.name}: is no event pack, its top must hold format and event")
    return parse_document(cast("Mapping[str, object]", loaded), TextPlace(path.name, text))


def _read_files(name: str, source: Source) -> Pack:
    names = source.names()
    if "event.toml" not in names:
        raise BadInput(f"{name}: holds no event.toml, so it is no event pack")
    rosters = [each for each in _ROSTERS if each in names]
    if len(rosters) > 1:
        raise BadInput(f"{name}: holds {' and '.join(rosters)}, leave only one of them")
    text = decode(source.read("event.toml", TEXT_LIMIT), "event.toml")
    document = cast("dict[str, object]", _loaded("event.toml", lambda: load_toml(text)))
    pack = _with_roster(document, TextPlace("event.toml", text), source, rosters[0] if rosters else None)
    photos = frozenset(each.removeprefix("photos/") for each in names if each.startswith("photos/"))
    return replace(
        pack,
        warnings=(*pack.warnings, *_missing_photos(pack, photos), *_undrawn(names)),
        badges=_badges(source, names),
        pictures=_pictures(source, names),
        photos=photos,
        logo=source.read("logo.svg", MB) if "logo.svg" in names else None,
    )


def _with_roster(document: dict[str, object], event_place: TextPlace, source: Source, roster: str | None) -> Pack:
    if roster is None:
        return parse_document(document, event_place)
    if "attendees" in document:
        where = event_place(("attendees",))
        raise PackRefused([Problem(where, "two-rosters", f"attendees are given here and in {roster}")])
    content = source.read(roster, ROSTER_LIMIT)
    if roster.endswith(".json"):
        text, rows = json_rows(roster, content)
        place = TextPlace(roster, text, () if text.lstrip().startswith("{") else ("attendees",))
        return _parsed(document, rows, Report(_either(event_place, place)), [])
    table = read_table(roster, content)
    reader = TableRows(table, Cells(document), guess_columns(table.headings))
    report = Report(_either(event_place, reader.place))
    for heading in reader.unknown_headings:
        report.add(("attendees",), "unknown-key", f'unknown column "{heading}"')
    return _parsed(document, reader.read(report), report, reader.warnings)


def _parsed(document: dict[str, object], rows: Iterable[object], report: Report, lost: list[Problem]) -> Pack:
    event, guests = parse_parts(document, rows, report)
    return Pack(event, guests.attendees, (*lost, *guests.warnings))


def _either(event_place: Locate, roster_place: Locate) -> Locate:
    def locate(path: Trail) -> str:
        return roster_place(path) if path[:1] == ("attendees",) else event_place(path)

    return locate


def _loaded(name: str, load: Callable[[], object]) -> object:
    try:
        return load()
    except BrokenText as broken:
        raise PackRefused([Problem(f"{name}:{broken.line}", "syntax", broken.detail)]) from broken


def _badges(source: Source, names: list[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in names:
        if name.startswith("badges/") and name.endswith(".toml"):
            text = decode(source.read(name, MB), name)
            _loaded(name, lambda text=text: load_toml(text))
            found[name.removeprefix("badges/").removesuffix(".toml")] = text
    return found


def _pictures(source: Source, names: list[str]) -> Mapping[str, bytes]:
    """What the layouts of the pack show beside texts: a logo, mostly."""
    found = [each for each in names if each.startswith("badges/") and each.lower().endswith(_PICTURES)]
    return {each.removeprefix("badges/"): source.read(each, PHOTO_LIMIT) for each in found}


def _undrawn(names: list[str]) -> list[Problem]:
    if "logo.svg" not in names:
        return []
    detail = "no badge draws an SVG: save the logo as badges/logo.png, and name it in an [[image]] of your layout"
    return [Problem("logo.svg", "logo-not-drawn", detail)]


def _missing_photos(pack: Pack, photos: frozenset[str]) -> list[Problem]:
    return [
        Problem(f"photos/{guest.photo}", "missing-photo", f'attendee "{guest.id}": this photo is not in the pack')
        for guest in pack.attendees
        if guest.photo and guest.photo not in photos
    ]
