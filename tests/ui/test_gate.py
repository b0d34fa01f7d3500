"""The gate screen in every state: nothing cut, nothing modal, one primary, words in both languages."""

import math

import pytest
from conftest import MORNING
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kiosk.domain.text import Language
from ui import texts
from ui import type as words
from ui.screenshots import SIZES
from ui.states import STATES, put_on_screen
from ui.theme import Look, Scheme
from ui.view import CountsView, GuestView, HistoryRow, Mood, VerdictView
from ui.widgets.buttons import KeyButton
from ui.widgets.guest import GuestCard

SCALES = (1.0, 1.5, 2.0)
LONG = GuestView(
    "Abdurehman Memetimin Abdukerim-Konstantinopolitanski",
    "阿卜杜热合曼·麦麦提敏·阿卜杜克里木",
    "Chongqing Liangjiang Joint Institute of Advanced Materials and Intelligent Equipment",
    "Chief scientist and deputy chair of the technical committee",
)


def said(screen: QWidget) -> list[str]:
    """Every text on screen, as a screen reader would be told."""
    return [
        part.accessibleName() for part in screen.findChildren(QWidget) if part.isVisible() and part.accessibleName()
    ]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("scale", SCALES)
def test_the_verdict_has_two_fifths_of_the_window(a_screen, size, scale):
    screen = a_screen(size.width(), size.height(), scale=scale)
    screen.show_verdict(VerdictView(Mood.ADMITTED, "Come in", "Welcome"), LONG)
    area = screen.verdict.width() * screen.verdict.height()
    assert area >= 0.4 * size.width() * size.height()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("language", Language)
def test_the_words_of_a_verdict_fit_their_panel(a_screen, scale, language, request):
    if language is Language.ZH:
        request.getfixturevalue("in_chinese")
    screen = a_screen(scale=scale)
    for name in STATES:
        put_on_screen(screen, name, language)
        if screen.verdict.isVisible():
            layout, panel = screen.verdict.layout_words(), screen.verdict
            for fitted in (layout.word, layout.reason, layout.sub):
                assert layout.at.x() + fitted.width() <= panel.width(), name
            assert layout.at.y() >= 0, name
            assert layout.bottom(bool(panel.view.sub)) <= (panel.head_height or panel.height()), name


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_every_button_stands_in_its_place_and_can_be_read(a_screen, scale, size):
    screen = a_screen(size.width(), size.height(), scale=scale)
    for name in STATES:
        put_on_screen(screen, name, Language.EN)
        for button in screen.findChildren(KeyButton):
            if button.isVisible():
                body = button.body().translated(button.pos())
                assert QRectF(button.parentWidget().rect()).contains(body), (name, button.text())
                assert body.height() >= 30, (name, button.text())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("scale", SCALES)
def test_no_two_parts_overlap(a_screen, size, scale):
    screen = a_screen(size.width(), size.height(), scale=scale)
    for name in STATES:
        put_on_screen(screen, name, Language.EN)
        insets = (screen.questions, screen.override, screen.form, screen.story, screen.fault)
        parts = screen.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        shown = [part for part in parts if part.isVisible() and part not in insets]
        for number, part in enumerate(shown):
            assert screen.rect().contains(part.geometry()), (name, part)
            for other in shown[number + 1 :]:
                assert not part.geometry().intersects(other.geometry()), (name, part, other)


@pytest.mark.parametrize("name", STATES)
def test_a_screen_has_one_primary_at_most(a_screen, name):
    screen = a_screen()
    put_on_screen(screen, name, Language.EN)
    primaries = [one for one in screen.findChildren(KeyButton) if one.isVisible() and one.kind == "primary"]
    assert len(primaries) == 1


@pytest.mark.parametrize("name", STATES)
def test_every_word_turns_with_the_language(a_screen, qapp, name):
    screen = a_screen()
    put_on_screen(screen, name, Language.EN)
    english = said(screen)
    translators = texts.install(Language.ZH, ())
    screen.retranslate()
    put_on_screen(screen, name, Language.ZH)
    chinese = said(screen)
    texts.install(Language.EN, translators)
    unchanged = {text for text in english if text in chinese}
    assert unchanged <= {"Polder Water Systems"}


def test_an_admitted_guest_makes_way_by_himself(a_screen, qtbot):
    screen = a_screen()
    screen.show_verdict(VerdictView(Mood.ADMITTED, "Come in", "Welcome"), LONG)
    assert screen.verdict.isVisible()
    qtbot.waitUntil(screen.idle.isVisible, timeout=6000)
    assert screen.last.isVisible()


@pytest.mark.parametrize("mood", [mood for mood in Mood if mood is not Mood.ADMITTED])
def test_everything_else_stays_until_the_next_scan_or_key(a_screen, mood):
    screen = a_screen()
    screen.show_verdict(VerdictView(Mood.ADMITTED, "Come in", "Welcome"), LONG)
    screen.show_verdict(VerdictView(mood, "Wait", "Why"), LONG)
    assert not screen.settles()
    screen.press("Esc")
    assert screen.idle.isVisible()


def test_nothing_is_ever_a_dialog(a_screen):
    screen = a_screen()
    for name in STATES:
        put_on_screen(screen, name, Language.EN)
        assert QApplication.activeModalWidget() is None
        assert screen.findChildren(QDialog) == []


def test_a_scan_closes_the_search_field(a_screen):
    screen = a_screen()
    screen.press("F2")
    assert screen.search.isVisible()
    assert screen.takes_text()
    screen.show_verdict(VerdictView(Mood.REFUSED, "No entry", "Unknown"))
    assert not screen.search.isVisible()
    assert not screen.takes_text()


def test_the_primary_waits_for_an_answer(a_screen):
    screen = a_screen()
    put_on_screen(screen, "question", Language.EN)
    screen.questions.options[1].setAutoExclusive(False)
    screen.questions.show_questions(screen.questions.view)
    assert not screen.questions.foot[0].isEnabled()
    screen.press("3")
    assert screen.questions.foot[0].isEnabled()


def test_enter_on_later_does_not_let_in(a_screen, qtbot):
    screen = a_screen()
    put_on_screen(screen, "question", Language.EN)
    screen.questions.foot[1].setFocus()
    with qtbot.assertNotEmitted(screen.answered):
        screen.enter()
    assert screen.idle.isVisible()


def test_an_unavailable_key_does_nothing(a_screen, qtbot):
    screen = a_screen()
    screen.allow(frozenset())
    with qtbot.assertNotEmitted(screen.asked):
        screen.press("F3")


def test_the_history_shows_whole_rows_only(a_screen):
    screen = a_screen()
    screen.show_history(tuple(HistoryRow(Mood.ADMITTED, f"Guest {number}", "", "09:14") for number in range(20)))
    rows = screen.history.visible_rows()
    used = rows * screen.history.row_height()
    assert math.isclose(used, screen.history.height() - 38 - screen.look.card_edge, abs_tol=1)
    screen.history.scroll_to(99)
    assert screen.history.first == 20 - rows


def test_a_row_can_be_reopened_by_keyboard(a_screen, qtbot):
    screen = a_screen()
    screen.show_history(tuple(HistoryRow(Mood.ADMITTED, f"Guest {number}", "", "09:14") for number in range(5)))
    screen.history.setFocus()
    QTest.keyClick(screen.history, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.row_opened) as opened:
        QTest.keyClick(screen.history, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_entry_and_exit_cannot_be_confused(a_screen):
    screen = a_screen()
    screen.show_direction(exiting=True)
    edge = screen.grab().toImage().pixelColor(3, 400)
    assert edge == screen.look.mood(Mood.EXITED).fill
    screen.show_direction(exiting=False)
    assert screen.grab().toImage().pixelColor(3, 400) == screen.look.colour("window")


def test_a_full_hall_is_told_in_words_and_by_the_bar(a_screen):
    screen = a_screen()
    screen.show_counts(CountsView(400, 400, 500))
    assert "400" in screen.counts.accessibleName()
    picture = screen.counts.grab().toImage()
    assert picture.pixelColor(100, screen.counts.height() - 23) == screen.look.mood(Mood.REFUSED).fill


def test_from_175_percent_the_counts_are_a_lamp(a_screen):
    screen = a_screen(scale=1.75)
    screen.show_counts(CountsView(312, 400, 500))
    assert not screen.camera.isVisible()
    assert screen.top.lamps[0].text() == "312 / 400"


def test_the_history_opens_by_key_where_it_has_no_place(a_screen):
    screen = a_screen(scale=2.0)
    assert not screen.history.isVisible()
    screen.press("Ctrl+R")
    assert screen.history.isVisible()
    screen.press("Esc")
    assert not screen.history.isVisible()


@pytest.mark.parametrize("scheme", Scheme)
def test_schemes_turn_by_key(a_screen, scheme):
    screen = a_screen(scheme=scheme)
    screen.press("Ctrl+T")
    assert screen.look.scheme is not scheme
    assert screen.grab().toImage().pixelColor(2, 300) == screen.look.colour("window")


def test_a_long_name_is_shrunk_then_set_on_two_lines(qtbot):
    look = Look()
    font = look.font("name", bold=True)
    assert words.fit("Hu Jing", font, 600).px == 40
    slightly = words.fit(LONG.name, font, words.width_of(LONG.name, font) * 0.8)
    assert (slightly.px >= 28, len(slightly.lines)) == (True, 1)
    much = words.fit(LONG.name, font, 500)
    assert len(much.lines) == 2
    assert " ".join(much.lines).replace("- ", "-") == LONG.name
    assert much.width() <= 500


def test_the_card_s_own_lines_fit_at_twice_the_size(qtbot):
    card = GuestCard()
    qtbot.addWidget(card)
    card.resize(964, 156)
    card.wear(Look(scale=2.0))
    card.show_guest(LONG)
    picture = card.grab().toImage()
    edge = [picture.pixelColor(x, y) for x in range(30, 930, 3) for y in (3, 152)]
    assert {colour.name() for colour in edge} == {card.look.colour("surface").name()}


def test_the_clock_of_the_hall_is_shown(a_screen):
    screen = a_screen()
    screen.show_clock(texts.clock(MORNING))
    assert screen.top.clock == "01:14"
