"""Lineage: which pages carry one report, which is the original, and which statements report one utterance."""

from onrecord.lineage.candidates import StoryPage
from onrecord.lineage.families import stories
from onrecord.lineage.sketching import sketch

__all__ = ["StoryPage", "sketch", "stories"]
