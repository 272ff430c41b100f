"""What an extraction takes for a report's end and is not: imprint lines, sign-offs, boxes that explain."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.anatomy.credits import credit_line
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.furniture import furniture_heading, furniture_phrase
from onrecord.anatomy.lines import Line, squeezed
from onrecord.anatomy.parts import holders, unit_span_words
from onrecord.records import Span

__all__ = ["above_talk", "below_title", "is_pull_quote", "trimmed"]

SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
PULL = re.compile(r"(?:^|[\s_-])pull-?quote|blockquote-?highlight|(?:^|[\s_-])zitat", re.IGNORECASE)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ASKING = re.compile(
    r"\b(?:subscrib\w+|sign up|register|download|follow|join|donat\w+|support|contact|newsletter|abonn\w+|im abo|"
    r"e-?paper|unterstütz\w*|spende\w*|folg(?:e|t|en)|kontakt|anmeld\w*|herunterladen|suivez|inscrivez|soutenez|"
    r"suscríb\w+|síg\w+|iscrivi\w+|segui\w*|volg|abonneer)\b",
    re.IGNORECASE,
)
"""Verbs and things by which a site asks its readers for something."""
OURS = re.compile(
    r"\b(?:us|[Oo]ur|uns|[Uu]nser\w*|nous|[Nn]otre|[Nn]os|nuestr\w+|[Ss]íguenos|nostr\w+|[Ss]eguici|ons|[Oo]nze)\b"
)
"""Words by which a site speaks of itself."""
ASKING_LENGTH = 200
"""Characters of a line that asks the reader for something."""
INTRODUCES = re.compile(
    r"[\s,]+(?:is|was|has|writes|covers|ist|schreibt|arbeitet|lives|lebt|est|es|è)\b", re.IGNORECASE
)
"""How the line goes on that introduces the author whose name it opens with."""
INTRODUCTION = 600
PROSE = 100
"""Characters of a unit that is the report's text and no line around it."""
TITLE = 12
"""Letters of a line that is the title when the head says the same."""
MOSTLY = 0.6
"""Share of the report's units that must be of one make before another make at its end counts as foreign; and of its
text that must stand above the policy or thread for what is below to be none of it."""


def is_pull_quote(element: Element) -> bool:
    """Tell whether the element is a box that may repeat the report's words."""
    if element.tag == "aside":
        return True
    names = element.attributes.get("class", "")
    return bool(names) and bool(PULL.search(names[:200]))


def below_title(words: Sequence[str], units: list[int], titles: Sequence[str]) -> list[int]:
    """Return the report's units without those up to the line that prints the page's title, right before the report.

    `words` are the words of all units of the page, `titles` what its head calls it.
    """
    keys = [squeezed(title).lower() for title in titles]
    first = next((index for index in units if len(words[index]) >= PROSE), None)
    if first is None:
        return units
    for index in range(first, -1, -1):
        key = squeezed(words[index]).lower()
        if len(key) >= TITLE and any(key in title and 2 * len(key) >= len(title) for title in keys):
            return [row for row in units if row > index]
    return units


def above_talk(groups: Sequence[list[Line]], units: list[int], talk: Sequence[Span]) -> list[int]:
    """Return the report's units without those below the policy or the thread, where most of the report is above it.

    `talk` are the spans of policy and comments, in text order.
    """
    sizes = {index: groups[index][-1].span.end - groups[index][0].span.start for index in units}
    whole = sum(sizes.values())
    for span in talk:
        above = [index for index in units if groups[index][0].span.start < span.start]
        if sum(sizes[index] for index in above) >= MOSTLY * whole:
            return above
    return units


def trimmed(document: Document, groups: list[list[Line]], units: list[int], authors: Sequence[str] = ()) -> list[int]:
    """Return the report's units without what hangs on at its end.

    A last unit goes where it is an imprint line, a line that asks the reader for something, one that introduces one of
    `authors`, or a short run that is no sentence; a last box goes where it has its own heading and its paragraphs are
    of another make than nearly all before it.
    """
    out = _without_box(document, groups, list(units))
    while len(out) > 3:
        words = unit_span_words(document, groups[out[-1]])
        rows = holders(document, groups[out[-1]], 4)
        listed = any(row.tag in ("li", "td", "dd", "blockquote") for row in rows)
        short = len(words) < 90 and not SENTENCE_END.search(words) and not listed
        if credit_line(words) or not (short or _is_imprint(words) or _asks(words) or _introduces(words, authors)):
            break
        out.pop()
    return out


def _is_imprint(words: str) -> bool:
    return len(words) < 250 and (words.startswith(("©", "Copyright", "(c)")) or (
        furniture_phrase(words) and (furniture_heading(words) or len(words) < 60)
    ))  # fmt: skip


def _asks(words: str) -> bool:
    """Tell whether the line is the site's own word to its reader ("Follow us on …"), and nobody's quoted."""
    return (
        len(words) <= ASKING_LENGTH
        and not any(mark in words for mark in '"“„«')
        and ASKING.search(words) is not None
        and OURS.search(words) is not None
    )


def _introduces(words: str, authors: Sequence[str]) -> bool:
    """Tell whether the unit opens with an author's full name and says who that is."""
    if len(words) > INTRODUCTION:
        return False
    return any(
        " " in name and words.startswith(name) and INTRODUCES.match(words, len(name)) is not None for name in authors
    )


def _make(document: Document, group: list[Line]) -> tuple[str, str]:
    row = holders(document, group, 1)
    return (row[0].tag, row[0].attributes.get("class", "")) if row else ("", "")


def _without_box(document: Document, groups: list[list[Line]], units: list[int]) -> list[int]:
    makes = [_make(document, groups[index]) for index in units]
    if len(units) < 5:
        return units
    common, count = Counter(makes).most_common(1)[0]
    if count < MOSTLY * len(units):
        return units
    last = max(at for at, make in enumerate(makes) if make == common)
    tail = units[last + 1 :]
    if not tail or last < len(units) // 2:
        return units
    first = holders(document, groups[tail[0]], 3)
    box = next((row for row in first if row.tag in ("section", "aside", "div")), None)
    headed = any(row.tag in HEADINGS for row in first)
    if not headed and tail[0] > 0:
        before = holders(document, groups[tail[0] - 1], 3)
        headed = (
            any(row.tag in HEADINGS for row in before) and box is not None and box.index in [r.index for r in before]
        )
    if box is None or not headed or box.start <= groups[units[last]][0].span.start:
        return units
    return units[: last + 1]
