"""A venue where everything fails: real desks, a real hub, and somebody who kills them.

``python -m tests.fleet.chaos --desks 8 --tickets 2000 --seconds 600`` is the full form.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.errors import Trouble
from kiosk.sync.hub_engine import is_healthy, running
from kiosk.sync.hub_folder import HubFolder
from kiosk.sync.joining import join
from tests.builders import a_desk, a_list, an_attendee, an_event
from tests.fleet.venue import EVENT, free_ports

ROOT = Path(__file__).parents[2]
TWO_DOORS = 0.2
LEVEL_S = 120.0


@dataclass
class Report:
    """What came of it."""

    scans: int = 0
    confirmed: int = 0
    alone: int = 0
    refused: int = 0
    slowest_ms: float = 0.0
    confirmed_twice: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    digests: int = 0
    doubles: int = 0
    unflagged: list[str] = field(default_factory=list)
    hub_faults: dict[str, int] = field(default_factory=dict)
    desk_kills: int = 0


@dataclass(frozen=True)
class Shown:
    """One answer of a desk."""

    desk: str
    code: str
    answer: dict[str, Any]
    ms: float
    fresh: bool
    """The first of a process that has just been started."""


class Program:
    """One of the product's commands as a process."""

    def __init__(self, data: Path, *words: str) -> None:
        command = [sys.executable, str(ROOT / "main.py"), "--data", str(data), "--json", *words]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )

    def ask(self, line: str) -> dict[str, Any] | None:
        """One line in, one out; None when the process is gone."""
        assert self.process.stdin is not None and self.process.stdout is not None
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        except (OSError, ValueError):
            return None
        return json.loads(answer) if answer.endswith(b"\n") else None

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self.process.kill()

    def end(self) -> None:
        """Close its input and let it end in order."""
        with contextlib.suppress(OSError, ValueError):
            assert self.process.stdin is not None
            self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
            self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


class ChaosHub:
    """The hub as a process, and what is done to it."""

    def __init__(self, data: Path, ports: list[int]) -> None:
        self.data, self.folder, self._ports = data, HubFolder((data / "hub").resolve()), ports
        self._program: Program | None = None
        self.start()

    def start(self) -> None:
        port, monitor = map(str, self._ports)
        self._program = Program(
            self.data, "hub", "--host", "127.0.0.1", "--port", port, "--monitor-port", monitor, "--no-invite"
        )
        self._draining = threading.Thread(target=_drain, args=(self._program,), daemon=True)
        self._draining.start()

    def kill(self) -> None:
        """A machine that falls over: hub and engine at once."""
        engine = running(self.folder)
        self.kill_alone()
        if engine is not None:
            with contextlib.suppress(OSError):
                os.kill(engine, signal.SIGKILL)
            _gone(engine)

    def kill_alone(self) -> None:
        """The hub's own process ends; its engine is not asked."""
        assert self._program is not None
        self._program.kill()
        self._draining.join()
        self._program.end()

    def freeze(self, seconds: float) -> None:
        engine = running(self.folder)
        if engine is None:
            return
        with contextlib.suppress(OSError):
            os.kill(engine, signal.SIGSTOP)
            time.sleep(seconds)
            os.kill(engine, signal.SIGCONT)

    def wipe(self) -> None:
        self.kill()
        shutil.rmtree(self.folder.file("store"), ignore_errors=True)
        self.start()

    def end(self) -> None:
        assert self._program is not None
        self._program.process.terminate()
        self._draining.join()
        self._program.end()


def _gone(process: int) -> None:
    """Until a killed process has really ended."""
    for _ in range(500):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.01)


def _drain(program: Program) -> None:
    assert program.process.stdout is not None
    with contextlib.suppress(ValueError, OSError):
        for _ in program.process.stdout:
            pass


class ChaosDesk:
    """A desk: its queue of guests, shown one after the other; killed now and then."""

    def __init__(self, folder: Path, name: str, codes: list[str], pace_s: float) -> None:
        self.folder, self.name, self._codes, self._pace_s = folder, name, codes, pace_s
        self.shown: list[Shown] = []
        self.kills = 0
        self.program: Program | None = None
        self._thread = threading.Thread(target=self._work, name=name)

    def start(self) -> None:
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    def kill(self) -> None:
        if self.program is not None:
            self.kills += 1
            self.program.kill()

    def _work(self) -> None:
        started = time.monotonic()
        fresh = True
        for number, code in enumerate(self._codes):
            time.sleep(max(started + number * self._pace_s - time.monotonic(), 0))
            while True:
                if self.program is None:
                    self.program, fresh = Program(self.folder, "gate", "--list", "venue"), True
                before = time.monotonic()
                answer = self.program.ask(code)
                if answer is not None:
                    self.shown.append(Shown(self.name, code, answer, (time.monotonic() - before) * 1000, fresh))
                    fresh = False
                    break
                self.program.end()
                self.program = None
        if self.program is not None:
            self.program.end()
            self.program = None


def run(folder: Path, desks: int, tickets: int, seconds: float, seed: int) -> Report:
    """One day of it."""
    dice = random.Random(seed)
    codes = [f"T{number:05}" for number in range(tickets)]
    event = an_event([a_list(reentry_after_exit=False)])
    office = a_desk(folder / "hub", event, [an_attendee(f"p-{code}", code) for code in codes], desk="office")
    office.close()
    ports = free_ports(2)
    HubFolder((folder / "hub" / "hub").resolve()).make(EVENT, ["127.0.0.1"], *ports)
    hub = ChaosHub(folder / "hub", ports)
    try:
        queues = _queues(codes, desks, dice)
        pace = seconds / max(map(len, queues))
        every = [
            _paired(hub, folder / f"desk-{number}", f"desk-{number}", queue, pace)
            for number, queue in enumerate(queues, 1)
        ]
        report = Report()
        _rage(hub, every, seconds, dice, report)
        _level(every)
        _judge(every, report)
    finally:
        hub.end()
    return report


def _queues(codes: list[str], desks: int, dice: random.Random) -> list[list[str]]:
    """Who stands where; one in five shows the same ticket at a second door, at about the same moment."""
    queues: list[list[str]] = [[] for _ in range(desks)]
    for number, code in enumerate(codes):
        first = number % desks
        queues[first].append(code)
        if dice.random() < TWO_DOORS:
            queues[dice.choice([one for one in range(desks) if one != first])].append(code)
    return queues


def _paired(hub: ChaosHub, folder: Path, name: str, codes: list[str], pace_s: float) -> ChaosDesk:
    until = time.monotonic() + 30
    while not is_healthy(hub.folder.read().monitor):  # nats-py forgets the socket of an attempt that failed
        assert time.monotonic() < until, "the hub never came up"
        time.sleep(0.05)
    code = hub.folder.invite(name, datetime.now(UTC))
    while True:
        try:
            if join(code, folder).has_roster:
                return ChaosDesk(folder, name, codes, pace_s)
        except Trouble:
            assert time.monotonic() < until, "the hub never let the desk in"
        time.sleep(0.05)


def _rage(hub: ChaosHub, desks: list[ChaosDesk], seconds: float, dice: random.Random, report: Report) -> None:
    for desk in desks:
        desk.start()
    started = time.monotonic()
    faults = ["kill", "freeze", "wipe", "restart"]
    number = 0
    while (spent := time.monotonic() - started) < seconds * 0.9:
        pause = dice.uniform(0.05, 0.09) * min(seconds, 60)
        time.sleep(pause)
        if dice.random() < 0.5:
            dice.choice(desks).kill()
            report.desk_kills += 1
            continue
        fault = faults[number % len(faults)]
        number += 1
        report.hub_faults[fault] = report.hub_faults.get(fault, 0) + 1
        match fault:
            case "kill":
                hub.kill()
                time.sleep(dice.uniform(0.1, 2.0))
                hub.start()
            case "freeze":
                hub.freeze(dice.uniform(0.5, 3.0))
            case "wipe":
                hub.wipe()
            case _:
                hub.end()
                hub.start()
    del spent
    for desk in desks:
        desk.join()


def _level(desks: list[ChaosDesk]) -> None:
    """Everything out, then everything in, at every desk."""
    until = time.monotonic() + LEVEL_S
    for _ in range(2):
        waiting = list(desks)
        while waiting:
            assert time.monotonic() < until, "the desks never came into step"
            running_now = [(desk, Program(desk.folder, "sync", "--once")) for desk in waiting]
            for _, program in running_now:
                program.end()
            waiting = [desk for desk, program in running_now if program.process.returncode != 0]


def _command(desk: ChaosDesk, *words: str) -> Any:
    program = Program(desk.folder, *words)
    assert program.process.stdout is not None
    answer = program.process.stdout.read()
    program.end()
    return json.loads(answer)


def _judge(desks: list[ChaosDesk], report: Report) -> None:
    shown = [one for desk in desks for one in desk.shown]
    admitted = [one for one in shown if one.answer["verdict"] == "admitted"]
    report.scans, report.confirmed = len(shown), sum(one.answer["fleet"] == "won" for one in admitted)
    report.alone = len(admitted) - report.confirmed
    report.refused = len(shown) - len(admitted)
    report.slowest_ms = round(max(one.ms for one in shown if not one.fresh), 1)
    by_ticket: dict[str, list[Shown]] = {}
    for one in admitted:
        by_ticket.setdefault(one.code, []).append(one)
    doubles = {code for code, given in by_ticket.items() if len(given) > 1}
    report.doubles = len(doubles)
    report.confirmed_twice = [
        code for code, given in by_ticket.items() if sum(one.answer["fleet"] == "won" for one in given) > 1
    ]
    digests: set[str] = set()
    for desk in desks:
        found = _command(desk, "verify")
        assert found["ok"], found["problems"]
        digests.add(found["digest"])
        flagged = {one["attendee"].removeprefix("p-") for one in _command(desk, "conflicts")}
        report.unflagged += sorted(f"{desk.name}: {code}" for code in doubles - flagged)
        known = _fact_ids(desk)
        report.missing += [one.answer["fact"] for one in shown if one.answer["fact"] not in known]
    report.digests = len(digests)


def _fact_ids(desk: ChaosDesk) -> set[str]:
    from kiosk.domain.ids import DeskId
    from kiosk.journal.journal import Journal

    journal = Journal(desk.folder / "journal.db", DeskId(desk.name), reading=True)
    try:
        return {fact.id for _, fact in journal.facts()}
    finally:
        journal.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Everything fails at this venue.")
    parser.add_argument("--desks", type=int, default=8)
    parser.add_argument("--tickets", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fleet-chaos-") as place:
        report = run(Path(place), options.desks, options.tickets, options.seconds, options.seed)
    print(json.dumps(asdict(report)))
    right = not report.confirmed_twice and not report.missing and not report.unflagged and report.digests == 1
    return 0 if right and report.slowest_ms <= 500 else 1


if __name__ == "__main__":
    sys.exit(main())
