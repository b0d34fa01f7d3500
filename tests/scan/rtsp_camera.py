"""A small network camera that speaks RTSP: Motion JPEG (RFC 2435) over the one TCP connection."""

import socket
import struct
import threading
import time
from socketserver import StreamRequestHandler, ThreadingTCPServer

import cv2
import numpy as np
from qr_frames import on_desk

SIZE = (1280, 720)
PIECE = 1300
FRAME_S = 0.04
CLOCK = 90_000


class RtspCamera(ThreadingTCPServer):
    """Sends the picture of ``text``, a little moved each time, to whoever asks."""

    allow_reuse_address = True
    daemon_threads = True
    text = "CQ26-A"
    ended = False

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Session)

    @property
    def address(self) -> str:
        return f"rtsp://127.0.0.1:{self.server_address[1]}/camera"

    def begin(self) -> threading.Thread:
        thread = threading.Thread(target=self.serve_forever, daemon=True)
        thread.start()
        return thread

    def end(self, thread: threading.Thread) -> None:
        self.ended = True
        self.shutdown()
        self.server_close()
        thread.join()


class _Session(StreamRequestHandler):
    server: RtspCamera

    def handle(self) -> None:
        try:
            while (method := self._request()) is not None:
                if method == "PLAY":
                    self._play()
                    return
        except OSError:
            pass  # the scanner has turned away

    def _request(self) -> str | None:
        """Answer one request; its method."""
        lines: list[str] = []
        while (line := self.rfile.readline().decode("ascii").strip()) or not lines:
            if not line and not lines:
                return None
            lines.append(line)
        method, address = lines[0].split()[:2]
        heads = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines[1:])}
        body, more = "", ""
        match method:
            case "OPTIONS":
                more = "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n"
            case "DESCRIBE":
                body = (
                    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\nm=video 0 RTP/AVP 26\r\na=control:one\r\n"
                )
                more = f"Content-Type: application/sdp\r\nContent-Base: {address}/\r\nContent-Length: {len(body)}\r\n"
            case "SETUP":
                more = f"Transport: {heads['transport'].split(',')[0]}\r\nSession: 1\r\n"
            case _:
                more = "Session: 1\r\n"
        self.wfile.write(f"RTSP/1.0 200 OK\r\nCSeq: {heads['cseq']}\r\n{more}\r\n{body}".encode("ascii"))
        return method

    def _play(self) -> None:
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sequence, number = 0, 0
        while not self.server.ended:
            number += 1
            frame = on_desk({self.server.text: (400 + number % 8, 200)}, size=SIZE)
            tables, scan = _parts(frame)
            for at in range(0, len(scan), PIECE):
                piece = scan[at : at + PIECE]
                head = struct.pack(">I", at) + struct.pack(">BBBB", 1, 255, SIZE[0] // 8, SIZE[1] // 8)
                if at == 0:
                    head += struct.pack(">BBH", 0, 0, len(tables)) + tables
                last = at + PIECE >= len(scan)
                stamp = round(number * FRAME_S * CLOCK)
                rtp = (
                    struct.pack(">BBHII", 0x80, 26 | (0x80 if last else 0), sequence & 0xFFFF, stamp, 7) + head + piece
                )
                self.wfile.write(b"$\0" + struct.pack(">H", len(rtp)) + rtp)
                sequence += 1
            time.sleep(FRAME_S)  # the camera's own pace


def _parts(frame: np.ndarray) -> tuple[bytes, bytes]:
    """Quantisation tables and scan of the frame as JPEG, which RFC 2435 sends without their JPEG."""
    colour = cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR)
    sampling = [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420]
    jpeg = cv2.imencode(".jpg", colour, [cv2.IMWRITE_JPEG_QUALITY, 80, *sampling])[1].tobytes()
    tables, at = b"", 2
    while jpeg[at + 1] != 0xDA:
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] == 0xDB:
            body = jpeg[at + 4 : at + 2 + length]
            tables += b"".join(body[one + 1 : one + 65] for one in range(0, len(body), 65))
        at += 2 + length
    return tables, jpeg[at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big") : -2]
