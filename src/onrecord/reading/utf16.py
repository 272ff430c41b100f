"""Offsets as Java programs count them: UTF-16 code units, of a text whose lines end with a line feed alone."""

from bisect import bisect_left
from itertools import accumulate

__all__ = ["Utf16", "plain_lines"]

LAST_SHORT = "\uffff"
"""The last code point that is one code unit; those beyond are two."""


def plain_lines(text: str) -> str:
    """Return `text` with every end of line a line feed, as a Java text field holds it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Utf16:
    """Code points of one text as code units of the same text with plain lines, and back."""

    def __init__(self, text: str) -> None:
        same = text.isascii() or max(text, default="") <= LAST_SHORT
        self._length = len(text)
        self._units = None if same and "\r\n" not in text else _units(text)

    def unit(self, point: int) -> int:
        """Return the code unit at which code point number `point` begins."""
        return point if self._units is None else self._units[point]

    def point(self, unit: int) -> int | None:
        """Return the code point that begins at `unit`; None beyond the text and inside a pair."""
        if self._units is None:
            return unit if 0 <= unit <= self._length else None
        at = bisect_left(self._units, unit)
        return at if unit >= 0 and at < len(self._units) and self._units[at] == unit else None


def _units(text: str) -> list[int]:
    """Return the code unit at which each code point begins, and the end."""
    after = (*text[1:], "")
    widths = (
        0 if char == "\r" and then == "\n" else 2 if char > LAST_SHORT else 1
        for char, then in zip(text, after, strict=True)
    )
    return list(accumulate(widths, initial=0)) if text else [0]
