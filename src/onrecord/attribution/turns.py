"""Interviews: whose turn a paragraph is, told by labels ("NAME: …", "Q: …") or by questions set as paragraphs."""

from bisect import bisect_right
from collections import Counter

from onrecord.attribution.people import PageNames
from onrecord.records import Block, BlockKind, Page, Span

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
QUESTION, ANSWER = "q", "a"
TURNS = (BlockKind.PARAGRAPH, BlockKind.SUBHEADING, BlockKind.LIST)


class Turn:
    """One paragraph of an interview: who speaks, whether it asks."""

    __slots__ = ("asks", "name", "span")

    def __init__(self, span: Span, name: str | None, asks: bool) -> None:
        self.span, self.name, self.asks = span, name, asks


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
        asked = {block.span.start for block in questions}
        for block in blocks:
            if block.span.start >= first:
                asks = block.span.start in asked
                self.rows.append(Turn(block.span, guest, asks))


def _asks(text: str, block: Block) -> bool:
    words = block.span.of(text).rstrip()
    return words.endswith("?") and not words.startswith(("“", '"'))


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
    for span in heads:
        for named in names.named:
            if span.holds(named.span) and named.name in {p.name for p in names.persons.values()}:
                return named.name
    people = {p.name for p in names.persons.values()}
    counts = Counter(n.name for n in names.named if n.span.start < before and n.name in people)
    return max(counts, key=lambda name: (counts[name], name)) if counts else None
