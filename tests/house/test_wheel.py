"""The built wheel alone runs: nothing that the desk needs was left in the checkout."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the unpacked wheel and nothing else."""
    place = tmp_path_factory.mktemp("wheel")
    source = place / "source"
    # Built from a copy, since a build leaves folders behind and another run of the tests may build too.
    source.mkdir()
    for name in ("kiosk", "ui", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("main.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", place / "dist", source, cwd=place)
    (wheel,) = (place / "dist").glob("*.whl")
    target = place / "installed"
    run("-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", target, wheel, cwd=place)
    return target


def test_the_wheel_runs_the_demonstration_from_another_folder(installed: Path, tmp_path: Path) -> None:
    said = run(
        "-m", "main", "demo", "--headless", "--people", "3", "--json", "--out", tmp_path / "demo",
        cwd=tmp_path, PYTHONPATH=str(installed),
    )  # fmt: skip

    summary = json.loads(said.splitlines()[-1])
    assert (summary["scans"], summary["admitted"]) == (3, 3)
    assert summary["badges"] == 3


def test_the_wheel_finds_itself_and_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    places = run(
        "-c", "import kiosk.resources, main; print(kiosk.resources.resource('demo/event.toml')); print(main.__file__)",
        cwd=tmp_path, PYTHONPATH=str(installed),
    )  # fmt: skip

    assert all(Path(place).is_relative_to(installed) for place in places.split())
