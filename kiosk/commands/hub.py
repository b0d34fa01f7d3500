"""The hub by command: made and started by one, and looked after."""

import asyncio
import json
import shutil
import signal
import sys
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.commands.context import Context
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.roster.book import open_book
from kiosk.sync.engine import find_engine
from kiosk.sync.hub import HubEars, HubRun, Light
from kiosk.sync.hub_engine import connected_keys, is_healthy, reload, running
from kiosk.sync.hub_folder import Hub, HubFolder, own_addresses
from kiosk.sync.pairing import PairingCode


@dataclass(frozen=True, slots=True)
class HubOptions:
    """How a hub is started."""

    hosts: tuple[str, ...] = ()
    """Addresses that desks reach it by; none = this machine's."""
    port: int | None = None
    monitor: int | None = None
    binary: Path | None = None
    qr: Path | None = None
    """Where the pairing code lies as a picture, the newest; None = on the terminal only."""
    invites: bool = True
    """Whether the next desk's code is always shown."""


def folder_of(context: Context) -> HubFolder:
    return HubFolder((context.folder / "hub").resolve())


def hub(context: Context, options: HubOptions) -> int:
    """Make what is missing, start the engine, pair desks; until it is told to end."""
    program = find_engine(options.binary)
    folder = folder_of(context)
    settings = _made(context, folder, options)
    said = _Said(context, settings, options.qr)
    run = HubRun(
        context.folder, folder, program, HubEars(said.invited, said.arrived, said.changed), invites=options.invites
    )
    asyncio.run(_until_stopped(run))
    return 0


def _made(context: Context, folder: HubFolder, options: HubOptions) -> Hub:
    event = _event_of(context)
    if not folder.exists:
        if event is None:
            raise BadInput("the hub needs its event: import an event pack first (cqitec-kiosk import PATH)")
        made = folder.make(event, options.hosts or own_addresses(), options.port or 4222, options.monitor or 8222)
        return made
    known = folder.read()
    if event is not None and event != known.event:
        raise BadInput(f"this hub is of “{known.event}”, the roster here of “{event}”: choose another folder (--data)")
    hosts = options.hosts or (known.hosts if known.hosts == ("127.0.0.1",) else tuple(own_addresses()))
    now = replace(known, hosts=hosts, port=options.port or known.port, monitor=options.monitor or known.monitor)
    if now != known:
        folder.save(now)
        folder.certify(now)
    return now


def _event_of(context: Context) -> str | None:
    book = open_book(context.folder / "roster")
    if book is None:
        return None
    try:
        return str(json.loads(book.event_document)["event"]["id"])
    finally:
        book.close()


async def _until_stopped(run: HubRun) -> None:
    loop = asyncio.get_running_loop()
    for stop in (signal.SIGINT, signal.SIGTERM):
        if sys.platform == "win32":
            signal.signal(stop, lambda _number, _frame: run.stop_from_outside())
        else:
            loop.add_signal_handler(stop, run.stop)
    await run.run()


class _Said:
    """Says what the hub does: codes on the terminal and as a picture."""

    def __init__(self, context: Context, hub: Hub, qr: Path | None) -> None:
        self._context, self._hub, self._qr = context, hub, qr

    def invited(self, code: PairingCode) -> None:
        show_code(self._context, code, self._qr)

    def arrived(self, desk: str) -> None:
        self._context.say({"joined": desk}, Text(f"{desk} 已加入", f"{desk} has joined"))

    def changed(self, light: Light) -> None:
        word = Text("正常", "well") if light.healthy else Text(f"异常：{light.trouble}", f"trouble: {light.trouble}")
        self._context.say(
            {"healthy": light.healthy, "desks": light.desks, **({"trouble": light.trouble} if light.trouble else {})},
            Text(f"● 中心{word.zh}，{light.desks} 台在线", f"● hub {word.en}, {light.desks} desks connected"),
        )


def show_code(context: Context, code: PairingCode, picture: Path | None) -> None:
    """The code as a picture to scan, and as a text to paste."""
    text = code.text()
    document = {"address": code.addresses[0], "pairing": text, "desk": code.desk, "expires": code.expires.isoformat()}
    if picture is not None:
        _draw(text, picture)
        document["file"] = str(picture)
    until = f"{code.expires.astimezone():%H:%M}"
    words = Text(
        f"{_blocks(text)}\n配对码（{code.desk}，{until} 前有效），在签到台上扫描，或运行：\n  cqitec-kiosk join {text}",
        f"{_blocks(text)}\nPairing code for {code.desk}, good until {until}. Scan it at the desk, or run there:\n"
        f"  cqitec-kiosk join {text}",
    )
    context.say(document, words)


def _blocks(text: str) -> str:
    """The code in half blocks, for a terminal."""
    import io

    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_L, border=2)
    code.add_data(text)
    out = io.StringIO()
    code.print_ascii(out, invert=True)
    return out.getvalue().rstrip()


def _draw(text: str, path: Path) -> None:
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4, box_size=8)
    code.add_data(text)
    with path.open("wb") as file:
        code.make_image().save(file)


def add_desk(context: Context, desk: str | None, qr: Path | None) -> int:
    """Invite one desk by name (or the next free one); a desk that is known is paired anew."""
    folder = folder_of(context)
    code = folder.invite(desk or folder.free_name(), datetime.now(UTC))
    reload(folder)
    show_code(context, code, qr)
    return 0


def revoke(context: Context, desk: str) -> int:
    """Shut a desk out, at once where the hub runs."""
    folder = folder_of(context)
    folder.revoke(desk)
    at_once = reload(folder)
    context.say(
        {"revoked": desk, "at_once": at_once},
        Text(
            f"{desk} 已停用" + ("" if at_once else "（中心启动后生效）"),
            f"{desk} is shut out" + ("" if at_once else " (from the hub's next start)"),
        ),
    )
    return 0


def status(context: Context) -> int:
    """How the hub is and who is there; 3 when it does not run."""
    folder = folder_of(context)
    hub = folder.read()
    healthy = running(folder) is not None and is_healthy(hub.monitor)
    there = connected_keys(hub.monitor) if healthy else {}
    desks: list[dict[str, object]] = [
        {"desk": name, "connected": one.key in there, "revoked": one.revoked, "invited_until": one.expires or None}
        for name, one in hub.members.items()
    ]
    store = sum(path.stat().st_size for path in (folder.path / "store").rglob("*") if path.is_file())
    document = {
        "healthy": healthy,
        "event": hub.event,
        "addresses": list(hub.addresses),
        "desks": desks,
        "store_mb": round(store / 1e6, 1),
        "free_mb": shutil.disk_usage(folder.path).free // 2**20,
    }
    lines = [
        Text(f"中心{'正常' if healthy else '没有运行'}", f"the hub {'is well' if healthy else 'does not run'}")[
            context.language
        ],
        f"{hub.event}  {', '.join(hub.addresses)}  {document['store_mb']} MB",
        *(f"{one['desk']:12} {_word(one)[context.language]}" for one in desks),
    ]
    context.say(document, "\n".join(lines))
    return 0 if healthy else 3


def _word(desk: dict[str, object]) -> Text:
    if desk["revoked"]:
        return Text("已停用", "shut out")
    if desk["invited_until"]:
        return Text("等待配对", "invited, not here yet")
    return Text("在线", "connected") if desk["connected"] else Text("离线", "not connected")


def backup(context: Context, target: Path) -> int:
    """Keys, certificates and the list of desks in one file; facts come back from the desks."""
    folder = folder_of(context)
    folder.read()
    with tarfile.open(target, "w:gz") as archive:
        for name in ("hub.json", "ca.pem", "ca.key", "hub.pem", "hub.key"):
            archive.add(folder.file(name), name)
    target.chmod(0o600)
    context.say(
        {"file": str(target)},
        Text(
            f"{target}：含密钥，请妥善保管；恢复时用 hub restore",
            f"{target} holds the hub's keys: keep it safe; bring it back with “hub restore”",
        ),
    )
    return 0


def restore(context: Context, source: Path) -> int:
    """Make this machine the hub that a backup was made of; the desks refill it."""
    folder = folder_of(context)
    if folder.exists:
        raise BadInput(f"there is a hub in {folder.path} already")
    folder.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with tarfile.open(source, "r:gz") as archive:
            for name in ("hub.json", "ca.pem", "ca.key", "hub.pem", "hub.key"):
                part = archive.extractfile(name)
                assert part is not None
                folder.file(name).write_bytes(part.read())
                folder.file(name).chmod(0o600)
    except (OSError, KeyError, tarfile.TarError) as error:
        shutil.rmtree(folder.path)
        raise BadInput(f"{source} is no backup of a hub: {error}") from error
    known = folder.read()
    context.say({"event": known.event}, Text(f"中心已恢复：{known.event}", f"the hub of {known.event} is back"))
    return 0


def cluster(context: Context, peers: Iterable[str], out: Path) -> int:
    """Folders for three machines that stand in for one another, made of this hub; one for each machine."""
    folder = folder_of(context)
    hub, machines = folder.read(), tuple(peers)
    if len(machines) != 3 or any(not one.rpartition(":")[2].isdigit() for one in machines):
        raise BadInput("a cluster is three machines: three addresses as HOST:PORT, the port for the machines' own talk")
    if running(folder) is not None:
        raise BadInput("stop the hub first: its store is made anew on three machines, and filled by the desks")
    made: list[str] = []
    for number, one in enumerate(machines):
        place = HubFolder(out / f"machine-{number + 1}" / "hub")
        place.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("ca.pem", "ca.key"):
            shutil.copy(folder.file(name), place.file(name))
        others = (one, *(peer for peer in machines if peer != one))
        host = one.rpartition(":")[0]
        mine = replace(hub, hosts=(host,), peers=others)
        place.save(mine)
        place.certify(mine)
        made.append(str(place.path.parent))
    context.say(
        {"folders": made},
        Text(
            "三台机器各取一个文件夹，复制后在每台上运行：cqitec-kiosk --data 文件夹 hub\n" + "\n".join(made),
            "Copy one folder to each machine and run there: cqitec-kiosk --data FOLDER hub\n" + "\n".join(made),
        ),
    )
    return 0
