"""Words that turn round, void or make conditional what stands in their scope.

The lists are ours. Every word is a base form, or a set phrase read as one (`rewrites`); a row is a phenomenon.
"""

from enum import StrEnum

from onrecord.records import Act, Status

__all__ = ["ACTS", "CONDITIONS", "ENDING", "KINDS", "NOMINALS", "RUNGS", "Kind"]


class Kind(StrEnum):
    """What an operator does to what stands in its scope."""

    NOT = "not"
    """Denies, and voids the act that it stands before ("did not say")."""
    FLIP = "flip"
    """Denies as a verb or noun does ("failed to", "lack of")."""
    DENY = "deny"
    """An act that stands against what it names; denied, it commits to nothing."""
    HOLD = "hold"
    """An act that stands for what it names; denied, it commits to nothing."""
    SAY = "say"
    BELIEF = "belief"
    """Denied, it denies what is believed ("did not think")."""
    FACT = "fact"
    """Takes for granted what it names, denied or not."""
    VOID = "void"
    """Leaves open what stands in its scope."""
    DEED = "deed"
    """A deed that undoes what it names; it counts where a stand is taken, not inside a claim."""
    QUIT = "quit"
    """Ends what its complement names ("ceased selling")."""
    FALSE = "false"
    """Calls untrue what it is said of."""


_KINDS: dict[Kind, str] = {
    Kind.NOT: (
        "not farfrom allbut never no none nobody nothing nowhere neither nor cannot nolonger notyet notany "
        "hardly scarcely little few "
        "mustnot neednot rarely seldom n't"
    ),
    Kind.FLIP: (
        "failto neglect avoid unable unwilling lack fallshort miss lacking without absence unlikely doubt impossible "
        "failure inability reluctance improbable refusal rejection opposition dismissal denial "
        "resistance unwillingness evade escape imagine pretend omit prevent stopfrom fewreason castdoubt "
        "stopshort foil thwart avert inconceivable implausible unfit unsigned "
        "insteadof inadequate insufficient zero unthinkable decline refuse reluctant havemuch flunk skip "
        "unprepared shun absent snub"
    ),
    Kind.DENY: (
        "slate pan blast lambast lambaste castigate assail deride scorn rubbish pillory censure rebuke bemoan "
        "balk nix "
        "fight torpedo scupper ditch debunk gainsay deny dispute challenge reject oppose dismiss rebut refute "
        "contest repudiate condemn deplore denounce "
        "criticise criticize "
        "spurn rebuff resist renounce disown disavow contradict discount exclude veto "
        "unthinkable absolve exonerate disclaim protest attack slam decry lament mock "
        "ridicule"
    ),
    Kind.HOLD: (
        "laud extol salute toast "
        "accept agree approve adopt endorse back support welcome praise hail applaud commend favour favor champion "
        "bless embrace demand urge promise pledge vow propose suggest offer recommend advocate accuse blame charge "
        "readiness willingness backing acceptance approval endorsement promise offering uphold request require "
        "ratify "
        "defend guarantee undertake consent ask cheer table moot float petition seek want"
    ),
    Kind.SAY: (
        "confess boast joke quip aver opine muse vouch "
        "say tell claim confirm admit acknowledge announce state declare add argue assert insist maintain note "
        "observe "
        "report reveal disclose stress explain warn concede recall repeat hint imply conclude testify allege contend "
        "write agree remark emphasise emphasize affirm swear echo mention underline call describe hear show reply "
        "answer indicate find rule speak complain comment deem pronounce predict estimate statement insistence "
        "assertion "
        "claim allegation admission confirmation announcement accusation warning"
    ),
    Kind.BELIEF: "think believe expect suppose feel trust reckon anticipate foresee intend appear seem",
    Kind.FACT: "regret realise realize know notice rue factive iadmit discover learn aware",
    Kind.VOID: (
        "may might perhaps possibly doubtful silent isasked try wonder question possible maybe could reportedly "
        "allegedly "
        "rumoured possibility hesitate supposedly considering unclear uncertain undecided consider conceivable "
        "apparently seemingly hope fear speculate study examine unsure conceivably"
    ),
    Kind.DEED: (
        "lift end scrap abolish cancel revoke repeal withdraw rescind overturn quash reverse block delay stop halt "
        "withdrawal cancellation abolition repeal removal remove drop bury kill annul void undo obstruct"
    ),
    Kind.QUIT: "abandon retract cease quit discontinue stop expire lapse refrain desist",
    Kind.FALSE: (
        "nottrue false rumour speculation propaganda smear hearsay baseless groundless unfounded fabricate "
        "fictitious untrue lie nonsense invention fabrication "
        "fiction fantasy gossip slander libel bogus mistaken"
    ),
}
KINDS: dict[str, Kind] = {word: kind for kind, words in reversed(_KINDS.items()) for word in words.split()}
"""Base form to what it does; the first row that holds a word decides."""

NOMINALS = frozenset(
    "praise fight respect blame "
    "dispute challenge doubt question claim report offer promise demand support request charge answer rule end "
    "block drop stop cut "
    "lift delay lie judge study state call table back halt freeze attack protest find charter state favour trust "
    "show close view want seek ask act hide bar mock note plan clear bless state quit miss fail stem approach "
    "release control limit march strike vote visit warning trial address comment escape pledge vow veto need "
    "appeal void unlikely possible false impossible doubtful baseless alleged abandon".split()
)
"""Base forms that are nouns as often as verbs: after a determiner or possessive they do nothing to what follows."""

_ACTS: dict[Act, str] = {
    Act.DENIES: "deny denial dispute challenge contest rebut refute contradict discount disclaim nottrue "
    "castdoubt absolve exonerate",
    Act.REJECTS: (
        "slate pan blast lambast lambaste castigate assail deride scorn rubbish pillory censure rebuke nix ditch "
        "reject oppose dismiss refuse decline repudiate condemn deplore denounce criticise spurn rebuff resist "
        "renounce "
        "disown veto refusal rejection opposition dismissal unwilling unthinkable protest disavow overturn abandon "
        "havemuch lament slam quash mock decry withdraw retract lift end scrap abolish cancel reverse"
    ),
    Act.ACCEPTS: "accept agree consent readiness willingness acceptance havenothing ratify",
    Act.SUPPORTS: (
        "laud extol salute toast "
        "back support keep welcome praise hail applaud commend favour favor champion bless embrace endorse "
        "approve backing "
        "endorsement approval uphold adopt extend everyreason fewreason defend"
    ),
    Act.DEMANDS: "demand urge must request require",
    Act.PROMISES: "promise pledge vow guarantee undertake offer",
    Act.PROPOSES: "propose suggest recommend advocate proposal float moot",
    Act.ACCUSES: "accuse blame charge accusation",
}
ACTS: dict[str, Act] = {word: act for act, words in _ACTS.items() for word in words.split()}

CONDITIONS: dict[str, str] = {
    "only if": "if", "only when": "if", "only with": "if", "only after": "if", "only once": "if",
    "on condition that": "if",
    "on condition": "if", "on the condition that": "if", "as long as": "if", "so long as": "if",
    "provided that": "if",
    "provided": "if", "providing": "if", "provide that": "if", "in return for": "if", "in exchange for": "if",
    "subject to": "if", "on the understand that": "if", "in case": "if", "assume": "if", "if": "if", "once": "if",
    "unless": "unless", "until": "unless", "till": "unless", "even before": "even", "even without": "even",
    "even if": "even", "even though": "even",
    "even once": "even", "even when": "even", "regardless of": "even", "whether or not": "even", "no matter": "even",
    "irrespective of": "even", "whatever": "even", "in spite of": "even", "despite": "even",
    "conditional on": "if", "contingent on": "if", "depend on": "if", "except if": "unless", "should": "should",
    "before": "before", "without": "without", "were ~ to": "inverted", "had it": "inverted",
    "had they": "inverted", "had he": "inverted", "had she": "inverted",
    "given": "given", "if ask": "aside", "when ask": "aside", "if attack": "if",
    "when": "when", "after": "after", "in the event of": "if", "pending": "if", "not until": "aside",
    "as if": "aside", "condition of": "noun", "with condition": "if",
    "without condition": "aside", "with conditions": "if", "without conditions": "aside",
}  # fmt: skip
"""Openings of a condition with its sort: if, unless, even (none), and those that need a main clause of one kind."""

_RUNGS: dict[Status, str] = {
    Status.PROPOSED: "propose suggest ontable table moot keep",
    Status.DISCUSSED: "discuss indiscussion negotiate debate",
    Status.AGREED: "agree settle agreement consensus",
    Status.SIGNED: "sign initial ratify",
    Status.IN_FORCE: "inforce resume restart implement renew reinstate",
    Status.SUSPENDED: "suspend freeze pause shelve postpone stall",
    Status.OFF_THE_TABLE: "offtable withdraw scrap abandon drop",
}
RUNGS: dict[str, Status] = {word: rung for rung, words in reversed(_RUNGS.items()) for word in words.split()}

ENDING = frozenset(
    "block obstruct outlaw prevent axe annul nullify quash overturn rescind revoke repeal lift end scrap "
    "abolish cancel expire lapse cease stop halt quit over discontinue".split()
)
