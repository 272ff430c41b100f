"""What an extraction takes for a report's end and is not: imprint lines, sign-offs, boxes that explain."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

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
OFFERED = re.compile(
    r"\b(?:(?:sign up|subscribe|register|anmelden|abonnier\w+|inscri\w+|suscr\w+)\b.{0,120}\b(?:newsletters?|inbox|"
    r"e-?mails?|edition|app)|"
    r"(?:deliver\w*|sent) (?:straight |directly )?(?:to|through|into) your (?:inbox|letterbox|door))\b",
    re.IGNORECASE,
)
"""What a site offers to send its reader."""
REACHED = re.compile(
    r"\b(?:(?:can|may) be (?:reached|contacted|followed)|follow (?:him|her|them|me|us)? ?(?:on|at)|e-?mail|contact|"
    r"write to|reach|got a tip|have a tip|schreiben sie)\b",
    re.IGNORECASE,
)
HANDLE = re.compile(r"[\w.-]{1,40}@[\w-]{1,40}\.\w|(?<!\w)@\w{3,}")
"""How an author is reached: the words that say so, and an address or a handle beside them."""
ASKING_LENGTH = 200
"""Characters of a line that asks the reader for something."""
INTRODUCES = re.compile(
    r"[\s,]+(?:is|was|has|writes|covers|ist|schreibt|arbeitet|lives|lebt|est|es|è)\b", re.IGNORECASE
)
"""How the line goes on that introduces the author whose name it opens with."""
INTRODUCTION = 600
HANGING = 3
"""Words of a line that announces something ("Contact:") which, at the report's end, is no longer of it."""
PROSE = 100
"""Characters of a unit that is the report's text and no line around it."""
BELOW, FEWEST, NEAR = 0.25, 3, 12
"""Where other stories stand above the line that prints the title: the share of the prose below it, the number of its
units, and the units among which it begins."""
LONGEST_TITLE = 400
TITLE = 12
"""Letters of a line that is the title when the head says the same."""
MOSTLY = 0.6
"""Share of the report's units that must be of one make before another make at its end counts as foreign; and of its
text that must stand above the policy or thread for what is below to be none of it."""


def is_pull_quote(element: Element) -> bool:
    """Tell whether the element is a box that may repeat the report's words."""
    if element.tag == "aside":
        return True
    names = element.attributes.get("class")
    return names is not None and _is_pulled(names[:200])


@lru_cache(maxsize=4096)
def _is_pulled(names: str) -> bool:
    return PULL.search(names) is not None


def below_title(words: Sequence[str], units: list[int], titles: Sequence[str]) -> list[int]:
    """Return the report's units without those up to the line that prints the page's title, right before the report.

    `words` are the words of all units of the page, `titles` what its head calls it. Where no line before the report
    does, one further down may, with at least `BELOW` of the report's prose under it: what stands above it is other
    stories.
    """
    keys = [squeezed(title).lower() for title in titles]
    first = next((index for index in units if len(words[index]) >= PROSE), None)
    if first is None:
        return units
    for index in range(first, 0, -1):
        if _prints(words[index], keys):
            return [row for row in units if row > index]
    prose = [index for index in units if len(words[index]) >= PROSE and SENTENCE_END.search(words[index][-6:])]
    chosen = set(units)
    for index in range(first + 1, prose[-FEWEST] if len(prose) >= FEWEST else 0):
        if index in chosen or not _prints(words[index], keys):
            continue
        above = bisect_right(prose, index)
        if prose[above] - index <= NEAR and len(prose) - above >= BELOW * len(prose):
            return [row for row in units if row > index]
    # The page's first words are mostly its head's title, which no reader sees: that one tells no place.
    return units[1:] if units[0] == 0 and _prints(words[0], keys) else units


def _prints(words: str, titles: Sequence[str]) -> bool:
    if len(words) > LONGEST_TITLE:
        return False
    key = squeezed(words).lower()
    return len(key) >= TITLE and any(key in title and 2 * len(key) >= len(title) for title in titles)


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
        short = short or (words.endswith(":") and len(words.split()) <= HANGING and not listed)
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
    if len(words) > ASKING_LENGTH or any(mark in words for mark in '"“„«'):
        return False
    return (
        (ASKING.search(words) is not None and OURS.search(words) is not None)
        or OFFERED.search(words) is not None
        or (HANDLE.search(words) is not None and REACHED.search(words) is not None)
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
