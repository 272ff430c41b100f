"""The tagger that ships: which one it is, told without loading it."""

from functools import cache

from onrecord.attribution.tagger import Tagger

__all__ = ["TAGGER", "shipped_tagger"]

TAGGER = "encoder@1"
"""Its name, as `stage@version`; new weights are a new version, and ledgers read their pages again."""


@cache
def shipped_tagger() -> Tagger:
    """Return the tagger that ships, loaded once a process: weights and runtime take half a second."""
    from onrecord.attribution.encoder import shipped
    from onrecord.attribution.trained import EncoderTagger

    return EncoderTagger(shipped())
