"""Finds the codes of a hand scanner among the keys that people and the scanner press: it pretends to be a keyboard."""

from dataclasses import dataclass

FASTEST_TYPIST_S = 0.035  # between two keys, on average; 340 words a minute
PAUSE_S = 0.1  # between two keys of one code: radio scanners send in bursts
SHORTEST_CODE = 6
LONGEST_CODE = 2000  # a cat on the keyboard is no code
ENDINGS = frozenset("\r\n\t")
WIDE_FIRST, WIDE_LAST, WIDE_OFFSET = 0xFF01, 0xFF5E, 0xFEE0
WIDE_SPACE = "\u3000"
CHINESE_POINTS = str.maketrans("。、“”‘’【】《》—￥·", ".,\"\"''[]<>-$`")


@dataclass(frozen=True, slots=True)
class WedgeSettings:
    """How the scanner was set up.

    ``prefix`` is what it sends before each code ("" for nothing): with one,
    only keys after it count, however slowly they come.  ``needs_ending`` is
    False for scanners that send neither Enter nor Tab after a code.
    """

    prefix: str = ""
    needs_ending: bool = False
    shortest: int = SHORTEST_CODE


class Wedge:
    """Keys go in one by one with their time in seconds, codes come out; no clock inside.

    The caller also asks ``idle`` about a tenth of a second after the last key,
    for scanners that end their codes with nothing.
    """

    def __init__(self, settings: WedgeSettings | None = None) -> None:
        self._settings = settings or WedgeSettings()
        self._prefix = folded(self._settings.prefix)
        self._text = ""
        self._first_s = self._last_s = 0.0
        self._composing_s: float | None = None

    def composing(self, at_s: float) -> None:
        """An input method holds keys back to make something of them."""
        if self._composing_s is None:
            self._composing_s = at_s

    def committed(self, text: str, at_s: float) -> str | None:
        """An input method let go of ``text``; the code that it completes, or None.

        It counts with the pace of its keys, from the first held back to now.
        What an input method lets go of at once without having held back any
        key was picked, pasted, spoken or drawn, and is no scanner's.
        """
        since_s, self._composing_s = self._composing_s, None
        if len(text) > 1 and since_s is None:
            self._forget()
            return None
        start_s = at_s if since_s is None else since_s
        step_s = (at_s - start_s) / max(len(text) - 1, 1)
        done: str | None = None
        for number, char in enumerate(text):
            done = self.key(char, start_s + number * step_s) or done
        return done

    def key(self, char: str, at_s: float) -> str | None:
        """A key; the code that it completes, or None."""
        earlier = self.idle(at_s)
        if earlier is not None or (self._text and at_s - self._last_s > PAUSE_S):
            self._forget()
        done: str | None = None
        for one in folded(char):
            if one in ENDINGS:
                done = self._complete() or done
            else:
                self._take(one, at_s)
        return done or earlier

    def idle(self, at_s: float) -> str | None:
        """The code that ended with no key of its own; None while keys may still come."""
        if self._settings.needs_ending or at_s - self._last_s <= PAUSE_S:
            return None
        return self._complete()

    @property
    def is_scanning(self) -> bool:
        """The keys so far come too fast for a person: the window should keep them out of its fields."""
        return len(self._text) >= max(3, len(self._prefix)) and self._is_fast()

    def _take(self, char: str, at_s: float) -> None:
        if not char.isprintable() or len(self._text) >= LONGEST_CODE:
            return
        if not self._text:
            self._first_s = at_s
        self._text += char
        self._last_s = at_s

    def _complete(self) -> str | None:
        text, fast = self._text.strip(), self._is_fast()
        self._forget()
        if self._prefix:
            _, mark, text = text.partition(self._prefix)
            fast = bool(mark)
        # A phrase of an input method comes all at once too, but tickets are ASCII; one letter on and on is a stuck key.
        is_code = fast and text.isascii() and len(text) >= self._settings.shortest and len(set(text)) > 1
        return text if is_code else None

    def _is_fast(self) -> bool:
        steps = len(self._text) - 1
        return steps > 0 and (self._last_s - self._first_s) / steps <= FASTEST_TYPIST_S

    def _forget(self) -> None:
        self._text = ""


def folded(text: str) -> str:
    """As ASCII what a Chinese input method makes of a scanner's keys: full-width letters, Chinese punctuation."""
    return "".join(_narrow(char) for char in text).translate(CHINESE_POINTS)


def _narrow(char: str) -> str:
    if char == WIDE_SPACE:
        return " "
    return chr(ord(char) - WIDE_OFFSET) if WIDE_FIRST <= ord(char) <= WIDE_LAST else char
