"""``cameras``: which cameras are plugged in, and which one the desk takes."""

from collections.abc import Mapping
from dataclasses import replace

from kiosk.commands.context import Context
from kiosk.config import write_settings
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.scan.devices import Camera, cameras


def show_cameras(context: Context, use: str | None) -> int:
    """List number and name; with ``use``, a number or a name, remember that camera by its name.

    Status 1 where no camera is plugged in.  Raises ``BadInput`` for one that there is not.
    """
    found = cameras()
    if use is not None:
        _remember(context, _chosen(found, use))
    told = context.settings.camera
    rows: list[Mapping[str, object]] = [
        {"number": one.number, "name": one.name, "used": told in (str(one.number), f"camera:{one.name}")}
        for one in found
    ]
    lines = [f"{'*' if row['used'] else ' '} {row['number']:>3}  {row['name']}" for row in rows]
    context.say_rows(rows, lines or [Text("没有摄像头", "no camera is plugged in")[context.language]])
    return 0 if found else 1


def _chosen(found: list[Camera], use: str) -> Camera:
    for camera in found:
        if use in (str(camera.number), camera.name):
            return camera
    names = ", ".join(f"{one.number} ({one.name})" for one in found) or "none"
    raise BadInput(f"there is no camera “{use}”; there are: {names}")


def _remember(context: Context, camera: Camera) -> None:
    """By name: numbers change with the socket."""
    write_settings(context.folder, replace(context.settings, camera=f"camera:{camera.name}"))
