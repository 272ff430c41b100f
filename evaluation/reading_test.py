"""The reading test: what two people who read the pages say of the disputes that were found.

`python -m evaluation.reading_test draw --ledger FILE… --out FOLDER` draws 50 likely and 50 possible disputes of the
ledgers, and 30 decoys (two claims on one matter by two speakers that were not found to clash), and shuffles them:
`pairs.jsonl` for the judges, with the text around each claim, and `key.jsonl`, which stays with us. Each judge writes
lines of `{"pair", "verdict"}`, verdict yes, weak or no.

`python -m evaluation.reading_test join --key FILE --judges FILE FILE` writes `verdicts.jsonl` in a folder of
`evaluation/reading`: ids, grades and verdicts, no words of any page. `python -m evaluation.reading_test` counts from
them: the share of disputes that a judge calls one (yes, or weak where two claims clash in part), decoys too, and how
far the judges agree. The pairs of each matter that could have been called likely wrongly are counted when drawn and
stand in `drawn.json` beside it.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from onrecord.ledger import Store, open_ledger
from onrecord.records import Dispute, DisputeSide, Grade, Matter, Position, UtteranceId, content_id

__all__ = ["main"]

HERE = Path(__file__).resolve().parent / "reading"
LIKELY, POSSIBLE, DECOYS = 50, 50, 30
AROUND = 500
"""Code points of the page shown on either side of a claim."""
MOST_A_MATTER = 400
"""Positions of one matter that decoys are drawn from."""
Pair = dict[str, object]


def main() -> None:
    """Draw, join or count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["draw", "join", "count"], nargs="?", default="count")
    parser.add_argument("--ledger", type=Path, nargs="+", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--key", type=Path)
    parser.add_argument("--judges", type=Path, nargs=2)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--test", default="first", help="the folder of evaluation/reading for what is drawn and joined")
    options = parser.parse_args()
    if options.what == "draw":
        draw(options.ledger, options.out, options.seed, HERE / options.test)
    elif options.what == "join":
        first, second = options.judges
        join(options.key, first, second, HERE / options.test)
    else:
        for folder in sorted(path.parent for path in HERE.glob("*/verdicts.jsonl")):
            count(folder)


def draw(ledgers: list[Path], out: Path, seed: int, home: Path) -> None:
    """Write the pairs for the judges and the key for us."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    rows: dict[str, list[Pair]] = {"likely": [], "possible": [], "decoy": []}
    pages = same_matter = 0
    for path in ledgers:
        with open_ledger(path) as store:
            pages += len(store.summaries())
            disputes = list(store.corpus(Dispute))
            for dispute in disputes:
                grade = "likely" if dispute.grade is Grade.LIKELY else "possible"
                rows[grade].append(_shown(store, dispute.id, grade, dispute.a, dispute.b))
            found = {frozenset((d.a.utterance, d.b.utterance)) for d in disputes}
            decoys = list(_decoys(store, found))
            same_matter += len(decoys) + len(disputes)
            for a, b in chance.sample(decoys, min(DECOYS, len(decoys))):
                rows["decoy"].append(_shown(store, content_id("decoy", a.id, b.id), "decoy", a, b))
    counts = {grade: len(found) for grade, found in rows.items()}
    drawn = [
        row
        for grade, most in (("likely", LIKELY), ("possible", POSSIBLE), ("decoy", DECOYS))
        for row in chance.sample(rows[grade], min(most, len(rows[grade])))
    ]
    chance.shuffle(drawn)
    out.mkdir(parents=True, exist_ok=True)
    with (out / "pairs.jsonl").open("w", encoding="utf-8") as shown, (out / "key.jsonl").open("w") as key:
        for row in drawn:
            key.write(json.dumps({"pair": row["pair"], "grade": row.pop("grade")}) + "\n")
            shown.write(json.dumps(row, ensure_ascii=False) + "\n")
    told = {
        "pages": pages,
        "likely": counts["likely"],
        "possible": counts["possible"],
        "same_matter_pairs": same_matter,
    }
    home.mkdir(parents=True, exist_ok=True)
    (home / "drawn.json").write_text(json.dumps(told) + "\n", encoding="utf-8")
    print(told, f"drawn {len(drawn)}")


def _decoys(store: Store, found: set[frozenset[UtteranceId]]) -> Iterator[tuple[Position, Position]]:
    """Yield pairs of positions of two named speakers on one matter whose utterances were not found to clash."""
    by_matter: dict[str, list[Position]] = {}
    for row in store.corpus(Position):
        if row.speaker:
            by_matter.setdefault(row.matter, []).append(row)
    for matter in store.corpus(Matter):
        rows = sorted(by_matter.get(matter.id, []), key=lambda row: row.id)[:MOST_A_MATTER]
        for a, b in combinations(rows, 2):
            if a.speaker != b.speaker and frozenset((a.utterance, b.utterance)) not in found:
                yield a, b


def _shown(store: Store, name: str, grade: str, first: DisputeSide | Position, second: DisputeSide | Position) -> Pair:
    out: Pair = {"pair": name, "grade": grade}
    for key, side in (("first", first), ("second", second)):
        text, span = store.page(side.page).text, side.span
        before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
        out[key] = {"speaker": side.speaker, "words": side.words, "on the page": f"{before}[[[{side.words}]]]{after}"}
    return out


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def join(key: Path, first: Path, second: Path, home: Path) -> None:
    """Write what both judges said, by id."""
    said = [{row["pair"]: row["verdict"] for row in _lines(path)} for path in (first, second)]
    rows = [
        {"pair": row["pair"], "grade": row["grade"], "first": said[0][row["pair"]], "second": said[1][row["pair"]]}
        for row in _lines(key)
    ]
    rows.sort(key=lambda row: row["pair"])
    (home / "verdicts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    count(home)


def count(home: Path) -> None:
    """Print precision by grade, false alarms, and agreement."""
    rows = _lines(home / "verdicts.jsonl")
    drawn = json.loads((home / "drawn.json").read_text(encoding="utf-8"))
    print(f"{home.name}: {drawn['pages']} pages, {drawn['likely']} likely, {drawn['possible']} possible disputes")
    wrong = 0.0
    for grade in ("likely", "possible", "decoy"):
        here = [row for row in rows if row["grade"] == grade]
        if not here:
            continue
        votes = [row[judge] for row in here for judge in ("first", "second")]
        yes, weak = votes.count("yes") / len(votes), votes.count("weak") / len(votes)
        both = sum(row["first"] == row["second"] == "yes" for row in here) / len(here)
        print(f"  {grade:<9} {len(here):>3}  yes {yes:.2f}, yes or weak {yes + weak:.2f}, yes by both {both:.2f}")
        if grade == "likely":
            wrong = 1 - yes
    alarms = 1000 * wrong * drawn["likely"] / max(1, drawn["same_matter_pairs"])
    print(f"  likely and not a dispute: {alarms:.1f} of 1,000 pairs on one matter ({drawn['same_matter_pairs']} pairs)")
    same = sum(row["first"] == row["second"] for row in rows) / len(rows)
    shares = [Counter(row[judge] for row in rows) for judge in ("first", "second")]
    expected = sum(shares[0][name] * shares[1][name] for name in shares[0]) / len(rows) ** 2
    print(f"  judges say the same of {same:.2f}; Cohen's kappa {(same - expected) / (1 - expected):.2f}")


if __name__ == "__main__":
    main()
