"""Stable ids for roster rows that come without one: the same row has the same id in the next file too."""

import hashlib
from collections.abc import Mapping

MADE_UP = "nc-"
"""Begins the code of a guest for whom the file had none."""
_DERIVED = 10
"""Hexadecimal digits: among a million rows two are alike once in two runs, and then they are numbered."""


class Identities:
    """Fills in ids, and codes where there are none, row by row."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def settle(self, row: dict[str, object]) -> bool:
        """Give the row an id and a code; False for a row that names nobody (a sum, a remark)."""
        code = row.get("code")
        own = row.get("id")
        if isinstance(own, str):
            row["id"] = own = "_".join(own.split())
        elif isinstance(code, str):
            row["id"] = own = self.from_code(code)
        elif row.get("name"):
            row["id"] = own = self._numbered(_digest(row))
        else:
            return False
        if code is None:
            row["code"] = f"{MADE_UP}{own}"
        return True

    def from_code(self, code: str) -> str:
        """The code stands for a missing id; on a second row with a number."""
        return self._numbered("_".join(code.split()))

    def _numbered(self, name: str) -> str:
        place = self._seen[name] = self._seen.get(name, 0) + 1
        return name if place == 1 else f"{name}#{place}"


def _digest(row: Mapping[str, object]) -> str:
    """From order and name; a digest, because ids outlive the roster in the journal and names must not."""
    text = f"{row.get('order', '')}|{row.get('name')}"
    return f"r-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:_DERIVED]}"
