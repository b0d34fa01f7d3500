"""The desk's parts, how they look, and each in its place."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import texts
from ui.front.band import HEIGHT as BAND_HEIGHT
from ui.front.band import RehearsalBand
from ui.front.called import CalledCard
from ui.front.form import FormInset
from ui.front.menu import MenuPanel
from ui.front.pin import PinPanel
from ui.front.rows import RowsPanel
from ui.front.story import StoryInset
from ui.grid import grid_for
from ui.screens.gate_layout import Places, mirrored, places_for
from ui.theme import Look, style_sheet
from ui.view import FaultView, LampView, LastGuestView, Mood, VerdictView
from ui.widgets.actions import ActionBar
from ui.widgets.base import Painted, painter_for
from ui.widgets.camera import CameraView
from ui.widgets.guest import GuestCard, LastGuestStrip, NobodyCard
from ui.widgets.idle import IdlePanel
from ui.widgets.inset import DecisionInset, FaultInset, OverrideInset, QuestionInset
from ui.widgets.panel import ChoicePanel, DoorsPanel, KeysPanel, ReprintPanel
from ui.widgets.place import PlacePanel
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

ALWAYS = frozenset({"find", "keys", "recent", "menu"})
"""Actions of the window itself, available whatever the desk can do."""


class GateParts(QWidget):
    """Everything that stands on the desk's screen; what it shows and does is told by its heirs.

    Signals:
        painted: the window was drawn for the first time.
    """

    painted = Signal()

    def __init__(self, look: Look | None = None) -> None:
        super().__init__()
        self._seen = False
        self.look = look or Look()
        self.exiting = self.left_handed = False
        self.allowed: frozenset[str] = frozenset()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._make_parts()

    def _make_parts(self) -> None:
        self.band = RehearsalBand(self)
        self.band.hide()
        self.rehearsing = False
        self.top = TopBar(self)
        self.idle = IdlePanel(self)
        self.verdict = VerdictPanel(self)
        self.questions = QuestionInset(self)
        self.override = OverrideInset(self)
        self.form = FormInset(self)
        self.story = StoryInset(self)
        self.fault = FaultInset(self)
        self.guest = GuestCard(self)
        self.nobody = NobodyCard(self)
        self.last = LastGuestStrip(self)
        self.search = SearchPanel(self)
        self.doors = DoorsPanel(self)
        self.keys = KeysPanel(self)
        self.reprint = ReprintPanel(self)
        self.choice = ChoicePanel(self)
        self.menu = MenuPanel(self)
        self.pin = PinPanel(self)
        self.rows = RowsPanel(self)
        self.camera = CameraView(self)
        self.counts = CountsCard(self)
        self.change = NextCard(self)
        self.called = CalledCard(self)
        self.history = HistoryCard(self)
        self.action_bar = ActionBar(self)
        self._inset: DecisionInset | FaultInset | None = None
        self._below: GuestCard | NobodyCard | LastGuestStrip = self.last
        self._panel: PlacePanel | None = None
        self._judged = False
        self._standing: tuple[VerdictView, FaultView] | None = None
        self._recent = False
        self._lamps: tuple[LampView, ...] = ()
        self._last: LastGuestView | None = None

    def _parts(self) -> tuple[Painted, ...]:
        left = (self.idle, self.verdict, *self._insets(), self.guest, self.nobody, self.last)
        right = (self.camera, self.counts, self.change, self.called, self.history)
        return (self.band, self.top, *left, *self._panels(), *right, self.action_bar)

    def _panels(self) -> tuple[PlacePanel, ...]:
        """What can take the place of the verdict."""
        return (self.search, self.doors, self.keys, self.reprint, self.choice, self.menu, self.pin, self.rows)

    def _decisions(self) -> tuple[DecisionInset, ...]:
        """Insets that something is decided in; a fault's only says what works."""
        return (self.questions, self.override, self.form, self.story)

    def _insets(self) -> tuple[Painted, ...]:
        return (*self._decisions(), self.fault)

    def show_last(self, view: LastGuestView | None) -> None:
        self._last = view
        self.last.show_last(view, texts.last_guest() if view else texts.nobody_yet())

    def show_lamps(self, lamps: tuple[LampView, ...]) -> None:
        self._lamps = lamps
        if not self._has_column():
            counts = self.counts.view
            limit = f" / {counts.capacity:,}" if counts.capacity else ""
            lamps = (LampView("", f"{counts.inside:,}{limit}"), *lamps)
        self.top.show_lamps(lamps)

    def allow(self, names: frozenset[str]) -> None:
        """The desk's actions that can be taken now; those of the window always can."""
        self.allowed = names
        self._apply_allowed()

    def _apply_allowed(self) -> None:
        self.action_bar.allow(self.allowed | ALWAYS)
        for inset in self._decisions():
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
        if not self._seen:
            self._seen = True
            self.painted.emit()
        painter = painter_for(self)
        painter.fillRect(self.rect(), self.look.colour("window"))
        if self.exiting:
            frame, colour = self.look.grid.exit_frame, self.look.mood(Mood.EXITED).fill
            here = self._below_band()
            for strip in (
                here.adjusted(0, 0, frame - here.width(), 0),
                here.adjusted(here.width() - frame, 0, 0, 0),
                here.adjusted(0, 0, 0, frame - here.height()),
                here.adjusted(0, here.height() - frame, 0, 0),
            ):
                painter.fillRect(strip, colour)

    # Where it stands

    def places(self) -> Places:
        """Where everything stands now."""
        look = self.look
        grid = look.grid
        wanted = {self.guest: grid.guest, self.nobody: grid.nobody, self.last: grid.strip}[self._below]
        if self._panel or self._inset in self._decisions():
            wanted = 0
        if self._inset is self.fault and look.scale >= FAULT_ALONE_FROM:
            wanted = 0
        frame = grid.exit_frame if self.exiting else 0
        places = places_for(
            look,
            self._below_band(),
            exiting=self.exiting,
            actions_height=self.action_bar.height_for(look, self.width() - 2 * frame),
            below=look.length(wanted),
            change=self.change.view is not None or self.called.view is not None,
            recent=self._recent,
        )
        return mirrored(places, self.rect()) if self.left_handed else places

    def _below_band(self) -> QRect:
        """The window without the band of a rehearsal."""
        return self.rect().adjusted(0, self._band_height() if self.rehearsing else 0, 0, 0)

    def _band_height(self) -> int:
        return self.look.length(BAND_HEIGHT)

    def _has_column(self) -> bool:
        """Whether camera and counts have a place of their own."""
        return self.places().camera is not None

    def _arrange(self) -> None:
        without_history = self.places().history is None or self._recent
        self.action_bar.offer_recent(offered=without_history)
        places = self.places()
        self.band.setVisible(self.rehearsing)
        self.band.setGeometry(0, 0, self.width(), self._band_height())
        self.top.setGeometry(places.top)
        self.action_bar.setGeometry(places.actions)
        called = self.called.view is not None
        notices = (
            (self.change, None if called else places.change),
            (self.called, places.change if called else None),
        )
        right = ((self.camera, places.camera), (self.counts, places.counts), *notices)
        for part, place in (*right, (self.history, places.history)):
            part.setVisible(place is not None)
            if place is not None:
                part.setGeometry(place)
        self._arrange_left(places)
        inset_leads = self._panel is None and self._inset in self._decisions()
        card_leads = self._below is self.nobody and any(button.action.primary for button in self.nobody.buttons)
        panel_leads = self._panel in (self.search, self.pin, self.rows)
        card_leads = card_leads and self._judged and self._panel is None
        self.action_bar.lead(leading=not (panel_leads or inset_leads or card_leads))
        self._apply_allowed()

    def _arrange_left(self, places: Places) -> None:
        covered = places.history == places.left
        for panel in self._panels():
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
        for inset in self._insets():
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
        elif self._inset is self.form and not self._has_column():
            # Four lines in large text need the whole panel; its colour stays round them.
            self.verdict.split_at(None)
            x, pad = panel.x() + grid.verdict_left - look.space[1], look.space[3]
            self.form.setGeometry(x, panel.y() + pad, panel.right() + 1 - x - pad, panel.height() - 2 * pad)
        else:
            share = HEAD_SHARE if self._has_column() else HEAD_SHARE_LARGE
            head = min(look.length(grid.split), round(panel.height() * share))
            self.verdict.split_at(head, small=True)
            x = panel.x() + grid.verdict_left - look.space[1]
            bottom = panel.bottom() - look.space[3]
            self._inset.setGeometry(
                x, panel.y() + head, panel.right() + 1 - x - look.space[3], bottom + 1 - panel.y() - head
            )
