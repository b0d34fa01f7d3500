"""The volunteer's desk: one guest at a time, and nothing ever stands between two of them."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import texts
from ui.grid import grid_for
from ui.screens.gate_layout import Places, places_for
from ui.theme import Look, Scheme, style_sheet, tokens
from ui.view import (
    CountsView,
    DoorView,
    FaultView,
    FoundView,
    GuestView,
    HistoryRow,
    InsetView,
    LampView,
    LastGuestView,
    ListView,
    Mood,
    NextChange,
    NobodyView,
    OverrideView,
    QuestionsView,
    VerdictView,
)
from ui.widgets.actions import ActionBar
from ui.widgets.base import Painted, Pressable, painter_for
from ui.widgets.buttons import KeyButton
from ui.widgets.camera import CameraView
from ui.widgets.guest import GuestCard, LastGuestStrip, NobodyCard
from ui.widgets.idle import IdlePanel
from ui.widgets.inset import FaultInset, OverrideInset, QuestionInset
from ui.widgets.panel import DoorsPanel, KeysPanel
from ui.widgets.search import SearchPanel
from ui.widgets.side import CountsCard, HistoryCard, NextCard
from ui.widgets.top import TopBar
from ui.widgets.verdict import VerdictPanel

SMALLEST = (1024, 640)
"""The window never gets smaller: below this even shrunk words could not be read at a counter."""

HEAD_SHARE, HEAD_SHARE_LARGE = 0.42, 0.3
"""What a verdict keeps of its panel when an inset fills the rest; less where large text fills that."""

FAULT_ALONE_FROM = 1.5
"""Text scale from which the ways round a fault need the place of the last guest."""

ALWAYS = frozenset({"find", "keys", "recent"})
"""Actions of the window itself, available whatever the desk can do."""

UNSEEN_KEYS = {
    "F7": "switch",
    "F10": "recent",
    "F11": "direction",
    "F12": "doors",
    "Ctrl+L": "language",
    "Ctrl+T": "scheme",
    "Ctrl++": "larger",
    "Ctrl+-": "smaller",
    "Esc": "back",
}
"""Keys that work although no cap on screen bears them."""


class GateScreen(QWidget):
    """Shows one verdict, and what to do about it.

    Signals:
        code_typed: a code was typed, or chosen from the hits.
        search_typed: letters in the search field so far.
        asked: an action by name, for example "reprint", "help_desk", "undo",
            "let_in_again", "switch", "language", "direction".
        answered: ``Answers`` to the questions of the verdict on screen.
        let_in: id of the reason for an override.
        door_chosen: id of a line of the list selector.
        row_opened: number of a history row, 0 = the newest.
    """

    code_typed = Signal(str)
    search_typed = Signal(str)
    asked = Signal(str)
    answered = Signal(object)
    let_in = Signal(str)
    door_chosen = Signal(str)
    row_opened = Signal(int)

    def __init__(self, look: Look | None = None) -> None:
        super().__init__()
        self.look = look or Look()
        self.exiting = False
        self.allowed: frozenset[str] = frozenset()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._make_parts()
        self._connect_parts()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(round(float(tokens()["time_s"]["verdict_ok"]) * 1000))
        self._settle.timeout.connect(self.show_idle)
        self.wear(self.look)
        self.retranslate()
        self.show_idle()

    def _make_parts(self) -> None:
        self.top = TopBar(self)
        self.idle = IdlePanel(self)
        self.verdict = VerdictPanel(self)
        self.questions = QuestionInset(self)
        self.override = OverrideInset(self)
        self.fault = FaultInset(self)
        self.guest = GuestCard(self)
        self.nobody = NobodyCard(self)
        self.last = LastGuestStrip(self)
        self.search = SearchPanel(self)
        self.doors = DoorsPanel(self)
        self.keys = KeysPanel(self)
        self.camera = CameraView(self)
        self.counts = CountsCard(self)
        self.change = NextCard(self)
        self.history = HistoryCard(self)
        self.action_bar = ActionBar(self)
        self._inset: QuestionInset | OverrideInset | FaultInset | None = None
        self._below: GuestCard | NobodyCard | LastGuestStrip = self.last
        self._panel: SearchPanel | DoorsPanel | KeysPanel | None = None
        self._judged = False
        self._standing: tuple[VerdictView, FaultView] | None = None
        self._recent = False
        self._lamps: tuple[LampView, ...] = ()
        self._last: LastGuestView | None = None

    def _connect_parts(self) -> None:
        wishing = (
            self.top,
            self.guest,
            self.nobody,
            self.change,
            self.action_bar,
            self.keys,
            self.questions,
            self.override,
        )
        for part in wishing:
            part.asked.connect(self.do)
        self.questions.answered.connect(self.answered)
        self.questions.put_off.connect(self.show_idle)
        self.override.let_in.connect(self.let_in)
        self.override.put_off.connect(self.show_idle)
        self.search.code_chosen.connect(self.code_typed)
        self.search.typed.connect(self.search_typed)
        self.search.closed.connect(self.close_panel)
        self.doors.asked.connect(self._door_pressed)
        self.history.opened.connect(self._row_pressed)

    def _parts(self) -> tuple[Painted, ...]:
        left = (self.idle, self.verdict, self.questions, self.override, self.fault, self.guest, self.nobody, self.last)
        right = (self.camera, self.counts, self.change, self.history)
        return (self.top, *left, self.search, self.doors, self.keys, *right, self.action_bar)

    # What to show

    def show_verdict(
        self, verdict: VerdictView, below: GuestView | NobodyView | None = None, inset: InsetView | None = None
    ) -> None:
        """Show one verdict at once, whatever was on screen; an admitted one makes way by itself."""
        self._panel = None
        self._recent = self._recent and self._has_column()
        self._judged = True
        self.verdict.show_verdict(verdict)
        self._show_below(below)
        self._show_inset(inset)
        self._arrange()
        if self._inset is None:
            self.setFocus()
        if verdict.mood in (Mood.ADMITTED, Mood.EXITED):
            self._settle.start()
        else:
            self._settle.stop()

    def show_idle(self) -> None:
        """Wait for the next guest; the last one stays as a strip."""
        self._settle.stop()
        self._judged = False
        self._inset = None
        self._below = self.last
        if self._standing is not None:
            view, ways = self._standing
            self.verdict.show_verdict(view)
            self._show_inset(ways)
        self._arrange()

    def stand_by(self, fault: VerdictView | None, ways: FaultView | None = None) -> None:
        """What stands between two guests: a fault that keeps this desk from working, or None = please show a code."""
        self._standing = (fault, ways or FaultView(())) if fault is not None else None
        if not self._judged:
            self.show_idle()

    def settles(self) -> bool:
        """Whether the verdict on screen will make way by itself."""
        return self._settle.isActive()

    @property
    def is_judged(self) -> bool:
        """Whether a verdict is on screen now."""
        return self._judged

    def _show_below(self, below: GuestView | NobodyView | None) -> None:
        match below:
            case GuestView():
                self.guest.show_guest(below)
                self._below = self.guest
            case NobodyView():
                self.nobody.show_nobody(below)
                self._below = self.nobody
            case None:
                self._below = self.last

    def _show_inset(self, inset: InsetView | None) -> None:
        match inset:
            case QuestionsView():
                self._inset = self.questions
                self.questions.show_questions(inset)
            case OverrideView():
                self._inset = self.override
                self.override.show_override(inset)
            case FaultView():
                self._inset = self.fault
                self.fault.show_fault(inset)
            case None:
                self._inset = None

    def show_last(self, view: LastGuestView | None) -> None:
        self._last = view
        self.last.show_last(view, texts.last_guest() if view else texts.nobody_yet())

    def show_list(self, view: ListView) -> None:
        self.top.show_list(view)

    def show_doors(self, doors: tuple[DoorView, ...]) -> None:
        self.doors.show_doors(doors)

    def show_direction(self, *, exiting: bool) -> None:
        """Entry, or exit with a frame round the whole window."""
        self.exiting = exiting
        self.top.point(exiting=exiting)
        self._arrange()
        self.update()

    def show_lamps(self, lamps: tuple[LampView, ...]) -> None:
        self._lamps = lamps
        if not self._has_column():
            counts = self.counts.view
            limit = f" / {counts.capacity:,}" if counts.capacity else ""
            lamps = (LampView("", f"{counts.inside:,}{limit}"), *lamps)
        self.top.show_lamps(lamps)

    def show_role(self, text: str) -> None:
        self.top.show_role(text)

    def show_clock(self, text: str) -> None:
        self.top.show_clock(text)

    def show_counts(self, view: CountsView) -> None:
        self.counts.show_counts(view)
        self.history.show_entered(view.entered)
        self.show_lamps(self._lamps)

    def show_next(self, view: NextChange | None) -> None:
        self.change.show_next(view)
        self._arrange()

    def show_history(self, rows: tuple[HistoryRow, ...]) -> None:
        self.history.show_rows(rows)

    def show_found(self, found: tuple[FoundView, ...]) -> None:
        self.search.show_found(found)

    def allow(self, names: frozenset[str]) -> None:
        """The desk's actions that can be taken now; those of the window always can."""
        self.allowed = names
        self._apply_allowed()

    def _apply_allowed(self) -> None:
        self.action_bar.allow(self.allowed | ALWAYS)
        for inset in (self.questions, self.override):
            inset.offer_help(offered="help_desk" in self.allowed)

    # How it looks

    def wear(self, look: Look) -> None:
        """Take on a scheme and a text scale; the grid follows the window's size."""
        self.look = Look(look.scheme, grid_for(self.width(), self.height()), look.scale)
        self.setStyleSheet(style_sheet(self.look))
        for part in self._parts():
            part.wear(self.look)
        self.show_lamps(self._lamps)
        self._arrange()

    def retranslate(self) -> None:
        """Set all own words; a verdict and a guest are told anew by whoever told them."""
        self.setWindowTitle(texts.window_title())
        for part in self._parts():
            part.retranslate()
        self.show_last(self._last)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if grid_for(self.width(), self.height()) != self.look.grid:
            self.wear(self.look)
        else:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.fillRect(self.rect(), self.look.colour("window"))
        if self.exiting:
            frame, colour = self.look.grid.exit_frame, self.look.mood(Mood.EXITED).fill
            for strip in (
                self.rect().adjusted(0, 0, frame - self.width(), 0),
                self.rect().adjusted(self.width() - frame, 0, 0, 0),
                self.rect().adjusted(0, 0, 0, frame - self.height()),
                self.rect().adjusted(0, self.height() - frame, 0, 0),
            ):
                painter.fillRect(strip, colour)

    # Where it stands

    def places(self) -> Places:
        """Where everything stands now."""
        look = self.look
        grid = look.grid
        wanted = {self.guest: grid.guest, self.nobody: grid.nobody, self.last: grid.strip}[self._below]
        if self._panel or self._inset in (self.questions, self.override):
            wanted = 0
        if self._inset is self.fault and look.scale >= FAULT_ALONE_FROM:
            wanted = 0
        frame = grid.exit_frame if self.exiting else 0
        return places_for(
            look,
            self.rect(),
            exiting=self.exiting,
            actions_height=self.action_bar.height_for(look, self.width() - 2 * frame),
            below=look.length(wanted),
            change=self.change.view is not None,
            recent=self._recent,
        )

    def _has_column(self) -> bool:
        """Whether camera and counts have a place of their own."""
        return self.places().camera is not None

    def _arrange(self) -> None:
        without_history = self.places().history is None or self._recent
        self.action_bar.offer_recent(offered=without_history)
        places = self.places()
        self.top.setGeometry(places.top)
        self.action_bar.setGeometry(places.actions)
        right = ((self.camera, places.camera), (self.counts, places.counts), (self.change, places.change))
        for part, place in (*right, (self.history, places.history)):
            part.setVisible(place is not None)
            if place is not None:
                part.setGeometry(place)
        self._arrange_left(places)
        inset_leads = self._inset in (self.questions, self.override)
        card_leads = self._below is self.nobody and any(button.action.primary for button in self.nobody.buttons)
        self.action_bar.lead(leading=not (self._panel is self.search or inset_leads or (self._judged and card_leads)))
        self._apply_allowed()

    def _arrange_left(self, places: Places) -> None:
        covered = places.history == places.left
        for panel in (self.search, self.doors, self.keys):
            panel.setVisible(panel is self._panel and not covered)
            panel.setGeometry(places.left)
        free = self._panel is None and not covered
        told = self._judged or self._standing is not None
        self.idle.setVisible(free and not told)
        self.idle.setGeometry(places.verdict)
        self.verdict.setVisible(free and told)
        self.verdict.setGeometry(places.verdict)
        for card in (self.guest, self.nobody, self.last):
            card.setVisible(free and card is self._below and places.below.height() > 0)
            card.setGeometry(places.below)
        for inset in (self.questions, self.override, self.fault):
            inset.setVisible(free and told and inset is self._inset)
        self._arrange_inset(places)

    def _arrange_inset(self, places: Places) -> None:
        look, grid = self.look, self.look.grid
        panel = places.verdict
        if self._inset is None:
            self.verdict.split_at(None)
        elif self._inset is self.fault:
            height = look.length(grid.strip + look.space[5] + look.space[1])
            head = panel.height() - height - look.space[4]
            self.verdict.split_at(head, small=False)
            x = panel.x() + grid.verdict_left
            self.fault.setGeometry(x, panel.y() + head, panel.right() - x - look.space[4] + 4, height)
        else:
            share = HEAD_SHARE if self._has_column() else HEAD_SHARE_LARGE
            head = min(look.length(grid.split), round(panel.height() * share))
            self.verdict.split_at(head, small=True)
            x = panel.x() + grid.verdict_left - look.space[1]
            bottom = panel.bottom() - look.space[3]
            self._inset.setGeometry(
                x, panel.y() + head, panel.right() + 1 - x - look.space[3], bottom + 1 - panel.y() - head
            )

    # Keys and buttons

    def press(self, key: str) -> bool:
        """Do what the key's cap says, or what the key always does; whether it does anything."""
        for button in self._caps():
            if button.action.key == key and button.isVisible():
                if button.isEnabled():
                    button.click()
                return True
        if key == "Esc" or key in UNSEEN_KEYS:
            self.do(UNSEEN_KEYS[key])
            return True
        return False

    def _caps(self) -> list[KeyButton]:
        """Every button with a key; those of panels and insets before the action bar's."""
        buttons = self.findChildren(KeyButton)
        return sorted(buttons, key=lambda button: button.parent() is self.action_bar)

    def take_scanned(self, code: str) -> None:
        """A hand scanner typed this while the field had the keyboard: its letters leave the field again."""
        self.search.drop_scanned(code)

    def takes_text(self) -> bool:
        """Whether typed characters go into a field now."""
        return self.search.isVisible() or self.questions.field.isVisible()

    def enter(self) -> bool:
        """The Enter key: a focused button takes it first, then the primary of what is open."""
        focused = self.focusWidget()
        if isinstance(focused, KeyButton) and focused.isVisible() and focused.isEnabled():
            if focused.kind != "option" or not any(option.isChecked() for option in self._siblings(focused)):
                focused.click()
                return True
        elif isinstance(focused, Pressable) or (focused is self.history and self.history.isVisible()):
            return False
        return self.press("Enter")

    def _siblings(self, option: KeyButton) -> list[KeyButton]:
        return [button for button in self._caps() if button.parent() is option.parent() and button.kind == "option"]

    def do(self, name: str) -> None:
        """Open or close what belongs to the window itself; pass on every other wish."""
        match name:
            case "find":
                self.open_search()
            case "keys":
                self._open(None if self._panel is self.keys else self.keys)
            case "doors":
                self._open(None if self._panel is self.doors else self.doors)
            case "recent":
                self._recent = not self._recent
                self._panel = None
                self._arrange()
            case "back":
                self._go_back()
            case "larger" | "smaller":
                self._scale_by(0.25 if name == "larger" else -0.25)
            case "scheme":
                schemes = list(Scheme)
                following = schemes[(schemes.index(self.look.scheme) + 1) % len(schemes)]
                self.wear(Look(following, self.look.grid, self.look.scale))
            case _:
                self.asked.emit(name)

    def _scale_by(self, step: float) -> None:
        self.wear(Look(self.look.scheme, self.look.grid, min(2.0, max(1.0, self.look.scale + step))))

    def open_search(self) -> None:
        """The field for a code, in place of the verdict."""
        self._open(self.search)
        self.search.start()

    def close_panel(self) -> None:
        self._open(None)

    def _open(self, panel: SearchPanel | DoorsPanel | KeysPanel | None) -> None:
        self._panel = panel
        self._recent = self._recent and self._has_column()
        self._arrange()
        if panel is None:
            self.setFocus()
        elif panel is not self.search and isinstance(panel, DoorsPanel | KeysPanel):
            panel.take_focus()

    def _go_back(self) -> None:
        if self._panel:
            self.close_panel()
        elif self._recent:
            self.do("recent")
        else:
            self.show_idle()

    def _door_pressed(self, name: str) -> None:
        self.close_panel()
        if name != "back":
            self.door_chosen.emit(name)

    def _row_pressed(self, number: int) -> None:
        if not self._has_column():
            self._recent = False
        self.row_opened.emit(number)
