"""What the desk's screen is told to show."""

from PySide6.QtCore import QTimer

from ui.front.views import CalledView, FormView, StoryView
from ui.screens.gate_parts import GateParts
from ui.theme import Look, tokens
from ui.view import (
    CountsView,
    DoorView,
    FaultView,
    FoundView,
    GuestView,
    HistoryRow,
    InsetView,
    ListView,
    Mood,
    NextChange,
    NobodyView,
    OverrideView,
    QuestionsView,
    VerdictView,
)

AnyInset = InsetView | FormView | StoryView


class GateTold(GateParts):
    """Shows one verdict and what surrounds it."""

    def __init__(self, look: Look | None = None) -> None:
        super().__init__(look)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(round(float(tokens()["time_s"]["verdict_ok"]) * 1000))
        self._settle.timeout.connect(self.show_idle)

    def show_verdict(
        self, verdict: VerdictView, below: GuestView | NobodyView | None = None, inset: AnyInset | None = None
    ) -> None:
        """Show one verdict at once, whatever was on screen; an admitted one makes way by itself."""
        self._panel = None
        self._recent = self._recent and self._has_column()
        self._judged = True
        self.verdict.show_verdict(verdict)
        self._show_below(below)
        self._show_inset(inset)
        self._arrange()
        if self._inset is self.form:
            self.form.take_focus()
        elif self._inset not in (self.questions, self.override):
            self.setFocus()
        if verdict.mood is Mood.ADMITTED and self._inset is None:
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

    def _show_inset(self, inset: AnyInset | None) -> None:
        match inset:
            case QuestionsView():
                self._inset = self.questions
                self.questions.show_questions(inset)
            case OverrideView():
                self._inset = self.override
                self.override.show_override(inset)
            case FormView():
                self._inset = self.form
                self.form.show_form(inset)
            case StoryView():
                self._inset = self.story
                self.story.show_story(inset)
            case FaultView():
                self._inset = self.fault
                self.fault.show_fault(inset)
            case None:
                self._inset = None

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

    def show_side(self, *, left_handed: bool) -> None:
        """Mirror the whole arrangement, for the left hand."""
        self.left_handed = left_handed
        self.action_bar.mirror(left_handed=left_handed)
        self._arrange()
        self.update()

    def show_role(self, text: str, name: str = "") -> None:
        """Who works this desk; ``name`` comes back with ``asked`` when it is pressed."""
        self.top.show_role(text, name)

    def rehearse(self, *, on: bool) -> None:
        """The band along the top: nothing counts."""
        self.rehearsing = on
        self._arrange()
        self.update()

    def show_called(self, view: CalledView | None) -> None:
        """Whom the door calls, in the place of the programme's next change."""
        if view != self.called.view:
            self.called.show_called(view)
            self._arrange()

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
