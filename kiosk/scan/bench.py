"""``bench scan``: our ladder beside zxing-cpp, zbar and OpenCV, on a folder of photographs and on made-up films."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import cv2

from kiosk.scan.bench_films import film_rows
from kiosk.scan.bench_photos import photo_rows


def run(folder: Path | None) -> Iterator[dict[str, object]]:
    """Measure; with a folder that holds ``manifest.csv`` also on its pictures.  Raises ``BadInput``."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        if folder is not None:
            yield from (asdict(row) for row in photo_rows(folder))
        yield from (asdict(row) for row in film_rows())
    finally:
        cv2.setNumThreads(threads)
