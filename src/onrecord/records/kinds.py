"""The closed sets of words that records use."""

from enum import StrEnum

__all__ = [
    "Act",
    "ActorKind",
    "Basis",
    "BlockKind",
    "CreditKind",
    "DecisionKind",
    "FindingGrade",
    "Grade",
    "MatterKind",
    "Polarity",
    "Relation",
    "SpeakerKind",
    "Stand",
    "StatementKind",
    "Status",
    "VariantKind",
    "Verdict",
    "Voice",
    "Where",
]


class BlockKind(StrEnum):
    """What a run of a page's text is."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    EMBED = "embed"
    CAPTION = "caption"
    CREDIT = "credit"
    CORRECTION = "correction"
    FURNITURE = "furniture"
    POLICY = "policy"
    COMMENT_HEADER = "comment-header"
    COMMENT = "comment"


class CreditKind(StrEnum):
    """How a page names where its report comes from."""

    HAT_TIP = "hat-tip"
    VIA = "via"
    SOURCE = "source"
    AGENCY = "agency"
    ORIGINALLY_PUBLISHED = "originally-published"
    ADAPTED = "adapted"


class Where(StrEnum):
    """Where on the page a statement stands."""

    HEADLINE = "headline"
    DECK = "deck"
    BODY = "body"
    CAPTION = "caption"
    QUOTE = "quote"


class StatementKind(StrEnum):
    """How much of a statement's content stands inside quotation marks: every letter, some, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Voice(StrEnum):
    """Whose claim the content is."""

    REPORTED = "reported"
    REPORTER_INFERRED = "reporter-inferred"
    NARRATOR = "narrator"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    GROUP = "group"


class SpeakerKind(StrEnum):
    """What a statement's source stands for on its page."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    GROUP = "group"
    UNNAMED = "unnamed"
    UNRESOLVED = "unresolved"


class Relation(StrEnum):
    """What a copy is to the page that it was made from."""

    REPRINT = "reprint"
    REWRITE = "rewrite"
    EXPANSION = "expansion"
    EXCERPT = "excerpt"


class VariantKind(StrEnum):
    """How one report's words of an utterance stand to the fullest."""

    FULL = "full"
    """The same words; case, punctuation and spelling aside."""
    TRUNCATED = "truncated"
    """An unbroken part of them."""
    SPLICED = "spliced"
    """Words left out in the middle, and nothing else."""
    ALTERED = "altered"
    """Words replaced, put in or moved."""
    OVERLAPPING = "overlapping"
    """The same words where both stand; each runs on beyond the other."""
    REWORDED = "reworded"
    """The same claim, not in the same quoted words."""


class MatterKind(StrEnum):
    """What sort of thing parties speak about."""

    DOCUMENT = "document"
    PROPOSAL = "proposal"
    PLACE = "place"
    EVENT = "event"
    PRINCIPLE = "principle"
    ISSUE = "issue"


class Act(StrEnum):
    """What an utterance does with its matter."""

    ASSERTS = "asserts"
    DENIES = "denies"
    SUPPORTS = "supports"
    REJECTS = "rejects"
    ACCEPTS = "accepts"
    DEMANDS = "demands"
    PROMISES = "promises"
    CONDITIONS = "conditions"
    ACCUSES = "accuses"
    PROPOSES = "proposes"
    THREATENS = "threatens"


class Polarity(StrEnum):
    """Whether a position stands for or against its matter, negation counted."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


class Stand(StrEnum):
    """What the positions of one side on one matter come to."""

    FOR = "for"
    AGAINST = "against"
    MIXED = "mixed"
    """Some for it, some against."""
    CONDITIONAL = "conditional"
    """Only under conditions."""
    UNCLEAR = "unclear"
    """No position says whether it is for or against."""


class Status(StrEnum):
    """The status that a position claims for its matter, as rungs of a ladder."""

    PROPOSED = "proposed"
    DISCUSSED = "discussed"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    OFF_THE_TABLE = "off-the-table"


class Grade(StrEnum):
    """How sure a dispute is; "likely" must be worth a reader's time."""

    LIKELY = "likely"
    POSSIBLE = "possible"


class Basis(StrEnum):
    """What a finding rests on: a clause of the page's policy, our default rules, or a notice only."""

    POLICY = "policy"
    DEFAULT = "default"
    NOTICE = "notice"


class FindingGrade(StrEnum):
    """How sure a finding is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    LOOK = "look"


class Verdict(StrEnum):
    """A person's word on a machine-coded record."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"
    """Earlier words are taken back: what stood before them stands again, in the end the machine's record."""


class DecisionKind(StrEnum):
    """What a line of the log of people's decisions is about."""

    JUDGEMENT = "judgement"
    SETTINGS = "settings"
    FORGET = "forget"
    RESTORE = "restore"
