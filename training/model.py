"""The encoder with its heads, in torch: a BERT of the published shape, read from its published weights."""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.attribution.windows import CASES, QUOTED

__all__ = ["HEADS", "HIDDEN", "LINKS", "LINK_SIZE", "Layer", "Tagger", "averaged", "pretrained", "shallower"]

HIDDEN, LAYERS, HEADS, INNER, VOCABULARY, PLACES = 384, 6, 12, 1536, 30522, 512
LABELS = 9
LINKS = 3
"""Content to cue, content to source, cue to source."""
LINK_SIZE = 64


class Drop(nn.Module):
    """Dropout of whole features of a row: as good a noise as by place, and far cheaper to draw."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` (rows, places, features), some features of each row put to nought while training."""
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (kept.to(x.dtype) / (1 - self.share))


class Layer(nn.Module):
    """One block of self-attention and its feed-forward part, each followed by its norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.last = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Drop(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the next state of `x` (rows, places, HIDDEN); `mask` is added to what is seen."""
        rows, places, _ = x.shape
        q, k, v = self.mix(x).view(rows, places, 3, -1, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        # by hand: the way back through the library's own attention takes thrice as long on a processor
        with torch.autocast("cpu", enabled=False):
            scores = (q * (HIDDEN // HEADS) ** -0.5) @ k.transpose(2, 3)
            seen = (scores if mask is None else scores + mask).softmax(-1) @ v
        x = self.norm(x + self.drop(self.out(seen.transpose(1, 2).flatten(2))))
        return self.last(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Labels for every place, and vectors whose products say which place links to which."""

    def __init__(self, dropout: float = 0.1, layers: int = LAYERS) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN, padding_idx=0)
        self.place = nn.Embedding(PLACES, HIDDEN)
        self.quoted = nn.Embedding(QUOTED, HIDDEN)
        self.case = nn.Embedding(CASES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Drop(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.labels = nn.Linear(HIDDEN, LABELS)
        self.ask = nn.Linear(HIDDEN, LINKS * LINK_SIZE)
        self.answer = nn.Linear(HIDDEN, LINKS * LINK_SIZE)

    def states(self, pieces: Tensor, quoted: Tensor, cases: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the last states (rows, places, HIDDEN) of windows given as rows of numbers."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.word(pieces) + self.place(at) + self.quoted(quoted) + self.case(cases)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def heads(self, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return labels (rows, places, 9), and asking and answering vectors (rows, places, LINKS x LINK_SIZE)."""
        x = self.drop(last)
        return self.labels(x), self.ask(x) * LINK_SIZE**-0.5, self.answer(x)


def pretrained(weights: Path, dropout: float = 0.1) -> Tagger:
    """Return a tagger whose encoder holds published weights (a safetensors file) and whose heads are new."""
    found = load_file(weights)
    found = {name.removeprefix("bert."): value for name, value in found.items()}
    model = Tagger(dropout)
    state = model.state_dict()
    state["word.weight"] = found["embeddings.word_embeddings.weight"]
    state["place.weight"] = found["embeddings.position_embeddings.weight"]
    state["quoted.weight"] = found["embeddings.token_type_embeddings.weight"][0].repeat(QUOTED, 1)
    state["case.weight"] = torch.zeros(CASES, HIDDEN)
    _take(state, "norm", found, "embeddings.LayerNorm")
    for n in range(LAYERS):
        old = f"encoder.layer.{n}."
        for kind in ("weight", "bias"):
            parts = [found[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{n}.mix.{kind}"] = torch.cat(parts)
        _take(state, f"layers.{n}.out", found, old + "attention.output.dense")
        _take(state, f"layers.{n}.norm", found, old + "attention.output.LayerNorm")
        _take(state, f"layers.{n}.up", found, old + "intermediate.dense")
        _take(state, f"layers.{n}.down", found, old + "output.dense")
        _take(state, f"layers.{n}.last", found, old + "output.LayerNorm")
    model.load_state_dict(state)
    return model


def averaged(files: Sequence[Path]) -> Tagger:
    """Return the tagger whose weights are the mean of those in `files`, not fitting."""
    states = [torch.load(file, map_location="cpu", weights_only=True) for file in files]
    model = Tagger(layers=1 + max(int(name.split(".")[1]) for name in states[0] if name.startswith("layers.")))
    model.load_state_dict({name: sum(state[name].float() for state in states) / len(states) for name in states[0]})
    return model.eval()


def shallower(model: Tagger, kept: Sequence[int], dropout: float = 0.1) -> Tagger:
    """Return a tagger that begins with all of `model` but the layers that are not `kept`."""
    small = Tagger(dropout, layers=len(kept))
    state = {name: value for name, value in model.state_dict().items() if not name.startswith("layers.")}
    for new, old in enumerate(kept):
        state |= {f"layers.{new}.{name}": value for name, value in model.layers[old].state_dict().items()}
    small.load_state_dict(state)
    return small


def _take(state: dict[str, Tensor], name: str, found: dict[str, Tensor], old: str) -> None:
    for kind in ("weight", "bias"):
        state[f"{name}.{kind}"] = found[f"{old}.{kind}"]
