"""A hand scanner that sends HID-POS reports: read through ``/dev/hidraw*`` on Linux, else through hidapi."""

import os
import re
import select
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import BadInput
from kiosk.scan.hand_scanner import HandScanner, clean_texts
from kiosk.scan.hid_report import SCANNER_PAGE, USUAL, Assembler, Layout, is_scanner, layouts

SCHEME = "hid"
LINUX_DEVICES = Path("/sys/class/hidraw")
LINUX_NODES = Path("/dev")
LOOK_UP_S = 0.2  # how long a read waits before it is asked whether to end
LONGEST_REPORT = 1024

Read = Callable[[], bytes]
"""The next report with its id in front; empty where none came for ``LOOK_UP_S``."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which scanner: vendor and product number, or any."""

    vendor: int | None = None
    product: int | None = None

    def is_met_by(self, vendor: int, product: int) -> bool:
        return self.vendor in (None, vendor) and self.product in (None, product)


class HidScanner(HandScanner):
    """``hid`` for the only one plugged in, or ``hid:VVVV:PPPP``.  Raises ``BadInput`` for another text."""

    def __init__(self, address: str, devices: Path = LINUX_DEVICES, nodes: Path = LINUX_NODES) -> None:
        super().__init__(address)
        self._wanted = wanted(address)
        self._devices, self._nodes = devices, nodes

    def read_until_lost(self) -> None:
        opened = self._linux() if sys.platform == "linux" else _hidapi(self._wanted)
        with opened as (read, reports):
            self.found()
            codes = Assembler(reports)
            while not self.ending.is_set():
                report = read()
                code = codes.take(report) if report else None
                for text in clean_texts([code]) if code else []:
                    self.scan(text)

    @contextmanager
    def _linux(self) -> Generator[tuple[Read, list[Layout]]]:
        name, reports = self._found()
        node = os.open(self._nodes / name, os.O_RDONLY | os.O_NONBLOCK)

        def read() -> bytes:
            if not select.select([node], [], [], LOOK_UP_S)[0]:
                return b""
            report = os.read(node, LONGEST_REPORT)
            if not report:
                raise OSError("unplugged")
            return report

        try:
            yield read, reports
        finally:
            os.close(node)

    def _found(self) -> tuple[str, list[Layout]]:
        for folder in sorted(self._devices.glob("hidraw*")):
            descriptor = (folder / "device" / "report_descriptor").read_bytes()
            if is_scanner(descriptor) and self._wanted.is_met_by(*_numbers(folder / "device" / "uevent")):
                return folder.name, layouts(descriptor) or [USUAL]
        raise OSError("no such HID-POS scanner is plugged in")


def wanted(address: str) -> Wanted:
    """Raises ``BadInput``."""
    if address == SCHEME:
        return Wanted()
    numbers = re.fullmatch(r"hid:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", address)
    if numbers is None:
        raise BadInput(f'scanner must be "hid" or like "hid:0C2E:0B61", not "{address}"')
    return Wanted(int(numbers[1], 16), int(numbers[2], 16))


def _numbers(uevent: Path) -> tuple[int, int]:
    """Vendor and product from the line ``HID_ID=bus:vendor:product``."""
    told = re.search(r"^HID_ID=[0-9A-F]+:([0-9A-F]+):([0-9A-F]+)$", uevent.read_text(encoding="ascii"), re.MULTILINE)
    return (int(told[1], 16), int(told[2], 16)) if told else (0, 0)


@contextmanager
def _hidapi(which: Wanted) -> Generator[tuple[Read, list[Layout]]]:
    """Windows and macOS, with the extra ``hid`` installed."""
    try:
        import hid  # pyright: ignore[reportMissingImports, reportMissingModuleSource]
    except ImportError as error:
        raise OSError("HID-POS needs the package hidapi: pip install cqitec-kiosk[hid]") from error
    library: Any = hid
    for told in library.enumerate():
        if told["usage_page"] == SCANNER_PAGE and which.is_met_by(told["vendor_id"], told["product_id"]):
            device = library.device()
            device.open_path(told["path"])
            break
    else:
        raise OSError("no such HID-POS scanner is plugged in")
    try:
        descriptor = bytes(device.get_report_descriptor())
        yield lambda: bytes(device.read(LONGEST_REPORT, round(LOOK_UP_S * 1000))), layouts(descriptor) or [USUAL]
    finally:
        device.close()
