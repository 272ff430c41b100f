"""Write a fitted comparer as the file that ships: `python -m training.comparing.export --weights FILE… --out FILE`."""

import argparse
import hashlib
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor

from training.comparing.data import gathered
from training.comparing.fit import PUBLIC, Batch, batches, pieces_of
from training.comparing.model import Comparer
from training.export import Reader, in_eight_bits, largest_inputs
from training.gold import whole_tokenizer

__all__ = ["averaged", "main", "write"]

SAMPLE = 24
"""Batches that tell how large the inputs of a product become."""


class ComparerReader(Reader):
    """The comparer as it is read from: one or two sentences in, every head's answers out."""

    def forward(self, pieces: Tensor, sides: Tensor) -> Tensor:
        """Return the answers of all heads, as they come, to `pieces` (1, places)."""
        comparer = self.model
        x = self.read(pieces[0], comparer.side(sides[0]))
        two = sides[0].to(x.dtype)[:, None]
        a = (x * (1 - two)).sum(0) / (1 - two).sum(0).clamp(min=1)
        b = (x * two).sum(0) / two.sum(0).clamp(min=1)
        return comparer.answers(torch.cat([x[0], a, b, (a - b).abs(), a * b]))


def averaged(files: Sequence[Path]) -> Comparer:
    """Return the comparer whose weights are the mean of those in `files`, not fitting."""
    states = [torch.load(file, map_location="cpu", weights_only=True) for file in files]
    model = Comparer()
    model.load_state_dict({name: sum(state[name].float() for state in states) / len(states) for name in states[0]})
    return model.eval()


def write(model: Comparer, out: Path, sample: Sequence[Batch]) -> None:
    """Write `model` as ONNX with weights in eight bits, levelled by a `sample`."""

    def call(row: Batch) -> Callable[[], object]:
        return lambda: model(*row[:3])

    largest = largest_inputs(model, [call(row) for row in sample])
    example = (torch.ones((1, 30), dtype=torch.long), torch.tensor([[0] * 15 + [1] * 15]))
    places = {1: "places"}
    in_eight_bits(ComparerReader(model, largest), example, out, {"pieces": places, "sides": places, "answers": {}})


def main(arguments: list[str] | None = None) -> int:
    """Write the file; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--public", type=Path, default=PUBLIC)
    options = parser.parse_args(arguments)
    tokenizer = whole_tokenizer(options.vocabulary)
    rows = [(row, pieces_of(row, tokenizer)) for row in gathered(options.public)[0]]
    write(averaged(options.weights), options.out, list(islice(batches(rows, 1), SAMPLE)))
    data = options.out.read_bytes()
    print(f"{options.out} {len(data) / 1e6:.1f} MB sha256 {hashlib.sha256(data).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
