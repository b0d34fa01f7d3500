"""What a hub keeps on its machine: keys, certificates, the list of its desks, the engine's configuration."""

import json
import os
import secrets
import socket
import time
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from kiosk.errors import BadInput, StoreUnavailable
from kiosk.store import FolderLock
from kiosk.sync import keys
from kiosk.sync.certificates import fingerprint_of, new_authority, new_certificate
from kiosk.sync.pairing import PairingCode
from kiosk.sync.subjects import NAME, rights

CODE_VALID = timedelta(minutes=30)
"""A pairing code that was not used by then opens nothing."""

PORT, MONITOR_PORT = 4222, 8222
STORE_GB = 8
ALONE_S = 10.0
SYNC_LINE = "sync_interval: always"


@dataclass(frozen=True, slots=True)
class Member:
    """One desk that may speak to the hub."""

    key: str
    """Its public key."""
    expires: str = ""
    """ISO 8601: until when it must have come; '' = it has."""
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Hub:
    """The hub's own settings; secret."""

    event: str
    admin: str
    """The hub's own secret key."""
    ticket_key: str
    """Hex: with which tickets are hashed on the wire."""
    hosts: tuple[str, ...]
    port: int = PORT
    monitor: int = MONITOR_PORT
    members: Mapping[str, Member] = field(default_factory=dict[str, Member])
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Earlier keys of a desk: what it signed with them stays good."""
    peers: tuple[str, ...] = ()
    """Of a cluster: ``host:port`` of every machine, this one's first."""

    @property
    def addresses(self) -> tuple[str, ...]:
        own = tuple(f"{host}:{self.port}" for host in self.hosts)
        return own + tuple(f"{one.rpartition(':')[0]}:{self.port}" for one in self.peers[1:])


class HubFolder:
    """The folder ``hub`` beside a desk's data."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def file(self, name: str) -> Path:
        return self.path / name

    @property
    def exists(self) -> bool:
        return self.file("hub.json").exists()

    def make(self, event: str, hosts: Iterable[str], port: int, monitor: int) -> Hub:
        """A new hub: keys, private authority, certificate."""
        if not NAME.fullmatch(event):
            raise BadInput(f"the event's id “{event}” cannot be used by a hub: small letters, digits and - only")
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        authority, authority_key = new_authority(datetime.now(UTC))
        self._write("ca.pem", authority)
        self._write("ca.key", authority_key)
        hub = Hub(event, keys.new_seed(), secrets.token_hex(32), tuple(hosts), port, monitor)
        self.save(hub)
        self.certify(hub)
        return hub

    def certify(self, hub: Hub) -> None:
        """The hub's certificate for its addresses of today."""
        hosts = {*hub.hosts, "127.0.0.1", *(peer.rpartition(":")[0] for peer in hub.peers)}
        made = new_certificate(
            self.file("ca.pem").read_bytes(), self.file("ca.key").read_bytes(), sorted(hosts), datetime.now(UTC)
        )
        self._write("hub.pem", made[0])
        self._write("hub.key", made[1])

    def read(self) -> Hub:
        """``BadInput`` where there is no hub, or its file is damaged."""
        try:
            document = cast("dict[str, Any]", json.loads(self.file("hub.json").read_text(encoding="utf-8")))
            members = {name: Member(**one) for name, one in document.pop("members").items()}
            former = {name: tuple(each) for name, each in document.pop("former").items()}
            hosts, peers = tuple(document.pop("hosts")), tuple(document.pop("peers"))
            return Hub(**document, hosts=hosts, peers=peers, members=members, former=former)
        except FileNotFoundError as error:
            raise BadInput(f"there is no hub in {self.path}: start one with “hub”") from error
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BadInput(f"{self.file('hub.json')} is damaged ({error}): put back a backup") from error

    def save(self, hub: Hub) -> None:
        self._write("hub.json", json.dumps(asdict(hub), indent=1).encode())

    @contextmanager
    def _alone(self) -> Generator[Hub]:
        """The settings as they are now, while no other program changes them (the hub runs, somebody adds a desk)."""
        until = time.monotonic() + ALONE_S
        while True:
            try:
                lock = FolderLock(self.path, "hub")
                break
            except StoreUnavailable:
                if time.monotonic() > until:
                    raise
                time.sleep(0.01)
        try:
            yield self.read()
        finally:
            lock.release()

    def _write(self, name: str, content: bytes) -> None:
        """Replace a file as a whole; nobody else may read it."""
        beside = self.file(name + ".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.file(name))

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self.file("ca.pem").read_bytes())

    def invite(self, desk: str, now: datetime) -> PairingCode:
        """A code for a desk: new, or paired anew with a key of its own; the old key opens nothing more."""
        if not NAME.fullmatch(desk):
            raise BadInput(f"“{desk}” is no name for a desk: small letters, digits and -, 40 at most")
        with self._alone() as hub:
            seed, expires = keys.new_seed(), now + CODE_VALID
            former = dict(hub.former)
            if desk in hub.members and not hub.members[desk].expires:
                former[desk] = (*former.get(desk, ()), hub.members[desk].key)
            member = Member(keys.public_of(seed), expires.isoformat(timespec="seconds"))
            self.save(replace(hub, members={**hub.members, desk: member}, former=former))
            return PairingCode(hub.addresses, self.fingerprint, seed, desk, hub.event, expires)

    def arrived(self, public: Iterable[str]) -> list[str]:
        """Note who has come; the names of those who had not before."""
        there = set(public)
        if not any(one.key in there and one.expires for one in self.read().members.values()):
            return []
        with self._alone() as hub:
            new = [name for name, one in hub.members.items() if one.key in there and one.expires]
            came = {name: replace(hub.members[name], expires="") for name in new}
            self.save(replace(hub, members={**hub.members, **came}))
            return new

    def expire(self, now: datetime) -> list[str]:
        """Forget invitations that nobody used in time; whose they were."""
        if not _overdue(self.read(), now):
            return []
        with self._alone() as hub:
            gone = _overdue(hub, now)
            left = {name: one for name, one in hub.members.items() if name not in gone}
            back = {name: Member(hub.former[name][-1], revoked=True) for name in gone if name in hub.former}
            self.save(replace(hub, members={**left, **back}))
            return gone

    def revoke(self, desk: str) -> None:
        """Shut a desk out; what it said stays."""
        with self._alone() as hub:
            if desk not in hub.members:
                raise BadInput(f"this hub has no desk “{desk}”; it has {', '.join(hub.members) or 'none'}")
            out = replace(hub.members[desk], revoked=True, expires="")
            self.save(replace(hub, members={**hub.members, desk: out}))

    def free_name(self) -> str:
        """The next desk's name."""
        taken = self.read().members
        return next(name for number in range(1, len(taken) + 2) if (name := f"desk-{number}") not in taken)

    def write_configuration(self) -> Path:
        """The engine's configuration, always as a whole; never edited by hand."""
        path = self.file("hub.conf")
        with self._alone() as hub:
            if path.exists():
                refuse_unsynced(path.read_text(encoding="utf-8"), path)
            self._write("hub.conf", configuration(hub, self.path).encode())
        return path


def _overdue(hub: Hub, now: datetime) -> list[str]:
    return [name for name, one in hub.members.items() if one.expires and datetime.fromisoformat(one.expires) < now]


def refuse_unsynced(text: str, where: object) -> None:
    """Raise for a configuration whose acknowledged writes a power cut may take."""
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    if SYNC_LINE not in lines:
        raise BadInput(
            f"{where} does not say “{SYNC_LINE}”: entries that were acknowledged could be lost. "
            "Delete the file and start the hub again"
        )


def configuration(hub: Hub, folder: Path) -> str:
    """The engine's configuration for this hub and its desks."""
    users = [f"    {{ nkey: {keys.public_of(hub.admin)} }}"]
    for name, member in hub.members.items():
        if not member.revoked:
            allowed = rights(hub.event, name)
            given = ", ".join(f"{verb}: {{ allow: {json.dumps(subjects)} }}" for verb, subjects in allowed.items())
            users.append(f"    {{ nkey: {member.key}, permissions: {{ {given} }} }}")
    listen = "0.0.0.0" if set(hub.hosts) - {"127.0.0.1"} else "127.0.0.1"  # noqa: S104 - desks come by the network
    return "\n".join(
        (
            f"server_name: {json.dumps(_server_name(hub))}",
            f'listen: "{listen}:{hub.port}"',
            f'http: "127.0.0.1:{hub.monitor}"',
            f"pid_file: {json.dumps(str(folder / 'engine.pid'))}",
            'write_deadline: "5s"',
            "max_payload: 1MB",
            "jetstream {",
            f"  store_dir: {json.dumps(str(folder / 'store'))}",
            f"  {SYNC_LINE}",
            f"  max_file_store: {STORE_GB}GB",
            "}",
            "tls {",
            f"  cert_file: {json.dumps(str(folder / 'hub.pem'))}",
            f"  key_file: {json.dumps(str(folder / 'hub.key'))}",
            '  min_version: "1.3"',
            "}",
            *_cluster(hub, folder),
            "authorization {",
            "  users: [",
            *users,
            "  ]",
            "}",
            "",
        )
    )


def _server_name(hub: Hub) -> str:
    return f"{hub.event}-hub" + (f"-{hub.peers[0].replace(':', '-')}" if hub.peers else "")


def _cluster(hub: Hub, folder: Path) -> Iterable[str]:
    if not hub.peers:
        return ()
    routes = ", ".join(f'"tls://{peer}"' for peer in hub.peers[1:])
    return (
        "cluster {",
        f"  name: {json.dumps(hub.event)}",
        f'  listen: "{hub.peers[0]}"',
        f"  routes: [{routes}]",
        "  tls {",
        f"    cert_file: {json.dumps(str(folder / 'hub.pem'))}",
        f"    key_file: {json.dumps(str(folder / 'hub.key'))}",
        f"    ca_file: {json.dumps(str(folder / 'ca.pem'))}",
        "    verify: true",
        "  }",
        "}",
    )


def own_addresses() -> list[str]:
    """Addresses of this machine on its networks, the one that leads out first; only its own where there is none."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: the system only tells the way
            found.append(str(probe.getsockname()[0]))
        except OSError:
            pass
    return [*dict.fromkeys(one for one in found if not one.startswith("127."))] or ["127.0.0.1"]
