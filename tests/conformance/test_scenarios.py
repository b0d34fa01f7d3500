"""Every scenario that comes with the product passes through the real engine and store."""

from typing import Any

import pytest

from tests.conformance.runner import SCENARIOS, play, scenarios


@pytest.mark.parametrize(
    "scenario", list(scenarios(SCENARIOS)), ids=lambda scenario: f"{scenario['id']} {scenario['title']}"
)
def test_scenario(scenario: dict[str, Any]) -> None:
    assert play(scenario, SCENARIOS) == []
