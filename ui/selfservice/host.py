"""Between the kiosk's flow, its screen and its desk: whatever happens goes in, a scene comes out."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QPoint, QTranslator, Signal, Slot

from kiosk.domain.event import Event as Conference
from kiosk.domain.event import Json, Question
from kiosk.domain.facts import Source
from kiosk.domain.text import Language, plain
from kiosk.scan.events import Corners, HintKind
from kiosk.selfservice.flow import Flow
from kiosk.selfservice.machine import Event, State
from kiosk.selfservice.replies import AskHelp, Reply, Wish
from kiosk.selfservice.visit import Trouble
from ui import texts as words
from ui.selfservice import texts
from ui.selfservice.scene import Place, Scene
from ui.selfservice.screen import TAPS, WITHIN_S, KioskScreen
from ui.selfservice.speech import Voice
from ui.sound import Sounds
from ui.view import Mood
from ui.widgets.camera import grey_image

HINT_STAYS_S = 3.0
STAFF_S = 25.0
"""The PIN pad goes away by itself."""


class Host(QObject):
    """One kiosk on the main thread.

    Signals:
        wished: a ``Wish`` for the desk.
        troubles_changed: why the kiosk is out of order, to be remembered.
        picture_taken: the window has drawn the last picture.
        leave_wished: staff end the program.
        pin_wanted: a number, and a PIN to look at.
    """

    wished = Signal(object)
    troubles_changed = Signal(object)
    picture_taken = Signal()
    leave_wished = Signal()
    pin_wanted = Signal(int, str)

    def __init__(
        self,
        screen: KioskScreen,
        sounds: Sounds,
        *,
        place: Place | None = None,
        look_up: bool = True,
        door: bool = False,
        leaving: bool = False,
        tells: bool = False,
        troubles: frozenset[Trouble] = frozenset(),
        voice: Voice | None = None,
        has_pin: bool = False,
        language: Language = Language.ZH,
        steady: Callable[[], float] = time.monotonic,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Without ``has_pin`` no PIN is set, and nobody leaves by the pad.

        ``language``: the one that speaks first.  ``door``: a session's door, ``leaving`` its exit;
        ``tells``: a board that only tells where to go.
        """
        super().__init__(screen)
        self.screen, self.sounds, self.voice = screen, sounds, voice
        self.place, self.door, self.leaving, self.tells = place or Place(), door, leaving, tells
        self._steady, self._clock, self._has_pin = steady, clock, has_pin
        self.flow = Flow(steady(), look_up=look_up, door=door, troubles=troubles)
        self.conference: Conference | None = None
        self.home = language
        self.language = language
        self.chosen: Language | None = None
        self._opened = False
        self._default_low = screen.low
        self._translators: Sequence[QTranslator] = ()
        self._seen_state = State.WAITING
        self._hint_until = 0.0
        self._taps: deque[float] = deque(maxlen=TAPS)
        self._staff_until = 0.0
        self._pins_asked = 0
        self._troubles_told = frozenset(troubles)
        self._connect()
        self.speak(language)
        self._say_usual()
        self.refresh()

    def _connect(self) -> None:
        screen = self.screen
        screen.touched.connect(self.touched)
        screen.corner_tapped.connect(self.corner_tapped)
        for page in screen.pages:
            page.pressed.connect(self.pressed)
            page.more_time.connect(self.touched)
            page.language.connect(self.choose_language)
        screen.attract.height_switch.clicked.connect(self.switch_height)
        screen.cover.end.clicked.connect(self.end_visit)
        screen.look_up.edited.connect(self.edited)
        screen.look_up.picked.connect(self.picked)
        screen.look_up.proof_given.connect(self.proof_given)
        screen.ask.answered.connect(self.answered)
        screen.ask.wrong_data.connect(self.wrong_data)
        screen.ask.change_asked.connect(self.change_asked)
        screen.ask_typing.answered.connect(self.answered)
        screen.staff.pin_given.connect(self.pin_given)
        screen.staff.gone.connect(self.close_staff)
        screen.staff.closed_asked.connect(self.close_kiosk)
        screen.staff.opened_asked.connect(self.open_kiosk)
        screen.staff.leave_asked.connect(self.leave_wished)

    # The desk.

    @Slot(object, int, str)
    def opened(self, conference: Conference | None, _people: int = 0, _imported: str = "") -> None:
        self._opened = True
        self.conference = conference
        if conference is None:
            self.broke(Trouble.NO_EVENT)
        self.refresh()

    @Slot(str)
    def shut(self, _sentence: str = "") -> None:
        self._opened = True
        self.broke(Trouble.DESK)

    @Slot()
    def no_list(self) -> None:
        self.broke(Trouble.NO_EVENT)

    @Slot(bool)
    def printer_works(self, works: bool) -> None:
        if works:
            self._do(self.flow.mended(Trouble.PRINTER, self._steady()))
        else:
            self.broke(Trouble.PRINTER)

    def broke(self, trouble: Trouble) -> None:
        self._do(self.flow.broke(trouble, self._steady()))

    @Slot(object)
    def replied(self, reply: Reply) -> None:
        self._do(self.flow.reply(reply, self._steady()))

    # Camera and scanner.

    @Slot(str)
    def code_read(self, code: str) -> None:
        """The camera, or a hand scanner, has read a code; on the staff pad a supervisor's."""
        if self.screen.staff_open:
            self.pin_given(code)
        elif self._opened:
            self._do(self.flow.code(code, self._steady(), Source.BARCODE))

    @Slot(object, object)
    def pictured(self, pixels: npt.NDArray[np.uint8], codes: tuple[Corners, ...]) -> None:
        """A picture of the camera: shown while somebody may hold something up, else dropped at once."""
        camera = self.screen.attract.camera
        camera.picture_came()
        if self.screen.page is self.screen.attract:
            camera.show_frame(grey_image(pixels))
            if codes:
                camera.outline_code(codes[0])
        self.picture_taken.emit()

    @Slot(str)
    def lost(self, _sentence: str = "") -> None:
        self.screen.attract.camera.lose()

    @Slot()
    def film_ended(self) -> None:
        self.screen.attract.camera.lose()

    @Slot(object)
    def hinted(self, kind: HintKind) -> None:
        self.screen.attract.camera.say(texts.hint(kind))
        self._hint_until = self._steady() + HINT_STAYS_S

    @Slot()
    def code_waits(self) -> None:
        """A second code is in view: said, so that its guest holds on."""
        self.screen.attract.camera.say(texts.BOTH["next"])
        self._hint_until = self._steady() + HINT_STAYS_S

    # Fingers.

    def touched_at(self, place: QPoint) -> None:
        self.screen.touch_at(place)

    @Slot()
    def touched(self) -> None:
        self.flow.touch(self._steady())
        if self.screen.staff_open:
            self._staff_until = self._steady() + STAFF_S
        self.refresh()

    @Slot(object)
    def pressed(self, event: Event) -> None:
        if self.screen.typing_name and event is Event.BACK:
            self.screen.typing_name = False
            self.refresh()
            return
        self._do(self.flow.press(event, self._steady()))

    @Slot(object)
    def answered(self, value: Json) -> None:
        self.screen.typing_name = False
        self._do(self.flow.answer(value, self._steady()))

    @Slot()
    def wrong_data(self) -> None:
        """What no touch puts right is put right by people."""
        self._do([*self.flow.press(Event.CALL_STAFF, self._steady())], why="wrong_data")

    @Slot()
    def change_asked(self) -> None:
        self.screen.typing_name = True
        self.touched()

    @Slot(str)
    def edited(self, text: str) -> None:
        self._do(self.flow.type(text, self._steady()))

    @Slot(int)
    def picked(self, hit: int) -> None:
        self.flow.pick(hit, self._steady())
        self.refresh()

    @Slot()
    def proof_given(self) -> None:
        self._do(self.flow.prove(self._steady()))

    @Slot()
    def end_visit(self) -> None:
        self._do(self.flow.press(Event.NOT_ME if self.flow.state is State.ASKING else Event.BACK, self._steady()))

    @Slot(object)
    def choose_language(self, language: Language) -> None:
        self.chosen = language
        self.flow.touch(self._steady())
        self.speak(language)
        self.refresh()

    @Slot()
    def switch_height(self) -> None:
        self.screen.stand(low=not self.screen.low)
        self._say_usual()
        self.refresh()

    def speak(self, language: Language) -> None:
        """Let every page speak ``language`` from now on."""
        self.language = language
        self._translators = words.install(language, self._translators)

    # Staff.

    @Slot()
    def corner_tapped(self) -> None:
        now = self._steady()
        self._taps.append(now)
        if len(self._taps) == TAPS and now - self._taps[0] <= WITHIN_S and not self.screen.staff_open:
            self._taps.clear()
            self.screen.staff_open = True
            self._staff_until = now + STAFF_S
            self.refresh()
            self.screen.staff.begin("" if self._has_pin else texts.no_pin_set())

    @Slot(str)
    def pin_given(self, pin: str) -> None:
        if self._has_pin:
            self._pins_asked += 1
            self.pin_wanted.emit(self._pins_asked, pin)
        else:
            self.screen.staff.refuse()

    @Slot(int, bool)
    def pin_looked_at(self, number: int, right: bool) -> None:
        """Word of the newest PIN; whoever has closed the pad since is not trusted any more."""
        if number != self._pins_asked or not self.screen.staff_open:
            return
        if right:
            self.screen.staff.trust()
        else:
            self.screen.staff.refuse()

    @Slot()
    def close_staff(self) -> None:
        self._pins_asked += 1
        self.screen.staff_open = False
        self.refresh()

    @Slot()
    def close_kiosk(self) -> None:
        self._do(self.flow.close(self._steady()))
        self.close_staff()

    @Slot()
    def open_kiosk(self) -> None:
        self._do(self.flow.mended(Trouble.STAFF, self._steady()))
        self.close_staff()

    # Time.

    @Slot()
    def tick(self) -> None:
        """Several times a second."""
        now = self._steady()
        if self.screen.staff_open and now >= self._staff_until:
            self.close_staff()
        if self._hint_until and now >= self._hint_until:
            self._hint_until = 0.0
            self._say_usual()
        self._do(self.flow.tick(now))

    def _do(self, wishes: Iterable[Wish], why: str = "") -> None:
        for wish in wishes:
            self.wished.emit(AskHelp(wish.visit, why, wish.note) if why and isinstance(wish, AskHelp) else wish)
        if why and self.flow.visit is not None:
            self.flow.visit.why = why
        if frozenset(self.flow.troubles) != self._troubles_told:
            self._troubles_told = frozenset(self.flow.troubles)
            self.troubles_changed.emit(self._troubles_told)
        self.refresh()

    def refresh(self) -> None:
        """Show the present moment."""
        state, visit = self.flow.state, self.flow.visit
        if state is not self._seen_state:
            before, self._seen_state = self._seen_state, state
            self._entered(state, before)
        person = visit.person if visit is not None else None
        if person is not None and self.chosen is None and person.language is not self.language:
            self.speak(person.language)
        self.screen.show_scene(self.scene())

    def _entered(self, state: State, before: State) -> None:
        if state is not State.ASKING:
            self.screen.typing_name = False
        if state in (State.WAITING, State.OUT_OF_ORDER):
            self._went(before)
            if state is State.WAITING and self.flow.coach is not None:
                self.sounds.tell(Mood.CAUTION)
            return
        self._sound(state, before)
        if self.voice is not None:
            visit = self.flow.visit
            language = self.chosen or (visit.person.language if visit and visit.person else self.language)
            if language is not self.language:
                self.speak(language)
            said = self._spoken(state)
            if said:
                self.voice.say(said, language)

    def _sound(self, state: State, before: State) -> None:
        if state is State.READING and before is not State.ASKING:
            self.sounds.play("read")
        elif state is State.GREETING:
            self.sounds.tell(Mood.EXITED if self.flow.visit and self.flow.visit.left else Mood.ADMITTED)
        elif state is State.HELP:
            self.sounds.tell(Mood.HELP)

    def _went(self, before: State) -> None:
        """The guest has gone: both languages again, the usual height, and silence."""
        self._say_usual()
        if before is State.READING and self.flow.coach is not None:
            return
        if self.voice is not None:
            self.voice.stop()
        self.chosen = None
        self.speak(self.home)
        if self.screen.low != self._default_low:
            self.screen.stand(low=self._default_low)

    def _say_usual(self) -> None:
        self.screen.attract.camera.say(texts.BOTH["here_low" if self.screen.low else "here"])

    def _spoken(self, state: State) -> str:
        visit = self.flow.visit
        if visit is None:
            return ""
        match state:
            case State.LOOKING_UP:
                return texts.look_up_title()
            case State.GREETING:
                return texts.welcome(badge=visit.badge, again=visit.again)
            case State.PRINTING:
                return texts.outlet(self.place.outlet)
            case State.TAKING:
                return f"{texts.take_it()}. {texts.outlet(self.place.outlet)}"
            case State.HELP:
                return f"{texts.to_help_desk()}. {texts.help_desk(self.place.help_desk)}"
            case State.ASKING:
                step = visit.step
                return step.text[self.language] if isinstance(step, Question) else ""
            case _:
                return ""

    def scene(self) -> Scene:
        now = self._steady()
        flow, visit = self.flow, self.flow.visit
        base = Scene(
            state=flow.state,
            language=self.language,
            event=self.conference.name if self.conference else plain(""),
            place=self.place,
            chosen=self.chosen if flow.state in (State.WAITING, State.READING) else self.language,
            looks_up=flow.looks_up,
            coach=flow.coach,
            seconds_left=flow.seconds_left(now),
            covered=flow.covered(now),
            troubles=tuple(sorted(flow.troubles)),
            door=self.door,
            leaving=self.leaving,
            tells=self.tells,
            today=self.conference.local(self._clock()).date() if self.conference else None,
        )
        if not self._opened and not flow.troubles:
            return replace(base, state=State.OUT_OF_ORDER, troubles=("opening",))
        if visit is None:
            return base
        progress, to_go = flow.print_progress(now)
        return replace(
            base,
            person=visit.person,
            steps=visit.steps,
            refused_answer=visit.refused,
            badge=visit.badge,
            again=visit.again,
            left=visit.left,
            inside=visit.inside,
            line=visit.line,
            why=visit.why,
            ticket=visit.ticket,
            typed=visit.typed,
            hits=visit.hits,
            more=visit.more,
            picked=visit.picked,
            proof=visit.proof,
            tries_left=visit.tries_left,
            progress=round(progress, 2),
            seconds_to_go=to_go,
        )
