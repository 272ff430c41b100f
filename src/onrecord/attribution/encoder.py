"""The trained encoder: one window of word pieces in, what it says of each word out. Runs on onnxruntime alone."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from onrecord.attribution.linking import Reading
from onrecord.attribution.windows import Paragraph, Window, paragraph
from onrecord.records import Span

__all__ = ["Encoder", "shipped", "word_pieces"]

SLOWER = ["SkipLayerNormFusion", "DynamicQuantizeMatMulFusion"]
"""Of the runtime's rewritings: what these join takes longer than the parts."""
QUIET = 3
"""Of the runtime's log: errors only."""


class Encoder:
    """Weights and vocabulary. A window is read alone and unpadded, so nothing else in a run can change its figures."""

    def __init__(self, weights: bytes, vocabulary: bytes) -> None:
        """Make one of the bytes of an ONNX file and of a tokenizer's JSON file."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers are processes, one a core
        options.log_severity_level = QUIET
        self._session = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
        self._tokenizer = Tokenizer.from_buffer(vocabulary)

    def paragraphs(self, text: str, spans: Sequence[Span]) -> list[Paragraph]:
        """Return the paragraphs at `spans` as word pieces."""
        return [paragraph(self._tokenizer, text, span) for span in spans]

    def read(self, window: Window) -> Reading:
        """Return what the encoder says of the words of `window`, which has at least one."""
        rows = {
            "pieces": np.array([window.pieces], dtype=np.int64),
            "quoted": np.array([window.quoted], dtype=np.int64),
            "cases": np.array([window.cases], dtype=np.int64),
            "first": np.array(window.first, dtype=np.int64),
        }
        labels, links = self._session.run(None, rows)
        return Reading(labels, links)


def _weights(name: str) -> bytes:
    return files("onrecord.attribution").joinpath("weights", name).read_bytes()


@cache
def shipped() -> Encoder:
    """Return the encoder in this package, loaded once a process."""
    return Encoder(_weights("tagger.onnx"), _weights("vocabulary.json"))


@cache
def word_pieces() -> Tokenizer:
    """Return the tokenizer whose pieces all shipped weights read."""
    return Tokenizer.from_buffer(_weights("vocabulary.json"))
