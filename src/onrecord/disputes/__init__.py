"""Disputes: utterances to matters, positions and disputes."""

from onrecord.disputes.disputes import Survey, disputes, left_out_records, survey
from onrecord.disputes.matters import matters
from onrecord.disputes.positions import positions
from onrecord.disputes.sides import side_of
from onrecord.disputes.standings import agreements, side_taken, standings

__all__ = [
    "Survey",
    "agreements",
    "disputes",
    "left_out_records",
    "matters",
    "positions",
    "side_of",
    "side_taken",
    "standings",
    "survey",
]
