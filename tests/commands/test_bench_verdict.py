"""The benchmark measures what it says; how fast it is on this disk is no test."""

from pathlib import Path

from kiosk.commands.bench_verdict import run


def test_a_small_run_compares_verdicts_growth_and_opening(tmp_path: Path) -> None:
    rows = run(people=30, facts=90, scans=5, folder=tmp_path)
    assert [row["what"] for row in rows] == ["verdict", "growth", "opening"]
    verdict, growth, opening = rows
    assert {"p50_ms", "p99_ms", "bare_p50_ms", "bare_p99_ms", "ratio_p50", "ratio_p99"} <= verdict.keys()
    assert (verdict["people"], verdict["facts"], growth["ratio_p50"], opening["facts"]) == (30, 90, 1.0, 90)
    assert list(tmp_path.iterdir()) == []
