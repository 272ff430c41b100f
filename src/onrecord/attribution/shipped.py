"""The tagger that ships: which one it is, told without loading it."""

from functools import cache
from typing import TYPE_CHECKING

from onrecord.attribution.tagger import Tagger

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["TAGGER", "shipped_tagger", "word_pieces"]

TAGGER = "encoder@1"
"""Its name, as `stage@version`; new weights are a new version, and ledgers read their pages again."""


@cache
def shipped_tagger() -> Tagger:
    """Return the tagger that ships, loaded once a process: weights and runtime take half a second."""
    from onrecord.attribution.encoder import shipped
    from onrecord.attribution.trained import EncoderTagger

    return EncoderTagger(shipped())


def word_pieces() -> "Tokenizer":
    """Return the tokenizer whose pieces all shipped weights read, loaded once a process."""
    from onrecord.attribution import encoder

    return encoder.word_pieces()
