"""Figures on pages with gold of our own: `python -m evaluation.own_gold [--corpus demo|blind] [--errors]`.

The demo's gold (tests/gold/demo.json) was written with its pages by a founder who had not seen the code. It is our
development material: its figures say what works, not how good onrecord is on pages it has never met. The blind corpus
(evaluation/blind) is for that: another matter, other outlets, opened only to print figures.

A statement's content is found where it has word Jaccard >= 0.8 with gold's; it is attributed where cue and source also
share a word with gold's. A dispute is found where both sides' words hold, or are at least half of, gold's.
"""

import argparse
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.shared import DEMO, ROOT, at_hand
from onrecord.ledger import Store, open_ledger, parse_settings
from onrecord.reading import find, place_of
from onrecord.records import (
    Actor,
    Block,
    BlockKind,
    Dispute,
    DisputeSide,
    Page,
    PageId,
    Span,
    Statement,
    Story,
    Voice,
)
from onrecord.run import add, settle

__all__ = ["CORPORA", "Corpus", "Tally", "figures", "main"]


@dataclass(frozen=True)
class Corpus:
    """Pages of our own with their gold and settings."""

    pages: Path
    gold: Path
    actors: Path


CORPORA = {
    "demo": Corpus(DEMO / "pages", ROOT / "tests" / "gold" / "demo.json", DEMO / "actors.toml"),
    "blind": Corpus(
        ROOT / "evaluation" / "blind" / "pages",
        ROOT / "evaluation" / "blind" / "gold.json",
        ROOT / "evaluation" / "blind" / "actors.toml",
    ),
}
WORD = re.compile(r"\w+(?:['’]\w+)*")
SAME = 0.8
BODY = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.SUBHEADING)
Gold = dict[str, Any]


@dataclass
class Tally:
    """Right, found and wanted things of one kind."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that is right."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, right: bool | int, found: int = 1, wanted: int = 1) -> None:
        """Count one thing, or several."""
        self.right += int(right)
        self.found += found
        self.wanted += wanted


def folded(words: str | None) -> str:
    """Return words with white space folded, no-break spaces too."""
    return " ".join((words or "").split())


def words_of(text: str) -> frozenset[str]:
    """Return the words of `text`, lower-cased."""
    return frozenset(word.lower() for word in WORD.findall(text))


class Located:
    """Finds gold's strings on a page: white space folded, nearest to a place."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def spans(self, words: str, kinds: Iterable[BlockKind] = ()) -> list[Span]:
        """Return where `words` stand, in blocks of `kinds` first."""
        pattern = r"\s+".join(re.escape(part) for part in words.split())
        found = [Span(*match.span()) for match in re.finditer(pattern, self.page.text)]
        blocks = self.page.blocks_of(*kinds)
        inside = [span for span in found if any(block.span.holds(span) for block in blocks)]
        return inside or found

    def places(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the starts of the words that `spans` cover."""
        return frozenset(
            span.start + match.start() for span in spans for match in WORD.finditer(span.of(self.page.text))
        )


def jaccard(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Return the share of shared members."""
    return len(a & b) / len(a | b) if a | b else 1.0


WHERE = {
    "headline": (BlockKind.HEADLINE,),
    "deck": (BlockKind.DECK,),
    "caption": (BlockKind.CAPTION,),
    "body": BODY,
    "quote": (BlockKind.QUOTE,),
}


def _content(located: Located, row: Gold) -> list[Span]:
    """Return the spans of gold's pieces, each after the one before it."""
    cue = located.spans(row["cue"], WHERE[row["where"]]) if row["cue"] else []
    out: list[Span] = []
    for piece in row["pieces"]:
        options = [span for span in located.spans(piece, WHERE[row["where"]]) if not out or span.start >= out[-1].end]
        if not options:
            continue
        near = cue or out
        out.append(min(options, key=lambda span: min((abs(span.start - other.start) for other in near), default=0)))
    return out


def statements(page: Page, said: list[Statement], gold: Gold, tally: Callable[[str], Tally]) -> None:
    """Count contents, attributions, speakers, kinds of one page.

    Gold lists what was uttered: a stance or act that it does not list is neither right nor wrong.
    """
    located = Located(page)
    found = [(row, located.places(row.content)) for row in said]
    wanted = [(row, located.places(_content(located, row))) for row in gold["statements"]]
    pairs = sorted(
        ((-jaccard(g, f), i, j) for i, (_, g) in enumerate(wanted) for j, (_, f) in enumerate(found)),
    )
    of_gold: dict[int, int] = {}
    for likeness, i, j in pairs:
        if -likeness >= SAME and i not in of_gold and j not in of_gold.values():
            of_gold[i] = j
    uttered = sum(j in of_gold.values() or row.said for j, (row, _) in enumerate(found))
    tally("statement content").add(len(of_gold), uttered, len(wanted))
    attributed = 0
    for i, j in of_gold.items():
        row, got = wanted[i][0], found[j][0]
        cue = not row["cue"] or bool(words_of(row["cue"]) & words_of(got.cue_words or ""))
        source = not row["source"] or bool(words_of(row["source"]) & words_of(got.source_words or ""))
        attributed += cue and source
        tally("speaker of a found statement").add(folded(got.speaker) == folded(row["speaker"]))
        tally("kind of a found statement").add(got.kind == row["kind"])
        tally("voice of a found statement").add(got.voice == row["voice"])
    tally("statement attributed").add(attributed, uttered, len(wanted))


def anatomy(page: Page, gold: Gold, tally: Callable[[str], Tally]) -> None:
    """Count the parts of one page."""

    def texts(*kinds: BlockKind) -> list[str]:
        return [folded(block.span.of(page.text)) for block in page.blocks_of(*kinds)]

    tally("headline").add(texts(BlockKind.HEADLINE) == [folded(gold["headline"])])
    tally("deck").add(texts(BlockKind.DECK) == [folded(gold["deck"])] if gold["deck"] else not texts(BlockKind.DECK))
    tally("outlet").add(folded(page.outlet) == folded(gold["outlet"]))
    tally("bylines").add(sorted(page.bylines) == sorted(gold["bylines"]))
    tally("published").add((page.published or "")[:10] == (gold["published"] or "")[:10])
    captions, wanted = texts(BlockKind.CAPTION), [folded(row) for row in gold["captions"]]
    tally("captions").add(sum(row in captions for row in wanted), len(captions), len(wanted))
    whole = " ".join(texts(BlockKind.DATELINE, *BODY))
    ends = whole.startswith(gold["body_opens"]) and whole.endswith(gold["body_closes"])
    tally("body opens and closes").add(ends)
    paragraphs: list[Block] = page.blocks_of(BlockKind.PARAGRAPH)
    tally("paragraphs counted").add(len(paragraphs) == gold["paragraphs"])
    for line in gold["furniture"]:
        tally("furniture kept out of the body").add(folded(line) not in whole)
    tally("credit").add(
        [folded(row.names) for row in page.credits] == ([folded(gold["credit"]["names"])] if gold["credit"] else [])
    )
    policy = folded(" ".join(span.of(page.text) for span in page.policy or ()))
    right = not policy if not gold["policy"] else all(folded(part) in policy for part in gold["policy"].values())
    tally("policy").add(right)
    have = {(row.number, row.parent, row.author) for row in page.comments}
    want = {(str(row["number"]), row["parent"], row["author"]) for row in gold["comments"]}
    tally("comment number, parent, author").add(len(have & want), len(have), len(want))


class Settled:
    """A settled ledger of a corpus beside its gold."""

    def __init__(self, store: Store, corpus: Corpus) -> None:
        self.store = store
        self.gold: Gold = json.loads(corpus.gold.read_text(encoding="utf-8"))
        root = place_of(corpus.pages) + "/"
        self.name: dict[PageId, str] = {row.id: row.place.removeprefix(root) for row in store.summaries()}
        self.id = {name: page for page, name in self.name.items()}

    @property
    def disputed(self) -> list[Gold]:
        """The gold's disputes and shifts, each with its two sides."""
        shifts = ({"a": row["from"], "b": row["to"]} for row in self.gold["position_shifts"])
        return [*self.gold["disputes"], *shifts]

    def stories(self, tally: Callable[[str], Tally]) -> None:
        """Count copies with their parents and relations."""
        found = {
            (self.name[copy.page], self.name[copy.parent] if copy.parent else None, copy.relation.value)
            for story in self.store.corpus(Story)
            for copy in story.copies
        }
        wanted = {
            (copy["page"], copy["parent"] if not story["missing_original"] else None, copy["relation"])
            for story in self.gold["stories"]
            for copy in story["copies"]
        }
        tally("copies with parent and relation").add(len(found & wanted), len(found), len(wanted))

    def disputes(self, tally: Callable[[str], Tally]) -> None:
        """Count the disputes of the gold that were found, and what was found beside them."""
        wanted, found = self.disputed, list(self.store.corpus(Dispute))
        hit = {i for i, row in enumerate(wanted) if any(self.same(row, dispute) for dispute in found)}
        right = sum(any(self.same(row, dispute) for row in wanted) for dispute in found)
        tally("disputes of the gold found").add(len(hit), len(hit), len(wanted))
        tally("disputes found that the gold has").add(right, len(found), len(found))

    def same(self, row: Gold, dispute: Dispute) -> bool:
        """Tell whether `dispute` is the gold's `row`: both sides hold, or are at least half of, its words."""

        def side(found: DisputeSide, wanted: Gold) -> bool:
            said, key = words_of(found.words), words_of(wanted["words"])
            return len(said & key) >= 0.5 * min(len(said), len(key)) and (
                key <= said or len(said & key) >= 0.5 * len(key)
            )

        a, b = row["a"], row["b"]
        return (side(dispute.a, a) and side(dispute.b, b)) or (side(dispute.a, b) and side(dispute.b, a))

    def findings(self, tally: Callable[[str], Tally]) -> None:
        """Count findings by page, comment and rule."""
        found = {(self.name[row.page], row.comment, row.rule) for row in self.store.findings()}
        wanted = {(row["page"], str(row["comment"]), row["rule"]) for row in self.gold["findings"]}
        tally("findings").add(len(found & wanted), len(found), len(wanted))

    def unheard(self, tally: Callable[[str], Tally]) -> None:
        """Count those who are named but not heard."""
        told = {row.id for row in self.store.statements() if row.voice is Voice.NARRATOR or not row.said}
        actors = [row for row in self.store.corpus(Actor) if row.mentioned]
        silent = {row.name for row in actors if all(said in told for said in row.statements)}
        wanted = {row["name"] for row in self.gold["named_not_heard"]}
        tally("named but not heard").add(len(wanted & silent), len(wanted & silent), len(wanted))


@contextmanager
def settled(corpus: Corpus) -> Iterator[Settled]:
    """Yield a ledger of `corpus`, read and settled for the purpose."""
    settings = parse_settings(corpus.actors.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "gold.db", create=True) as store:
        add(store, list(find([str(corpus.pages)])), settings, workers=1)
        settle(store, settings)
        yield Settled(store, corpus)


def figures(corpus: Corpus) -> dict[str, Tally]:
    """Return every figure by name."""
    table: dict[str, Tally] = {}

    def tally(name: str) -> Tally:
        return table.setdefault(name, Tally())

    with settled(corpus) as ledger:
        for name, row in ledger.gold["pages"].items():
            page = ledger.store.page(ledger.id[name])
            anatomy(page, row, tally)
            if page.language == "en":
                statements(page, list(ledger.store.statements(page.id)), row, tally)
        ledger.stories(tally)
        ledger.disputes(tally)
        ledger.findings(tally)
        ledger.unheard(tally)
    return table


def errors(corpus: Corpus) -> Iterator[str]:
    """Yield what differs from gold, for people who mend it."""
    with settled(corpus) as ledger:
        for name, row in ledger.gold["pages"].items():
            page = ledger.store.page(ledger.id[name])
            table: dict[str, Tally] = {}
            anatomy(page, row, lambda key, table=table: table.setdefault(key, Tally()))  # type: ignore[misc]
            yield from (f"{name}: {key} {t.right}/{t.found}/{t.wanted}" for key, t in table.items() if t.f1 < 1)
            if page.language == "en":
                yield from _statement_errors(name, page, list(ledger.store.statements(page.id)), row)
        found = list(ledger.store.corpus(Dispute))
        for item in ledger.disputed:
            if not any(ledger.same(item, dispute) for dispute in found):
                yield f"dispute missed: {item['a']['words']} || {item['b']['words']}"
        for dispute in found:
            if not any(ledger.same(item, dispute) for item in ledger.disputed):
                yield f"dispute beyond gold: {dispute.grade} {dispute.a.words} || {dispute.b.words}"
        have = {(ledger.name[row.page], row.comment, row.rule) for row in ledger.store.findings()}
        want = {(row["page"], str(row["comment"]), row["rule"]) for row in ledger.gold["findings"]}
        yield from (f"finding missed: {row}" for row in sorted(want - have))
        yield from (f"finding beyond gold: {row}" for row in sorted(have - want))


def _statement_errors(name: str, page: Page, said: list[Statement], gold: Gold) -> Iterator[str]:
    located = Located(page)
    found = [(row, located.places(row.content)) for row in said]
    matched: set[int] = set()
    for row in gold["statements"]:
        target = located.places(_content(located, row))
        best = max(range(len(found)), key=lambda j: jaccard(target, found[j][1]), default=None)
        if best is None or jaccard(target, found[best][1]) < SAME:
            yield f"{name}: missed {row['kind']} [{row['source']} | {row['cue']}] {' … '.join(row['pieces'])}"
            continue
        matched.add(best)
        got = found[best][0]
        if folded(got.speaker) != folded(row["speaker"]):
            yield f"{name}: speaker {got.speaker} ({got.source_words}), gold {row['speaker']}: {got.words[:60]}"
        elif got.kind != row["kind"] or got.voice != row["voice"]:
            yield f"{name}: {got.kind} {got.voice}, gold {row['kind']} {row['voice']}: {got.words[:60]}"
    for j, (row_found, _) in enumerate(found):
        if j not in matched:
            yield (
                f"{name}: beyond gold {row_found.kind} [{row_found.source_words} | {row_found.cue_words}] "
                f"{row_found.words[:100]}"
            )


def main() -> None:
    """Print the table, or with --errors what differs (never on the blind corpus)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", choices=sorted(CORPORA), default="demo")
    parser.add_argument("--errors", action="store_true", help="what differs; on the demo only")
    options = parser.parse_args()
    corpus = CORPORA[options.corpus]
    if not at_hand(corpus.gold):
        return
    if options.errors:
        if options.corpus != "demo":
            parser.error("the blind corpus is opened only to print figures")
        for line in errors(corpus):
            print(line)
        return
    print(f"{options.corpus + ' pages, own gold':36} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6}")
    for name, row in figures(corpus).items():
        print(f"{name:36} {row.precision:6.1%} {row.recall:6.1%} {row.f1:6.1%} {row.wanted:6}")


if __name__ == "__main__":
    main()
