"""Sentences, alone or in twos, with what is to be learned of them: from our own files and from public sets."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.disputes.comparer import HEADS

__all__ = ["HEADS", "Row", "gathered"]

NEWS = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "data" / "quotes" / "polnear_train.jsonl"
NEWS_WEIGHT = {"yes": 3.0, "weak": 1.0, "no": 1.0}
"""Contradictions are few among pairs of news."""
OWN = Path(__file__).resolve().parent.parent / "pairs"
INFERENCE = {"E": "agrees", "N": "neither", "C": "contradicts"}
PUBLIC = {
    "breaking": 2500, "conjnli_adversarial_train_15k": 9000, "feversym_v0.1_full": 1000, "fm2_dev": 1200, "med": 2000,
    "neg_mnli": 1500, "neg_snli": 1500, "snli_dev": 10000, "snli_test": 10000,
}  # fmt: skip
"""Sets of ../shared/data/nli whose licence lets weights fitted on them ship, with how many lines of each are taken."""
SPARED = 8
"""One group in so many of our own is kept from fitting, to choose among fits."""


@dataclass(frozen=True)
class Row:
    """What is read, and the answer of one head."""

    first: str
    second: str
    head: str
    answer: int
    weight: float = 1.0


def _lines(path: Path) -> list[dict[str, object]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _row(first: str, second: str, head: str, answer: str, weight: float = 1.0) -> Row:
    return Row(first, second, head, HEADS[head].index(answer), weight)


def _groups(name: str, head: str, first: str, alias: dict[str, str], *, weight: float) -> Iterator[tuple[int, Row]]:
    groups = [row for path in sorted(OWN.glob(f"{name}_*.jsonl")) for row in _lines(path)]
    chance = random.Random(5)
    for at, group in enumerate(groups):
        one = str(group[first])
        for key, text in group.items():
            answer = alias.get(key, key)
            if answer not in HEADS[head] or not text:
                continue
            yield at, _row(one, str(text), head, answer, weight)
            yield at, _row(str(text), one, head, answer, weight / 2)
        other = groups[chance.randrange(len(groups))]
        if other["topic"] != group["topic"]:
            far = "unrelated" if head == "stands" else "elsewhere"
            yield at, _row(one, str(other[first]), head, far, weight / 2)


def _own() -> Iterator[tuple[int, Row]]:
    yield from _groups("stands", "stands", "p", {"consistent2": "consistent"}, weight=1.5)
    yield from _groups("reports", "reports", "a", {}, weight=1.5)
    minimal = [row for path in sorted(OWN.glob("minimal_*.jsonl")) for row in _lines(path)]
    for at, row in enumerate(minimal):
        a, b, relation = str(row["a"]), str(row["b"]), str(row["relation"])
        yield at, _row(a, b, "minimal", relation, 2.0)
        yield at, _row(b, a, "minimal", relation, 2.0)
        gold = row["gold"]
        assert isinstance(gold, dict)
        for key, text in (("a", a), ("b", b)):
            yield at, _row(text, str(row["matter"]), "polarity", str(gold[key]["polarity"]), 1.5)
    for at, row in enumerate(row for path in sorted(OWN.glob("acts_*.jsonl")) for row in _lines(path)):
        yield at, _row(str(row["text"]), "", "act", str(row["act"]), 2.0)
    for at, row in enumerate(_news()):
        yield at, row
        yield at, Row(row.second, row.first, row.head, row.answer, row.weight)
    for at, row in enumerate(_lines(OWN / "rebuttals.jsonl")):
        yield at, _row(str(row["before"]), str(row["text"]), "rebuttal", str(row["label"]), 1.5)


def _news() -> Iterator[Row]:
    """Yield pairs of claims of PolNeAR's training articles, by the places of their words, with what readers said."""
    documents = [str(row["text"]) for row in _lines(NEWS)]
    for row in _lines(OWN / "news.jsonl") if documents else []:
        sides = []
        for key in ("a", "b"):
            document, spans = row[key]  # type: ignore[misc]
            sides.append(" ".join(" ".join(documents[document][start:end].split()) for start, end in spans))
        yield _row(sides[0], sides[1], "news", str(row["label"]), NEWS_WEIGHT[str(row["label"])])


def gathered(public: Path) -> tuple[list[Row], list[Row]]:
    """Return the rows to fit on, public sets of the folder `public` among them, and our own rows kept from it."""
    fit: list[Row] = []
    kept: list[Row] = []
    for at, row in _own():
        (kept if at % SPARED == 0 else fit).append(row)
    chance = random.Random(3)
    for name, most in PUBLIC.items():
        lines = _lines(public / f"{name}.jsonl")
        for line in chance.sample(lines, min(most, len(lines))):
            answer = INFERENCE.get(str(line["label"]))
            if answer is not None:
                fit.append(_row(str(line["p"]), str(line["h"]), "inference", answer, 0.5))
    return fit, kept
