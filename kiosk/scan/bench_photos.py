"""Photographs with known contents through our ladder and its rivals: rates, misreads, false finds, times."""

import base64
import csv
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import cv2
import numpy as np

from kiosk.errors import BadInput
from kiosk.scan.grey import Grey
from kiosk.scan.pictures import PictureProblem, read_picture
from kiosk.scan.rivals import OURS, TOGETHER, Reader, readers

LONGEST_SIDE_PX = 1280
MANIFEST = "manifest.csv"
UNKNOWN = "?"
"""In the manifest: there is a code, but nobody knows its text; whatever is read of it counts, and cannot be misread."""
ALL, TUNED, APART_NAME = "all", "tuned on", "kept apart"
APART = 5
"""Every fifth photograph, chosen by the hash of its name, is kept apart while looks are chosen."""


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """One reader on one part of the photographs.

    ``rate`` is a share; ``false_finds`` are pictures without a code in which it
    read one; times are CPU milliseconds of one thread.
    """

    photographs: str
    reader: str
    pictures: int
    codes: int
    read: int
    rate: float
    misread: int
    false_finds: int
    median_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class Photo:
    grey: Grey
    expected: tuple[str, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class _Result:
    photo: Photo
    texts: set[str]
    took_ms: float


def photo_rows(folder: Path) -> list[PhotoRow]:
    """All photographs, then those looked at while tuning, then those kept apart.  Raises ``BadInput``."""
    shown = photos(folder)
    results = {name: [_read(reader, photo) for photo in shown] for name, reader in readers().items()}
    others = [found for name, found in results.items() if name != OURS]
    results[TOGETHER] = [
        _Result(photo, set[str]().union(*(found[at].texts for found in others)), 0.0) for at, photo in enumerate(shown)
    ]
    parts = [(ALL, (True, False)), (TUNED, (False,)), (APART_NAME, (True,))]
    return [
        _row(part, name, chosen)
        for part, which in parts
        for name, found in results.items()
        if (chosen := [one for one in found if one.photo.apart in which])
    ]


def photos(folder: Path) -> list[Photo]:
    """Every picture of the manifest, its longest side scaled to ``LONGEST_SIDE_PX``.

    The columns ``file`` and ``expected_text_base64`` are used; several codes of
    one picture are separated by ``;``, none means no code, ``?`` an unknown one.
    """
    try:
        with (folder / MANIFEST).open(encoding="utf-8", newline="") as lines:
            return [_photo(folder, line) for line in csv.DictReader(lines)]
    except OSError as error:
        raise BadInput(f"{folder / MANIFEST} cannot be read: {error.strerror or error}.") from error
    except (KeyError, ValueError) as error:
        raise BadInput(f"{folder / MANIFEST} does not name file and expected_text_base64 in each line.") from error


def is_kept_apart(name: str) -> bool:
    return hashlib.sha256(name.encode()).digest()[-1] % APART == 0


def _photo(folder: Path, line: dict[str, str]) -> Photo:
    try:
        grey = read_picture(folder / line["file"])
    except PictureProblem as problem:
        raise BadInput(str(problem)) from problem
    scale = LONGEST_SIDE_PX / max(grey.shape)
    size = (max(round(grey.shape[1] * scale), 1), max(round(grey.shape[0] * scale), 1))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    expected = line["expected_text_base64"].split(";")
    texts = tuple(_text(one) for one in expected if one)
    scaled = np.asarray(cv2.resize(grey, size, interpolation=way), np.uint8)
    return Photo(scaled, texts, is_kept_apart(line["file"]))


def _text(cell: str) -> str:
    return UNKNOWN if cell == UNKNOWN else base64.b64decode(cell, validate=True).decode("utf-8")


def _is_read(expected: set[str], texts: set[str]) -> bool:
    return bool(texts) if UNKNOWN in expected else expected <= texts


def _read(reader: Reader, photo: Photo) -> _Result:
    started = time.thread_time()
    texts = set(reader(photo.grey))
    return _Result(photo, texts, (time.thread_time() - started) * 1000)


def _row(part: str, name: str, results: Sequence[_Result]) -> PhotoRow:
    pairs = [(set(one.photo.expected), one.texts) for one in results]
    with_code = [(expected, texts) for expected, texts in pairs if expected]
    read = sum(_is_read(expected, texts) for expected, texts in with_code)
    misread = sum(bool(texts - expected) for expected, texts in with_code if UNKNOWN not in expected)
    false_finds = sum(bool(texts) for expected, texts in pairs if not expected)
    times = [one.took_ms for one in results]
    p95_ms = quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    rate = read / len(with_code) if with_code else 0.0
    return PhotoRow(part, name, len(pairs), len(with_code), read, rate, misread, false_finds, median(times), p95_ms)
