"""Writes Motion JPEG films: OpenCV's writers are slow, and do not take the quality that a scenario wants."""

import struct
from collections.abc import Iterable
from pathlib import Path

import cv2

from kiosk.scan.grey import Grey

HEADER_BYTES = 224  # all before the first frame: fixed, so that it can be written again once the count is known
LARGEST_BYTES = 4_000_000_000  # sizes in this format have 32 bits


def write_avi(path: Path, frames: Iterable[Grey], size: tuple[int, int], fps: float, quality: int) -> int:
    """Write grey frames of ``size``; the number written.  Raises ``OSError`` where the file cannot be written."""
    index: list[bytes] = []
    with path.open("wb") as film:
        film.write(bytes(HEADER_BYTES))
        place = 4
        for frame in frames:
            jpeg = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
            if film.tell() + len(jpeg) > LARGEST_BYTES:
                raise OSError("the film grows over 4 GB: show fewer codes")
            film.write(b"00dc" + struct.pack("<I", len(jpeg)) + jpeg + b"\0" * (len(jpeg) % 2))
            index.append(b"00dc" + struct.pack("<III", 0x10, place, len(jpeg)))
            place += 8 + len(jpeg) + len(jpeg) % 2
        film.write(b"idx1" + struct.pack("<I", 16 * len(index)) + b"".join(index))
        end = film.tell()
        film.seek(0)
        film.write(_header(end, place, len(index), size, fps))
    return len(index)


def _header(end: int, movie_bytes: int, count: int, size: tuple[int, int], fps: float) -> bytes:
    width, height = size
    rate = round(fps * 1000)
    main = struct.pack("<10I16x", round(1e6 / fps), 0, 0, 0x10, count, 0, 1, 0, width, height)
    stream = struct.pack("<4s4sIHHIIIIIIII4H", b"vids", b"MJPG", 0, 0, 0, 0, 1000, rate, 0, count, 0, 0, 0, 0, 0, 0, 0)
    picture = struct.pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
    streams = _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", picture))
    headers = _list(b"hdrl", _chunk(b"avih", main) + streams)
    start = b"RIFF" + struct.pack("<I", end - 8) + b"AVI " + headers
    return start + b"LIST" + struct.pack("<I", movie_bytes) + b"movi"


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content


def _list(name: bytes, content: bytes) -> bytes:
    return b"LIST" + struct.pack("<I", len(content) + 4) + name + content
