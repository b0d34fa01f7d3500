"""Commands of the fleet: the hub, pairing, exchange."""

import argparse
from pathlib import Path

from kiosk.arguments.adding import Add, Commands
from kiosk.commands.context import Context

HUB_ACTIONS = ("start", "add-desk", "revoke", "status", "backup", "restore", "cluster")


def add_commands(add: Add) -> None:
    hub = add("hub", "the venue's hub: makes what it needs, starts, and pairs desks")
    hub.add_argument("action", nargs="?", choices=HUB_ACTIONS, default="start")
    hub.add_argument(
        "what", nargs="*", help="revoke, add-desk: the desk; backup, restore: the file; cluster: HOST:PORT x3"
    )
    hub.add_argument("--host", action="append", help="address by which desks reach this machine; may be given again")
    hub.add_argument("--port", type=int)
    hub.add_argument("--monitor-port", type=int, help="port on this machine for the engine's health")
    hub.add_argument("--hub-binary", type=Path, metavar="FILE", help="an official nats-server, 2.12 or newer")
    hub.add_argument("--qr", type=Path, metavar="FILE", help="also write the pairing code as a PNG picture")
    hub.add_argument("--no-invite", action="store_true", help="do not show the next desk's code; use add-desk")
    hub.add_argument("-o", "--out", type=Path, metavar="DIR", help="cluster: where the three folders are written")
    join = add("join", "pair this desk with the venue's hub")
    join.add_argument("code", nargs="+", help="the pairing code")
    sync = add("sync", "exchange facts with the hub: once, or by a file on a stick")
    sync.add_argument("action", nargs="?", choices=["status", "export", "import"])
    sync.add_argument("file", nargs="?", type=Path)
    sync.add_argument("--trust", action="store_true", help="import: vouch for facts of desks that were never paired")
    sync.add_argument("--once", action="store_true", help="end when everything is exchanged")


def _hub(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands import hub
    from kiosk.errors import BadInput

    words: list[str] = options.what
    match options.action, words:
        case "start", []:
            chosen = hub.HubOptions(
                tuple(options.host or ()),
                options.port,
                options.monitor_port,
                options.hub_binary,
                options.qr,
                not options.no_invite,
            )
            return hub.hub(context, chosen)
        case "add-desk", ([] | [_]):
            return hub.add_desk(context, words[0] if words else None, options.qr)
        case "revoke", [desk]:
            return hub.revoke(context, desk)
        case "status", []:
            return hub.status(context)
        case "backup", [file]:
            return hub.backup(context, Path(file))
        case "restore", [file]:
            return hub.restore(context, Path(file))
        case "cluster", [*peers]:
            return hub.cluster(context, peers, options.out or Path("hub-cluster"))
        case _:
            raise BadInput(f"hub {options.action}: {' '.join(words) or 'nothing'} does not fit (see hub --help)")


def _join(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.fleet import join

    return join(context, "".join(options.code))


def _sync(context: Context, options: argparse.Namespace) -> int:
    from kiosk.commands.fleet import stick_in, stick_out, sync, sync_status
    from kiosk.errors import BadInput

    match options.action, options.file:
        case "status", None:
            return sync_status(context)
        case None, None:
            return sync(context)
        case "export", Path() as file:
            return stick_out(context, file)
        case "import", Path() as file:
            return stick_in(context, file, trust=options.trust)
        case action, _:
            raise BadInput(f"sync {action} FILE: name the file (see sync --help)")


COMMANDS: Commands = {"hub": _hub, "join": _join, "sync": _sync}
