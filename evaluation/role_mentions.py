"""Score name, role and whose on gold mentions: `python -m evaluation.role_mentions [--set SET] [--given-sources]`.

Each line of `evaluation/roles/*.jsonl` is a short text with mentions: the words of a source (and which occurrence of
them), the words that are attributed, and gold's name, role and owner ("of"). The page is read as any other. A mention
is found where a statement's source overlaps it, or else where a statement's content overlaps the attributed words. With
`--given-sources` gold's spans stand in a tagger's place, so that only what follows tagging is measured.

Names, roles and owners are equal when case, accents, articles and the look of apostrophes are folded; initials equal
what they stand for; an owner may lack its last words ("Selby" for "Selby Athletic"). A government that speaks has its
state for owner: "Moscow" is nobody's name, of Russia.

`dev` and `dev2` are for tuning; `shut` and `shut2` are opened to print figures only, and `--errors` refuses it.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.shared import ROOT, at_hand
from evaluation.speakers import GoldTagger
from evaluation.statements import page_of
from onrecord.attribution import Draft, Gazetteer, Tagger, shipped_tagger, statements
from onrecord.attribution.gazetteer import fold_name
from onrecord.records import Settings, Span, SpeakerKind, Statement, Where

__all__ = ["FIGURES", "SETS", "Answer", "answers", "figures", "main"]

GOLD = ROOT / "evaluation" / "roles"
SETS = ("dev", "dev2", "dev3", "dev4", "shut", "shut2")
FIGURES = ("found", "name", "role", "of", "role and of", "name, role and of", "role and of, of all gold")
ARTICLE = re.compile(r"^(?:the|a|an)\s+")


@dataclass(frozen=True)
class Answer:
    """One gold mention and the statement that answers it; None where nothing was found."""

    document: str
    gold: dict[str, Any]
    statement: Statement | None

    @property
    def ours(self) -> tuple[str | None, str | None, str | None]:
        """Name, role and owner of the answer; a state that speaks is an owner without a name."""
        row = self.statement
        if row is None:
            return None, None, None
        if row.speaker_kind is SpeakerKind.GOVERNMENT:
            return None, row.role, row.of or row.speaker
        return row.speaker, row.role, row.of

    @property
    def right(self) -> tuple[bool, bool, bool]:
        """Whether name, role and owner are gold's."""
        name, role, of = self.ours
        wanted = (self.gold["name"], self.gold["role"], self.gold["of"])
        return same(name, wanted[0]), same(role, wanted[1]), same(of, wanted[2]) or _shortened(of, wanted[2])


def same(ours: str | None, gold: str | None) -> bool:
    """Tell whether two names, roles or owners are equal but for case, accents, articles, apostrophes, initials."""
    a, b = _folded(ours), _folded(gold)
    return a == b or bool(a and b and (_initials(a) == b or _initials(b) == a))


def _shortened(ours: str | None, gold: str | None) -> bool:
    """Tell whether an owner is gold's less its last words."""
    return bool(ours and gold) and _folded(gold).startswith(f"{_folded(ours)} ")


def _initials(folded: str) -> str:
    return "".join(word[0] for word in folded.split() if word not in ("of", "the", "for", "and"))


def _folded(words: str | None) -> str:
    return ARTICLE.sub("", fold_name(words or "").replace("-", " "))


def _span(text: str, words: str, occurrence: int = 1) -> Span:
    """Return where the words stand; raise ValueError where they do not."""
    whole = rf"(?<!\w){re.escape(words)}(?!\w)"
    found = [match.span() for match in re.finditer(whole, text)]
    if len(found) < occurrence:
        raise ValueError(f"{words!r} does not stand {occurrence} times in {text[:40]!r}")
    return Span(*found[occurrence - 1])


def answers(rows: Sequence[dict[str, Any]], *, given: bool = False) -> Iterator[Answer]:
    """Yield an answer for each gold mention, document by document."""
    gazetteer = Gazetteer.of(Settings())
    for row in rows:
        page = page_of({"date": row["published"], **row})
        spans = [
            (_span(page.text, gold["speaker"], gold["occurrence"]), _span(page.text, gold["statement"]))
            for gold in row["mentions"]
        ]
        tagger: Tagger = GoldTagger(_drafts(spans)) if given else shipped_tagger()
        found, _, _ = statements(page, gazetteer=gazetteer, tagger=tagger)
        for gold, (source, content) in zip(row["mentions"], spans, strict=True):
            yield Answer(row["id"], gold, _answer(found, source, content))


def _drafts(spans: Sequence[tuple[Span, Span]]) -> list[Draft]:
    return [Draft(where=Where.BODY, content=(content,), source=source, confidence=1.0) for source, content in spans]


def _answer(found: Sequence[Statement], source: Span, content: Span) -> Statement | None:
    """Return the statement of a mention: by source and content, else by source, else by content."""
    by_content = [s for s in found if any(span.touches(content) for span in s.content)]
    by_source = [s for s in found if s.source is not None and s.source.touches(source)]
    both = [s for s in by_source if s in by_content]
    return next(iter(both or by_source or by_content), None)


def figures(rows: Sequence[Answer]) -> dict[str, tuple[int, int]]:
    """Return each figure as (right, of how many)."""
    found = [row for row in rows if row.statement is not None]
    marks = [row.right for row in found]
    both = sum(role and of for _, role, of in marks)
    return {
        "found": (len(found), len(rows)),
        "name": (sum(name for name, _, _ in marks), len(found)),
        "role": (sum(role for _, role, _ in marks), len(found)),
        "of": (sum(of for _, _, of in marks), len(found)),
        "role and of": (both, len(found)),
        "name, role and of": (sum(all(row) for row in marks), len(found)),
        "role and of, of all gold": (both, len(rows)),
    }


def _page_errors(rows: Sequence[Answer]) -> None:
    for row in rows:
        if row.statement is None or not all(row.right):
            gold = (row.gold["name"], row.gold["role"], row.gold["of"])
            how = f"{row.statement.speaker_kind.value}, {row.statement.resolved_by}" if row.statement else "not found"
            print(f"{row.document}: {row.gold['speaker']!r} -> {row.ours} [{how}], gold {gold}")


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 0, also where the gold is absent, which is said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=SETS, default="dev")
    parser.add_argument("--given-sources", action="store_true", help="gold's spans in a tagger's place")
    parser.add_argument("--errors", action="store_true", help="what differs, of dev and dev2 only")
    options = parser.parse_args(arguments)
    if options.errors and options.set.startswith("shut"):
        parser.error("the shut set is opened for figures only")
    path = GOLD / f"{options.set}.jsonl"
    if not at_hand(path):
        return 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    found = list(answers(rows, given=options.given_sources))
    if options.errors:
        _page_errors(found)
        return 0
    print(f"role mentions, {options.set}, {'sources given' if options.given_sources else 'sources found'}")
    for name, (right, of) in figures(found).items():
        print(f"{name:26} {right:4}/{of:<4}{100 * right / max(1, of):6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
