"""Interviews: whose turn a paragraph is, told by labels ("NAME: …", "Q: …") or by questions set as paragraphs."""

import re
from bisect import bisect_right
from collections import Counter

from onrecord.attribution.people import PageNames
from onrecord.records import Block, BlockKind, Page, Span, SpeakerKind

__all__ = ["Turn", "Turns", "label_of", "labels_of"]

MIN_LABELS = 3
"""Labelled paragraphs that make a page an interview, one label at least twice."""
MIN_QUESTIONS = 3
"""Questions set as paragraphs that make a page an interview."""
MIN_WORDS = 3
"""What follows a label in fewer words is a table's row, not a turn."""
LONGEST_LABEL = 40
"""Code points."""
NO_LABELS = frozenset("photo video read watch update image picture source sources note related correction ed".split())
LONGEST_QUESTION = 80
"""Words; longer paragraphs that say "you" are answers too."""
ANNOUNCING = ("interview", "q&a", "in conversation with")
MINE = frozenset("i we my our me us mine ours".split())
YOURS = frozenset("you your yours".split())
HEADLINED = re.compile(r"^([A-Z][\w’'-]+ [A-Z][\w’'-]+):|[Ii]nterview with ([A-Z][\w’'-]+ [A-Z][\w’'-]+)", re.M)
QUOTED = re.compile(r"[“\"][^“”\"]{0,600}[”\"]")
QUESTION, ANSWER = "q", "a"
TURNS = (BlockKind.PARAGRAPH, BlockKind.SUBHEADING, BlockKind.LIST)


class Turn:
    """One paragraph of an interview: who speaks, whether it asks."""

    __slots__ = ("asks", "host", "name", "span")

    def __init__(self, span: Span, name: str | None, asks: bool, host: str | None = None) -> None:
        self.span, self.name, self.asks, self.host = span, name, asks, host


def label_of(text: str, span: Span) -> Span | None:
    """Return the label before a colon at the head of a paragraph: capitals and no more than forty code points."""
    colon = text.find(":", span.start, min(span.end, span.start + LONGEST_LABEL))
    if colon < 0 or colon + 1 >= span.end or not text[colon + 1].isspace():
        return None
    words = text[span.start : colon].split()
    if not 1 <= len(words) <= 5 or any(word.lower().strip(".") in NO_LABELS for word in words):
        return None
    plain = all(word[0].isupper() and not any(c in '“”"?!' for c in word) for word in words)
    return Span(span.start, colon) if plain else None


def labels_of(page: Page) -> frozenset[str]:
    """Return the labels of a page whose paragraphs are labelled as an interview's are; none on other pages."""
    found: Counter[str] = Counter()
    for block in page.blocks:
        label = label_of(page.text, block.span) if block.kind is BlockKind.PARAGRAPH else None
        if label is not None and len(page.text[label.end : min(block.span.end, label.end + 80)].split()) > MIN_WORDS:
            found[label.of(page.text)] += 1
    if sum(found.values()) < MIN_LABELS or max(found.values(), default=0) < 2:
        return frozenset()
    return frozenset(label for label, times in found.items() if times > 1 or sum(found.values()) > MIN_LABELS)


class Turns:
    """The turns of a page; empty where it is no interview."""

    def __init__(self, page: Page, names: PageNames) -> None:
        self.rows: list[Turn] = []
        blocks = [block for block in page.blocks if block.kind in TURNS]
        labels = labels_of(page)
        questions = [b for b in blocks if _asks(page.text, b)]
        if labels:
            self._labelled(page, names, blocks, labels)
        elif len(questions) >= MIN_QUESTIONS:
            self._questioned(page, names, blocks, questions)
        elif _announced(page):
            self._announced(page, names, blocks)
        self.starts = [row.span.start for row in self.rows]

    def at(self, offset: int) -> Turn | None:
        """Return the turn that holds `offset`."""
        k = bisect_right(self.starts, offset) - 1
        return self.rows[k] if k >= 0 and offset < self.rows[k].span.end else None

    def _labelled(self, page: Page, names: PageNames, blocks: list[Block], labels: frozenset[str]) -> None:
        guest = _guest(page, names, blocks[0].span.end)
        last: tuple[str | None, bool] = (None, False)
        for block in blocks:
            label = label_of(page.text, block.span)
            words = label.of(page.text) if label is not None else None
            if words is not None and words in labels:
                last = _who(words, names, guest)
            if last[0] is not None or last[1]:
                self.rows.append(Turn(block.span, *last))

    def _questioned(self, page: Page, names: PageNames, blocks: list[Block], questions: list[Block]) -> None:
        first = questions[0].span.start
        guest = _guest(page, names, first)
        if guest is None:
            return
        host = _host(page, names, blocks, guest)
        asked = {block.span.start for block in questions}
        for block in blocks:
            if block.span.start >= first:
                asks = block.span.start in asked
                self.rows.append(Turn(block.span, guest, asks, host))

    def _announced(self, page: Page, names: PageNames, blocks: list[Block]) -> None:
        """Take the paragraphs in the first person for turns: of the guest, or where they say "you", of the host."""
        first = next((k for k, block in enumerate(blocks) if _counts(page.text, block)[0]), len(blocks))
        guest = _guest(page, names, blocks[first].span.start) if first < len(blocks) else None
        if guest is None or not _presented(page, names, blocks[:first], guest):
            return
        host = _host(page, names, blocks[:first], guest)
        for block in blocks[first:]:
            mine, yours, words = _counts(page.text, block)
            addresses = yours > 0 and words <= LONGEST_QUESTION and (not mine or 2 * words <= LONGEST_QUESTION)
            asks = _asks(page.text, block) or addresses
            self.rows.append(Turn(block.span, guest, asks, host))


def _announced(page: Page) -> bool:
    """Tell whether the page calls itself an interview in its headline or deck."""
    heads = [b.span.of(page.text).lower() for b in page.blocks if b.kind in (BlockKind.HEADLINE, BlockKind.DECK)]
    return any(word in head for head in heads for word in ANNOUNCING)


def _presented(page: Page, names: PageNames, blocks: list[Block], guest: str) -> bool:
    """Tell whether the headline or deck names the guest, or a paragraph before the turns that says "interview"."""
    heads = [b.span for b in page.blocks if b.kind in (BlockKind.HEADLINE, BlockKind.DECK)]
    if any(guest in span.of(page.text) for span in heads):
        return True
    saying = [b.span for b in blocks if "interview" in b.span.of(page.text).lower()]
    return any(n.name == guest and span.holds(n.span) for span in saying for n in names.named)


def _counts(text: str, block: Block) -> tuple[int, int, int]:
    """Return how often a paragraph says "I" and "you", quotations aside, and its number of words."""
    plain = QUOTED.sub(" ", block.span.of(text))
    words = [word.strip(".,;:?!()").lower().replace("’", "'").partition("'")[0] for word in plain.split()]
    return sum(w in MINE for w in words), sum(w in YOURS for w in words), len(words)


def _host(page: Page, names: PageNames, blocks: list[Block], guest: str) -> str | None:
    """Return the one person beside the guest whom a paragraph before the turns names with the word "interview"."""
    for block in blocks:
        if "interview" not in block.span.of(page.text).lower():
            continue
        others = {n.name for n in names.named if block.span.holds(n.span) and n.kind is SpeakerKind.PERSON} - {guest}
        if len(others) == 1:
            return others.pop()
    return None


def _asks(text: str, block: Block) -> bool:
    words = block.span.of(text).rstrip()
    return words.endswith("?") and not words.startswith(("“", '"')) and len(words.split()) <= LONGEST_QUESTION


def _who(label: str, names: PageNames, guest: str | None) -> tuple[str | None, bool]:
    """Return whom a label stands for, and whether it is the one who asks."""
    low = label.lower().strip(".")
    if low in (QUESTION, "question", "interviewer"):
        return None, True
    if low in (ANSWER, "answer"):
        return guest, False
    person = names.person(label) or names.by_first_name(label)
    return (person.name if person is not None else label), False


def _guest(page: Page, names: PageNames, before: int) -> str | None:
    """Return the person of the headline or the deck; else the one most often named before the first question."""
    heads = [b.span for b in page.blocks if b.kind in (BlockKind.HEADLINE, BlockKind.DECK)]
    everyone = {p.name for p in names.persons.values()}
    for span in heads:
        for named in names.named:
            if span.holds(named.span) and named.name in everyone:
                return named.name
    told = (_headlined(page.text, span) for span in heads) if _announced(page) else iter(())
    headlined = next((name for name in told if name is not None), None)
    if headlined is not None:
        return headlined
    counts = Counter(n.name for n in names.named if n.span.start < before and n.name in everyone)
    return max(counts, key=lambda name: (counts[name], name)) if counts else None


def _headlined(text: str, head: Span) -> str | None:
    """Return the two capitals before a headline's colon or after "interview with", if the page prints one elsewhere."""
    match = HEADLINED.search(text, head.start, head.end)
    if match is None:
        return None
    name = match.group(1) or match.group(2)
    rest = text[head.end :]
    return name if any(re.search(rf"\b{re.escape(word)}\b", rest) for word in name.split()) else None
