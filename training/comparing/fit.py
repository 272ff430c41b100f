"""Fit the comparer: `python -m training.comparing.fit --weights FILE --vocabulary FILE --out FOLDER`. Resumes."""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.comparing.data import HEADS, Row, gathered
from training.comparing.model import Comparer, begun
from training.fitting import Fitting
from training.gold import whole_tokenizer
from training.model import pretrained

__all__ = ["STARTS", "Batch", "batches", "main", "pieces_of", "right"]

PUBLIC = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "data" / "nli"
LONGEST = 128
PLACES_A_BATCH = 1536
MASK_PIECE = 103
TEXTS = 64
LIKENESS = 8.0
"""What the squared error of likeness counts for beside a cross-entropy."""
STARTS: dict[str, int] = {}
"""Where each head's answers begin among the outputs."""
for _name, _answers in HEADS.items():
    STARTS[_name] = sum(len(HEADS[other]) for other in STARTS)

Batch = tuple[Tensor, Tensor, Tensor, list[Row]]
Pieces = tuple[list[int], list[int]]


def pieces_of(row: Row, tokenizer: Tokenizer) -> Pieces:
    """Return a row's word pieces and the side of each; what is too long loses the end of its longer side."""
    a = tokenizer.encode(row.first, add_special_tokens=False).ids
    b = tokenizer.encode(row.second, add_special_tokens=False).ids
    while len(a) + len(b) > LONGEST - 3:
        (a if len(a) > len(b) else b).pop()
    sides = [0] * (len(a) + 2) + ([1] * (len(b) + 1) if b else [])
    return [101, *a, 102, *([*b, 102] if b else [])], sides


def batches(rows: Sequence[tuple[Row, Pieces]], order: int) -> Iterator[Batch]:
    """Yield batches of rows of like length, in chance's order."""
    chance = random.Random(order)
    sized = sorted(rows, key=lambda row: (len(row[1][0]), chance.random()))
    groups: list[list[tuple[Row, Pieces]]] = []
    at = 0
    while at < len(sized):
        wide = len(sized[min(len(sized) - 1, at + PLACES_A_BATCH // max(8, len(sized[at][1][0])))][1][0])
        size = max(4, PLACES_A_BATCH // max(8, wide))
        groups.append(sized[at : at + size])
        at += size
    chance.shuffle(groups)
    for group in groups:
        wide = max(len(pieces) for _, (pieces, _) in group)
        pieces = torch.zeros((len(group), wide), dtype=torch.long)
        sides = torch.zeros((len(group), wide), dtype=torch.long)
        mask = torch.zeros((len(group), wide), dtype=torch.bool)
        for n, (_, (row, side)) in enumerate(group):
            pieces[n, : len(row)] = torch.tensor(row)
            sides[n, : len(row)] = torch.tensor(side)
            mask[n, : len(row)] = True
        yield pieces, sides, mask, [row for row, _ in group]


def likenesses(rows: Sequence[Row], weights: Path, tokenizer: Tokenizer) -> dict[tuple[str, str], float]:
    """Return how alike the published encoder finds the two texts of each row: the cosine of their mean states."""
    teacher = pretrained(weights).eval()
    texts = sorted({text for row in rows if row.second for text in (row.first, row.second)}, key=len)
    vectors: dict[str, Tensor] = {}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(texts), TEXTS):
            some = texts[at : at + TEXTS]
            ids = [[101, *tokenizer.encode(text, add_special_tokens=False).ids[: LONGEST - 2], 102] for text in some]
            wide = max(map(len, ids))
            pieces = torch.tensor([[*row, *[0] * (wide - len(row))] for row in ids])
            seen = pieces > 0
            unseen = torch.where(seen, 0.0, -1e4).to(torch.bfloat16)[:, None, None, :]
            none = torch.zeros_like(pieces)
            states = teacher.states(pieces, none, none, unseen).float() * seen[..., None]
            for text, vector in zip(some, functional.normalize(states.sum(1), dim=1), strict=True):
                vectors[text] = vector
    return {(row.first, row.second): float(vectors[row.first] @ vectors[row.second]) for row in rows if row.second}


def loss_of(found: Tensor, rows: Sequence[Row], alike: dict[tuple[str, str], float]) -> Tensor:
    """Return the weighted mean of each row's cross-entropy at its own head, and of its likeness's squared error."""
    by_head: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        by_head[row.head].append(at)
    total = found.new_zeros(())
    for head, places in by_head.items():
        start = STARTS[head]
        here = found[places, start : start + len(HEADS[head])]
        goal = torch.tensor([rows[at].answer for at in places])
        weight = torch.tensor([rows[at].weight for at in places])
        total = total + (functional.cross_entropy(here, goal, reduction="none", label_smoothing=0.05) * weight).sum()
    two = [at for at, row in enumerate(rows) if row.second]
    if two:
        goal = torch.tensor([alike[rows[at].first, rows[at].second] for at in two])
        total = total + LIKENESS * ((found[two, -1] - goal) ** 2).sum()
    return total / len(rows)


def right(model: Comparer, rows: Sequence[tuple[Row, Pieces]]) -> dict[str, float]:
    """Return by head the share of `rows` answered rightly."""
    good: dict[str, list[bool]] = defaultdict(list)
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for pieces, sides, mask, held in batches(rows, 0):
            found = model(pieces, sides, mask).float()
            for at, row in enumerate(held):
                start = STARTS[row.head]
                best = int(found[at, start : start + len(HEADS[row.head])].argmax())
                good[row.head].append(best == row.answer)
    return {head: round(sum(good[head]) / len(good[head]), 3) for head in sorted(good)}


def main(arguments: list[str] | None = None) -> int:
    """Fit and write a checkpoint after every pass; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--public", type=Path, default=PUBLIC)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--hide", type=float, default=0.05)
    parser.add_argument("--keep", type=float, default=0.998)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--order", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--begin", type=Path, help="a fitted checkpoint to go on from")
    parser.add_argument("--share", type=float, default=1.0, help="of the public sets that is taken")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, help="stop after so many steps, to time them")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = whole_tokenizer(options.vocabulary)
    fit, kept = gathered(options.public)
    public = [row for row in fit if row.head == "inference"]
    taken = random.Random(options.order).sample(public, int(len(public) * options.share))
    fit = [row for row in fit if row.head != "inference"] + taken
    alike = likenesses(fit, options.weights, tokenizer)
    rows = [(row, pieces_of(row, tokenizer)) for row in fit]
    spared = [(row, pieces_of(row, tokenizer)) for row in kept]
    model = begun(options.weights, options.dropout)
    if options.begin:
        model.load_state_dict(torch.load(options.begin, weights_only=True))
    model.word.weight.requires_grad_(False)
    new = [*model.answers.parameters(), *model.side.parameters()]
    fitting = Fitting(
        model,
        new,
        options.out,
        total=sum(1 for _ in batches(rows, 0)) * options.passes,
        rate=options.rate,
        new_rate=4 * options.rate,
        keep=options.keep,
    )
    losses: list[float] = []
    for one in range(fitting.passes, options.passes):
        model.train()
        for pieces, sides, mask, held in batches(rows, 1000 * options.order + one + 1):
            dropped = (torch.rand(pieces.shape) < options.hide * torch.rand(1) * 2) & mask & (pieces > MASK_PIECE)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = model(pieces.masked_fill(dropped, MASK_PIECE), sides, mask)
            loss = loss_of(found.float(), held, alike)
            fitting.learn(loss)
            losses.append(loss.item())
            if fitting.step % 50 == 0:
                fitting.tell(sum(losses) / len(losses))
                losses.clear()
            if options.steps and fitting.step >= options.steps:
                return 0
        weights = fitting.write_weights()
        judged = Comparer()
        judged.load_state_dict(weights)
        print(json.dumps({"pass": one + 1, "spared": right(judged, spared)}), flush=True)
        fitting.write_state()
    return 0


if __name__ == "__main__":
    sys.exit(main())
