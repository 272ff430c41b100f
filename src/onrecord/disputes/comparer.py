"""The trained comparer: two claims in, how far they contradict one another. Runs on onnxruntime alone."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.attribution import word_pieces
from onrecord.records import Act

__all__ = ["HEADS", "Comparer", "EncoderComparer", "Heard", "shipped_comparer"]

HEADS: Mapping[str, tuple[str, ...]] = {
    "inference": ("agrees", "neither", "contradicts"),
    "stands": ("surface", "indirect", "factual", "consistent", "unrelated"),
    "reports": ("denial", "clash", "agrees", "update", "elsewhere", "aside", "open"),
    "minimal": ("contradicts", "agrees", "neither"),
    "rebuttal": ("challenge", "correction", "none"),
    "act": ("accepts", "supports", "rejects", "demands", "accuses", "threatens", "denies", "proposes", "none"),
    "polarity": ("-1", "0", "1"),
    "news": ("yes", "weak", "no"),
}
"""Each head with its answers, in the order in which the weights give them. One number more, the last, is likeness."""

BEGIN, BREAK = 101, 102
LONGEST = 128
"""Pieces of both claims together; the longer loses its end."""
QUIET = 3
DIGITS = 3


class Heard(NamedTuple):
    """An act, None for plain saying and for deeds, and how sure it is (0 to 1)."""

    act: Act | None
    chance: float


class Comparer(Protocol):
    """What compares two claims. Its answer is a function of their words alone."""

    name: str

    def compare(self, first: str, second: str) -> float:
        """Return how far `first` and `second` contradict one another, 0 to 1, whichever comes first."""
        ...

    def act(self, text: str) -> Heard:
        """Return what a sentence, its speaker and verb included, most likely does."""
        ...


class EncoderComparer:
    """Weights, and the vocabulary shared with attribution. A pair is read alone and unpadded."""

    name = "comparer@2"
    """As `stage@version`: what is kept of its answers is kept under this, so other weights or answers need another."""

    def __init__(self, weights: bytes) -> None:
        """Make one of the bytes of an ONNX file."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = QUIET
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._tokenizer = word_pieces()

    def answers(self, first: str, second: str = "") -> dict[str, NDArray[np.float32]]:
        """Return the chance of every answer of every head for one or two sentences in this order."""
        a = self._tokenizer.encode(first, add_special_tokens=False).ids
        b = self._tokenizer.encode(second, add_special_tokens=False).ids if second else []
        while len(a) + len(b) > LONGEST - 3:
            (a if len(a) > len(b) else b).pop()
        pieces = [BEGIN, *a, BREAK, *([*b, BREAK] if b else [])]
        sides = [0] * (len(a) + 2) + ([1] * (len(b) + 1) if b else [])
        rows = {"pieces": np.array([pieces], dtype=np.int64), "sides": np.array([sides], dtype=np.int64)}
        found = self._session.run(None, rows)[0]
        out: dict[str, NDArray[np.float32]] = {}
        at = 0
        for head, answers in HEADS.items():
            here = found[at : at + len(answers)]
            at += len(answers)
            raised = np.exp(here - here.max())
            out[head] = raised / raised.sum()
        out["likeness"] = found[at:]
        return out

    def compare(self, first: str, second: str) -> float:
        """Return how far two claims contradict one another, 0 to 1; the order in which they are given is nothing."""
        yes, weak, _ = (self.answers(first, second)["news"] + self.answers(second, first)["news"]) / 2
        return round(float(yes + weak / 2), DIGITS)

    def act(self, text: str) -> Heard:
        """Return what a sentence, its speaker and verb included, most likely does."""
        found = self.answers(text)["act"]
        best = int(found.argmax())
        name = HEADS["act"][best]
        return Heard(None if name == "none" else Act(name), round(float(found[best]), DIGITS))


@cache
def shipped_comparer() -> EncoderComparer:
    """Return the comparer that ships, loaded once a process."""
    return EncoderComparer(files("onrecord.disputes").joinpath("weights", "comparer.onnx").read_bytes())
