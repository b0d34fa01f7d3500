"""The pages of the assistant and of the settings: passive, told what to show, they say what was wished."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.setup import words
from ui.setup.parts import Buttons, Choice, Field, StateLine, Words
from ui.theme import Look
from ui.view import ActionView, Mood
from ui.widgets.base import Painted
from ui.widgets.camera import CameraView

PICTURE_PX = 190


class Page(Painted):
    """A head, a lead, and what is asked.

    Signals:
        asked: the name of a button.
    """

    asked = Signal(str)
    name = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = Words("title", bold=True, role="ink", parent=self)
        self.lead = Words("body", parent=self)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.head)
        self.column.addWidget(self.lead)
        self._worn: list[Words | StateLine | Field | Choice | Buttons | Painted] = [self.head, self.lead]

    def put(self, *parts: Words | StateLine | Field | Choice | Buttons | Painted) -> None:
        """Below what is there."""
        for part in parts:
            self.column.addWidget(part)
            self._worn.append(part)

    def finish(self) -> None:
        """Nothing more comes: what is left of the page stays empty."""
        self.column.addStretch(1)

    def wear(self, look: Look) -> None:
        super().wear(look)
        pad, edge = look.space[4], look.space[4] - look.halo
        self.column.setContentsMargins(edge, pad, edge, pad)
        self.column.setSpacing(look.space[3])
        for part in self._worn:
            part.wear(look)

    def retranslate(self) -> None:
        self.head.say(words.page_head(self.name))
        self.lead.say(words.page_lead(self.name))
        self.setAccessibleName(words.page_name(self.name))

    def take_focus(self) -> None:
        """The keyboard goes to what is filled in first."""

    def enter(self) -> bool:
        """The Enter key, before the window takes it; whether the page had a use for it."""
        return False


class Held(Painted):
    """A part whose edges stand level with those of the buttons."""

    def __init__(self, part: Painted) -> None:
        super().__init__()
        self._part = part
        self._row = QVBoxLayout(self)
        self._row.addWidget(part)

    def wear(self, look: Look) -> None:
        super().wear(look)
        self._row.setContentsMargins(look.halo, 0, look.halo, 0)
        self._part.wear(look)


class EventPage(Page):
    """The event pack, or the organiser's set-up code before the camera.

    Signals:
        pack_chosen: the path of a pack.
    """

    name = "event"
    pack_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._asked_for = ""
        self.camera = CameraView()
        self.camera.setFixedHeight(PICTURE_PX)
        self.code = StateLine(self)
        self.path = Field(self)
        self.ways = Buttons(self)
        self.state = StateLine(self)
        self.ways.asked.connect(self.asked)
        self.held = Held(self.camera)
        self.put(self.held, self.code, self.path, self.ways, self.state)
        self.finish()
        self.retranslate()

    def enter(self) -> bool:
        typed = self.path.line.text().strip()
        if self.window().focusWidget() is not self.path.line or typed in ("", self._asked_for):
            return False
        self._asked_for = typed
        self.pack_chosen.emit(typed)
        return True

    def retranslate(self) -> None:
        super().retranslate()
        self.path.name(words.path_label())
        self.ways.offer(
            (
                ActionView("file", "F5", words.choose_file()),
                ActionView("folder", "F6", words.choose_folder()),
            )
        )
        if not self.state.text:
            self.state.say(words.none_yet(), Mood.CAUTION)
        self.code.say(words.code_waits())
        self.camera.setAccessibleName(words.page_name("camera"))
        self.held.setAccessibleName(words.page_name("camera"))

    def take_focus(self) -> None:
        self.path.line.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            self.path.line.setText(local[0])
            self.pack_chosen.emit(local[0])


class DeskPage(Page):
    """Name and place."""

    name = "desk"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.number = Field(self), Field(self)
        self.hall_label, self.gate_label = (
            Words("label", role="ink3", parent=self),
            Words("label", role="ink3", parent=self),
        )
        self.halls, self.gates = Choice(3, self), Choice(3, self)
        self.note = StateLine(self)
        self.put(self.number, self.desk, self.hall_label, self.halls, self.gate_label, self.gates, self.note)
        self.finish()
        self.noted = False
        self._halls: tuple[tuple[str, str], ...] = ()
        self._gates: tuple[tuple[str, str], ...] = ()
        self.retranslate()

    def show_places(self, halls: tuple[tuple[str, str], ...], gates: tuple[tuple[str, str], ...]) -> None:
        """Id and name of each, as the event names them."""
        self._halls, self._gates = halls, gates
        self.retranslate()

    def note_next_start(self) -> None:
        """A desk at work keeps its name until it is started again."""
        self.noted = True
        self.retranslate()

    def ask_number(self, *, asked: bool) -> None:
        """The organiser's code names its desks by number."""
        self.number.setVisible(asked)

    def choose(self, desk: str, hall: str, gate: str) -> None:
        if self.desk.line.text() != desk:
            self.desk.line.setText(desk)
        self.halls.current, self.gates.current = hall, gate
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.desk.name(words.desk_label())
        self.number.name(words.number_label())
        self.note.say(words.next_start() if self.noted else "")
        self.note.setVisible(self.noted)
        self.hall_label.say(words.hall_label())
        self.gate_label.say(words.gate_label())
        halls = (("", words.at_entrance()), *self._halls)
        gates = (("", words.no_gate()), *self._gates)
        self.halls.offer(
            words.hall_label(), tuple(ActionView(one, "", name) for one, name in halls), self.halls.current
        )
        self.gates.offer(
            words.gate_label(), tuple(ActionView(one, "", name) for one, name in gates), self.gates.current
        )

    def take_focus(self) -> None:
        first = self.desk if self.number.isHidden() else self.number
        first.line.setFocus()
        first.line.selectAll()


class CameraPage(Page):
    """The camera chooser, which whoever shows this page puts in."""

    name = "camera"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = StateLine(self)
        self.put(self.state)
        self.state.hide()
        self.retranslate()

    def hold(self, panel: Painted) -> None:
        """The chooser takes the rest of the page."""
        panel.setMinimumHeight(PICTURE_PX)
        panel.setAccessibleName(words.page_name("camera"))
        self.column.addWidget(panel, 1)
        self._worn.append(panel)
        panel.wear(self.look)
        panel.show()

    def say_in_use(self) -> None:
        self.state.say(words.in_use())
        self.state.show()


class PrinterPage(Page):
    """The printers within reach, and a test page.

    Signals:
        chosen: the address of a printer.
    """

    name = "printer"
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice(1, self)
        self.address = Field(self)
        self.ways = Buttons(self)
        self.state = StateLine(self)
        self.choice.chosen.connect(self._chosen)
        self.ways.asked.connect(self.asked)
        self.put(self.choice, self.address, self.ways, self.state)
        self.finish()
        self._found: tuple[tuple[str, str], ...] = ()
        self.retranslate()

    def show_found(self, found: tuple[tuple[str, str], ...]) -> None:
        """Address and name of each."""
        self._found = found
        self.retranslate()

    def choose(self, address: str) -> None:
        self.address.line.setText(address)
        self.choice.current = address
        self.retranslate()

    def _chosen(self, address: str) -> None:
        self.address.line.setText(address)
        self.chosen.emit(address)

    def retranslate(self) -> None:
        super().retranslate()
        self.address.name(words.printer_label())
        found = (*self._found, ("", words.badges_to_files()))
        self.choice.offer(
            words.page_name("printer"), tuple(ActionView(one, "", name) for one, name in found), self.choice.current
        )
        self.ways.offer(
            (ActionView("test_page", "F5", words.test_page()), ActionView("find", "F6", words.find_printers()))
        )

    def take_focus(self) -> None:
        self.choice.take_focus()


class SoundPage(Page):
    """Each mood's sound.

    Signals:
        play: a mood.
    """

    name = "sound"
    play = Signal(str)
    MOODS = (Mood.ADMITTED, Mood.EXITED, Mood.CAUTION, Mood.REFUSED, Mood.HELP)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice(2, self)
        self.state = StateLine(self)
        self.choice.chosen.connect(self.play)
        self.put(self.choice, self.state)
        self.finish()
        self.retranslate()

    def show_device(self, *, there: bool) -> None:
        self.state.say(words.sound_there() if there else words.no_sound(), Mood.ADMITTED if there else Mood.CAUTION)

    def retranslate(self) -> None:
        super().retranslate()
        actions = tuple(
            ActionView(mood, str(number), words.sound_name(mood)) for number, mood in enumerate(self.MOODS, 1)
        )
        self.choice.offer(words.page_name("sound"), actions, "")


class DonePage(Page):
    """What was set."""

    name = "done"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {name: StateLine(self) for name in ("event", "desk", "camera", "printer")}
        self.put(*self.lines.values())
        self.finish()
        self.retranslate()

    def show_summary(self, told: dict[str, tuple[str, Mood]]) -> None:
        for name, (text, mood) in told.items():
            self.lines[name].say(words.told(words.summary(name), text), mood)


class TestPage(Page):
    """The self-test with its lamps."""

    name = "test"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ways = Buttons(self)
        self.ways.asked.connect(self.asked)
        self.state = StateLine(self)
        self.lines: list[StateLine] = []
        self.put(self.ways, self.state)
        self.finish()
        self.retranslate()

    def show_findings(self, findings: tuple[tuple[str, bool, str], ...]) -> None:
        """Name, whether it is well, and the sentence, of each check."""
        for line in self.lines:
            self.column.removeWidget(line)
            self._worn.remove(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for check, ok, text in findings:
            line = StateLine(self)
            line.wear(self.look)
            line.say(words.told(words.check_name(check), text), Mood.ADMITTED if ok else Mood.CAUTION)
            self.column.insertWidget(self.column.count() - 1, line)
            self._worn.append(line)
            self.lines.append(line)
        self.state.setVisible(False)

    def show_testing(self) -> None:
        self.show_findings(())
        self.state.say(words.testing())
        self.state.setVisible(True)

    def retranslate(self) -> None:
        super().retranslate()
        self.ways.offer((ActionView("run", "F5", words.run_again()),))

    def take_focus(self) -> None:
        self.ways.buttons[0].setFocus()


class LookPage(Page):
    """Language, colours, size of text, arrangement.

    Signals:
        changed: what ("language", "scheme", "scale", "left") and its value.
    """

    name = "look"
    changed = Signal(str, str)
    SCALES = (100, 125, 150, 175, 200)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = [Words("label", role="ink3", parent=self) for _ in range(4)]
        self.language, self.scheme = Choice(2, self), Choice(3, self)
        self.scale, self.side = Choice(5, self), Choice(2, self)
        parts = {"language": self.language, "scheme": self.scheme, "scale": self.scale, "left": self.side}
        for head, (what, choice) in zip(self.heads, parts.items(), strict=True):
            self.put(head, choice)
            choice.setProperty("what", what)
            choice.chosen.connect(self._chosen)
        self.finish()
        self.retranslate()

    def _chosen(self, value: str) -> None:
        choice = self.sender()
        if isinstance(choice, Choice):
            self.changed.emit(str(choice.property("what")), value)

    def choose(self, language: str, scheme: str, percent: int, *, left: bool) -> None:
        self.language.current, self.scheme.current = language, scheme
        self.scale.current, self.side.current = str(percent), "left" if left else "right"
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        heads = (words.language_head(), words.colours_head(), words.size_head(), words.side_head())
        for label, head in zip(self.heads, heads, strict=True):
            label.say(head)
        self.language.offer(
            heads[0], (ActionView("zh", "", "中文"), ActionView("en", "", "English")), self.language.current
        )
        schemes = tuple(ActionView(one, "", words.colours(one)) for one in ("light", "dark", "contrast"))
        self.scheme.offer(heads[1], schemes, self.scheme.current)
        self.scale.offer(
            heads[2], tuple(ActionView(str(one), "", words.text_size(one)) for one in self.SCALES), self.scale.current
        )
        sides = (ActionView("right", "", words.right_handed()), ActionView("left", "", words.left_handed()))
        self.side.offer(heads[3], sides, self.side.current)

    def take_focus(self) -> None:
        self.language.take_focus()
