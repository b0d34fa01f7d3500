"""Every kind of source gives frames the same way."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cv2
import numpy as np
import pytest
from qr_frames import on_desk

from kiosk.errors import CameraUnavailable
from kiosk.scan.camera import open_source
from kiosk.scan.decode import decode_frame
from kiosk.scan.devices import Camera, cameras, named

TEXT = "CQ26-7F3KQ2"
FRAME = on_desk({TEXT: (400, 200)})


def _film(path: Path, frames: int = 10, codec: str = "MJPG") -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*codec), 25, (640, 360))
    for number in range(frames):
        writer.write(np.full((360, 640, 3), number * 10, np.uint8))
    writer.release()
    return path


@pytest.mark.parametrize(("name", "codec"), [("hall.avi", "MJPG"), ("hall.mp4", "mp4v")])
def test_a_film_gives_all_its_frames_with_number_and_film_time(tmp_path: Path, name: str, codec: str):
    frames = list(open_source(str(_film(tmp_path / name, codec=codec))))
    assert [frame.name for frame in frames] == [str(number) for number in range(10)]
    assert [frame.film_s for frame in frames] == pytest.approx([number / 25 for number in range(10)])
    assert frames[0].pixels.shape == (360, 640)
    assert frames[9].pixels.mean() == pytest.approx(90, abs=3)


def test_a_film_can_start_in_the_middle(tmp_path: Path):
    frames = list(open_source(str(_film(tmp_path / "hall.avi")), start_at=7))
    assert [frame.name for frame in frames] == ["7", "8", "9"]
    assert frames[0].pixels.mean() == pytest.approx(70, abs=3)


def test_a_paced_film_is_stamped_at_its_own_speed(tmp_path: Path):
    frames = list(open_source(str(_film(tmp_path / "hall.avi")), pace=True))
    assert frames[-1].at_ns - frames[0].at_ns >= 9 / 25 * 1e9 - 1e6


def test_a_picture_is_one_frame_under_its_name(tmp_path: Path):
    cv2.imwrite(str(tmp_path / "ticket.png"), FRAME)
    (frame,) = open_source(str(tmp_path / "ticket.png"))
    assert (frame.name, decode_frame(frame.pixels), frame.problem) == ("ticket.png", [TEXT], "")


def test_a_picture_is_known_by_its_content_where_the_name_does_not_tell(tmp_path: Path):
    (tmp_path / "ticket").write_bytes(cv2.imencode(".png", FRAME)[1].tobytes())
    (frame,) = open_source(str(tmp_path / "ticket"))
    assert decode_frame(frame.pixels) == [TEXT]


def test_a_folder_goes_on_past_the_files_that_are_damaged(tmp_path: Path):
    whole = cv2.imencode(".jpg", FRAME)[1].tobytes()
    (tmp_path / "1-whole.jpg").write_bytes(whole)
    (tmp_path / "2-half.jpg").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "3-text.jpg").write_text("not a picture", encoding="utf-8")
    (tmp_path / "4-empty.png").touch()
    (tmp_path / "5-dot.png").write_bytes(cv2.imencode(".png", np.zeros((1, 1), np.uint8))[1].tobytes())
    (tmp_path / "6-whole.jpg").write_bytes(whole)
    (tmp_path / "notes.txt").write_text("not looked at", encoding="utf-8")
    frames = list(open_source(str(tmp_path)))
    assert [(frame.name, frame.problem) for frame in frames] == [
        ("1-whole.jpg", ""),
        ("2-half.jpg", "2-half.jpg breaks off before its end."),
        ("3-text.jpg", "3-text.jpg is not a picture that can be read, or it is damaged."),
        ("4-empty.png", "4-empty.png is empty."),
        ("5-dot.png", "5-dot.png is too small to hold a code."),
        ("6-whole.jpg", ""),
    ]
    assert decode_frame(frames[-1].pixels) == [TEXT]


def test_a_folder_can_start_in_the_middle(tmp_path: Path):
    for name in ("a.png", "b.png"):
        cv2.imwrite(str(tmp_path / name), FRAME)
    assert [frame.name for frame in open_source(str(tmp_path), start_at=1)] == ["b.png"]


def test_a_dark_16_bit_picture_is_read(tmp_path: Path):
    cv2.imwrite(str(tmp_path / "deep.png"), FRAME.astype(np.uint16) * 16)  # 12 bits in 16: nearly black by its top byte
    (frame,) = open_source(str(tmp_path / "deep.png"))
    assert decode_frame(frame.pixels) == [TEXT]


def test_a_printers_cmyk_picture_is_read(tmp_path: Path):
    from PIL import Image

    Image.fromarray(FRAME).convert("CMYK").save(tmp_path / "print.jpg")
    (frame,) = open_source(str(tmp_path / "print.jpg"))
    assert decode_frame(frame.pixels) == [TEXT]


def test_a_see_through_ticket_is_laid_on_white_paper(tmp_path: Path):
    ticket = np.zeros((720, 1280, 4), np.uint8)
    ticket[:, :, 3] = np.where(FRAME < 100, 255, 0)
    cv2.imwrite(str(tmp_path / "clear.png"), ticket)
    (frame,) = open_source(str(tmp_path / "clear.png"))
    assert decode_frame(frame.pixels) == [TEXT]


@pytest.mark.parametrize("source", ["63", "camera:No Such Camera", "no-such-film.avi", "http://127.0.0.1:9/stream"])
def test_what_is_not_there_is_said_in_one_sentence(source: str, capfd: pytest.CaptureFixture[str]):
    with pytest.raises(CameraUnavailable, match=r"^[^\n]+[.?]$"):
        open_source(source)
    assert capfd.readouterr().err == ""


def test_a_text_file_is_neither_film_nor_picture(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    with pytest.raises(CameraUnavailable, match="neither a film nor a picture"):
        open_source(str(tmp_path / "notes.txt"))


def test_an_empty_folder_is_said(tmp_path: Path):
    with pytest.raises(CameraUnavailable, match="no picture in the folder"):
        open_source(str(tmp_path))


def test_a_stream_of_jpegs_is_a_live_source(mjpeg_stream: str):
    source = open_source(mjpeg_stream)
    frames = list(source)
    source.close()
    assert source.live
    assert len(frames) >= 8
    assert decode_frame(frames[0].pixels) == [TEXT]
    assert abs(time.monotonic_ns() - frames[-1].at_ns) < 60e9


def test_cameras_are_found_by_name_whatever_their_number(tmp_path: Path):
    for number, name, index in (
        ("0", "HD Webcam", "0"),
        ("1", "HD Webcam", "1"),
        ("4", "HD Webcam", "0"),
        ("6", "Reader", "0"),
    ):
        (tmp_path / f"video{number}").mkdir()
        (tmp_path / f"video{number}" / "name").write_text(name + "\n", encoding="utf-8")
        (tmp_path / f"video{number}" / "index").write_text(index + "\n", encoding="utf-8")
    assert cameras(tmp_path) == [Camera(0, "HD Webcam"), Camera(4, "HD Webcam (2)"), Camera(6, "Reader")]
    assert named("Reader", tmp_path) == 6


class _Jpegs(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        jpeg = cv2.imencode(".jpg", FRAME)[1].tobytes()
        for _ in range(12):
            self.wfile.write(
                b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(jpeg) + jpeg + b"\r\n"
            )

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def mjpeg_stream() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Jpegs)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/stream.mjpg"
    server.shutdown()
    thread.join()
    server.server_close()
