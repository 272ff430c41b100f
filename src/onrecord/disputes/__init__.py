"""Disputes: utterances to matters, positions and disputes."""

from onrecord.disputes.compared import STANDS, Listener
from onrecord.disputes.comparer import Comparer, shipped_comparer
from onrecord.disputes.disputes import Survey, disputes, left_out_records, survey
from onrecord.disputes.hearing import Hearing, hear
from onrecord.disputes.matters import matters
from onrecord.disputes.network import Network, network
from onrecord.disputes.positions import MADE_BY as POSITIONS
from onrecord.disputes.positions import positions
from onrecord.disputes.sides import side_of
from onrecord.disputes.standings import agreements, side_taken, standings

__all__ = [
    "POSITIONS",
    "STANDS",
    "Comparer",
    "Hearing",
    "Listener",
    "Network",
    "Survey",
    "agreements",
    "disputes",
    "hear",
    "left_out_records",
    "matters",
    "network",
    "positions",
    "shipped_comparer",
    "side_of",
    "side_taken",
    "standings",
    "survey",
]
