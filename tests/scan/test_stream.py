"""A network camera that stops and comes back, through the whole scanner."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import pytest
from qr_frames import on_desk
from rtsp_camera import RtspCamera

from kiosk.scan.events import CodeRead, Event, SourceKind, SourceState
from kiosk.scan.process import Scanner, ScannerOptions

DEADLINE_S = 60.0


class _Camera(ThreadingHTTPServer):
    """Sends the picture of ``text``; ``silent`` keeps the line open without a picture."""

    daemon_threads = True
    text = "CQ26-A"
    silent = False
    ended = False


class _Pictures(BaseHTTPRequestHandler):
    server: _Camera

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        shift = 0
        try:
            while not self.server.ended:
                if not self.server.silent:
                    shift = (shift + 1) % 8  # a hand, not a frozen picture
                    frame = on_desk({self.server.text: (400 + shift, 200)})
                    jpeg = cv2.imencode(".jpg", frame)[1].tobytes()
                    head = b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(jpeg)
                    self.wfile.write(head + jpeg + b"\r\n")
                time.sleep(0.04)  # 25 pictures a second
        except OSError:
            pass  # the scanner has turned away

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _serve(port: int) -> tuple[_Camera, threading.Thread]:
    camera = _Camera(("127.0.0.1", port), _Pictures)
    thread = threading.Thread(target=camera.serve_forever, daemon=True)
    thread.start()
    return camera, thread


def _end(camera: _Camera, thread: threading.Thread) -> None:
    camera.ended = True
    camera.shutdown()
    camera.server_close()
    thread.join()


@pytest.fixture
def scanner() -> Iterator[tuple[Scanner, int]]:
    port = _free_port()
    one = Scanner(f"http://127.0.0.1:{port}/stream.mjpg", ScannerOptions(pace=True))
    one.start()
    yield one, port
    one.stop()


def _until(scanner: Scanner, done) -> list[Event]:
    events: list[Event] = []
    until_s = time.monotonic() + DEADLINE_S
    while not any(map(done, events)):
        assert time.monotonic() < until_s, events
        events += scanner.events(0.2)
    return events


def _lost(event: Event) -> bool:
    return isinstance(event, SourceState) and event.kind is SourceKind.LOST


def _reads(text: str):
    return lambda event: isinstance(event, CodeRead) and event.text == text


def test_a_stream_that_ends_is_said_and_read_again_once_it_is_back(scanner: tuple[Scanner, int]):
    one, port = scanner
    camera = _serve(port)
    _until(one, _reads("CQ26-A"))
    _end(*camera)
    _until(one, _lost)
    camera = _serve(port)
    camera[0].text = "CQ26-B"
    _until(one, _reads("CQ26-B"))
    _end(*camera)


def test_a_stream_that_falls_silent_is_said_and_its_last_picture_is_not_read_again(scanner: tuple[Scanner, int]):
    one, port = scanner
    camera = _serve(port)
    _until(one, _reads("CQ26-A"))
    camera[0].silent = True
    heard = _until(one, _lost)
    assert [event for event in heard if isinstance(event, CodeRead)] == []
    camera[0].text, camera[0].silent = "CQ26-B", False
    back = _until(one, _reads("CQ26-B"))
    assert [event.text for event in back if isinstance(event, CodeRead)] == ["CQ26-B"]
    _end(*camera)


def test_an_rtsp_camera_is_read_and_read_again_once_it_is_back():
    port = _free_port()
    camera = RtspCamera(port)
    one = Scanner(camera.address, ScannerOptions(pace=True))
    one.start()
    try:
        thread = camera.begin()
        _until(one, _reads("CQ26-A"))
        camera.end(thread)
        _until(one, _lost)
        camera = RtspCamera(port)
        camera.text = "CQ26-B"
        thread = camera.begin()
        _until(one, _reads("CQ26-B"))
        camera.end(thread)
    finally:
        one.stop()
