"""Quotation marks: the quotations of one paragraph, whatever marks they use, and paragraphs that one runs through."""

import re
from dataclasses import dataclass

from onrecord.records import Span

__all__ = ["Quotation", "opens_with_mark", "quotations"]

MARK = re.compile(r"[“”„«»‹›‘’\"']|''|``")
DOUBLE_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "``": "''"}
CLOSERS = frozenset("”»›")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run inside marks, the marks included."""

    span: Span
    closed: bool
    """False where the paragraph ends before the closing mark."""
    single: bool
    """In single marks."""

    def inner(self, text: str) -> str:
        """Return the words without the marks."""
        return self.span.of(text).strip("“”„«»‹›‘’\"'` ")


def opens_with_mark(text: str, span: Span) -> bool:
    """Tell whether `span` begins with a double mark that opens a quotation."""
    return text[span.start : span.start + 2].startswith(("“", "„", "«", "‹", '"', "''", "``"))


def quotations(text: str, span: Span) -> list[Quotation]:
    """Return the outermost quotations in `span`, in order. Linear in the length of the text.

    A straight mark opens where a word follows and none precedes it. An opening mark that is never closed reaches to the
    end of `span` where it begins `span` or follows a mark and a space, else it is taken for a slip.
    """
    marks = _marks(text, span)
    singles = _single_ends(text, marks)
    out: list[Quotation] = []
    i = 0
    while i < len(marks):
        start, mark = marks[i]
        if mark in ("‘", "'", "’"):
            end = singles.get(start)
            if end is not None:
                out.append(Quotation(Span(start, end), closed=True, single=True))
                while i < len(marks) and marks[i][0] < end:
                    i += 1
            else:
                i += 1
            continue
        if mark in CLOSERS or not _may_open(text, start, mark, span):
            i += 1
            continue
        close = _closing(text, marks, i, span)
        if close is None:
            if _unclosed_counts(text, start, span):
                out.append(Quotation(Span(start, _trimmed_end(text, span)), closed=False, single=False))
                break
            i += 1
            continue
        at, width = marks[close][0], len(marks[close][1])
        out.append(Quotation(Span(start, at + width), closed=True, single=False))
        i = close + 1
    return out


def _marks(text: str, span: Span) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    for match in MARK.finditer(text, span.start, span.end):
        at, mark = match.start(), match.group()
        if mark == "'" and text.startswith("''", at):
            out.append((at, "''"))
        elif mark == "'" and out and out[-1] == (at - 1, "''"):
            continue
        else:
            out.append((at, mark))
    return out


def _may_open(text: str, at: int, mark: str, span: Span) -> bool:
    after = text[at + len(mark)] if at + len(mark) < span.end else " "
    before = text[at - 1] if at > span.start else " "
    if mark in ("“", "„", "«", "‹", "``"):
        return not after.isspace() or not before.isalnum()
    return not after.isspace() and not before.isalnum()


def _closing(text: str, marks: list[tuple[int, str]], i: int, span: Span) -> int | None:
    """Return the index of the mark that closes mark `i`; None where another opens first or none is left."""
    mark = marks[i][1]
    wanted = DOUBLE_PAIRS.get(mark, mark)
    for k in range(i + 1, len(marks)):
        at, other = marks[k]
        if mark == "“" and other == "“":
            before = text[at - 1]
            after = text[at + 1] if at + 1 < span.end else " "
            if not before.isspace() and not after.isalnum():
                return k
            return None
        if other == mark and mark in ("„", "«", "‹", "``"):
            return None
        if other in wanted if mark != "``" else other == "''":
            if mark in ('"', "''") and _may_open(text, at, other, span) and text[at - 1].isspace():
                return None
            return k
        if mark == "“" and other == '"' and not _may_open(text, at, other, span):
            return k
    return None


def _unclosed_counts(text: str, start: int, span: Span) -> bool:
    before = text[span.start : start].rstrip()
    return not before or (before.endswith((",", ":", ".", "?", "!", "”", '"')) and text[start - 1].isspace())


def _trimmed_end(text: str, span: Span) -> int:
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return end


def _single_ends(text: str, marks: list[tuple[int, str]]) -> dict[int, int]:
    """Return, for each single mark that opens, the end of its quotation.

    A closing single mark and an apostrophe are one character: a mark after a plural's s that a lower-case word follows
    is an apostrophe unless no better one comes.
    """
    out: dict[int, int] = {}
    good: int | None = None
    doubtful: int | None = None
    size = len(text)
    for at, mark in reversed(marks):
        if mark not in ("‘", "'", "’"):
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < size else " "
        if mark in ("’", "'") and not before.isspace() and not after.isalnum() and before not in "([—–":
            if before == "s" and text[at + 1 : at + 3].strip()[:1].islower():
                doubtful = at + 1
            else:
                good = at + 1
        elif mark in ("‘", "'") and not before.isalnum() and not after.isspace():
            end = good if good is not None else doubtful
            if end is not None:
                out[at] = end
            good = doubtful = None
    return out
