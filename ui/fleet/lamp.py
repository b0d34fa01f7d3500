"""The lamp that tells how this desk stands in its fleet."""

from PySide6.QtCore import QCoreApplication

from kiosk.sync.parcels import LinkState
from ui.view import LampView, Mood

translate = QCoreApplication.translate


def lamp(state: LinkState) -> LampView:
    """In step, catching up, or alone with so many facts that nobody else knows yet."""
    if not state.connected and state.pending:
        words = translate("fleet", "Offline, {count} waiting").format(count=f"{state.pending:,}")
        return LampView("cloud-off", words, Mood.CAUTION)
    if not state.connected:
        return LampView("cloud-off", translate("fleet", "Offline"), Mood.CAUTION)
    if not state.caught_up or state.pending:
        return LampView("network", translate("fleet", "Catching up"), Mood.CAUTION)
    return LampView("network", translate("fleet", "In sync"), Mood.ADMITTED)
