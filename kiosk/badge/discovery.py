"""Which printers are within reach: those that announce themselves in the network, the system's queues, the folder.

Nothing is printed and nothing is changed.  A printer that asks for nothing but a PDF comes first.
"""

import ipaddress
import re
import threading
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from zeroconf import InterfaceChoice, IPVersion, ServiceBrowser, ServiceInfo, ServiceListener, Zeroconf

from kiosk.badge.ipp import IppClient, NoContact
from kiosk.badge.ipp_wire import Attributes, switch_in, texts_in

USUAL_S = 3.0
"""Printers answer within a second; one that sleeps takes longer."""
CUPS = "localhost:631"
FOLDER = "badges"
_SERVICES = ("_ipp._tcp.local.", "_ipps._tcp.local.", "_pdl-datastream._tcp.local.")
_ZPL_RESOLUTION = re.compile(r"(203|300|600) ?dpi", re.IGNORECASE)


class Reach(StrEnum):
    """How a printer is reached."""

    NETWORK = "network"
    QUEUE = "queue"
    """This computer's own: it was set up there."""
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """One printer; ``uri`` is what the settings and ``open_printer`` take."""

    uri: str
    name: str
    reach: Reach
    model: str = ""
    place: str = ""
    """Where it stands, as whoever set it up has written."""
    takes_pdf: bool = True
    """False: a badge cannot be sent to it as it is; add it to the system and use its queue."""
    identity: str = ""
    """The same at every way to the same printer; '' = it does not tell."""


def find(timeout_s: float = USUAL_S, folder: Path | None = None, cups: str = CUPS) -> list[FoundPrinter]:
    """Every printer within reach, the best way to each once; takes ``timeout_s`` and belongs to a thread of its own.

    ``folder``: offered as the last one, where badges become PDF files.  ``cups``: host and
    port of the print server that is asked for its queues.
    """
    with ThreadPoolExecutor(1) as beside:
        queues = beside.submit(queues_of, cups)
        found = [*announced(timeout_s), *queues.result()]
    ordered = sorted(_once(found), key=lambda one: (not one.takes_pdf, [*Reach].index(one.reach), one.name.casefold()))
    if folder is not None:
        ordered.append(FoundPrinter(f"folder:{folder}", FOLDER, Reach.FOLDER))
    return ordered


def announced(timeout_s: float, interfaces: Iterable[str] | None = None) -> list[FoundPrinter]:
    """Printers that announce themselves by DNS-SD within ``timeout_s``; none where there is no network.

    ``interfaces``: addresses of this computer to ask at; None = all.
    """
    heard = _Heard()
    until = time.monotonic() + timeout_s
    try:
        asked = InterfaceChoice.All if interfaces is None else [*interfaces]
        with Zeroconf(interfaces=asked, ip_version=IPVersion.V4Only) as network:
            browser = ServiceBrowser(network, [*_SERVICES], heard)
            heard.ended.wait(timeout_s)
            browser.cancel()
            infos = heard.infos(network, max(0.5, until - time.monotonic()))
    except OSError:
        return []
    return _once(printer for info in infos if (printer := _printer_of(info)) is not None)


class _Heard(ServiceListener):
    """Names that were announced; zeroconf calls it on its own thread."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], None] = {}
        self.ended = threading.Event()

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self._names[type_, name] = None

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """What it says of itself is asked for at the end."""

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self._names.pop((type_, name), None)

    def infos(self, network: Zeroconf, patience_s: float) -> list[ServiceInfo]:
        """What each says of itself; those that do not answer are left out."""
        names = list(self._names)
        if not names:
            return []

        def ask(named: tuple[str, str]) -> ServiceInfo | None:
            return network.get_service_info(*named, timeout=round(patience_s * 1000))

        with ThreadPoolExecutor(min(16, len(names))) as pool:
            return [info for info in pool.map(ask, names) if info is not None]


def _printer_of(info: ServiceInfo) -> FoundPrinter | None:
    """None for a service that is no printer, or that nobody can reach."""
    address = next((one for one in info.parsed_addresses(IPVersion.V4Only) if _is_usable(one)), None)
    if address is None or not info.port:
        return None
    said = _texts(info.properties)
    name = info.name.removesuffix(f".{info.type}")
    model, place = said.get("ty", ""), said.get("note", "")
    identity = said.get("uuid", "").casefold() or f"{info.server}".casefold()
    if info.type.startswith("_pdl-datastream"):
        return _label_printer(name, model, place, f"{address}:{info.port}", identity)
    scheme = "ipps" if info.type.startswith("_ipps") else "ipp"
    path = said.get("rp", "ipp/print").lstrip("/")
    formats = said.get("pdl", "application/pdf")
    return FoundPrinter(
        f"{scheme}://{address}:{info.port}/{quote(path)}",
        name,
        Reach.NETWORK,
        model,
        place,
        "application/pdf" in formats.lower(),
        f"{identity}/{path}",
    )


def _label_printer(name: str, model: str, place: str, at: str, identity: str) -> FoundPrinter | None:
    """Raw ports are offered where the printer says that it speaks ZPL: anything else would print rubbish."""
    if "zpl" not in model.casefold():
        return None
    dpi = found[1] if (found := _ZPL_RESOLUTION.search(model)) else "203"
    return FoundPrinter(f"zpl://{at}?dpi={dpi}", name, Reach.NETWORK, model, place, identity=f"{identity}/zpl")


def _is_usable(address: str) -> bool:
    return not ipaddress.ip_address(address).is_unspecified


def _texts(properties: Mapping[bytes, bytes | None]) -> dict[str, str]:
    """The record's texts by their names, which differ in case between makers."""
    return {
        key.decode("utf-8", "replace").casefold(): (value or b"").decode("utf-8", "replace")
        for key, value in properties.items()
    }


def queues_of(cups: str = CUPS) -> list[FoundPrinter]:
    """The queues of a CUPS server; none where no server runs."""
    try:
        told = IppClient(f"ipp://{cups}/").queues()
    except NoContact:
        return []
    return [queue for one in told if (queue := _queue_of(one, cups)) is not None]


def _queue_of(told: Attributes, cups: str) -> FoundPrinter | None:
    name = next(iter(texts_in(told, "printer-name")), "")
    if not name:
        return None
    formats = texts_in(told, "document-format-supported")
    accepts = switch_in(told, "printer-is-accepting-jobs") is not False
    return FoundPrinter(
        f"cups:{quote(name)}" if cups == CUPS else f"ipp://{cups}/printers/{quote(name)}",
        next(iter(texts_in(told, "printer-info")), "") or name,
        Reach.QUEUE,
        next(iter(texts_in(told, "printer-make-and-model")), ""),
        next(iter(texts_in(told, "printer-location")), ""),
        accepts and (not formats or "application/pdf" in formats),
        next(iter(texts_in(told, "device-uri")), ""),
    )


def _once(found: Iterable[FoundPrinter]) -> list[FoundPrinter]:
    """Each printer by its plainest way: a sleeping printer answers an open connection sooner than an encrypted one."""
    best: dict[str, FoundPrinter] = {}
    for one in found:
        key = one.identity or one.uri
        if key not in best or _plainness(one) < _plainness(best[key]):
            best[key] = one
    return [*best.values()]


def _plainness(one: FoundPrinter) -> tuple[bool, bool]:
    return not one.takes_pdf, one.uri.startswith("ipps:")
