"""The comparer in torch: the published encoder over one or two sentences, and a head for each question."""

from pathlib import Path

import torch
from torch import Tensor, nn

from training.comparing.data import HEADS
from training.model import HIDDEN, Tagger, pretrained

__all__ = ["Comparer", "begun"]

SIDES = 2
POOLED = 5
"""Vectors that stand for a pair: its head, the mean of either side, their distance and their product."""


class Comparer(nn.Module):
    """Answers to every head's question about rows of one or two sentences."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        tagger = Tagger(dropout)
        self.word, self.place, self.norm, self.drop = tagger.word, tagger.place, tagger.norm, tagger.drop
        self.side = nn.Embedding(SIDES, HIDDEN)
        self.layers = tagger.layers
        self.answers = nn.Linear(POOLED * HIDDEN, sum(len(row) for row in HEADS.values()) + 1)

    def forward(self, pieces: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """Return every head's answers, and likeness, to `pieces` (rows, places); `mask` is true where one is."""
        x = self.word(pieces) + self.place.weight[: pieces.shape[1]] + self.side(sides)
        x = self.drop(self.norm(x))
        unseen = torch.where(mask, 0.0, -1e4).to(self._width(x))[:, None, None, :]
        for layer in self.layers:
            x = layer(x, unseen)
        ones = (mask & (sides == 0)).to(x.dtype)[..., None]
        others = (mask & (sides == 1)).to(x.dtype)[..., None]
        a = (x * ones).sum(1) / ones.sum(1).clamp(min=1)
        b = (x * others).sum(1) / others.sum(1).clamp(min=1)
        return self.answers(torch.cat([x[:, 0], a, b, (a - b).abs(), a * b], 1))

    def _width(self, x: Tensor) -> torch.dtype:
        return torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype


def begun(weights: Path, dropout: float = 0.1) -> Comparer:
    """Return a comparer whose encoder holds the published weights and whose heads are new."""
    tagger = pretrained(weights, dropout)
    model = Comparer(dropout)
    state = model.state_dict()
    known = tagger.state_dict()
    state |= {name: value for name, value in known.items() if name in state}
    state["side.weight"] = known["quoted.weight"][:1].repeat(SIDES, 1)
    model.load_state_dict(state)
    return model
