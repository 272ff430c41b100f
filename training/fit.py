"""Fit the tagger: `python -m training.fit --weights FILE --vocabulary FILE --out FOLDER`. Resumes where it was left."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.batches import UNASKED, Batch, epoch
from training.fitting import Fitting
from training.gold import read, whole_tokenizer
from training.model import LINK_SIZE, LINKS, Tagger, averaged, pretrained, shallower

__all__ = ["Seen", "distance", "loss_of", "main", "seen"]

NEW = frozenset({"labels", "ask", "answer", "quoted", "case"})
"""Parts that the published weights do not have; they learn at the higher rate."""
LINK_WEIGHT = 0.3
MASK_PIECE = 103
STATE_WEIGHT = 1.0
GOLD_WEIGHT = 0.5
"""What the loss by gold counts for beside a teacher's."""


@dataclass(frozen=True)
class Seen:
    """What a model says of a batch.

    `labels` (rows, words, 3, 3); `scores` (rows, LINKS, words, 1 + words) of each link, column 0 standing for none;
    `last` (rows, places, HIDDEN), its last states.
    """

    labels: Tensor
    scores: Tensor
    last: Tensor


def seen(model: Tagger, row: Batch, dropped: Tensor | None = None) -> Seen:
    """Return what the model says of a batch, with the pieces at `dropped` hidden from it."""
    pieces = row["pieces"] if dropped is None else row["pieces"].masked_fill(dropped & row["mask"], MASK_PIECE)
    unseen = torch.where(row["mask"], 0.0, -1e4).to(torch.bfloat16)[:, None, None, :]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        last = model.states(pieces, row["quoted"], row["cases"], unseen)
        labels, ask, answer = model.heads(last)
    labels, ask, answer = labels.float(), ask.float(), answer.float()
    count, words = row["first"].shape
    at = row["first"][..., None]
    labels = labels.gather(1, at.expand(-1, -1, labels.shape[-1])).view(count, words, 3, 3)
    at = torch.cat([torch.zeros_like(at[:, :1]), at], 1)
    answer = answer.gather(1, at.expand(-1, -1, answer.shape[-1])).view(count, words + 1, LINKS, LINK_SIZE)
    ask = ask.gather(1, at[:, 1:].expand(-1, -1, ask.shape[-1])).view(count, words, LINKS, LINK_SIZE)
    scores = torch.einsum("nwld,nvld->nlwv", ask, answer)
    return Seen(labels, scores.masked_fill(~row["held"][:, None, None, :], -1e4), last.float())


def loss_of(ours: Seen, row: Batch) -> Tensor:
    """Return the loss by gold: cross-entropy of the labels, and of the links where one is asked for.

    A link is right at any word of what it points to: the chance of all of them together is what counts.
    """
    tagged = functional.cross_entropy(ours.labels.permute(0, 3, 2, 1), row["labels"], ignore_index=UNASKED)
    some = row["asked"]
    scores, goal = ours.scores[some], row["goal"][some]
    linked = scores.logsumexp(-1) - scores.masked_fill(~goal, -1e4).logsumexp(-1)
    return 3 * tagged + LINK_WEIGHT * linked.mean() if len(linked) else 3 * tagged


def distance(ours: Seen, theirs: Seen, row: Batch) -> Tensor:
    """Return how far a model is from its teacher: in labels, in links where one is asked for, in its last states."""
    words = row["labels"][:, 0] != UNASKED
    tagged = _divergence(ours.labels[words], theirs.labels[words])
    some = row["asked"]
    linked = _divergence(ours.scores[some], theirs.scores[some]) if some.any() else tagged.new_zeros(())
    states = functional.mse_loss(ours.last[row["mask"]], theirs.last[row["mask"]])
    return 3 * tagged + LINK_WEIGHT * linked + STATE_WEIGHT * states


def _divergence(ours: Tensor, theirs: Tensor) -> Tensor:
    apart = functional.kl_div(ours.log_softmax(-1), theirs.log_softmax(-1), reduction="none", log_target=True)
    return apart.sum(-1).mean()


def main(arguments: list[str] | None = None) -> int:
    """Fit and write a checkpoint after every pass; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="published weights to begin with")
    parser.add_argument("--teacher", type=Path, nargs="+", help="fitted weights; their mean teaches a shallower model")
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 2, 3, 5], help="of the teacher, to begin with")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=8)
    parser.add_argument("--rows", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--hide", type=float, default=0.08, help="share of pieces hidden from the encoder")
    parser.add_argument("--keep", type=float, default=0.998, help="of the running average of weights, a step")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=7, help="of the new heads and of what is dropped")
    parser.add_argument("--order", type=int, default=0, help="of the order of windows and of where they are cut")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, help="stop after so many steps, to time them")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    # the published tokenizer cuts a paragraph at 128 pieces: the teachers were fitted so, and come out the same again
    tokenizer = whole_tokenizer if options.teacher else lambda file: Tokenizer.from_file(str(file))
    golds = read(options.gold, tokenizer(options.vocabulary))
    teacher = averaged(options.teacher).requires_grad_(False) if options.teacher else None
    if teacher is not None:
        model = shallower(teacher, options.layers, options.dropout)
    elif options.weights is not None:
        model = pretrained(options.weights, options.dropout)
    else:
        parser.error("one of --weights and --teacher is needed")
    model.word.weight.requires_grad_(False)
    heads = [p for name, p in model.named_parameters() if name.split(".")[0] in NEW]
    a_pass = sum(1 for _ in epoch(golds, 1000 * options.order, options.rows))
    fitting = Fitting(
        model,
        heads,
        options.out,
        total=a_pass * options.passes,
        rate=options.rate,
        new_rate=options.head_rate,
        keep=options.keep,
        every=2,
    )
    for one in range(fitting.passes, options.passes):
        model.train()
        for row in epoch(golds, 1000 * options.order + one, options.rows):
            dropped = torch.rand(row["pieces"].shape) < options.hide * torch.rand(1) * 2
            ours = seen(model, row, dropped)
            loss = loss_of(ours, row)
            if teacher is not None:
                with torch.no_grad():
                    theirs = seen(teacher, row, dropped)
                loss = GOLD_WEIGHT * loss + distance(ours, theirs, row)
            fitting.learn(loss)
            if fitting.step % 20 == 0:
                fitting.tell(loss.item())
            if options.steps and fitting.step >= options.steps:
                return 0
        fitting.write_weights()
        fitting.write_state()
    return 0


if __name__ == "__main__":
    sys.exit(main())
