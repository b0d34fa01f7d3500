"""The house holds: no circle of imports, no Qt in the desk, no clock in the rules."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [ROOT / "main.py", *sorted((ROOT / "kiosk").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]
DOMAIN = [path for path in FILES if path.parent.name == "domain"]


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES}


def imported(path: Path) -> Iterator[str]:
    """Every name that the file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out in full here"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def circle_in(imports: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_comes_back_to_itself_by_its_imports() -> None:
    imports = {name: {each for each in imported(path) if each in MODULES} for name, path in MODULES.items()}

    assert circle_in(imports) == []


def test_the_search_for_circles_sees_imports_inside_functions(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import b\n", encoding="utf-8")
    (tmp_path / "b.py").write_text("def late():\n    from a import x\n", encoding="utf-8")

    imports = {name: {each for each in imported(tmp_path / f"{name}.py") if each in "ab"} for name in "ab"}

    assert set(circle_in(imports)) == {"a", "b"}


BLOCKED = """
import importlib, sys
sys.modules.update(dict.fromkeys(("PySide6", "shiboken6", "ui")))
for name in sys.argv[1:]:
    importlib.import_module(name)
print("all of", len(sys.argv) - 1)
"""


def test_all_of_the_desk_can_be_imported_where_qt_is_not_installed() -> None:
    names = [name for name in MODULES if name.startswith("kiosk") and not name.endswith("__main__")]

    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *names], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.stderr) == (f"all of {len(names)}\n", "")


@pytest.mark.parametrize("path", [path for path in FILES if path.name == "__init__.py"], ids=module_of)
def test_a_package_file_hands_nothing_on(path: Path) -> None:
    assert list(imported(path)) == []


@pytest.mark.parametrize("path", DOMAIN, ids=module_of)
def test_the_rules_use_the_standard_library_and_each_other_only(path: Path) -> None:
    foreign = {
        name
        for name in imported(path)
        if not name.startswith("kiosk.domain") and name.split(".")[0] not in sys.stdlib_module_names
    }

    assert foreign == set()


WORLDLY = {"time", "os", "pathlib", "logging", "random", "secrets", "socket", "sqlite3", "subprocess", "threading"}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}


def worldly(text: str) -> set[str]:
    """What in a module reaches for clock, file, log or luck."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] in WORLDLY}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in WORLDLY:
            found.add(node.module or "")
        elif isinstance(node, ast.Attribute) and (ast.unparse(node.value).split(".")[-1], node.attr) in CLOCKS:
            found.add(ast.unparse(node))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "open":
            found.add("open")
    return found


@pytest.mark.parametrize("path", DOMAIN, ids=module_of)
def test_the_rules_know_no_clock_no_file_no_log_and_no_luck(path: Path) -> None:
    assert worldly(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    "text",
    ["import time", "from os import path", "import datetime\ndatetime.datetime.now()", "date.today()", "open('x')"],
)
def test_a_rule_that_reached_for_the_world_would_be_found(text: str) -> None:
    assert len(worldly(text)) == 1


def test_only_the_store_opens_databases() -> None:
    users = {
        module_of(path) for path in FILES for name in imported(path) if name.split(".")[0] in ("sqlite3", "sqlcipher3")
    }

    assert users <= {"kiosk.store"}
