"""``bench scan``: our ladder beside zxing-cpp, zbar and OpenCV, on a folder of photographs and on made-up films."""

import base64
import csv
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

import cv2
import numpy as np
import zxingcpp

from kiosk.errors import BadInput
from kiosk.scan import zbar
from kiosk.scan.clip import FRAMES_PER_CODE, render_clip
from kiosk.scan.decode import Ladder, decode_frame
from kiosk.scan.grey import Grey
from kiosk.scan.pictures import PictureProblem, read_picture
from kiosk.scan.scenery import SCENARIOS

LONGEST_SIDE_PX = 1280
MANIFEST = "manifest.csv"
FILM_CODES = 6
SEED = 5
Reader = Callable[[Grey], list[str]]


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """One reader on all photographs; rates are shares, ``false_finds`` pictures without a code where it read one."""

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
class FilmRow:
    """One reader on one scenario; ``first_read`` is the mean frame of the first read, counted as the last if none."""

    scenario: str
    reader: str
    codes: int
    read: int
    first_read: float
    wrong: int


@dataclass(frozen=True, slots=True)
class _Photo:
    grey: Grey
    expected: tuple[str, ...]


def run(folder: Path | None) -> list[dict[str, object]]:
    """Measure; with a folder that holds ``manifest.csv`` also on its pictures.  Raises ``BadInput``.

    The manifest's columns ``file`` and ``expected_text_base64`` are used;
    several codes of one picture are separated by ``;``, none means no code.
    Times are of one thread, in CPU milliseconds.
    """
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        rows: list[PhotoRow | FilmRow] = []
        if folder is not None:
            rows += _photo_rows(_photos(folder))
        for scenario in SCENARIOS:
            rows += _film_rows(scenario)
    finally:
        cv2.setNumThreads(threads)
    return [asdict(row) for row in rows]


def show(rows: Sequence[dict[str, object]]) -> None:
    """Print rows as two tables, photographs and films."""
    for key in ("pictures", "scenario"):
        table = [row for row in rows if key in row]
        if table:
            print("  ".join(f"{name:>14}" for name in table[0]))
        for row in table:
            print("  ".join(f"{_cell(value):>14}" for value in row.values()))


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _photos(folder: Path) -> list[_Photo]:
    try:
        with (folder / MANIFEST).open(encoding="utf-8", newline="") as lines:
            return [_photo(folder, line) for line in csv.DictReader(lines)]
    except OSError as error:
        raise BadInput(f"{folder / MANIFEST} cannot be read: {error.strerror or error}.") from error
    except (KeyError, ValueError) as error:
        raise BadInput(f"{folder / MANIFEST} does not name file and expected_text_base64 in each line.") from error


def _photo(folder: Path, line: dict[str, str]) -> _Photo:
    try:
        grey = read_picture(folder / line["file"])
    except PictureProblem as problem:
        raise BadInput(str(problem)) from problem
    scale = LONGEST_SIDE_PX / max(grey.shape)
    size = (max(round(grey.shape[1] * scale), 1), max(round(grey.shape[0] * scale), 1))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    expected = line["expected_text_base64"].split(";")
    texts = tuple(base64.b64decode(one, validate=True).decode("utf-8") for one in expected if one)
    return _Photo(np.asarray(cv2.resize(grey, size, interpolation=way), np.uint8), texts)


def _photo_rows(photos: list[_Photo]) -> list[PhotoRow]:
    rows: list[PhotoRow] = []
    by_any: list[set[str]] = [set() for _ in photos]
    for name, reader in _readers().items():
        found, took_ms = _all_read(reader, photos)
        rows.append(_photo_row(name, photos, found, took_ms))
        if name != OURS:
            by_any = [one | other for one, other in zip(by_any, found, strict=True)]
    rows.append(_photo_row("all others together", photos, by_any, []))
    return rows


def _all_read(reader: Reader, photos: list[_Photo]) -> tuple[list[set[str]], list[float]]:
    found: list[set[str]] = []
    took_ms: list[float] = []
    for photo in photos:
        started = time.thread_time()
        found.append(set(reader(photo.grey)))
        took_ms.append((time.thread_time() - started) * 1000)
    return found, took_ms


def _photo_row(name: str, photos: list[_Photo], found: list[set[str]], took_ms: list[float]) -> PhotoRow:
    pairs = [(set(photo.expected), texts) for photo, texts in zip(photos, found, strict=True)]
    with_code = [(expected, texts) for expected, texts in pairs if expected]
    read = sum(expected <= texts for expected, texts in with_code)
    misread = sum(bool(texts - expected) for expected, texts in with_code)
    false_finds = sum(bool(texts) for expected, texts in pairs if not expected)
    rate = read / len(with_code) if with_code else 0.0
    p95_ms = quantiles(took_ms, n=20)[-1] if len(took_ms) > 1 else 0.0
    median_ms = median(took_ms) if took_ms else 0.0
    return PhotoRow(name, len(pairs), len(with_code), read, rate, misread, false_finds, median_ms, p95_ms)


def _film_rows(scenario: str) -> Iterator[FilmRow]:
    """Frames are counted, not milliseconds: the same on any machine."""
    codes = [f"CQ26-{number:06d}" for number in range(1, FILM_CODES + 1)]
    frames = list(render_clip(codes, seed=SEED, scenario=scenario))
    readers = _readers()
    readers[OURS] = _one_camera()
    for name, reader in readers.items():
        first: dict[str, int] = {}
        wrong = 0
        for number, frame in enumerate(frames):
            turn, place = divmod(number, FRAMES_PER_CODE)
            for text in reader(frame):
                wrong += text != codes[turn]
                first.setdefault(text, place)
        firsts = [first.get(code, FRAMES_PER_CODE) for code in codes]
        yield FilmRow(scenario, name, len(codes), len(first.keys() & set(codes)), sum(firsts) / len(firsts), wrong)


OURS = "ladder"


def _readers() -> dict[str, Reader]:
    """Ours, and each library as its own manual says to use it."""
    opencv = cv2.QRCodeDetector()
    readers: dict[str, Reader] = {OURS: decode_frame, "zxing-cpp": _zxing}
    if zbar.available():
        readers["zbar"] = lambda grey: [one.text for one in zbar.look(grey, 1.0).read]
    readers["OpenCV"] = lambda grey: _opencv(opencv, grey)
    return readers


def _one_camera() -> Reader:
    """Our ladder with its memory, as in the camera's loop."""
    ladder = Ladder()
    return lambda grey: [one.text for one in ladder.read(grey)]


def _zxing(grey: Grey) -> list[str]:
    formats = zxingcpp.barcode_formats_from_str("QRCode")
    found = zxingcpp.read_barcodes(grey, formats=formats, text_mode=zxingcpp.TextMode.Plain)
    return [code.text for code in found]


def _opencv(detector: cv2.QRCodeDetector, grey: Grey) -> list[str]:
    try:
        return [text for text in detector.detectAndDecodeMulti(grey)[1] if text]
    except (cv2.error, UnicodeDecodeError):  # it gives up on some pictures, and on text that is not UTF-8
        return []
