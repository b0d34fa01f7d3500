"""The QR code with which an organiser sets up one desk after another: settings, and where its event lies.

Written by ``setup-code``, held up to a new desk's camera.  It holds no secret
of its own; a pairing code in it is as good as its expiry.
"""

import base64
import binascii
import json
import zlib
from dataclasses import dataclass, fields, replace
from typing import cast

from kiosk.config import Settings
from kiosk.domain.text import Language
from kiosk.errors import BadInput

PREFIX = "CQSET1."
NUMBER = "{n}"
"""In a desk's name: the number that each desk is asked for."""
LONGEST = 700
"""Letters of a code: more makes modules too small for a webcam."""
LONGEST_VALUE = 500


@dataclass(frozen=True, slots=True)
class SetupCode:
    """What one code says; "" = not said, the desk keeps what it has."""

    desk: str = ""
    """Name, or a pattern with ``{n}``."""
    gate: str = ""
    hall: str = ""
    list: str = ""
    printer: str = ""
    language: str = ""
    pack: str = ""
    """File or folder of the event pack as this desk reaches it: a stick, a share."""
    join: str = ""
    """Pairing code of the venue's hub."""

    @property
    def asks_number(self) -> bool:
        return NUMBER in self.desk

    def named(self, number: int) -> "SetupCode":
        """For the desk with this number."""
        return replace(self, desk=self.desk.replace(NUMBER, str(number)))


def is_setup_code(text: str) -> bool:
    return text.startswith(PREFIX)


def written(code: SetupCode) -> str:
    """The text of the QR code.  Raises ``BadInput`` for what no desk could take."""
    _check(code)
    said = {field.name: value for field in fields(code) if (value := str(getattr(code, field.name)))}
    raw = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    text = f"{PREFIX}{base64.urlsafe_b64encode(raw).decode().rstrip('=')}.{zlib.crc32(raw):08x}"
    if len(text) > LONGEST:
        raise BadInput(f"these settings make a code of {len(text)} letters, at most {LONGEST} can be read by a webcam")
    return text


def read(text: str) -> SetupCode:
    """What a scanned code says.  Raises ``BadInput`` where it is damaged, foreign or of a newer program."""
    if not is_setup_code(text):
        raise BadInput("this is no set-up code")
    if len(text) > LONGEST:
        raise BadInput("this set-up code is too long")
    body, _, sum_ = text.removeprefix(PREFIX).partition(".")
    try:
        raw = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
        document: object = json.loads(raw)
    except (ValueError, binascii.Error, RecursionError) as error:
        raise BadInput("this set-up code is damaged: print it again") from error
    if f"{zlib.crc32(raw):08x}" != sum_ or not isinstance(document, dict):
        raise BadInput("this set-up code is damaged: print it again")
    given = cast("dict[str, object]", document)
    known = {field.name for field in fields(SetupCode)}
    for name, value in given.items():
        if name not in known:
            raise BadInput(f"this set-up code says “{name}”, which this program does not know: update it")
        if not isinstance(value, str):
            raise BadInput(f"“{name}” in this set-up code is no text")
    code = SetupCode(**{name: str(value) for name, value in given.items()})
    _check(code)
    return code


def _check(code: SetupCode) -> None:
    for field in fields(code):
        value = str(getattr(code, field.name))
        if len(value) > LONGEST_VALUE or not value.isprintable():
            raise BadInput(f"“{field.name}” must be one line of at most {LONGEST_VALUE} letters")
    if code.language not in ("", *Language):
        raise BadInput(f"“language” must be zh or en, not “{code.language}”")


def applied(settings: Settings, code: SetupCode) -> Settings:
    """The settings of a desk that has taken the code."""
    said = {
        name: value
        for name in ("desk", "gate", "hall", "list", "printer", "language")
        if (value := str(getattr(code, name)))
    }
    return replace(settings, **said)  # type: ignore[arg-type]
