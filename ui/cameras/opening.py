"""Opens the camera that somebody looks at while choosing one."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.config import Settings
from kiosk.scan.camera_setup import CameraChoice, with_choice
from ui.camera_thread import Scanner


def live_scanner(settings: Settings) -> Callable[[CameraChoice], Scanner]:
    """Opens a chosen camera for the chooser's picture; called on the camera's thread."""

    def open_scanner(choice: CameraChoice) -> Scanner:
        from kiosk.scan.camera_setup import camera_settings
        from kiosk.scan.process import Scanner as Process
        from kiosk.scan.process import ScannerOptions

        asked = replace(camera_settings(with_choice(settings, choice)), tell_lens=True)
        return Process(choice.source, ScannerOptions(pace=True, settings=asked))

    return open_scanner
