"""Who types into the window under test: a scanner that ends every code with Enter, or only a person."""


class EveryEnter:
    """Takes what is typed before each Enter for a scanner's code."""

    def __init__(self) -> None:
        self._typed = ""

    def key(self, char: str, at_s: float) -> str | None:
        if char == "\n":
            code, self._typed = self._typed, ""
            return code or None
        self._typed += char
        return None

    def composing(self, at_s: float) -> None:
        pass

    def committed(self, text: str, at_s: float) -> str | None:
        return None

    def idle(self, at_s: float) -> str | None:
        return None


class Nobody:
    """A person types: nothing is ever a scan."""

    def key(self, char: str, at_s: float) -> str | None:
        return None

    def composing(self, at_s: float) -> None:
        pass

    def committed(self, text: str, at_s: float) -> str | None:
        return None

    def idle(self, at_s: float) -> str | None:
        return None
