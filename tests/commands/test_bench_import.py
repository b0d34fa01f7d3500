"""The measurement of the import really imports, on both sides."""

from kiosk.commands.bench_import import run


def test_the_import_is_measured_beside_its_rival_with_its_memory() -> None:
    rows = run(300)
    assert [row["what"] for row in rows] == ["csv.reader + executemany", "import roster.csv", "import roster.xlsx"]
    assert all(row["people"] == 300 and row["seconds"] for row in rows)
    assert rows[0]["times"] == 1.0
