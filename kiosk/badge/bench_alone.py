"""The batch of the badge benchmark in a process of its own, which loads what drawing needs and no rival."""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, process_time
from typing import NamedTuple

from kiosk.badge.draw import Renderer
from kiosk.badge.face import BadgeFace
from kiosk.badge.fonts import FontStore
from kiosk.badge.layout import read_layout

_STATUS = Path("/proc/self/status")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
_GIVEN = "芳伟娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国文辉力子涵浩宇轩欣怡思佳"


class Alone(NamedTuple):
    """CPU and size for each badge; the time on the clock and the most memory of the whole process."""

    cpu_ms: float
    kilobytes: float
    seconds: float
    peak_mb: float


def alone(resources: Path, batch: int) -> Alone:
    """Draw ``batch`` badges in a new process: from its start to the file."""
    started = monotonic()
    script = "import sys, kiosk.badge.bench_alone as it; it.draw_alone(sys.argv[1], int(sys.argv[2]))"
    run = [sys.executable, "-c", script, str(resources), str(batch)]
    told = subprocess.run(run, check=True, capture_output=True, text=True).stdout.split()
    seconds = monotonic() - started
    cpu_s, size, peak_mb = (float(part) for part in told)
    return Alone(cpu_s * 1000 / batch, size / batch / 1000, round(seconds, 2), peak_mb)


def draw_alone(resources: str, batch: int) -> None:
    """What the process of ``alone`` does: tells seconds of CPU, bytes of the file, and MB at the peak."""
    renderer = Renderer(read_layout(Path(resources, "badges", "a6.toml")), FontStore(Path(resources, "fonts")))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "all.pdf"
        renderer.batch((a_guest(number) for number in range(batch)), out)
        print(process_time(), out.stat().st_size, peak_mb())


def peak_mb() -> float:
    """The most memory that this process held; 0 where the system does not tell (Windows)."""
    if _STATUS.exists():
        # ru_maxrss begins with what the process that started this one held: Linux carries it over
        lines = dict(line.split(":", 1) for line in _STATUS.read_text(encoding="ascii").splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20) if sys.platform == "darwin" else peak / 1024


def a_guest(number: int) -> BadgeFace:
    """An invented guest; the same one for the same number."""
    name = _SURNAMES[number % 20] + _GIVEN[number * 7 % 40] + _GIVEN[number * 11 % 37] * (number % 3 > 0)
    return BadgeFace(
        name,
        f"Guest {number} Example",
        f"重庆{_GIVEN[number % 40]}{_GIVEN[number // 40 % 40]}智能科技有限公司",
        "高级工程师 Senior engineer",
        "技能人才 · Skilled talent",
        ("#00654B", "#0A2A66", "#A3121A")[number % 3],
        f"CQ-{number:05d}-7F3K-92QX",
        f"T-{number:05d} / 1",
        (),
        "重庆国际人才交流大会 · Chongqing International Talent Exchange Conference",
    )
