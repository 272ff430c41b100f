"""Write fitted weights as the file that ships: `python -m training.export --weights FILE… --out FILE`."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch, epoch
from training.gold import read, whole_tokenizer
from training.model import HEADS, HIDDEN, LINK_SIZE, LINKS, Tagger, averaged

__all__ = ["Reader", "in_eight_bits", "largest_inputs", "main", "sample_of", "write"]

SAMPLE = 24
"""Batches that tell how large the inputs of a product become."""

SCALE = (HIDDEN // HEADS) ** -0.5
OPERATIONS = 17
"""The version of ONNX's operations."""


class Reader(nn.Module):
    """An encoder as it is read from: one row, with no mask.

    The same sums as in fitting, laid out for one row: heads stand first, so a row is turned once a layer. The
    vocabulary's vectors are kept in eight bits, with a scale each. The model given is changed.
    """

    def __init__(self, model: nn.Module, largest: dict[str, Tensor] | None = None) -> None:
        super().__init__()
        self.model = model
        self.even = nn.ParameterDict()
        with torch.no_grad():
            scale = model.word.weight.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
            self.register_buffer("word", (model.word.weight / scale).round().to(torch.int8))
            self.register_buffer("scale", scale)
            for layer in model.layers:
                width = layer.mix.out_features // 3
                layer.mix.weight[:width] *= SCALE
                layer.mix.bias[:width] *= SCALE
            for name, most in (largest or {}).items():
                self._level(name, most)

    def _level(self, name: str, most: Tensor) -> None:
        """Move what makes some inputs of a product far larger than others into its weights (SmoothQuant, half each)."""
        product = self.model.get_submodule(name)
        scale = (most.clamp(min=1e-5).sqrt() / product.weight.abs().amax(0).clamp(min=1e-5).sqrt()).clamp(1e-2, 1e2)
        product.weight *= scale
        self.even[name.replace(".", "_")] = nn.Parameter(1 / scale, requires_grad=False)

    def _product(self, name: str, x: Tensor) -> Tensor:
        even = name.replace(".", "_")
        return self.model.get_submodule(name)(x * self.even[even] if even in self.even else x)

    def read(self, pieces: Tensor, beside: Tensor) -> Tensor:
        """Return the last states (places, HIDDEN) of `pieces` (places), `beside` being what is added to each."""
        places = torch.cumsum(torch.ones_like(pieces), 0) - 1
        x = self.word[pieces].float() * self.scale[pieces] + self.model.place(places) + beside
        x = self.model.norm(x)
        for n, layer in enumerate(self.model.layers):
            mixed = self._product(f"layers.{n}.mix", x).unflatten(1, (-1, HIDDEN // HEADS)).transpose(0, 1)
            q, k, v = mixed.split(layer.mix.out_features // 3 // (HIDDEN // HEADS), 0)
            seen = (q @ k.transpose(1, 2)).softmax(-1) @ v
            x = layer.norm(x + self._product(f"layers.{n}.out", seen.transpose(0, 1).flatten(1)))
            wide = functional.gelu(self._product(f"layers.{n}.up", x))
            x = layer.last(x + self._product(f"layers.{n}.down", wide))
        return x


class TaggerReader(Reader):
    """The tagger as it is read from: one window in, what it says of the words out."""

    def forward(self, pieces: Tensor, quoted: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Return the labels (words, 3, 3) as log-probabilities and the links (3, words, 1 + words) as probabilities."""
        tagger = self.model
        x = self.read(pieces[0], tagger.quoted(quoted[0]) + tagger.case(cases[0]))
        at = torch.cat([torch.zeros_like(first[:1]), first])
        x = x.index_select(0, at)
        words = x[1:]
        labels = tagger.labels(words).unflatten(1, (3, 3)).log_softmax(-1)
        ask = (tagger.ask(words) * LINK_SIZE**-0.5).unflatten(1, (LINKS, LINK_SIZE)).transpose(0, 1)
        answer = tagger.answer(x).unflatten(1, (LINKS, LINK_SIZE)).permute(1, 2, 0)
        return labels, (ask @ answer).softmax(-1)


def largest_inputs(model: nn.Module, calls: Iterable[Callable[[], object]]) -> dict[str, Tensor]:
    """Return, by the name of each product of the encoder, the largest that each of its inputs becomes in `calls`."""
    found: dict[str, Tensor] = {}
    hooks = []
    for name, part in model.named_modules():
        if name.startswith("layers.") and isinstance(part, nn.Linear):

            def look(_part: nn.Module, inputs: tuple[Tensor, ...], name: str = name) -> None:
                most = inputs[0].abs().flatten(0, -2).amax(0)
                found[name] = torch.maximum(found[name], most) if name in found else most

            hooks.append(part.register_forward_pre_hook(look))
    with torch.no_grad():
        for call in calls:
            call()
    for hook in hooks:
        hook.remove()
    return found


def in_eight_bits(
    reader: nn.Module,
    example: tuple[Tensor, ...],
    out: Path,
    dynamic: dict[str, dict[int, str]],
    *,
    whole: bool = False,
) -> None:
    """Write `reader` as ONNX with weights in eight bits, or as they are if `whole`.

    `dynamic` names inputs and outputs in their order, with the axes that may be of any length; inputs come first.
    """
    names = list(dynamic)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            reader,
            example,
            str(plain),
            input_names=names[: len(example)],
            output_names=names[len(example) :],
            dynamic_axes={name: axes for name, axes in dynamic.items() if axes},
            opset_version=OPERATIONS,
            dynamo=False,
        )
        if whole:
            out.write_bytes(plain.read_bytes())
            return
        quantize_dynamic(
            plain,
            out,
            per_channel=True,
            weight_type=QuantType.QInt8,
            reduce_range=True,  # seven bits: sums of eight overflow on processors without VNNI
            op_types_to_quantize=["MatMul"],
            extra_options={"MatMulConstBOnly": True},
        )


def write(model: Tagger, out: Path, *, sample: Iterable[Batch] = (), whole: bool = False) -> None:
    """Write `model` as ONNX with weights in eight bits, levelled by a `sample`, or as they are, if `whole`."""

    def call(row: Batch) -> Callable[[], object]:
        unseen = torch.where(row["mask"], 0.0, -1e4)[:, None, None, :]
        return lambda: model.states(row["pieces"], row["quoted"], row["cases"], unseen)

    largest = largest_inputs(model, (call(row) for row in sample))
    some = (torch.ones((1, 40), dtype=torch.long),) * 2 + (torch.zeros((1, 40), dtype=torch.long), torch.arange(1, 31))
    places = {1: "places"}
    dynamic = {
        "pieces": places,
        "quoted": places,
        "cases": places,
        "first": {0: "words"},
        "labels": {0: "words"},
        "links": {1: "words", 2: "answers"},
    }
    in_eight_bits(TaggerReader(model, largest), some, out, dynamic, whole=whole)


def sample_of(gold: Path, vocabulary: Path) -> list[Batch]:
    """Return some batches of the documents in `gold`."""
    return list(islice(epoch(read(gold, whole_tokenizer(vocabulary))[:120], 1, 8), SAMPLE))


def main(arguments: list[str] | None = None) -> int:
    """Write the file; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--gold", type=Path, help="documents that tell how large inputs become")
    parser.add_argument("--vocabulary", type=Path)
    parser.add_argument("--whole", action="store_true", help="leave the weights in 32 bits, to measure what eight cost")
    options = parser.parse_args(arguments)
    sample = sample_of(options.gold, options.vocabulary) if options.gold and options.vocabulary else []
    write(averaged(options.weights), options.out, sample=sample, whole=options.whole)
    print(f"{options.out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
