"""The window of the assistant, of the settings and of the self-test: pages at the right, their names at the left."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from ui import type as type_
from ui.grid import grid_for
from ui.setup import words
from ui.setup.pages import Page
from ui.theme import Look, style_sheet
from ui.view import ActionView
from ui.widgets.base import Painted, card, painter_for
from ui.widgets.buttons import KeyButton

SMALLEST = (900, 600)
SIDE_SHARE = 0.24


class SetupScreen(Painted):
    """Passive: shows pages, says what was pressed.

    Signals:
        page_asked: the name of a page.
        asked: "next", "back", "language", "close", or what a page's button is called.
        closed: the window was closed.
    """

    page_asked = Signal(str)
    asked = Signal(str)
    closed = Signal()

    def __init__(self, pages: tuple[Page, ...], look: Look, *, assistant: bool) -> None:
        super().__init__()
        self.pages, self.is_assistant = {page.name: page for page in pages}, assistant
        self.current = pages[0].name
        self.steps = [KeyButton(ActionView(page.name, "", ""), "option", self) for page in pages]
        self.forward = KeyButton(ActionView("next", "Enter", ""), "primary", self)
        self.backward = KeyButton(ActionView("back", "Esc", ""), "outline", self)
        self.speech = KeyButton(ActionView("language", "Ctrl+L", ""), "outline", self)
        self.areas = {page.name: self._area(page) for page in pages}
        for step in self.steps:
            step.clicked.connect(self._step_pressed)
        for button in (self.forward, self.backward, self.speech):
            button.clicked.connect(self._button_pressed)
        for page in pages:
            page.asked.connect(self.asked)
        self.setMinimumSize(*SMALLEST)
        self.wear(look)
        self.retranslate()

    def _area(self, page: Page) -> QScrollArea:
        """A page that is higher than the window is scrolled; the keyboard takes it along."""
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(page)
        page.setAutoFillBackground(False)
        area.hide()
        return area

    def show_page(self, name: str) -> None:
        """This page from now on."""
        self.current = name
        for one, area in self.areas.items():
            area.setVisible(one == name)
        self._show_steps()
        self._arrange()
        self.pages[name].take_focus()
        focused = self.focusWidget()
        if focused not in self.pages[name].findChildren(type(focused)):
            self.forward.setFocus()

    def allow_next(self, *, allowed: bool) -> None:
        self.forward.setEnabled(allowed)

    def wear(self, look: Look) -> None:
        """Take on colours and text scale; the sizes follow the window's."""
        grid = grid_for(max(self.width(), 1), max(self.height(), 1))
        super().wear(Look(look.scheme, grid, look.scale))
        self.setStyleSheet(style_sheet(self.look) + _scroll_sheet(self.look))
        for part in (*self.pages.values(), *self.steps, self.forward, self.backward, self.speech):
            part.wear(self.look)
        self._arrange()

    def retranslate(self) -> None:
        self.setWindowTitle(words.assistant_title() if self.is_assistant else words.settings_title())
        self.setAccessibleName(self.windowTitle())
        for page in self.pages.values():
            page.retranslate()
        self._show_steps()
        self.speech.show_action(ActionView("language", "Ctrl+L", words.other_language()))
        self._arrange()
        self.update()

    def _show_steps(self) -> None:
        names = list(self.pages)
        for number, step in enumerate(self.steps, 1):
            name = names[number - 1]
            label = words.page_name(name)
            step.show_action(ActionView(name, str(number) if self.is_assistant else "", label))
            step.setCheckable(True)
            step.setChecked(name == self.current)
        first, last = self.current == names[0], self.current == names[-1]
        forward = words.begin() if last else words.go_on()
        self.forward.show_action(ActionView("next", "Enter", forward if self.is_assistant else words.keep()))
        backward = words.later() if first else words.back()
        self.backward.show_action(ActionView("back", "Esc", backward if self.is_assistant else words.close()))

    def _step_pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, KeyButton):
            self.page_asked.emit(pressed.action.name)

    def _button_pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, KeyButton):
            self.asked.emit(pressed.action.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.isAutoRepeat():
            return
        if key == Qt.Key.Key_Escape:
            self.asked.emit("back")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif control and key == Qt.Key.Key_L:
            self.asked.emit("language")
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._turn(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            self._press(key)

    def _enter(self) -> None:
        focused = self.focusWidget()
        if self.pages[self.current].enter():
            return
        chosen = isinstance(focused, KeyButton) and focused.kind == "option" and focused.isChecked()
        if isinstance(focused, KeyButton) and focused.isEnabled() and not chosen:
            focused.click()
        elif self.forward.isEnabled():
            self.asked.emit("next")

    def _turn(self, by: int) -> None:
        names = list(self.pages)
        at = names.index(self.current) + by
        if 0 <= at < len(names):
            self.page_asked.emit(names[at])

    def _press(self, key: Qt.Key) -> None:
        """A key that a cap on the page bears."""
        value = key.value
        if Qt.Key.Key_F1.value <= value <= Qt.Key.Key_F12.value:
            cap = f"F{value - Qt.Key.Key_F1.value + 1}"
        elif Qt.Key.Key_1.value <= value <= Qt.Key.Key_9.value:
            cap = str(value - Qt.Key.Key_0.value)
        else:
            return
        for button in self.pages[self.current].findChildren(KeyButton):
            if button.action.key == cap and button.isVisible() and button.isEnabled():
                button.click()
                return

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if grid_for(self.width(), self.height()) != self.look.grid:
            self.wear(self.look)
        else:
            self._arrange()

    def _side(self) -> float:
        widest = max(type_.width_of(step.text(), step.font_of_word()) for step in self.steps)
        return max(self.width() * SIDE_SHARE, widest + 4 * self.look.space[4])

    def _title(self) -> type_.Fitted:
        return type_.fit(self.windowTitle(), self.look.font("title", bold=True), self._side() - 2 * self.look.space[4])

    def _arrange(self) -> None:
        look, pad, gap = self.look, self.look.space[4], self.look.space[3]
        side = self._side()
        tall = look.length(look.grid.button)
        y = pad + self._title().height(1.3) + gap
        for step in self.steps:
            step.place(pad, y, side - 1.5 * pad, tall)
            y += tall + look.space[1]
        bottom = self.height() - pad - tall
        x = side + pad
        for button in (self.forward, self.backward):
            wide = button.natural_width()
            button.place(x, bottom, wide, tall)
            x += wide + gap
        wide = self.speech.natural_width()
        self.speech.place(self.width() - pad - wide, bottom, wide, tall)
        for area in self.areas.values():
            edge = look.card_edge
            area.setGeometry(
                round(side + pad) + edge,
                pad + edge,
                round(self.width() - side - 2 * pad) - 2 * edge,
                bottom - 2 * pad - 2 * edge,
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        look, pad = self.look, self.look.space[4]
        painter = painter_for(self)
        painter.fillRect(self.rect(), look.colour("window"))
        type_.draw(painter, QRectF(pad, pad, 1, 1).topLeft(), self._title(), look.colour("ink"), 1.3)
        side, tall = self._side(), look.length(look.grid.button)
        height = self.height() - 3 * pad - tall
        card(painter, QRectF(side + pad, pad, self.width() - side - 2 * pad, height), look, "panel")


def _scroll_sheet(look: Look) -> str:
    """A page lies on the card; its bar is a plain handle."""
    width = look.space[2]
    return f"""
        QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
        QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0; }}
        QScrollBar::handle:vertical {{
            background: {look.colour("control").name()}; border-radius: {width // 2}px; min-height: {width * 3}px;
        }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
