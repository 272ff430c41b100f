"""Lineage: which pages carry one report, which is the original, and which statements report one utterance."""

from onrecord.lineage.comparisons import NO_COMPARISONS, Comparisons, key_of
from onrecord.lineage.diff import Change, word_diff
from onrecord.lineage.families import stories
from onrecord.lineage.headlines import missing_words
from onrecord.lineage.pages import StoryPage
from onrecord.lineage.passages import align
from onrecord.lineage.reuse import Reuse, reused
from onrecord.lineage.sketching import sketch
from onrecord.lineage.utterances import utterances

__all__ = [
    "NO_COMPARISONS",
    "Change",
    "Comparisons",
    "Reuse",
    "StoryPage",
    "align",
    "key_of",
    "missing_words",
    "reused",
    "sketch",
    "stories",
    "utterances",
    "word_diff",
]
