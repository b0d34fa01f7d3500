"""Two sites on the loopback address: a venue's hub, and another that keeps a mirror of its facts.

``python -m tests.fleet.sites`` shows that the venue goes on while the other site is away, and
that the mirror has everything again afterwards.  Without encryption: only this machine is reached.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from nats.aio.client import Client

from kiosk.sync.engine import find_engine
from tests.fleet.venue import free_ports

FACTS = 1_000


def settings(name: str, port: int, place: Path, more: str) -> str:
    return (
        f'server_name: {name}\nlisten: "127.0.0.1:{port}"\n'
        f'jetstream {{ store_dir: "{place / name}", domain: {name}, sync_interval: always }}\n{more}\n'
    )


def start(name: str, text: str, place: Path) -> "subprocess.Popen[bytes]":
    path = place / f"{name}.conf"
    path.write_text(text, encoding="utf-8")
    with (place / f"{name}.log").open("ab") as log:
        return subprocess.Popen([str(find_engine(None)), "-c", str(path)], stdout=log, stderr=log)


async def quiet(_error: Exception) -> None:
    """The first attempts find nobody yet."""


async def reach(port: int) -> Client:
    client = Client()
    for _ in range(100):
        try:
            await client.connect(f"nats://127.0.0.1:{port}", allow_reconnect=False, error_cb=quiet)
            return client
        except OSError:
            await asyncio.sleep(0.1)
    raise TimeoutError(port)


async def ask(client: Client, subject: str, document: dict[str, Any]) -> dict[str, Any]:
    answer = await client.request(subject, json.dumps(document).encode(), timeout=10)
    return json.loads(answer.data)


async def publish(client: Client, first: int) -> None:
    for number in range(first, first + FACTS):
        await client.request(f"ck.expo.log.desk.{number}", b"{}", timeout=10)


async def mirrored(client: Client, wanted: int, within_s: float) -> float:
    """Seconds until the mirror holds so many."""
    started = time.monotonic()
    while time.monotonic() - started < within_s:
        found = await ask(client, "$JS.API.STREAM.INFO.VENUE", {})
        if found.get("state", {}).get("messages") == wanted:
            return time.monotonic() - started
        await asyncio.sleep(0.1)
    raise TimeoutError(f"the mirror never held {wanted}")


async def show(place: Path) -> None:
    cloud_port, leaf_port, venue_port = free_ports(3)
    cloud_text = settings("cloud", cloud_port, place, f'leafnodes {{ listen: "127.0.0.1:{leaf_port}" }}')
    remote = f'leafnodes {{ remotes: [ {{ urls: ["nats://127.0.0.1:{leaf_port}"] }} ] }}'
    cloud = start("cloud", cloud_text, place)
    venue = start("venue", settings("venue", venue_port, place, remote), place)
    try:
        there, here = await reach(cloud_port), await reach(venue_port)
        facts = {"name": "EV", "subjects": ["ck.expo.>"], "storage": "file", "deny_delete": True, "deny_purge": True}
        await ask(here, "$JS.API.STREAM.CREATE.EV", facts)
        mirror = {"name": "EV", "external": {"api": "$JS.venue.API", "deliver": ""}}
        await ask(there, "$JS.API.STREAM.CREATE.VENUE", {"name": "VENUE", "storage": "file", "mirror": mirror})
        await publish(here, 0)
        print(f"mirror level after {await mirrored(there, FACTS, 30):.1f} s")
        cloud.kill()
        cloud.wait()
        await there.close()
        await publish(here, FACTS)
        print(f"the venue took {FACTS} facts while the other site was away")
        cloud = start("cloud", cloud_text, place)
        there = await reach(cloud_port)
        print(f"mirror whole again after {await mirrored(there, 2 * FACTS, 120):.1f} s")
        await there.close()
        await here.close()
    finally:
        for one in (cloud, venue):
            one.kill()
            one.wait()


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="two-sites-") as place:
        asyncio.run(show(Path(place)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
