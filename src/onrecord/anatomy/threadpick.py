"""Which of the groups of containers that look like a thread is one: read as comments, they must say so themselves."""

import re
from bisect import bisect_left
from itertools import pairwise

from onrecord.anatomy.commentdraft import Draft, draft_comment
from onrecord.anatomy.commenthead import layout_of
from onrecord.anatomy.commentparts import is_backlink, removal_notice
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.furniture import furniture_class
from onrecord.anatomy.headerline import is_name
from onrecord.anatomy.lines import Line, squeezed
from onrecord.anatomy.linked import linked_comments
from onrecord.anatomy.stampgroups import stamp_lines
from onrecord.anatomy.threadboxes import Item, View, is_teaser, own_items
from onrecord.anatomy.threadlines import line_thread
from onrecord.anatomy.threads import Candidate, find_threads, joined, says_comments
from onrecord.anatomy.times import looks_like_stamp
from onrecord.records import Evidence, Span

__all__ = ["find_comments", "unseen_comments"]

TRIED = 8
"""Groups that are read as comments, the heaviest first."""
MOST = 0.6
"""Share of a group's comments that must have an author, a time and words that are no link."""
ALIKE = 0.8
"""Share of further comments that must look like the others or be a notice in a removed one's place."""
CLOSE = 3
"""Lines before a thread in which its heading says enough, wherever it stands."""
FEW_BOXES = 4
"""Comments in boxes under which lines are asked for more."""
DOUBT = 0.7
"""Share of comments with a name of their own under which lines are asked too."""
MORE = 1.25
"""How many times as many names of their own another reading must have."""
INNER = 400
"""Answers of another make that are looked for inside a thread's comments."""


TAG = re.compile(r"<[^<>]{0,2000}>")
SEEN = 60
"""Characters of a comment in a page's data that are looked for in its text."""


def unseen_comments(document: Document) -> list[Evidence]:
    """Return a note on the comments that stand in the page's data (JSON-LD) alone, where there are any."""
    told = linked_comments(document.scripts)
    if not told:
        return []
    text = squeezed(document.text)
    unseen = sum(squeezed(TAG.sub("", words))[:SEEN] not in text for words in told)
    return [Evidence(code="comments:data-only", text=str(unseen))] if unseen else []


def find_comments(
    document: Document, lines: list[Line], lasts: list[int], body: Span, language: str | None
) -> tuple[list[Draft], list[Evidence]]:
    """Return the comments of the page's thread, in text order, and notes on boxes without words.

    `lasts` is what `last_inside` gives; `body` is what was taken for the report. Linear in elements and lines.
    """
    view = View(document, lines, lasts)
    stamps = stamp_lines(document, lines)
    drafts, notes = _boxed(view, stamps, body, lines, language)
    known = _known(drafts)
    if known < max(FEW_BOXES, DOUBT * len(drafts)):
        told, strays = _without_strays(line_thread(view, body.end), [])
        if _known(told) > max(MORE * known, 1):
            return told, strays
    return drafts, notes


def _known(drafts: list[Draft]) -> int:
    """Return how many comments have a name of their own: the measure by which two readings of a page are compared."""
    return len({(draft.author, draft.printed_time) for draft in drafts if draft.author and is_name(draft.author)})


def _boxed(
    view: View, stamps: list[Line], body: Span, lines: list[Line], language: str | None
) -> tuple[list[Draft], list[Evidence]]:
    """Return the comments of the first group of boxes that reads as a thread, and notes on boxes without words."""
    document = view.document
    groups = find_threads(view, stamps, body.start, body.end)
    for place, group in enumerate(groups[:TRIED]):
        drafts, notes = _drafted(document, lines, group.items, group.patterns, language)
        if not _convinces(view, drafts, group):
            continue
        items = group.items
        rest = [other.items for other in groups[:place] + groups[place + 1 :]]
        for outer in [other for other in rest[:TRIED] if _holds_all(other, items)]:
            more = joined(view, outer, items)
            wider, wider_notes = _drafted(document, lines, more, group.patterns, language) if more else ([], [])
            if _keeps(wider, drafts) and _convinces(view, wider, group):
                items, drafts, notes = more or items, wider, wider_notes
                break
        for outer in rest[:TRIED]:
            if len(outer) != len(items):
                continue
            wrapped, _ = _drafted(document, lines, outer, group.patterns, language)
            if _wraps(wrapped, drafts):
                items, drafts = outer, wrapped
                break
        for others in [_inner_boxes(view, drafts, stamps), *rest[:TRIED]]:
            more = joined(view, items, others)
            if more is None:
                continue
            wider, wider_notes = _drafted(document, lines, more, group.patterns, language)
            if _keeps(wider, drafts) and _convinces(view, wider, group):
                items, drafts, notes = more, wider, wider_notes
        return _without_strays(drafts, notes)
    return [], []


def _holds_all(outer: list[Item], items: list[Item]) -> bool:
    """Tell whether each of `items` stands inside one of `outer`, of which there are several."""
    starts = [item.element.index for item in outer]
    places = [bisect_left(starts, item.element.index) - 1 for item in items]
    return len(outer) > 1 and all(
        at >= 0 and item.last <= outer[at].last for at, item in zip(places, items, strict=True)
    )


def _wraps(outer: list[Draft], drafts: list[Draft]) -> bool:
    """Tell whether `outer` are the same comments in wider boxes, some of which hold others: their nesting shows."""
    if len(outer) != len(drafts):
        return False
    wider = all(
        (one.body_start, one.author, one.printed_time) == (other.body_start, other.author, other.printed_time)
        and one.item.element.index < other.item.element.index
        for one, other in zip(outer, drafts, strict=True)
    )
    return wider and any(two.item.element.index <= one.item.last for one, two in pairwise(outer))


def _without_strays(drafts: list[Draft], notes: list[Evidence]) -> tuple[list[Draft], list[Evidence]]:
    """Leave out trackbacks and, where most comments have author and time, those without either; each with a note."""
    full = sum(draft.author is not None and draft.printed_time is not None for draft in drafts)
    kept: list[Draft] = []
    for draft in drafts:
        head = draft.head[0].text if draft.head else draft.author or ""
        words = " ".join(line.text for line in draft.body)
        bare = draft.author is None and draft.printed_time is None and full >= 2 and 2 * full >= len(drafts)
        code = "comment:trackback" if is_backlink(head, words) else "comment:no-header" if bare else ""
        if code and not removal_notice(draft.body[0].text):
            notes.append(Evidence(code=code, text=words[:80], span=draft.body[0].span))
        else:
            kept.append(draft)
    return kept, notes


def _inner_boxes(view: View, drafts: list[Draft], stamps: list[Line]) -> list[Item]:
    """Return the boxes below the words of the comments that print a time near their opening: answers, if anything.

    A box goes as far up as the time is still the first in it: answers to an answer have boxes of their own. What is
    around the first of several answers goes further, so that it is cut back to an element of their make.
    """
    taken = {draft.item.element.index for draft in drafts}
    stamped = {line.index for line in stamps}
    starts = [line.span.start for line in stamps]
    chains: list[tuple[Line, list[Element]]] = []
    makes: set[tuple[str, str]] = set()
    for draft in drafts:
        opening = draft.body[0].span.start
        for line in draft.item.lines:
            if line.index not in stamped or line.span.start <= opening or line.home < 0:
                continue
            row = view.document.elements[line.home]
            chain = [row]
            while row.start > opening and row.index > draft.item.element.index and row.index not in taken:
                if starts[bisect_left(starts, row.start)] != line.span.start:
                    makes.add(_make(chain[-1]))
                    break
                chain.append(row)
                row = view.document.elements[row.parent]
            chains.append((line, chain))
    rows = {}
    for line, chain in chains:
        box = next((row for row in reversed(chain) if _make(row) in makes), chain[-1])
        own = view.inside(box, 4)
        if len(own) > 1 and line in own[:3]:
            rows[box.index] = box
    return own_items(view, [rows[index] for index in sorted(rows)[:INNER]])


def _make(row: Element) -> tuple[str, str]:
    return row.tag, row.attributes.get("class", "")


def _drafted(
    document: Document, lines: list[Line], items: list[Item], patterns: frozenset[str], language: str | None
) -> tuple[list[Draft], list[Evidence]]:
    drafts: list[Draft] = []
    notes: list[Evidence] = []
    layout = layout_of(items, patterns)
    for item in items:
        draft = draft_comment(document, lines, item, layout, language)
        if draft is None:
            notes.append(Evidence(code="comment:no-words", text=item.lines[0].text[:80], span=item.lines[0].span))
        else:
            drafts.append(draft)
    return drafts, notes


def _keeps(wider: list[Draft], drafts: list[Draft]) -> bool:
    """Tell whether `wider` has all of `drafts`, with author, time and opening as they were, and more with the same."""
    before = {draft.item.element.index: draft for draft in drafts}
    after = {draft.item.element.index: draft for draft in wider}
    same = all(
        index in after
        and (after[index].author, after[index].printed_time, after[index].body_start)
        == (draft.author, draft.printed_time, draft.body_start)
        for index, draft in before.items()
    )
    more = [draft for index, draft in after.items() if index not in before]
    alike = sum(
        bool(draft.author and is_name(draft.author) and draft.printed_time and _is_prose(draft)) for draft in more
    )
    removed = sum(removal_notice(draft.body[0].text) for draft in more)
    return same and alike > 0 and alike + removed >= ALIKE * len(more)


def _convinces(view: View, drafts: list[Draft], group: Candidate) -> bool:
    """Tell whether the drafts read as readers' answers; those whose mark-up says so need less."""
    full = len(drafts)
    named = sum(draft.author is not None for draft in drafts)
    timed = sum(draft.printed_time is not None for draft in drafts)
    if group.marked:
        return any(draft.author or draft.printed_time for draft in drafts)
    said = [draft for draft in drafts if _is_prose(draft)]
    titled = sum(is_teaser(view, draft.item) for draft in drafts)
    said = [draft for draft in said if not looks_like_stamp(draft.body[0].text) or len(draft.body[0].text) > 40]
    if (
        full < (1 if group.said else 2)
        or named < MOST * full
        or (timed < MOST * full and not group.timeless)
        or len(said) < MOST * full
        or titled > 0.4 * full
    ):
        return False
    if len({draft.body[0].text for draft in said}) * 2 < len(said):
        return False
    above = view.above(min(draft.item.element.start for draft in drafts), CLOSE)
    if any(view.heading(line) for line in above):
        return True
    return not any(_in_furniture(view.document, draft.item) for draft in drafts[:3])


def _is_prose(draft: Draft) -> bool:
    length = sum(len(line.text) for line in draft.body)
    linked = sum(len(line.text) * line.linked for line in draft.body)
    return linked < 0.6 * length and sum(len(line.text.split()) for line in draft.body) >= 1


def _in_furniture(document: Document, item: Item) -> bool:
    for row in document.ancestors(item.element):
        if says_comments(row):
            return False
        if row.tag in ("aside", "nav", "header", "footer"):
            return True
        if row.tag in ("article", "main", "body"):
            return False
        if furniture_class(document, row, 1):
            return True
    return False
