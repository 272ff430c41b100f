"""Measure how well sentences that dispute another's claim are told: `python -m evaluation.rebuttals`.

UN Security Council speeches (UNSCon), read from `../shared/data/disputes` or the folder given, to be measured on only;
skipped with a word where they are absent. What the comparer says of each sentence and of its neighbours is weighed by a
logistic regression that is fitted on the speeches of all folds but one and asked about that one. Printed: precision,
recall and F1 of sentences marked Challenge or Correction, and of each alone, over all folds.
"""

import argparse
import csv
import hashlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.disputes.comparer import HEADS, EncoderComparer, shipped_comparer

__all__ = ["main"]

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "disputes"
FOLDS = 10
RIDGE = 30.0
ROUNDS = 25
CUES = (
    "claim", "claims", "claimed", "asserted", "asserts", "said", "says", "told", "heard", "statement", "contrary",
    "not", "no", "never", "evidence", "fact", "truth", "false", "if", "why", "lie", "myth", "propaganda", "so-called",
    "representative", "colleague", "you", "he", "ambassador", "accused", "alleged", "allegations", "there is no",
)  # fmt: skip
Matrix = NDArray[np.float64]


def main() -> None:
    """Print one line for the two labels together and one for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DATA)
    parser.add_argument("--weights", type=Path, help="other weights of the comparer than those that ship")
    options = parser.parse_args()
    path = options.folder / "unscon_sentences.csv"
    if not path.is_file():
        print(f"{path.name}: skipped, the data is not at hand")
        return
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    comparer = EncoderComparer(options.weights.read_bytes()) if options.weights else shipped_comparer()
    table = _features(comparer, rows)
    speeches = [f"{row['basename']} {row['speech_id']}" for row in rows]
    folds = np.array([int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS for name in speeches])
    labels = np.array([row["B1"] for row in rows])
    print(f"UNSCon, {len(rows)} sentences of {len(set(speeches))} speeches, {FOLDS} folds by speech")
    for name, gold in (
        ("either", labels != "_"),
        ("challenge", labels == "Challenge"),
        ("correction", labels == "Correction"),
    ):
        print(f"  {name:<11} {_scored(_foretold(table, gold, folds), gold)}")


def _features(comparer: EncoderComparer, rows: Sequence[dict[str, str]]) -> Matrix:
    """Return a row a sentence: what the comparer says of it, of the one before and after, and which cues it holds."""
    texts = [" ".join(row["sentence_text"].split()) for row in rows]
    said: list[Matrix] = []
    together = [a["file_id"] == b["file_id"] for a, b in pairwise(rows)]
    for at, text in enumerate(texts):
        previous = texts[at - 1] if at and together[at - 1] else "."
        found = comparer.answers(previous, text)
        alone = comparer.answers(text)
        said.append(
            np.concatenate(
                [
                    np.log(np.concatenate([found["rebuttal"], alone["rebuttal"], alone["act"]]) + 1e-4),
                    found["reports"],
                    found["inference"],
                ]
            )
        )
    own = np.array(said)
    none = np.zeros_like(own[0])
    before = np.array([own[at - 1] if at and together[at - 1] else none for at in range(len(own))])
    after = np.array([own[at + 1] if at < len(together) and together[at] else none for at in range(len(own))])
    cues = np.array([[f" {cue} " in f" {text.lower()} " for cue in CUES] for text in texts], dtype=float)
    first = np.array([[not at or not together[at - 1], len(text.split()) / 30] for at, text in enumerate(texts)], float)
    width = len(HEADS["rebuttal"]) * 2
    table = np.concatenate([own, before[:, :width], after[:, :width], cues, first], axis=1)
    return np.asarray((table - table.mean(0)) / (table.std(0) + 1e-6))


def _fitted(table: Matrix, gold: NDArray[np.bool_]) -> Matrix:
    """Return the weights of a logistic regression, by Newton's method with a ridge."""
    x = np.concatenate([table, np.ones((len(table), 1))], axis=1)
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 1e-6
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (chance - gold) + ridge * w
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(ridge)
        w = w - np.linalg.solve(bend, slope)
    return w


def _asked(table: Matrix, w: Matrix) -> Matrix:
    return np.asarray(table @ w[:-1] + w[-1])


def _foretold(table: Matrix, gold: NDArray[np.bool_], folds: NDArray[np.int_]) -> NDArray[np.bool_]:
    """Return what is foretold of each fold from the others; the threshold is the best one within the others."""
    out = np.zeros(len(gold), dtype=bool)
    for fold in range(FOLDS):
        here, rest = folds == fold, folds != fold
        inner = np.zeros(len(gold))
        for other in range(FOLDS):
            if other != fold:
                there = rest & (folds == other)
                if there.any():
                    kept = rest & (folds != other)
                    inner[there] = _asked(table[there], _fitted(table[kept], gold[kept]))
        cuts = np.quantile(inner[rest], np.linspace(0.8, 0.99, 40))
        best = cuts[int(np.argmax([_f1(inner[rest] >= cut, gold[rest]) for cut in cuts]))]
        out[here] = _asked(table[here], _fitted(table[rest], gold[rest])) >= best
    return out


def _f1(said: NDArray[np.bool_], gold: NDArray[np.bool_]) -> float:
    both = int((said & gold).sum())
    return 2 * both / max(1, int(said.sum()) + int(gold.sum()))


def _scored(said: NDArray[np.bool_], gold: NDArray[np.bool_]) -> str:
    both = int((said & gold).sum())
    precision, recall = both / max(1, int(said.sum())), both / max(1, int(gold.sum()))
    return f"P {precision:.2f}  R {recall:.2f}  F1 {_f1(said, gold):.2f}  ({int(gold.sum())})"


if __name__ == "__main__":
    main()
