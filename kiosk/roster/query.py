"""What was typed, in the forms in which the index knows it."""

import re
from dataclasses import dataclass

from kiosk.roster.fold import has_han, runs, spelt_out, words
from kiosk.roster.keys import code_key, email_key, phone_key

_TONES = re.compile(r"(?:[a-z]{1,6}[1-5]\s*)+")
_PHONE = re.compile(r"[+\d０-９\s()（）.\-–]+")
_COUNTRY = ("0086", "86")


@dataclass(frozen=True, slots=True)
class Query:
    """One text typed into the search."""

    words: tuple[str, ...]
    """Folded, cut also where scripts change."""
    forms: tuple[tuple[str, ...], ...]
    """The words in each spelling worth trying: as typed, without tone numbers, with ae for ä."""
    code: str
    email: str
    phones: tuple[str, ...]
    """From the last digit to the first; empty unless at least four digits and nothing else were typed."""

    @property
    def joined(self) -> str:
        return "".join(self.words)

    @property
    def is_han(self) -> bool:
        return has_han(self.joined)


def read(text: str) -> Query:
    folded = words(text)
    forms = [tuple(folded)]
    if _TONES.fullmatch(" ".join(folded)):
        forms.append(tuple(" ".join(re.sub("[1-5]", " ", one).strip() for one in folded).split()))
    other = spelt_out(text)
    if other is not None:
        forms.append(tuple(words(other)))
    return Query(
        words=tuple(run for word in folded for run in runs(word)),
        forms=tuple(form for form in dict.fromkeys(forms) if form),
        code=code_key(text.strip()),
        email=email_key(text),
        phones=_phones(text),
    )


def _phones(text: str) -> tuple[str, ...]:
    digits = phone_key(text) if _PHONE.fullmatch(text) else ""
    if len(digits) < 4:
        return ()
    whole = digits[::-1]
    national = [whole.removeprefix(prefix)[::-1] for prefix in _COUNTRY if whole.startswith(prefix) and len(whole) > 10]
    return (digits, *national)
