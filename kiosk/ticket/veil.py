"""What is kept of a code that is nobody's ticket but tells who somebody is, or what they pay with.

Held up by mistake, such a code is recorded as its kind and a short mark: the same
code gives the same mark at every desk, so that attempts are found again, and the
mark is so short that thousands of codes share it (``docs/decisions/private-codes.md``).
"""

import hashlib
import re

from kiosk.domain.facts import Source
from kiosk.domain.reason import Looks
from kiosk.ticket.clean import clean
from kiosk.ticket.foreign import looks

PRIVATE = (
    Looks.WECHAT_PAY,
    Looks.ALIPAY_PAY,
    Looks.IDENTITY,
    Looks.TRAIN_OR_TRANSIT,
    Looks.VISITING_CARD,
    Looks.PHONE_OR_MAIL,
    Looks.WIFI,
)

_MARKED = re.compile(rf"({'|'.join(PRIVATE)}):#[0-9a-f]{{6}}")


def kept(text: str, source: Source = Source.BARCODE) -> str:
    """The text as it may be written down, when it is no ticket."""
    kind = looks(clean(text, source))
    return _marked(text, kind) if kind in PRIVATE else text


def forms(text: str) -> tuple[str, ...]:
    """Every form in which scans of exactly this text may have been written down."""
    return (text, *(_marked(text, kind) for kind in PRIVATE))


def what_it_was(text: str) -> Looks | None:
    """What a text that ``kept`` gave stands for; None = it is a text like any other."""
    found = _MARKED.fullmatch(text)
    return Looks(found[1]) if found else None


def _marked(text: str, kind: Looks) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}:#{digest[:6]}"
