"""Which kind of hand scanner a setting names."""

from collections.abc import Callable

from kiosk.errors import BadInput
from kiosk.scan.hand_scanner import HandScanner


def hand_scanner(address: str) -> Callable[[], HandScanner]:
    """Opens the scanner of the setting ``scanner``; read on a line of its own.  Raises ``BadInput``."""
    kind = address.partition(":")[0]
    if kind == "serial":
        from kiosk.scan.serial_scanner import SerialScanner, port_of

        port_of(address)
        return lambda: SerialScanner(address)
    if kind == "hid":
        from kiosk.scan.hid_scanner import HidScanner, wanted

        wanted(address)
        return lambda: HidScanner(address)
    raise BadInput(f'scanner must be "", or like "serial:/dev/ttyACM0", "hid" or "hid:0C2E:0B61", not "{address}"')
