"""Windows with labels as tensors."""

import random
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from onrecord.attribution.windows import PAD
from training.gold import Example, Gold, examples

__all__ = ["UNASKED", "Batch", "batch", "epoch"]

UNASKED = -100
"""The label of a place that is no word."""
Batch = dict[str, Tensor]


def epoch(golds: Sequence[Gold], seed: int, rows: int) -> Iterator[Batch]:
    """Yield the batches of one pass over the documents, in an order and with cuts that `seed` decides."""
    chance = random.Random(seed)
    pool = [example for gold in golds for example in examples(gold, chance)]
    chance.shuffle(pool)
    runs = [
        sorted(pool[at : at + 16 * rows], key=lambda e: len(e.window.pieces)) for at in range(0, len(pool), 16 * rows)
    ]
    rows_of = [run[at : at + rows] for run in runs for at in range(0, len(run), rows)]
    chance.shuffle(rows_of)
    yield from map(batch, rows_of)


def batch(some: Sequence[Example]) -> Batch:
    """Return windows as tensors: `pieces`, `quoted`, `cases`, `mask` by place; the rest by word.

    `first` (rows, words) holds places; `labels` (rows, 3, words); `goal` (rows, 3, words, 1 + words) is true at the
    words that a word links to, column 0 standing for none; `asked` (rows, 3, words) where a link is asked for.
    """
    count, places = len(some), max(len(e.window.pieces) for e in some)
    words = max([1, *(len(e.window.words) for e in some)])
    out = {
        "pieces": torch.full((count, places), PAD),
        "quoted": torch.zeros((count, places), dtype=torch.long),
        "cases": torch.zeros((count, places), dtype=torch.long),
        "mask": torch.zeros((count, places), dtype=torch.bool),
        "first": torch.zeros((count, words), dtype=torch.long),
        "held": torch.zeros((count, 1 + words), dtype=torch.bool),
        "labels": torch.full((count, 3, words), UNASKED),
        "goal": torch.zeros((count, 3, words, 1 + words), dtype=torch.bool),
        "asked": torch.zeros((count, 3, words), dtype=torch.bool),
    }
    for n, example in enumerate(some):
        window = example.window
        size, length = len(window.words), len(window.pieces)
        out["pieces"][n, :length] = torch.tensor(window.pieces)
        out["quoted"][n, :length] = torch.tensor(window.quoted)
        out["cases"][n, :length] = torch.tensor(window.cases)
        out["mask"][n, :length] = True
        out["held"][n, : 1 + size] = True
        if not size:
            continue
        out["first"][n, :size] = torch.tensor(window.first)
        out["labels"][n, :, :size] = torch.tensor(example.labels)
        for row, links in enumerate(example.links):
            for word, goal in enumerate(links):
                if goal is None:
                    continue
                out["asked"][n, row, word] = True
                start, end = goal
                if end > start:
                    out["goal"][n, row, word, 1 + start : 1 + end] = True
                else:
                    out["goal"][n, row, word, 0] = True
    return out
