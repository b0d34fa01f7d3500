"""What staff read to the guest, word for word where a word matters."""

import pytest

from kiosk.domain import reason as why
from kiosk.domain.obstacle import ClosedAt, OpensAt, OtherDay, OtherGate, UsedUp
from kiosk.domain.text import Text
from kiosk.words import sentence
from tests.builders import NINE, clock_at

FORUM = Text("主题论坛", "Forum")


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        (why.Welcome(), "欢迎，第一次入场。", "Welcome, first time in."),
        (
            why.AlreadyIn(clock_at("08:02"), "desk-2", None, 1, inside=True),
            "08:02 已入场，desk-2。同一张票不能再入一次；如有误请转服务台。",
            "Already in since 08:02, desk-2. One ticket lets in once; if that is wrong, see the help desk.",
        ),
        (
            why.TooEarly(clock_at("09:00", 16)),
            "这张票 11月16日 09:00 起有效。请届时再来。",
            "This ticket is valid from 16 November 09:00. Please come back then.",
        ),
        (
            why.WrongSession(FORUM, clock_at("10:00"), Text("N1 馆", "Hall N1")),
            "这张票用于：主题论坛（10:00，N1 馆）。请前往门票上的场次。",
            "This ticket is for: Forum (10:00, Hall N1). Please go to the session on the ticket.",
        ),
        (
            why.RuleSaysNo(OpensAt(clock_at("13:30"))),
            "13:30 开始入场。请届时再来。",
            "Doors open at 13:30. Please come back then.",
        ),
        (
            why.RuleSaysNo(ClosedAt(clock_at("08:00"))),
            "08:00 已停止入场。请到服务台。",
            "Entry closed at 08:00. Please go to the help desk.",
        ),
        (
            why.RuleSaysNo(UsedUp(2, today=True)),
            "今天已入场 2 次。请到服务台。",
            "In 2 times today already. Please go to the help desk.",
        ),
        (
            why.RuleSaysNo(OtherDay((1, 7))),
            "只在周一、周日开放。请届时再来。",
            "Open on Monday, Sunday only. Please come back then.",
        ),
        (why.RuleSaysNo(OtherGate((FORUM,))), "请走主题论坛。", "Please use Forum."),
        (
            why.WrongType(FORUM, (FORUM,) * 5),
            "本入口不接待：主题论坛。本入口接待：主题论坛、主题论坛、主题论坛、主题论坛等。请到其他入口或服务台。",
            "Not for this door: Forum. This door takes: Forum, Forum, Forum, Forum and others. Try another door or the help desk.",
        ),
        (
            why.Questions((Text("要吃素吗？", "Vegetarian?"),)),
            "还有一个问题：要吃素吗？回答后即可入场。",
            "One question: Vegetarian? Answer, and come in.",
        ),
    ],
)
def test_a_reason_says_what_happened_and_what_to_do(reason: why.Reason, zh: str, en: str) -> None:
    assert sentence(reason, NINE) == Text(zh, en)
