"""Attribution: page to statements: tagger, linking, speakers, roles, dates."""

from onrecord.attribution.actors import actor_index, actors
from onrecord.attribution.gazetteer import Gazetteer
from onrecord.attribution.page_statements import statements
from onrecord.attribution.rules import RuleTagger
from onrecord.attribution.shipped import TAGGER, shipped_tagger, word_pieces
from onrecord.attribution.tagger import Draft, Tagger

__all__ = [
    "TAGGER",
    "Draft",
    "Gazetteer",
    "RuleTagger",
    "Tagger",
    "actor_index",
    "actors",
    "shipped_tagger",
    "statements",
    "word_pieces",
]
