import pytest

from kiosk.badge.states import Fault, sentence, sentences
from kiosk.domain.text import Text


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_says_what_happened_and_how_to_clear_it_in_both_languages(fault: Fault) -> None:
    words = sentence(fault)

    assert words.zh.endswith("。") and words.en.endswith(".")
    assert any(mark in words.zh for mark in "：，") and any(mark in words.en for mark in ":,")


def test_two_faults_are_two_sentences() -> None:
    both = sentences([Fault.JAM, Fault.NO_INK])

    assert both == Text(
        sentence(Fault.JAM).zh + sentence(Fault.NO_INK).zh, f"{sentence(Fault.JAM).en} {sentence(Fault.NO_INK).en}"
    )
