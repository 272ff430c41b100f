"""Where quotation marks stand: the quoted spans of a page's blocks, and what is left outside them.

One scan a block, with a set of marks found to be of no use in it, so that time stays linear on any text.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.records import Span

__all__ = ["outside", "quoted"]

MARKS = "“”„‟\"«»‹›‘’‚'「」『』"
MARK = re.compile(f"[{MARKS}]")
CLOSERS = {
    "“": "”",
    "‟": "”",
    "„": "“”",
    "”": "”",
    '"': '"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "「": "」",
    "『": "』",
}
PLAIN = frozenset("“‟„«「『")
"""Openers that can be nothing else: unclosed, they run to the end of their block."""
SINGLE = frozenset("‘‚'‹›")


def quoted(text: str, blocks: Sequence[Span]) -> list[Span]:
    """Return the spans inside quotation marks, marks included, in text order; none crosses a block.

    A quotation that goes on over paragraphs opens each of them anew and is closed in the last only.
    """
    out: list[Span] = []
    places = _places(text)
    for index, block in enumerate(blocks):
        first = bisect_left(places, block.start)
        if first == len(places) or places[first] >= block.end:
            continue
        following = text[blocks[index + 1].start : blocks[index + 1].start + 1] if index + 1 < len(blocks) else ""
        out.extend(_in_block(text, block, following))
    return out


def _places(text: str) -> list[int]:
    """Return where marks stand; a text has few of the many sorts, and is asked for each in turn."""
    return sorted(match.start() for mark in MARKS if mark in text for match in re.finditer(mark, text))


def outside(text: str, blocks: Sequence[Span]) -> list[Span]:
    """Return what stands outside quotation marks in `blocks`, in text order."""
    out: list[Span] = []
    inside = iter(quoted(text, blocks))
    next_quote = next(inside, None)
    for block in blocks:
        at = block.start
        while next_quote is not None and next_quote.start < block.end:
            if at < next_quote.start:
                out.append(Span(at, next_quote.start))
            at = next_quote.end
            next_quote = next(inside, None)
        if at < block.end:
            out.append(Span(at, block.end))
    return out


def _in_block(text: str, block: Span, following: str) -> list[Span]:
    out: list[Span] = []
    useless: set[str] = set()
    at = block.start
    while True:
        start, opener = _opener(text, at, block, useless)
        if start < 0:
            return out
        end = _closer(text, start, block, opener)
        if end < 0:
            # No closer stands after this opener, so none does after a later one of its sort: each is given up once.
            if opener in PLAIN or opener == following:
                out.append(Span(start, block.end))
                return out
            useless.add(opener)
            at = start + 1
            continue
        out.append(Span(start, end))
        at = end


def _opener(text: str, at: int, block: Span, useless: set[str]) -> tuple[int, str]:
    for match in MARK.finditer(text, at, block.end):
        mark, start = match.group(), match.start()
        if mark not in CLOSERS or mark in useless:
            continue
        before = text[start - 1] if start > block.start else " "
        after = text[start + 1] if start + 1 < block.end else " "
        if mark in PLAIN or (not before.isalnum() and not after.isspace()):
            return start, mark
    return -1, ""


def _closer(text: str, start: int, block: Span, opener: str) -> int:
    """Return the end of the quotation that opens at `start`, or -1 where nothing closes it."""
    wanted = CLOSERS[opener]
    for match in MARK.finditer(text, start + 1, block.end):
        if match.group() not in wanted:
            continue
        after = text[match.end()] if match.end() < block.end else " "
        if opener in SINGLE and (after.isalnum() or text[match.start() - 1].isspace()):
            continue  # an apostrophe, or another opener
        return match.end()
    return -1
