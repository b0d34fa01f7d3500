"""Printers that announce themselves, heard on the loopback."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zeroconf import IPVersion, ServiceInfo, Zeroconf

from kiosk.badge.discovery import FoundPrinter, Reach, announced, find, queues_of
from kiosk.badge.printers import open_printer

LOOPBACK = "127.0.0.1"


def a_service(kind: str, name: str, port: int = 631, **said: str) -> ServiceInfo:
    return ServiceInfo(
        f"_{kind}._tcp.local.",
        f"{name}._{kind}._tcp.local.",
        port,
        addresses=[socket.inet_aton(LOOPBACK)],
        properties=said,
        server="badge-printer.local.",
    )


@contextmanager
def announcing(*services: ServiceInfo) -> Iterator[None]:
    with Zeroconf(interfaces=[LOOPBACK], ip_version=IPVersion.V4Only) as network:
        for service in services:
            network.register_service(service, cooperating_responders=True)
        yield


def heard(*services: ServiceInfo) -> list[FoundPrinter]:
    with announcing(*services):
        names = {service.name.partition("._")[0] for service in services}
        return [one for one in announced(1.0, [LOOPBACK]) if one.name in names]


def test_a_printer_that_announces_itself_is_found_with_its_address_and_place() -> None:
    said = {"rp": "ipp/print", "ty": "ACME Badge 3000", "note": "North door", "pdl": "application/pdf", "UUID": "A-1"}

    assert heard(a_service("ipp", "North badges", 8631, **said)) == [
        FoundPrinter(
            "ipp://127.0.0.1:8631/ipp/print",
            "North badges",
            Reach.NETWORK,
            "ACME Badge 3000",
            "North door",
            identity="a-1/ipp/print",
        )
    ]


def test_what_cannot_print_a_pdf_is_said_and_raw_ports_are_offered_for_zpl_only() -> None:
    found = heard(
        a_service("ipp", "Raster only", rp="ipp/print", pdl="image/pwg-raster,image/urf"),
        a_service("pdl-datastream", "Labels", 9100, ty="ZTC ZD421-300dpi ZPL"),
        a_service("pdl-datastream", "Laser", 9100, ty="ACME LaserWriter"),
    )

    assert {one.name: (one.uri, one.takes_pdf) for one in found} == {
        "Raster only": ("ipp://127.0.0.1:631/ipp/print", False),
        "Labels": ("zpl://127.0.0.1:9100?dpi=300", True),
    }
    assert open_printer("zpl://127.0.0.1:9100?dpi=300").uri == "zpl://127.0.0.1:9100?dpi=300"


def test_one_printer_with_two_ways_is_offered_once_by_the_plain_one() -> None:
    ways = [a_service(kind, "Twice", rp="ipp/print", UUID="b-2") for kind in ("ipps", "ipp")]
    with announcing(*ways):
        found = [one for one in find(1.0, cups="localhost:1") if one.name == "Twice"]

    # on a machine with a network, the loopback may not be asked at all
    assert [one.uri.partition(":")[0] for one in found] in ([], ["ipp"])


def test_the_folder_is_offered_last_and_a_computer_without_queues_is_no_trouble(tmp_path: Path) -> None:
    assert queues_of("localhost:1") == []
    assert find(0.1, tmp_path, cups="localhost:1")[-1] == FoundPrinter(f"folder:{tmp_path}", "badges", Reach.FOLDER)


def test_no_announcement_however_odd_stops_the_search() -> None:
    odd: list[dict[str, str]] = [{}, {"rp": ""}, {"rp": "a b/ü"}, {"pdl": "\x00"}]
    found = heard(*(a_service("ipp", f"Odd {number}", **said) for number, said in enumerate(odd)))

    assert len({one.name for one in found}) >= 2  # those at one address by one path are one printer
    assert all(open_printer(one.uri).uri == one.uri for one in found)
