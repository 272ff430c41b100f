"""Disputes: utterances to matters, positions and disputes."""

from onrecord.disputes.disputes import Survey, disputes, survey
from onrecord.disputes.matters import matters
from onrecord.disputes.positions import positions, side_of

__all__ = ["Survey", "disputes", "matters", "positions", "side_of", "survey"]
