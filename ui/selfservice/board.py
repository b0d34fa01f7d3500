"""The board: arrivals, halls, desks, advice and what waits for a person; dark by default, read from afar."""

import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.domain.text import Language
from kiosk.errors import Trouble
from kiosk.selfservice.overview import FULL, SOON_FULL, DeskLine, HallLoad, Lookout, OpenItem, Overview
from kiosk.station import Station
from ui import texts as words_of
from ui import type as words
from ui.app import Sweeper
from ui.first_paint import application
from ui.selfservice import board_texts as texts
from ui.selfservice.parts import CENTRE, LEFT, RIGHT, unit_painter
from ui.theme import Look, Scheme
from ui.view import Mood
from ui.widgets.base import fill, framed
from ui.widgets.shapes import draw_mood

log = logging.getLogger(__name__)

READ_EVERY_MS = 5000
REOPEN_EVERY = 12
"""Readings, after which the folder is opened anew: another edition of the roster may lie there."""


class BoardWorker(QObject):
    """Reads the facts beside whoever writes them.

    Signals:
        read: an ``Overview``; None = there is no roster yet.
        failed: one sentence.
    """

    told = Signal(object)
    failed = Signal(str)

    def __init__(self, open_station: Callable[[], Station]) -> None:
        super().__init__()
        self._open_station = open_station
        self._station: Station | None = None
        self._lookout = Lookout()
        self._readings = 0
        self._timer: QTimer | None = None

    @Slot()
    def begin(self) -> None:
        self._timer = QTimer(self, interval=READ_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        try:
            if self._station is not None and self._readings % REOPEN_EVERY == 0:
                self._station.close()
                self._station = None
            self._station = self._station or self._open_station()
            self._readings += 1
            self.told.emit(self._lookout.read(self._station.desk))
        except Trouble as trouble:
            log.warning("the board sees nothing: %s", trouble)
            self.failed.emit(str(trouble))

    @Slot()
    def end(self) -> None:
        """The thread's last act."""
        if self._timer is not None:
            self._timer.stop()
        if self._station is not None:
            self._station.close()
            self._station = None


class BoardScreen(QWidget):
    """Signals:
    closed: somebody wants to leave.
    """

    closed = Signal()

    def __init__(self, language: Language, look: Look | None = None) -> None:
        super().__init__()
        self.look, self.language = look or Look(Scheme.DARK), language
        self.overview: Overview | None = None

    @Slot(object)
    def show_overview(self, overview: Overview | None) -> None:
        self.overview = overview
        self.setAccessibleName(texts.entered())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        unit = max(0.2, min(self.width() / 1920, self.height() / 1080))
        painter = unit_painter(self, unit)
        wide, high = self.width() / unit, self.height() / unit
        painter.fillRect(QRectF(0, 0, wide, high), self.look.colour("window"))
        seen = self.overview
        if seen is None:
            self._say(painter, QRectF(0, 0, wide, high), texts.no_event(), 52, bold=True, align=CENTRE)
            painter.end()
            return
        self._draw_header(painter, QRectF(36, 28, wide - 72, 64), seen)
        self._draw_counters(painter, QRectF(36, 116, wide - 72, 262), seen)
        top, foot = 402.0, high - 28
        side = 440.0
        desks = min(520.0, (wide - 72 - side - 48) * 0.42)
        chart = wide - 72 - side - desks - 48
        self._draw_chart(painter, QRectF(36, top, chart, foot - top), seen)
        self._draw_desks(painter, QRectF(36 + chart + 24, top, desks, foot - top), seen)
        self._draw_advice(painter, QRectF(wide - 36 - side, top, side, 168), seen)
        self._draw_open(painter, QRectF(wide - 36 - side, top + 192, side, foot - top - 192), seen)
        painter.end()

    def _say(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        px: float,
        role: str = "ink",
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        colour: QColor | None = None,
    ) -> float:
        """One line that always fits; its width."""
        fitted = words.fit(text, self.look.font_px(px, bold=bold), rect.width(), lines=1)
        words.draw_in(painter, rect, fitted, colour or self.look.colour(role), align)
        return fitted.width()

    def _card(self, painter: QPainter, rect: QRectF) -> QRectF:
        framed(painter, rect, 24, self.look.colour("surface"), self.look.colour("line"), 1)
        return rect.adjusted(30, 24, -30, -24)

    def _draw_header(self, painter: QPainter, rect: QRectF, seen: Overview) -> None:
        width = self._say(painter, rect, seen.event[self.language], 34, bold=True)
        self._say(painter, rect.adjusted(width + 24, 0, -220, 0), texts.day_of(seen.day), 22, "ink2")
        self._say(painter, rect, f"{seen.at:%H:%M}", 42, bold=True, align=RIGHT)

    def _draw_counters(self, painter: QPainter, rect: QRectF, seen: Overview) -> None:
        first = 486.0
        inner = self._card(painter, QRectF(rect.x(), rect.y(), first, rect.height()))
        self._say(painter, QRectF(inner.x(), inner.y(), inner.width(), 34), texts.entered(), 24, bold=True)
        row = QRectF(inner.x(), inner.y() + 62, inner.width(), 96)
        width = self._say(painter, row, f"{seen.entered:,}", 96, bold=True)
        beside = row.adjusted(width + 16, 30, 0, 0)
        self._say(painter, beside, f"/ {seen.expected:,}", 28, "ink2")
        kinds = " · ".join(f"{name[self.language]} {count:,}" for name, count in seen.by_type)
        self._say(painter, QRectF(inner.x(), inner.bottom() - 34, inner.width(), 34), kinds, 22, "ink2")
        if not seen.halls:
            room = QRectF(rect.x() + first + 24, rect.y(), rect.width() - first - 24, rect.height())
            self._say(painter, self._card(painter, room), texts.no_hall_open(), 28, "ink2")
            return
        wide = (rect.width() - first - 24 * len(seen.halls)) / len(seen.halls)
        for number, hall in enumerate(seen.halls):
            x = rect.x() + first + 24 + number * (wide + 24)
            self._draw_hall(painter, QRectF(x, rect.y(), wide, rect.height()), hall)

    def _draw_hall(self, painter: QPainter, rect: QRectF, hall: HallLoad) -> None:
        look = self.look
        inner = self._card(painter, rect)
        mood = Mood.REFUSED if hall.share >= FULL else Mood.CAUTION if hall.share >= SOON_FULL else None
        head = QRectF(inner.x(), inner.y(), inner.width(), 36)
        chip = 0.0
        if mood is not None:
            chip = self._draw_chip(painter, head, mood, texts.full() if mood is Mood.REFUSED else texts.soon_full())
        self._say(painter, head.adjusted(0, 0, -chip, 0), hall.name[self.language], 24, bold=True)
        row = QRectF(inner.x(), inner.y() + 72, inner.width(), 80)
        width = self._say(painter, row, f"{hall.inside:,}", 72, bold=True)
        beside = row.adjusted(width + 14, 24, 0, 0)
        self._say(painter, beside, f"/ {hall.capacity:,}", 26, "ink2")
        self._say(painter, beside, f"{hall.share:.0%}", 28, bold=True, align=RIGHT)
        bar = QRectF(inner.x(), inner.bottom() - 26, inner.width(), 20)
        fill(painter, bar, 10, look.colour("sunken"))
        colour = look.mood(mood).fill if mood else look.colour("ink")
        filled = QRectF(bar.x(), bar.y(), max(20.0, bar.width() * min(1.0, hall.share)), 20)
        fill(painter, filled, 10, colour)
        for mark in (0.8, 0.95):
            painter.fillRect(QRectF(bar.x() + bar.width() * mark, bar.y() - 6, 3, 32), look.colour("control"))

    def _draw_chip(self, painter: QPainter, row: QRectF, mood: Mood, text: str) -> float:
        colours = self.look.mood(mood)
        width = words.width_of(text, self.look.font_px(20, bold=True)) + 58
        chip = QRectF(row.right() - width, row.y(), width, 36)
        fill(painter, chip, 8, colours.soft)
        draw_mood(painter, mood, QRectF(chip.x() + 10, chip.y() + 8, 20, 20), colours.fill, colours.on, small=True)
        self._say(painter, chip.adjusted(40, 0, -8, 0), text, 20, bold=True, colour=colours.text)
        return width + 12

    def _draw_chart(self, painter: QPainter, rect: QRectF, seen: Overview) -> None:
        look = self.look
        inner = self._card(painter, rect)
        self._say(painter, QRectF(inner.x(), inner.y(), inner.width(), 34), texts.each_five_minutes(), 24, bold=True)
        foot = 116.0
        plot = QRectF(inner.x() + 56, inner.y() + 84, inner.width() - 56, inner.height() - 84 - foot - 44)
        highest = max(20, *(count for _, count in seen.arrivals))
        top = -(-highest // 20) * 20
        for line in range(5):
            y = plot.bottom() - plot.height() * line / 4
            painter.fillRect(QRectF(plot.x(), y, plot.width(), 1), look.colour("line"))
            spot = QRectF(inner.x(), y - 14, 44, 28)
            self._say(painter, spot, f"{round(top * line / 4)}", 18, "ink2", align=RIGHT)
        step = plot.width() / len(seen.arrivals)
        for number, (begins, count) in enumerate(seen.arrivals):
            x = plot.x() + number * step
            now = number == len(seen.arrivals) - 1
            high = plot.height() * count / top
            colour = QColor(look.colour("ink"))
            colour.setAlphaF(1.0 if now else 0.62)
            if count:
                fill(painter, QRectF(x + step * 0.13, plot.bottom() - high, step * 0.74, high), 4, colour)
            if now and count:
                spot = QRectF(x - 40, plot.bottom() - high - 36, step + 80, 32)
                self._say(painter, spot, f"{count}", 24, bold=True, align=CENTRE)
            if begins.minute % 30 == 0:
                spot = QRectF(x - 50, plot.bottom() + 8, step + 100, 30)
                self._say(painter, spot, f"{begins:%H:%M}", 18, "ink2", align=CENTRE)
        self._draw_figures(painter, QRectF(inner.x(), inner.bottom() - foot + 12, inner.width(), foot - 12), seen)

    def _draw_figures(self, painter: QPainter, rect: QRectF, seen: Overview) -> None:
        painter.fillRect(QRectF(rect.x(), rect.y() - 12, rect.width(), 1), self.look.colour("line"))
        each = texts.seconds(seen.seconds_each) if seen.seconds_each is not None else "–"
        figures = (
            (texts.per_minute(), f"{seen.per_minute:.1f}"),
            (texts.each_guest(), each),
            (texts.still_to_come(), f"{max(0, seen.expected - seen.entered):,}"),
            (texts.waiting_for_help(), f"{sum(one.kind == 'help' for one in seen.open)}"),
        )
        wide = rect.width() / len(figures)
        for number, (name, value) in enumerate(figures):
            x = rect.x() + number * wide
            self._say(painter, QRectF(x, rect.y() + 4, wide - 16, 30), name, 20, "ink2")
            self._say(painter, QRectF(x, rect.y() + 40, wide - 16, 44), value, 34, bold=True)

    def _draw_desks(self, painter: QPainter, rect: QRectF, seen: Overview) -> None:
        inner = self._card(painter, rect)
        head = QRectF(inner.x(), inner.y(), inner.width(), 34)
        self._say(painter, head, texts.desks(), 24, bold=True)
        self._say(painter, head, texts.per_hour(), 20, "ink2", align=RIGHT)
        row = 64.0
        y = inner.y() + 50
        room = int((inner.bottom() - y) // row)
        shown = seen.desks if len(seen.desks) <= room and not seen.desks_well else seen.desks[: room - 1]
        further = seen.desks_well + len(seen.desks) - len(shown)
        for line in shown:
            painter.fillRect(QRectF(rect.x(), y, rect.width(), 1), self.look.colour("line"))
            self._draw_desk(painter, QRectF(inner.x(), y, inner.width(), row), line)
            y += row
        if further:
            spot = QRectF(inner.x(), inner.bottom() - 34, inner.width(), 34)
            self._say(painter, spot, texts.more_desks(further), 20, "ink2")
        if not seen.desks:
            self._say(painter, QRectF(inner.x(), y, inner.width(), row), texts.nothing_yet(), 22, "ink2")

    def _draw_desk(self, painter: QPainter, row: QRectF, line: DeskLine) -> None:
        look = self.look
        mood, said = Mood.ADMITTED, texts.well()
        if line.silent_min:
            mood, said = Mood.REFUSED, texts.silent(line.silent_min)
        elif line.help_open is not None:
            mood, said = Mood.HELP, texts.asks_help(line.help_open)
        colours = look.mood(mood)
        spot = QRectF(row.x(), row.center().y() - 11, 22, 22)
        draw_mood(painter, mood, spot, colours.fill, colours.on, small=True)
        third = row.width() * 0.44
        self._say(painter, QRectF(row.x() + 36, row.y(), third - 36, row.height()), line.desk, 21, bold=True)
        colour = look.colour("ink2") if mood is Mood.ADMITTED else colours.text
        place = QRectF(row.x() + third + 8, row.y(), row.width() - third - 88, row.height())
        self._say(painter, place, said, 20, colour=colour)
        self._say(painter, row, f"{line.per_hour}", 22, bold=True, align=RIGHT)

    def _draw_advice(self, painter: QPainter, rect: QRectF, seen: Overview) -> None:
        look = self.look
        if not seen.more_positions:
            inner = self._card(painter, rect)
            self._say(painter, QRectF(inner.x(), inner.y(), inner.width(), 30), texts.advice(), 22, bold=True)
            self._say(painter, QRectF(inner.x(), inner.y() + 40, inner.width(), 60), texts.enough(), 30, "ink2")
            return
        colours = look.mood(Mood.CAUTION)
        fill(painter, rect, 24, colours.fill)
        inner = rect.adjusted(28, 22, -28, -22)
        draw_mood(painter, Mood.CAUTION, QRectF(inner.x(), inner.y(), 28, 28), colours.on, colours.fill, small=True)
        head = QRectF(inner.x() + 42, inner.y(), inner.width() - 42, 30)
        self._say(painter, head, texts.advice(), 20, bold=True, colour=colours.on)
        line = QRectF(inner.x(), inner.y() + 38, inner.width(), 44)
        self._say(painter, line, texts.open_more(seen.more_positions), 34, bold=True, colour=colours.on)
        foot = QRectF(inner.x(), inner.bottom() - 30, inner.width(), 30)
        self._say(painter, foot, texts.why_more(), 20, colour=colours.on)

    def _draw_open(self, painter: QPainter, rect: QRectF, seen: Overview) -> None:
        inner = self._card(painter, rect)
        head = QRectF(inner.x(), inner.y(), inner.width(), 34)
        self._say(painter, head, texts.to_settle(), 24, bold=True)
        self._say(painter, head, f"{seen.open_count}", 26, bold=True, align=RIGHT)
        y, row = inner.y() + 50, 92.0
        for item in seen.open:
            if y + row > inner.bottom() + 12:
                break
            painter.fillRect(QRectF(rect.x(), y, rect.width(), 1), self.look.colour("line"))
            self._draw_item(painter, QRectF(inner.x(), y, inner.width(), row), item)
            y += row
        if not seen.open:
            self._say(painter, QRectF(inner.x(), y, inner.width(), 60), texts.all_settled(), 22, "ink2")

    def _draw_item(self, painter: QPainter, row: QRectF, item: OpenItem) -> None:
        mood = {"help": Mood.HELP, "double": Mood.CAUTION}.get(item.kind, Mood.REFUSED)
        colours = self.look.mood(mood)
        spot = QRectF(row.x(), row.center().y() - 13, 26, 26)
        draw_mood(painter, mood, spot, colours.fill, colours.on, small=True)
        name = item.name[self.language]
        if item.kind == "help":
            first, second = texts.help_ticket(item.number, name), f"{item.where} · {texts.why(item.why)}"
        elif item.kind == "double":
            first, second = texts.entered_twice(name), item.where
        else:
            first, second = texts.no_word_from(name), texts.silent(int(item.where))
        text = row.adjusted(44, 0, 0, 0)
        self._say(painter, QRectF(text.x(), row.y() + 14, text.width(), 34), first, 22, bold=True)
        self._say(painter, QRectF(text.x(), row.y() + 46, text.width(), 34), second, 20, "ink2")


@dataclass(frozen=True, slots=True)
class BoardOptions:
    """What the board needs."""

    open_station: Callable[[], Station]
    """Called on the board's thread; to read only."""
    language: Language = Language.ZH
    scheme: Scheme = Scheme.DARK
    windowed: tuple[int, int] | None = None


class BoardApp(QObject):
    """The running board.

    Signals:
        ending: let go of the facts.
    """

    ending = Signal()

    def __init__(self, options: BoardOptions) -> None:
        super().__init__()
        self.options = options
        self.screen = BoardScreen(options.language, Look(options.scheme))
        self.worker = BoardWorker(options.open_station)
        self.thread_ = QThread()
        self.sweeper = Sweeper(self)
        self.seconds = QTimer(self, interval=1000)
        self.seconds.timeout.connect(self.sweeper.sweep)
        self.worker.moveToThread(self.thread_)
        self.thread_.started.connect(self.worker.begin)
        self.worker.told.connect(self.screen.show_overview)
        # As the thread's last act, on the thread that opened what it closes.
        self.thread_.finished.connect(self.worker.end, Qt.ConnectionType.DirectConnection)
        self.screen.closed.connect(self.leave)

    def start(self) -> None:
        self.sweeper.begin()
        self.seconds.start()
        self.thread_.start()

    @Slot()
    def leave(self) -> None:
        QCoreApplication.quit()

    def interrupted(self, _number: int, _frame: object) -> None:
        self.leave()

    def stop(self) -> None:
        self.seconds.stop()
        self.thread_.quit()
        self.thread_.wait()
        self.sweeper.end()


def run_board(options: BoardOptions) -> int:
    """Open the board and stay until it is closed; the exit status."""
    app = application()
    words_of.install(options.language, ())
    board = BoardApp(options)
    if options.windowed is not None:
        board.screen.resize(*options.windowed)
        board.screen.show()
    else:
        # Without a window manager nobody else makes it fill the monitor.
        board.screen.setGeometry(QGuiApplication.primaryScreen().geometry())
        board.screen.showFullScreen()
    board.start()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, board.interrupted)
    status = app.exec()
    board.stop()
    return status
