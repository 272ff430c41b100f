"""Score which quotations are one utterance, and how they differ, on pairs of our own marking.

    python -m evaluation.utterance_variants [--part dev|shut] [--errors]

Each pair is made two direct statements on two pages of two stories, and the product's own function is asked. The
speaker is taken in three ways: as attribution finds it on the page; unknown on both sides; known to be the same. The
shut part is for the last count only, and its errors are never listed. Bodies lie beside the checkout; where they are
absent, nothing is scored.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from evaluation.lineage import plain_page
from evaluation.shared import ROOT, SHARED, at_hand
from onrecord.attribution import Gazetteer, actor_index, actors, shipped_tagger
from onrecord.attribution import statements as statements_of
from onrecord.lineage.matching import Report, Sameness, report_of, same_utterance
from onrecord.lineage.utterances import whose
from onrecord.records import (
    ActorId,
    Mention,
    Page,
    Settings,
    Span,
    SpeakerKind,
    Statement,
    StatementId,
    StatementKind,
    StoryId,
    VariantKind,
    Voice,
    Where,
    overlap,
    statement_id,
)

__all__ = ["BODIES", "Pair", "Table", "floor_figures", "main", "pairs_of", "pieces_of", "table_of"]

GOLD = ROOT / "evaluation" / "utterances"
BODIES = SHARED / "data" / "reuse" / "fnc1_docs.jsonl"
MADE_BY = "gold"
DOUBLE = frozenset('“”"„‟«»')
SINGLE = frozenset("‘’'‚‹›")
OPENERS = frozenset("“„‟«‘‚‹")
WORD = re.compile(r"\w+(?:['’]\w+)*")
WAYS = ("as found", "unknown", "the same")


@dataclass(frozen=True)
class Pair:
    """One marked pair: its line of gold, and the two statements with their pages."""

    gold: Mapping[str, Any]
    pages: tuple[Page, Page]
    statements: tuple[Statement, Statement]
    actors: Mapping[StatementId, ActorId]


@dataclass
class Table:
    """Counts over one part."""

    pairs: int = 0
    gold: int = 0
    found: int = 0
    right: int = 0
    altered_gold: int = 0
    altered_found: int = 0
    altered_right: int = 0
    kinds: int = 0
    kinds_right: int = 0
    exact: int = 0
    """Altered pairs with all and only gold's differing words."""
    words_gold: int = 0
    words_found: int = 0
    words_right: int = 0


def pieces_of(text: str, span: Span) -> tuple[Span, ...]:
    """Return the parts of a marked quotation that stand inside marks: "...," he said, "..." has two."""
    marks = SINGLE if text[span.start - 1 : span.start] in SINGLE else DOUBLE
    out: list[Span] = []
    start: int | None = span.start
    within = False
    for at in range(span.start, span.end):
        mark = text[at]
        if mark not in marks:
            continue
        if start is not None and (_opens(text, at) or _inside_word(text, at)):
            # A paragraph or a quoted word opened, or an apostrophe.
            within = within or (_opens(text, at) and not _at_line(text, at))
            continue
        if within:
            within = False
        elif start is not None:
            out.append(Span(start, at))
            start = None
        elif not _inside_word(text, at):
            start = at + 1
    if start is not None:
        out.append(Span(start, span.end))
    return tuple(row for row in out if row.of(text).strip()) or (span,)


def _opens(text: str, at: int) -> bool:
    return text[at] in OPENERS or _at_line(text, at) or (text[at - 1].isspace() and text[at + 1 : at + 2].isalnum())


def _at_line(text: str, at: int) -> bool:
    return text[max(0, at - 80) : at].rstrip(" \t")[-1:] in ("", "\n")


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def pairs_of(rows: Sequence[Mapping[str, Any]], bodies: Mapping[int, str], *, speakers: bool = True) -> list[Pair]:
    """Return the pairs with their statements, spoken by whom attribution finds on the pages unless told not to look."""
    wanted = sorted({row[side] for row in rows for side in ("a", "b")})
    pages = {number: plain_page(str(number), bodies[number]) for number in wanted}
    said: dict[int, Sequence[Statement]] = dict.fromkeys(wanted, ())
    named: list[Mention] = []
    gazetteer, tagger = Gazetteer.of(Settings()), shipped_tagger()
    for number, page in pages.items() if speakers else ():
        said[number], mentions, _ = statements_of(page, gazetteer=gazetteer, tagger=tagger)
        named += mentions
    every = [row for number in wanted for row in said[number]]
    speaks = actor_index(every, actors(every, named, {page.id: None for page in pages.values()}, Settings()))
    out = []
    for row in rows:
        sides = [(row[side], Span(*row[f"{side}_span"])) for side in ("a", "b")]
        made = [_statement(pages[number], span, said[number], speaks) for number, span in sides]
        (one, who_one), (other, who_other) = made
        known = {made.id: who for made, who in ((one, who_one), (other, who_other)) if who is not None}
        out.append(Pair(row, (pages[row["a"]], pages[row["b"]]), (one, other), known))
    return out


def _statement(
    page: Page, span: Span, said: Iterable[Statement], speaks: Mapping[StatementId, ActorId]
) -> tuple[Statement, ActorId | None]:
    """Return the marked quotation as a statement, with the speaker of the one found that shares most of it."""
    content = pieces_of(page.text, span)
    host = max(
        (row for row in said if row.kind is not StatementKind.INDIRECT),
        key=lambda row: (sum(overlap(a, b) for a in row.content for b in content), row.id),
        default=None,
    )
    if host is not None and not any(a.touches(b) for a in host.content for b in content):
        host = None
    made = Statement(
        id=statement_id(page.id, content, None, None),
        page=page.id,
        where=Where.BODY,
        kind=StatementKind.DIRECT,
        voice=Voice.REPORTED,
        content=content,
        pieces=tuple(piece.of(page.text) for piece in content),
        confidence=1.0,
        made_by=MADE_BY,
    )
    if host is None:
        return made, None
    fields = ("speaker", "speaker_kind", "role", "of", "resolved_by", "source", "source_words", "cue", "cue_words")
    return replace(made, **{name: getattr(host, name) for name in fields}), speaks.get(host.id)


def judged(pair: Pair, way: str) -> tuple[Sameness | None, Report, Report]:
    """Return what the product says of a pair, and the reports as it was asked about them."""
    rows = list(pair.statements)
    known = dict(pair.actors)
    if way != "as found":
        rows = [replace(row, speaker=None, speaker_kind=SpeakerKind.UNRESOLVED) for row in rows]
        known = {row.id: ActorId("one") for row in rows} if way == "the same" else {}
    stories = {page.id: StoryId(page.id) for page in pair.pages}
    keys = whose(rows, stories, known)
    a, b = (report_of(row, keys[row.id], stories[row.page], None) for row in rows)
    return same_utterance(a, b), a, b


def table_of(pairs: Sequence[Pair], way: str, *, errors: bool = False) -> tuple[Table, dict[int, Table]]:
    """Return the counts over `pairs`, and by story; print what is wrong where `errors`."""
    whole, stories = Table(), defaultdict[int, Table](Table)
    missed: Counter[str] = Counter()
    for number, pair in enumerate(pairs):
        found, _, _ = judged(pair, way)
        for table in (whole, stories[pair.gold["story"]]):
            _count(table, pair, found)
        wrong = _wrong(pair, found)
        missed.update(wrong[:1])
        if errors and wrong:
            _print_error(number, pair, found, wrong)
    if errors:
        print(dict(sorted(missed.items())))
    return whole, dict(stories)


def _count(table: Table, pair: Pair, found: Sameness | None) -> None:
    gold = pair.gold
    altered = found is not None and found.kind is VariantKind.ALTERED
    table.pairs += 1
    table.gold += gold["same"]
    table.found += found is not None
    table.right += gold["same"] and found is not None
    table.altered_gold += gold["variant"] == "altered"
    table.altered_found += altered
    table.altered_right += altered and gold["variant"] == "altered"
    if found is not None and gold["same"] and gold["variant"] != "back-translated":
        table.kinds += 1
        table.kinds_right += str(found.kind) == gold["variant"]
    if altered and gold["variant"] == "altered":
        wanted, got = _words(pair, _marked(gold)), _words(pair, _told(pair, found))
        table.exact += wanted == got
        table.words_gold += len(wanted)
        table.words_found += len(got)
        table.words_right += len(wanted & got)


def _wrong(pair: Pair, found: Sameness | None) -> list[str]:
    gold = pair.gold
    if (found is not None) != gold["same"]:
        return ["missed" if gold["same"] else "too much"]
    if found is not None and str(found.kind) != gold["variant"]:
        return [f"{gold['variant']} as {found.kind}"]
    if found is not None and gold["variant"] == "altered":
        return [] if _words(pair, _marked(gold)) == _words(pair, _told(pair, found)) else ["other words"]
    return []


Places = list[tuple[Span, Span]]


def _marked(gold: Mapping[str, Any]) -> Places:
    return [(Span(*a), Span(*b)) for a, b in gold["differs"]]


def _told(pair: Pair, found: Sameness | None) -> Places:
    if found is None or found.comparison is None:
        return []
    a, b = (_offsets(row) for row in pair.statements)
    return [(a(row.theirs), b(row.ours)) for row in found.comparison.differs]


def _offsets(statement: Statement) -> Callable[[Span], Span]:
    """Return what turns a span of the statement's words into one of its page."""
    starts: list[tuple[int, int]] = []
    at = 0
    for piece, span in zip(statement.pieces, statement.content, strict=True):
        starts.append((at, span.start))
        at += len(piece) + len(" … ")

    def place(offset: int) -> int:
        begin, start = max(row for row in starts if row[0] <= offset)
        return offset - begin + start

    return lambda span: Span(place(span.start), place(span.end))


def _words(pair: Pair, places: Places) -> set[tuple[int, int]]:
    """Return the differing words as (side, start of the word on its page)."""
    return {
        (side, match.start())
        for row in places
        for side in (0, 1)
        if row[side].length
        for match in WORD.finditer(pair.pages[side].text, row[side].start, row[side].end)
    }


def _print_error(number: int, pair: Pair, found: Sameness | None, wrong: Sequence[str]) -> None:
    a, b = pair.statements
    who = " / ".join(f"{row.speaker} ({row.speaker_kind} by {row.resolved_by}: {row.source_words})" for row in (a, b))
    print(f"-- {number} {', '.join(wrong)}: {who}")
    for row in (a, b):
        print(f"   {' '.join(row.words.split())}")
    if pair.gold["variant"] == "altered":
        texts = [page.text for page in pair.pages]
        print(f"   gold: {[(x.of(texts[0]), y.of(texts[1])) for x, y in _marked(pair.gold)]}")
    if found is not None:
        print(f"   found: {found.score} {found.kind} {list(found.differs)}")


def floor_figures() -> dict[str, float]:
    """Return the figures of dev that need no attribution, per cent."""
    bodies = {row["id"]: row["text"] for row in _lines(BODIES)}
    pairs = pairs_of(_lines(GOLD / "dev.jsonl"), bodies, speakers=False)
    out: dict[str, float] = {}
    for way in WAYS[1:]:
        table, _ = table_of(pairs, way)
        out[f"same utterance, speaker {way}"] = round(_f1(table), 1)
        out[f"altered flagged, speaker {way}"] = round(_rate(table.altered_right, table.altered_gold), 1)
        out[f"flagged are altered, speaker {way}"] = round(_rate(table.altered_right, table.altered_found), 1)
        out[f"kind right, speaker {way}"] = round(_rate(table.kinds_right, table.kinds), 1)
    return out


def _rate(part: int, whole: int) -> float:
    return 100 * part / max(1, whole)


def _f1(table: Table) -> float:
    return 200 * table.right / max(1, table.gold + table.found)


def show(whole: Table, stories: Mapping[int, Table]) -> None:
    """Print one table."""
    scored = [_f1(row) for row in stories.values() if row.gold]
    mean = sum(scored) / max(1, len(scored))
    print(
        f"  {_f1(whole):5.1f}  same utterance, F1 (P {_rate(whole.right, whole.found):.1f}, "
        f"R {_rate(whole.right, whole.gold):.1f}; mean of {len(scored)} stories {mean:.1f})"
    )
    print(
        f"  {_rate(whole.altered_right, whole.altered_gold):5.1f}  altered quotations flagged, of {whole.altered_gold} "
        f"(of {whole.altered_found} flagged {_rate(whole.altered_right, whole.altered_found):.1f} are altered)"
    )
    print(f"  {_rate(whole.kinds_right, whole.kinds):5.1f}  kind of variant right, of {whole.kinds} found the same")
    print(
        f"  {200 * whole.words_right / max(1, whole.words_gold + whole.words_found):5.1f}  differing words, F1 "
        f"(all and only gold's in {whole.exact} of {whole.altered_right})"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 0, also where the bodies are absent."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.utterance_variants", description=__doc__)
    parser.add_argument("--part", choices=("dev", "shut"), default="dev")
    parser.add_argument("--errors", choices=WAYS, default=None, nargs="?", const=WAYS[0], help="list what is wrong")
    options = parser.parse_args(arguments)
    if options.errors and options.part == "shut":
        parser.error("the errors of the shut part are never listed")
    if not at_hand(BODIES):
        return 0
    rows = _lines(GOLD / f"{options.part}.jsonl")
    pairs = pairs_of(rows, {row["id"]: row["text"] for row in _lines(BODIES)})
    for way in WAYS:
        whole, stories = table_of(pairs, way, errors=options.errors == way)
        print(f"{options.part}, {whole.pairs} pairs, speaker {way}")
        show(whole, stories)
    return 0


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
