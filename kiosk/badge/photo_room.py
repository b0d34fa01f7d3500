"""The room that a photo leaves where a guest has none: the text beside its box takes it."""

from dataclasses import replace

from kiosk.badge.layout import Area, Layout, Rectangle
from kiosk.badge.pictures import PHOTO


def areas_without_photo(layout: Layout) -> tuple[Area, ...]:
    """The layout's areas for a guest without a photo: the first that stands beside its box runs on over it."""
    areas = list(layout.areas)
    for box in (picture.place for picture in layout.pictures if picture.source == PHOTO):
        for number, area in enumerate(areas):
            wide = _over(area.place, box)
            if _beside(area.place, box) and not any(wide.meets(other) for other in _others(layout, areas, number, box)):
                areas[number] = replace(area, place=wide)
                break
    return tuple(areas)


def _over(place: Rectangle, box: Rectangle) -> Rectangle:
    left, right = min(place.x_mm, box.x_mm), max(place.x_mm + place.width_mm, box.x_mm + box.width_mm)
    return Rectangle(left, place.y_mm, right - left, place.height_mm)


def _beside(place: Rectangle, box: Rectangle) -> bool:
    """Whether at least half of the box's height is the area's too."""
    top, end = max(place.y_mm, box.y_mm), min(place.y_mm + place.height_mm, box.y_mm + box.height_mm)
    return end - top >= box.height_mm / 2


def _others(layout: Layout, areas: list[Area], number: int, box: Rectangle) -> list[Rectangle]:
    """What the area must not run over."""
    texts = [other.place for at, other in enumerate(areas) if at != number]
    pictures = [picture.place for picture in layout.pictures if picture.place != box]
    return [*texts, *pictures, layout.quiet, *([layout.slot] if layout.slot else [])]
