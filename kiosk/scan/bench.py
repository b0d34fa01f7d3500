"""Our ladder beside zxing-cpp, zbar and OpenCV, on a folder of photographs and on made-up films."""

from collections.abc import Iterator
from pathlib import Path

import cv2

from kiosk.scan.bench_films import FilmRow, film_rows
from kiosk.scan.bench_photos import PhotoRow, photo_rows


def measured(folder: Path | None) -> Iterator[PhotoRow | FilmRow]:
    """Films; with a folder that holds ``manifest.csv`` its pictures first.  Raises ``BadInput``."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        if folder is not None:
            yield from photo_rows(folder)
        yield from film_rows()
    finally:
        cv2.setNumThreads(threads)
