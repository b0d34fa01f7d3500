"""The engine is never left behind."""

import sys
from pathlib import Path

import pytest

from kiosk.sync.hub_engine import running
from kiosk.sync.hub_folder import HubFolder
from tests.builders import a_desk, an_event
from tests.fleet.chaos import ChaosHub
from tests.fleet.venue import EVENT, free_ports, wait_for


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no such order")
def test_the_engine_ends_when_its_hub_is_killed_and_the_next_hub_starts_another(tmp_path: Path) -> None:
    a_desk(tmp_path, an_event(), [], desk="office").close()
    ports = free_ports(2)
    folder = HubFolder((tmp_path / "hub").resolve())
    folder.make(EVENT, ["127.0.0.1"], *ports)
    hub = ChaosHub(tmp_path, ports)
    try:
        wait_for(lambda: running(folder) is not None)
        first = running(folder)
        hub.kill_alone()
        hub.start()
        wait_for(lambda: running(folder) not in (None, first))
    finally:
        hub.end()
    wait_for(lambda: running(folder) is None)
