"""The state table of the kiosk as the documentation shows it: ``python -m kiosk.selfservice.table``."""

from kiosk.selfservice.machine import LIMITS, TABLE, Event, State

BEGIN, END = "<!-- states: made by python -m kiosk.selfservice.table -->", "<!-- end of states -->"

_SHOWN = {
    State.WAITING: "both languages, the camera's picture, nobody's data",
    State.READING: "as waiting; the desk looks (milliseconds)",
    State.LOOKING_UP: "keyboard, at most three masked hits, then a second fact",
    State.ASKING: "a notice, a question, or the data for the badge",
    State.GREETING: "hello by the masked name; the badge is printing already",
    State.PRINTING: "where the badge comes out and how long it takes",
    State.TAKING: "the badge lies in the outlet",
    State.DONE: "the guest's programme today",
    State.HELP: "the number of the help ticket and the way to the help desk",
    State.OUT_OF_ORDER: "please use the next kiosk; survives a restart where the printer or staff are the reason",
}


def state_table() -> str:
    """One row for each state: what it shows, what leads on, and how it ends by itself."""
    lines = ["| state | shows | leads on | by itself |", "| --- | --- | --- | --- |"]
    for state in State:
        ways = ", ".join(f"{_words(event)} → {_words(to)}" for event, to in TABLE[state].items())
        lines.append(f"| {_words(state)} | {_SHOWN[state]} | {ways} | {_limit(state)} |")
    return "\n".join(lines)


def _words(name: State | Event) -> str:
    return name.value.replace("_", " ")


def _limit(state: State) -> str:
    limit = LIMITS.get(state)
    if limit is None:
        return "never"
    text = f"after {limit.quiet_s:g} s"
    if limit.touch_extends:
        text += " without a touch"
    if limit.count_down_s:
        text += f", then {limit.count_down_s:g} s counted down" + (", covered" if limit.masks else "")
    return text


if __name__ == "__main__":
    print(state_table())
