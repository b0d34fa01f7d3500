"""What a slip may have meant: every name that is one slip away, and nothing that nobody is called."""

import pytest

from kiosk.roster.slips import edits, sounds

NAMES = ("zhanggangnan", "liulanfen", "huangchunlin", "kowalczykmarta", "shenlanyun")
THREES = frozenset(name[at : at + 3] for name in NAMES for at in range(len(name) - 2))


def _follow() -> dict[str, str]:
    follow: dict[str, str] = {}
    for name in (f"\n{one}" for one in NAMES):
        for at in range(len(name) - 2):
            follow[name[at : at + 2]] = follow.get(name[at : at + 2], "") + name[at + 2]
    return follow


def _known(text: str) -> int:
    return max(at for name in NAMES for at in range(len(text) + 1) if name.startswith(text[:at]))


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_left_out_put_in_changed_or_exchanged_is_undone_wherever_it_is(name: str) -> None:
    for at in range(len(name) - 1):
        exchanged = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        for typed in (
            name[:at] + name[at + 1 :],
            name[:at] + "x" + name[at:],
            name[:at] + "x" + name[at + 1 :],
            exchanged,
        ):
            assert typed == name or name in set(edits(typed, _known(typed), _follow(), THREES)), typed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zanggangnan", "zhanggangnan"),
        ("zanggannan", "zhanggangnan"),
        ("liunanfen", "liulanfen"),
        ("niulanhun", "liulanfen"),
        ("shengnanyun", "shenlanyun"),
        ("fuangcunlin", "huangchunlin"),
    ],
)
def test_one_or_two_sounds_taken_for_their_neighbours_are_undone(typed: str, name: str) -> None:
    assert name in set(sounds(typed, THREES))


@pytest.mark.parametrize("typed", ["zanggannan", "niulanfeng", "shenlangyun", "kovalczykmarta"])
def test_nothing_is_meant_that_holds_letters_which_no_name_has(typed: str) -> None:
    for text in (*sounds(typed, THREES), *edits(typed, _known(typed), _follow(), THREES)):
        assert THREES.issuperset(text[at : at + 3] for at in range(len(text) - 2))
