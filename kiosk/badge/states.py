"""What a printer says of a badge, and what stands in its way: as values, with plain sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kiosk.domain.text import Text


class JobState(StrEnum):
    """Where a badge is, as far as its printer tells."""

    QUEUED = "queued"
    PROCESSING = "processing"
    PRINTED = "printed"
    FAILED = "failed"
    """Proven not to have come out."""
    UNKNOWN = "unknown"
    """It may have come out: only a person can tell."""
    CANCELLED = "cancelled"
    """Somebody took it back at the printer before it began."""


OPEN = frozenset((JobState.QUEUED, JobState.PROCESSING))
"""States that are not the last one."""


class Fault(StrEnum):
    """What stands in the way of a badge."""

    NO_PAPER = "no-paper"
    JAM = "jam"
    COVER_OPEN = "cover-open"
    NO_INK = "no-ink"
    WRONG_MEDIA = "wrong-media"
    PAUSED = "paused"
    BUSY = "busy"
    GONE = "gone"
    NOT_ACCEPTING = "not-accepting"
    NO_PDF = "no-pdf"
    ABORTED = "aborted"
    CANCELLED = "cancelled"
    STOPPED_MIDWAY = "stopped-midway"
    RESTARTED = "restarted"
    LOST = "lost"
    NOT_FOUND = "not-found"
    DISTRUSTED = "distrusted"
    FOLDER = "folder"
    REFUSED = "refused"
    NO_GLYPH = "no-glyph"
    NO_ROOM = "no-room"


OF_THE_BADGE = frozenset((Fault.NO_GLYPH, Fault.NO_ROOM))
"""Faults of one badge and of no printer: the next badge comes out."""


class Sheet(NamedTuple):
    """One badge as it goes to a printer: one page of PDF, and the size of its paper."""

    pdf: bytes
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class JobRef:
    """A job that a printer took; enough to ask for it, and to notice that the printer was switched off."""

    job: str
    number: int = 0
    """The printer's own; it may begin anew after a restart."""
    booted_s: float | None = None
    """When the printer was switched on, by this machine's steady clock; None where it does not tell."""


HANDED_OVER = "handed over"
"""The detail of a badge that its printer took without ever telling more; its address says so in the journal too."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a printer says of one job."""

    state: JobState
    faults: tuple[Fault, ...] = ()
    detail: str = ""
    """For the records; sentences for staff come from the faults."""
    ref: JobRef | None = None

    @property
    def words(self) -> str:
        """For the fact: the faults' codes, and the detail."""
        return ": ".join(part for part in (", ".join(self.faults), self.detail) if part)


def sentence(fault: Fault) -> Text:
    """What happened and how to clear it."""
    return _SENTENCES[fault]


def sentences(faults: Iterable[Fault]) -> Text:
    """Several faults as one text."""
    texts = [_SENTENCES[fault] for fault in faults]
    return Text("".join(text.zh for text in texts), " ".join(text.en for text in texts))


def labels_left(count: int) -> Text:
    """That the roll runs out, and what to do now."""
    return Text(
        f"标签还剩 {count} 张：请备好新的一卷，换上后告诉签到台。",
        f"{count} labels left: have a new roll ready, and tell the desk when it is in.",
    )


_SENTENCES: dict[Fault, Text] = {
    Fault.NO_PAPER: Text(
        "打印机缺纸：请放入胸卡纸，会自动接着打印。",
        "The printer is out of badges: put some in, and it goes on by itself.",
    ),
    Fault.JAM: Text(
        "卡纸：请打开盖子，顺着走纸方向慢慢取出，再合上盖子。",
        "A badge is jammed: open the cover, draw it out slowly the way paper runs, close the cover.",
    ),
    Fault.COVER_OPEN: Text("打印机的盖子开着：请合上，直到听到咔嗒声。", "A cover is open: close it until it clicks."),
    Fault.NO_INK: Text(
        "墨粉、墨水或色带用完了：请更换。", "Toner, ink or ribbon is used up: put a new one in, then it goes on."
    ),
    Fault.WRONG_MEDIA: Text(
        "打印机里的纸与胸卡尺寸不符：请放入正确的胸卡纸，并在打印机上选好尺寸。",
        "The paper in the printer has another size than the badge: put the right stock in and set its size there.",
    ),
    Fault.PAUSED: Text("打印机已暂停：请按打印机上的继续键。", "The printer is paused: press its resume button."),
    Fault.BUSY: Text("打印机正在打别的东西：请稍候。", "The printer is busy with something else: wait a moment."),
    Fault.GONE: Text(
        "联系不上打印机：请看电源是否打开、网线是否插好、地址是否正确。",
        "The printer does not answer: see that it is switched on, its cable is in, and its address is right.",
    ),
    Fault.NOT_ACCEPTING: Text(
        "打印机不接收任务：请在打印机或打印队列上启用。",
        "The printer takes no jobs: switch its queue on again, at the printer or in the system.",
    ),
    Fault.NO_PDF: Text(
        "这台打印机不能直接打印 PDF：请在系统里添加它，再使用系统的打印队列。",
        "This printer takes no PDF: add it to the system and use the system's queue instead.",
    ),
    Fault.ABORTED: Text(
        "打印机中止了这张胸卡，没有打出：再扫一次此人即可重打。",
        "The printer gave this badge up and nothing came out: scan the guest again to print it.",
    ),
    Fault.CANCELLED: Text(
        "这张胸卡在打印机上被取消：再扫一次此人即可重打。",
        "This badge was cancelled at the printer: scan the guest again to print it.",
    ),
    Fault.STOPPED_MIDWAY: Text(
        "这张胸卡打到一半被中止：请看出口有没有它，再回答“已打出”或“未打出”。",
        "This badge was stopped midway: look whether it came out, and answer yes or no.",
    ),
    Fault.RESTARTED: Text(
        "打印机中途断过电：请看出口有没有这张胸卡，再回答“已打出”或“未打出”。",
        "The printer was switched off in between: look whether this badge came out, and answer yes or no.",
    ),
    Fault.LOST: Text(
        "打印途中与打印机失去联系：请看出口有没有这张胸卡，再回答“已打出”或“未打出”。",
        "Contact was lost while printing: look whether this badge came out, and answer yes or no.",
    ),
    Fault.NOT_FOUND: Text(
        "打印机不记得这张胸卡：请看出口有没有它，再回答“已打出”或“未打出”。",
        "The printer does not remember this badge: look whether it came out, and answer yes or no.",
    ),
    Fault.DISTRUSTED: Text(
        "打印队列的回报不可信：请看出口有没有这张胸卡，再回答“已打出”或“未打出”。",
        "What the queue says cannot be trusted: look whether this badge came out, and answer yes or no.",
    ),
    Fault.FOLDER: Text(
        "胸卡文件夹不能写入：请检查磁盘空间和路径。",
        "The folder for badges cannot be written: look at the disk and at the path.",
    ),
    Fault.NO_GLYPH: Text(
        "姓名里有字库没有的字，没有打印：请选择“大字印拉丁姓名”，或输入可以代替的字。",
        "A character of this badge is in no font, so it was not printed: print the Latin name large, or type another.",
    ),
    Fault.NO_ROOM: Text(
        "这张胸卡排不下，没有打印：请输入短一些的姓名。",
        "This badge cannot be set, so it was not printed: type a shorter name.",
    ),
    Fault.REFUSED: Text(
        "打印机拒绝了这张胸卡：请看打印机的设置。", "The printer refused this badge: look at the printer's settings."
    ),
}
