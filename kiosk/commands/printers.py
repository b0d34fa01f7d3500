"""Printers by command: which are within reach, and a page to try one with."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from kiosk.badge import calibration_page as calibration_page_module
from kiosk.badge import test_page
from kiosk.badge.calibration import NONE, Calibration, keep_calibration
from kiosk.badge.calibration_page import Reading, measured
from kiosk.badge.discovery import FoundPrinter, find
from kiosk.badge.durable import replace_file
from kiosk.badge.fonts import FontStore
from kiosk.badge.label_sheet import LabelSheet, label_sheets_in, read_label_sheet
from kiosk.badge.layout import Layout, read_layout
from kiosk.badge.layout_files import LAYOUTS, layout_files
from kiosk.badge.printers import FolderPrinter, open_printer
from kiosk.badge.states import JobState, Report, Sheet, sentences
from kiosk.commands.context import Context
from kiosk.domain.text import Text
from kiosk.errors import BadInput, PrinterUnavailable
from kiosk.resources import resource


def printers(context: Context, timeout_s: float) -> int:
    """List every printer within reach, and what stands in its way; status 1 when there is only the folder."""
    found = find(timeout_s, context.folder / "badges")
    with ThreadPoolExecutor(max(1, len(found))) as pool:
        states = list(pool.map(_state, found))
    rows = [
        {
            "uri": one.uri,
            "name": one.name,
            "reach": str(one.reach),
            "model": one.model,
            "place": one.place,
            "takes_pdf": one.takes_pdf,
            "state": words[context.language],
        }
        for one, words in zip(found, states, strict=True)
    ]
    lines = [
        f"{one.uri}\n    {' · '.join(part for part in (one.name, one.model, one.place) if part)}\n"
        f"    {words[context.language]}"
        for one, words in zip(found, states, strict=True)
    ]
    context.say_rows([*rows], lines)
    return 0 if len(found) > 1 else 1


def _state(one: FoundPrinter) -> Text:
    if not one.takes_pdf:
        return Text("不能直接打印 PDF", "takes no PDF: add it to the system and use its queue")
    printer = open_printer(one.uri)
    if isinstance(printer, FolderPrinter):
        return Text("胸卡存成 PDF 文件", "badges become PDF files")
    faults = printer.faults()
    return sentences(faults) if faults else Text("可以使用", "ready")


def try_printer(context: Context, printer: str | None, layout_name: str, file: Path | None) -> int:
    """Print the test page for one layout, or write it to ``file``."""
    layout = layout_called(layout_name, context.folder)
    if file is not None:
        replace_file(file, test_page.draw(layout))
        context.say({"file": str(file), "state": "drawn"}, str(file))
        return 0
    address = _address(context, printer)
    return _print_page(context, address, Sheet(test_page.draw(layout, note=address), *layout.sheet_mm), layout.name)


def _print_page(context: Context, address: str, sheet: Sheet, name: str) -> int:
    opened = open_printer(address)
    if isinstance(opened, FolderPrinter):
        opened.make()

    def noticed(report: Report) -> None:
        if report.faults:
            print(sentences(report.faults)[context.language], file=sys.stderr)

    report = test_page.print_sheet(opened, sheet, noticed)
    state = JobState.UNKNOWN if report is None else report.state
    if state is not JobState.FAILED:
        context.labels.used(address)
    context.say(
        {"printer": address, "layout": name, "state": state},
        Text(f"{address}：测试页 {_ZH.get(state, state)}", f"{address}: test page {state}"),
    )
    if state is not JobState.PRINTED:
        raise PrinterUnavailable(f"the test page is {state}: {report.words if report else ''}".rstrip(": "))
    return 0


def calibration_page(context: Context, sheet_name: str, printer: str | None, file: Path | None) -> int:
    """Print the page that tells how far the printer is off on sheets of labels, or write it to ``file``."""
    sheet = sheet_called(sheet_name)
    address = _address(context, printer)
    pdf = calibration_page_module.draw(sheet, FontStore(resource("fonts")), context.calibrations.get(address, NONE))
    if file is not None:
        replace_file(file, pdf)
        context.say({"file": str(file), "state": "drawn"}, str(file))
        return 0
    return _print_page(context, address, Sheet(pdf, *sheet.paper_mm), sheet.name)


def calibrate(
    context: Context, printer: str | None, values: tuple[float | None, float | None, float | None], reset: bool
) -> int:
    """Show how a printer is calibrated, or keep ``x_mm``, ``y_mm`` and ``scale_percent``; None = as it was."""
    address = _address(context, printer)
    before = NONE if reset else context.calibrations.get(address, NONE)
    x, y, scale = values
    after = Calibration(
        before.x_mm if x is None else x,
        before.y_mm if y is None else y,
        before.scale_percent if scale is None else scale,
    )
    return _kept(context, address, after, changed=reset or after != before)


def calibrate_by_reading(
    context: Context, printer: str | None, sheet_name: str, first: Reading, last: Reading | None
) -> int:
    """Keep what was read on a calibration page that was printed with the calibration until now."""
    address = _address(context, printer)
    before = context.calibrations.get(address, NONE)
    return _kept(context, address, measured(sheet_called(sheet_name), before, first, last), changed=True)


def _kept(context: Context, address: str, calibration: Calibration, *, changed: bool) -> int:
    if changed:
        keep_calibration(context.folder, address, calibration)
    words = f"x {calibration.x_mm:g} mm, y {calibration.y_mm:g} mm, {calibration.scale_percent:g} %"
    context.say({"printer": address, **asdict(calibration)}, f"{address}: {words}")
    return 0


def sheet_called(name: str) -> LabelSheet:
    """A shipped sheet of labels by its name, or one in a file of one's own.  ``BadInput`` for neither."""
    shipped = label_sheets_in(resource("label-sheets"))
    if name in shipped:
        return read_label_sheet(shipped[name])
    if name.endswith(".toml"):
        return read_label_sheet(Path(name))
    raise BadInput(f"there is no sheet of labels “{name}”; there are {', '.join(shipped)}, or name a .toml file")


def _address(context: Context, printer: str | None) -> str:
    return printer or context.settings.printer or f"folder:{context.folder / 'badges'}"


def show_labels(context: Context, loaded: int | None, printer: str | None, *, new_roll: bool) -> int:
    """What is left on the rolls; ``new_roll`` or ``loaded`` says that one was put in.

    Status 1 when a new roll should lie ready.
    """
    labels = context.labels
    address = _address(context, printer)
    if (new_roll or loaded is not None) and labels.loaded(address, loaded) is None:
        raise BadInput("how many labels are on the roll? say --loaded N, or set labels_on_roll in settings.toml")
    found = dict(labels.all())
    if (left := labels.left(address)) is not None:
        found[address] = left
    context.say_rows(
        [{"printer": uri, "left": count, "low": labels.low(uri) is not None} for uri, count in found.items()],
        [f"{count:5}  {uri}" for uri, count in found.items()] or [_NOT_COUNTED[context.language]],
    )
    return 1 if any(labels.low(uri) is not None for uri in found) else 0


_NOT_COUNTED = Text(
    "没有计数的标签卷：用 --loaded N 告知一卷有几张", "no roll is counted: say --loaded N when one is in"
)
_ZH = {JobState.PRINTED: "已打出", JobState.FAILED: "没有打出", JobState.UNKNOWN: "不知道是否打出"}


def layout_called(name: str, folder: Path) -> Layout:
    """A layout that the desk of this ``folder`` knows by name, or one in a file.  ``BadInput`` for neither."""
    known = layout_files(folder / LAYOUTS)
    if name in known:
        return read_layout(known[name])
    if name.endswith(".toml"):
        return read_layout(Path(name))
    raise BadInput(f"there is no badge layout “{name}”; there are {', '.join(known)}, or name a .toml file")
