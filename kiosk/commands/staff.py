"""The staff of a desk: added, listed and removed by name; PINs are asked for, never given on the command line."""

import getpass
import sys
from collections.abc import Mapping

from kiosk.commands.context import Context
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.staff import Role, read_staff, with_member, without_member, write_staff

ROLES = {
    Role.VOLUNTEER: Text("志愿者", "volunteer"),
    Role.SUPERVISOR: Text("主管", "supervisor"),
    Role.ADMINISTRATOR: Text("管理员", "administrator"),
}


def add(context: Context, name: str, role: str, *, pin_stdin: bool) -> int:
    """Add somebody, or give who is there a new role and PIN."""
    staff = read_staff(context.folder)
    pin = _pin_from_stdin() if pin_stdin else _asked_pin(name)
    write_staff(context.folder, with_member(staff, name, Role(role), pin).members)
    words = ROLES[Role(role)]
    context.say({"name": name, "role": role}, Text(f"{name}：{words.zh}", f"{name}: {words.en}"))
    return 0


def listed(context: Context) -> int:
    """Everybody with a PIN."""
    members = read_staff(context.folder).members
    rows: list[Mapping[str, object]] = [{"name": one.name, "role": one.role} for one in members]
    lines = [f"{ROLES[one.role][context.language]}  {one.name}" for one in members]
    nobody = Text("没有设置人员：每个人都有全部权限", "no staff is set: everybody may do everything")
    context.say_rows(rows, lines or [nobody[context.language]])
    return 0


def remove(context: Context, name: str) -> int:
    write_staff(context.folder, without_member(read_staff(context.folder), name).members)
    context.say({"removed": name}, Text(f"已移除 {name}", f"{name} removed"))
    return 0


def _pin_from_stdin() -> str:
    return sys.stdin.readline().strip()


def _asked_pin(name: str) -> str:
    if not sys.stdin.isatty():
        raise BadInput("nobody is here to type a PIN: use --pin-stdin")
    first = getpass.getpass(f"PIN / {name}: ")
    if getpass.getpass("again / 再输一次: ") != first:
        raise BadInput("the two PINs differ")
    return first
