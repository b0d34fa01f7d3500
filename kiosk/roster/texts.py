"""Writes the texts that the search reads whole: all names, all companies, and what names are made of."""

from collections.abc import Iterable
from itertools import islice, pairwise
from re import compile as pattern

from kiosk.roster.keys import SPELLED, Kind
from kiosk.store import Database

_BATCH = 2000
_PLAIN_NAMES = pattern("[a-z]{2,}(?:[ \\n][a-z]{2,})*")
_SEAM = pattern("([a-z]{2}) (?=([a-z]{2}))")


def marked(parts: str) -> str:
    """A spelled name without blanks, each word beginning with a capital."""
    return "".join([word[:1].upper() + word[1:] for word in parts.split(" ")])


def write_texts(db: Database, organisations: dict[str, int]) -> None:
    """Names as lines; companies as lines of their number, a tab and their names."""
    spelled = _Spelled()
    found = db.each("SELECT parts FROM search_term WHERE shelf = ? ORDER BY key, n, parts", (SPELLED,))
    distinct = iter(dict.fromkeys(parts for (parts,) in found))
    names: list[str] = []
    while run := list(islice(distinct, _BATCH)):
        names += spelled.marked(run)
    word = int(Kind.WORD)
    words = sorted(spelled.words)
    db.run_many("INSERT INTO search_term VALUES (?, ?, 0, ?, '')", ((word, one, word) for one in words))
    han = db.each("SELECT DISTINCT key FROM search_term WHERE shelf = ? ORDER BY key", (int(Kind.HAN),))
    texts = {
        "names": _lines(names),
        "han": _lines(row[0] for row in han),
        "organisations": _lines(f"{number}\t{key}" for key, number in organisations.items()),
        "triples": " ".join(sorted(spelled.triples())),
    }
    db.run_many("INSERT INTO search_text VALUES (?, ?)", texts.items())


class _Spelled:
    """What all spelled names together are made of."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self._seams: set[str] = set()
        """Where two words of a name meet: two letters of each, or the name where a word is shorter."""

    def marked(self, names: list[str]) -> list[str]:
        """The names as the text has them."""
        text = "\n".join(names)
        self.words.update(text.replace(" ", "\n").split("\n"))
        if _PLAIN_NAMES.fullmatch(text):
            # all in one go: letters only, and no word so short that a seam would be more than its ends
            self._seams.update(map("".join, _SEAM.findall(text)))
            return text.title().replace(" ", "").split("\n")
        for name in names:
            self._meet(name.split(" "))
        return list(map(marked, names))

    def _meet(self, words: list[str]) -> None:
        for left, right in pairwise(words):
            if len(left) > 1 and len(right) > 1:
                self._seams.add(left[-2:] + right[:2])
            else:
                self._seams.add(f"\n{''.join(words)}\n")

    def triples(self) -> set[str]:
        """Every three letters that follow each other in some name or word, the line break counted."""
        pieces = [*(f"\n{word}\n" for word in self.words), *self._seams]
        return {piece[at : at + 3].lower() for piece in pieces for at in range(len(piece) - 2)}


def _lines(texts: Iterable[str]) -> str:
    return "\n" + "\n".join(texts) + "\n"
