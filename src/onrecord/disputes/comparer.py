"""The trained comparer: two claims in, how far they contradict or bear one another out. Runs on onnxruntime alone."""

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.attribution import word_pieces
from onrecord.records import Act

__all__ = ["COMPARER", "HEADS", "Comparer", "Comparison", "EncoderComparer", "Heard", "shipped_comparer"]

COMPARER = "comparer@1"
"""The name of the weights that ship, as `stage@version`."""

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
APART, ALIKE = 2.75, 4.0
"""What unlikeness counts for, in log-odds, where two stands are of other questions; set on political dev."""


class Comparison(NamedTuple):
    """How far two claims go against or with each other; each 0 to 1."""

    contradicts: float
    """As reports of one matter by two speakers."""
    agrees: float
    inconsistent: float
    """As stands of one party: openly, indirectly or by a deed."""
    consistent: float
    surface: float
    """That the stands contradict one another in their words; a part of `inconsistent`."""
    likeness: float
    """How far the two speak of one thing, whatever they say of it."""


class Heard(NamedTuple):
    """An act, None for plain saying and for deeds, and how sure it is (0 to 1)."""

    act: Act | None
    chance: float


class Comparer(Protocol):
    """What compares two claims. Its answer is a function of their words alone."""

    name: str

    def compare(self, first: str, second: str) -> Comparison:
        """Return how far `first` and `second` contradict or bear one another out, whichever comes first."""
        ...

    def act(self, text: str) -> Heard:
        """Return what a sentence, its speaker and verb included, most likely does."""
        ...


class EncoderComparer:
    """Weights, and the vocabulary shared with attribution. A pair is read alone and unpadded."""

    name = COMPARER

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

    def compare(self, first: str, second: str) -> Comparison:
        """Return how far two claims go against or with each other; the order in which they are given is nothing."""
        here, there = self.answers(*sorted((first, second))), self.answers(*sorted((first, second), reverse=True))
        both = {head: (here[head] + there[head]) / 2 for head in here}
        contradicts = both["news"][0] + both["news"][1] / 2
        agrees = (both["reports"][2] + both["inference"][0] + both["minimal"][1]) / 3
        stands = both["stands"]
        likeness = min(1.0, max(0.0, both["likeness"][0]))
        apart = stands[4] * math.exp(APART - ALIKE * likeness)
        stands = stands / (stands[:4].sum() + apart)
        rows = (contradicts, agrees, stands[:3].sum(), stands[3], stands[0], likeness)
        return Comparison(*(round(float(value), DIGITS) for value in rows))

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
