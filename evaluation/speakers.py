"""Score speakers on GUM's gold coreference: `python -m evaluation.speakers [--errors]`.

Gold attributions (content, cue and source) are given to the resolver in a tagger's place, so that only what follows
tagging is measured. A speaker is right where it is one of the proper names of the source's chain, in full or by its
last word, commas aside; where the chain has none, right where no person is named who is not named in the source itself.
The documents, sorted by id, are halved: errors are read on the even half only (0, 2, …).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.shared import SHARED, at_hand
from evaluation.statements import page_of
from onrecord.attribution import Draft, Gazetteer, statements
from onrecord.attribution.gazetteer import fold_name
from onrecord.records import Page, Settings, Span, SpeakerKind, Statement, Where

__all__ = ["HALVES", "Answer", "answers", "main"]

GOLD = SHARED / "data" / "quotes" / "gum_attr.jsonl"
HALVES = ("even", "odd")
PRONOUNS = frozenset("he she him her they them it who i we you me us this that these those one".split())
FIRST = frozenset("i we me us you".split())
HEADS = frozenset("the a an his her its their our some one of and".split())
SORTS = {
    "full name": "a name",
    "surname": "a name",
    "title alone": "a title",
    "pronoun": "a pronoun",
    "I, we, you": "a pronoun",
    "organisation, other": "a group",
}
"""The kinds of mention of chains that have a name, in four sorts."""
PERSON = "person"


class GoldTagger:
    """Gives the gold spans of one page."""

    name = "gold@1"
    reach = sys.maxsize

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts

    def reads(self, language: str | None) -> bool:
        """Read English, as GUM is."""
        return language == "en"

    def tag(self, page: Page) -> list[Draft]:
        """Return the drafts that it was given, as far as they stand on `page`."""
        return [draft for draft in self.drafts if draft.content[-1].end <= len(page.text)]


@dataclass(frozen=True)
class Answer:
    """One gold source, its kind of mention, what our side answered and whether that is right."""

    document: str
    mention: str
    source: str
    gold: tuple[str, ...]
    statement: Statement
    right: bool


def mention_kind(words: str, kind: str | None, names: list[str]) -> str:
    """Return the kind of mention of a source: pronoun, full name, surname, title alone, organisation, nameless."""
    low = words.lower().split()
    if len(low) == 1 and low[0] in PRONOUNS:
        named = "pronoun" if names else "pronoun, nameless"
        return "I, we, you" if low[0] in FIRST and names else named
    if not names:
        return "nameless"
    if kind != PERSON:
        return "organisation, other"
    capitals = [word for word in words.split() if word[:1].isupper() and word.lower() not in HEADS]
    proper = _proper(names)
    shared = [word for word in capitals if fold_name(word) in proper]
    if len(shared) > 1:
        return "full name"
    return "surname" if shared else "title alone"


def _proper(names: list[str]) -> set[str]:
    """Return the words of the chain's shortest names of one or two words, which hold no title as a rule."""
    short = [name for name in names if len(name.split()) <= 3 and name.split()[-1][:1].isupper()]
    return {fold_name(word) for name in short for word in name.split() if word[:1].isupper()}


def is_right(statement: Statement, names: list[str], source: str) -> bool:
    """Tell whether the speaker is the chain's."""
    ours = fold_name(statement.speaker or "").replace(",", "")
    if not names:
        nobody = statement.speaker is None or statement.speaker_kind is not SpeakerKind.PERSON
        return nobody or ours in fold_name(source)
    folded = [fold_name(name).removeprefix("the ").replace(",", "") for name in names]
    ours = ours.removeprefix("the ")
    if not ours:
        return False
    if ours in folded or any(name.endswith(" " + ours) or name.startswith(ours + " ") for name in folded):
        return True
    return statement.speaker_kind is SpeakerKind.PERSON and any(ours.endswith(" " + name) for name in folded)


def answers(rows: list[dict[str, Any]]) -> Iterator[Answer]:
    """Yield an answer for each gold source, document by document."""
    gazetteer = Gazetteer.of(Settings())
    for row in rows:
        page = page_of({**row, "title": row["text"].partition("\n")[0]})
        drafts: list[Draft] = []
        asked: dict[Span, dict[str, Any]] = {}
        for quote in row["quotes"]:
            if not quote["source"] or quote["source_type"] in ("abstract", "event", "time", "quantity", "object"):
                continue
            source = Span(*quote["source"][0])
            content = tuple(Span(*span) for span in quote["content"])
            asked[source] = quote
            drafts.append(
                Draft(where=Where.BODY, content=content, cue=Span(*quote["cue_edu"][0]), source=source, confidence=1.0)
            )
        found, _, _ = statements(page, gazetteer=gazetteer, tagger=GoldTagger(drafts))
        seen: set[Span] = set()
        for statement in found:
            if statement.source is None or statement.source in seen:
                continue
            seen.add(statement.source)
            quote = asked[statement.source]
            words, names = statement.source.of(page.text), quote["names"]
            yield Answer(
                document=row["id"],
                mention=mention_kind(words, quote["source_type"], names),
                source=words,
                gold=tuple(names),
                statement=statement,
                right=is_right(statement, names, words),
            )


def main(arguments: list[str] | None = None) -> int:
    """Print the table of both halves; return 0, also where the data is absent, which is said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="what differs, on the even half only")
    options = parser.parse_args(arguments)
    if not at_hand(GOLD):
        return 0
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line]
    rows.sort(key=lambda row: str(row["id"]))
    if options.errors:
        for answer in answers(rows[0::2]):
            if not answer.right:
                said = answer.statement
                gold = " / ".join(answer.gold[:3])
                print(f"{answer.document}: {answer.mention}: {answer.source!r} -> {said.speaker} ", end="")
                print(f"[{said.speaker_kind.value}, {said.resolved_by}], gold {gold}")
        return 0
    table: dict[str, list[int]] = {}
    for half in (0, 1):
        for answer in answers(rows[half::2]):
            for name in (answer.mention, SORTS.get(answer.mention, "nobody named"), "all"):
                counts = table.setdefault(name, [0, 0, 0, 0])
                counts[2 * half] += answer.right
                counts[2 * half + 1] += 1
    print(f"{'speaker, GUM':24} {HALVES[0]:>14} {HALVES[1]:>16}")
    sorts = {*SORTS.values(), "nobody named"}
    for name in sorted(table, key=lambda key: (key == "all", key in sorts, key)):
        a, b, c, d = table[name]
        print(f"{name:24} {_share(a, b)} {_share(c, d):>16}")
    return 0


def _share(right: int, of: int) -> str:
    return f"{right:4}/{of:<4}{100 * right / max(1, of):5.1f}"


if __name__ == "__main__":
    sys.exit(main())
