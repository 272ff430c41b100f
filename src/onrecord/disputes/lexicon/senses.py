"""Small classes of words that say one thing, irregular verbs, and words that open a denial. The lists are ours."""

__all__ = [
    "ANAPHORS",
    "CLAIM_NOUNS",
    "IRREGULAR",
    "LIGHT",
    "MENTIONED",
    "SENSE_GROUPS",
    "SILENT",
    "SUBORDINATORS",
    "WRONG",
]

IRREGULAR: dict[str, str] = {
    form: base
    for base, forms in {
        "agree": "agreement agreements",
        "begin": "began begun",
        "break": "broke broken",
        "build": "built",
        "bury": "buried",
        "buy": "bought",
        "cut": "cuts cutting",
        "deny": "denied denies",
        "drop": "dropped dropping",
        "fall": "fell fallen",
        "fight": "fought",
        "give": "gave given",
        "grow": "grew grown",
        "hand": "handed hands",
        "hold": "held",
        "keep": "kept",
        "leave": "left leaves leaving",
        "lose": "lost",
        "meet": "met meets meeting meetings",
        "pay": "paid",
        "plan": "planned planning",
        "sell": "sold",
        "send": "sent",
        "shoot": "shot",
        "speak": "spoke spoken",
        "stop": "stopped stopping",
        "swear": "swore sworn",
        "take": "took taken taking",
        "win": "won winning",
        "withdraw": "withdrew withdrawn withdrawal withdrawals",
        "write": "wrote written writing",
    }.items()
    for form in forms.split()
}
"""Verb forms that no suffix rule folds, to their base."""

SENSE_GROUPS: tuple[str, ...] = (
    "leave withdraw depart departure retreat pullout pullback evacuate",
    "meet round session summit encounter talks",
    "call telephone phone",
    "agree accept consent approve assent",
    "discuss negotiate",
    "open reopen",
    "close shut seal",
    "kill die death dead",
    "ceasefire truce armistice",
    "attack strike shell bombard assault raid",
    "reduce cut halve slash lower",
    "cede surrender relinquish",
    "pay fund finance",
    "promise pledge vow",
    "speak mention utter",
    "resign quit",
    "arrest detain",
    "delay postpone defer",
)
"""Words that may stand for one another in a claim and its denial; each row folds into its first word."""

LIGHT = frozenset(
    "ever even made make makes making take took taken takes taking get got give gave given claim claims claimed "
    "come came put puts set sets use used go goes gone thing things something anything everything anyone someone "
    "somebody anybody such any way part new own other others another same able want wants wanted need needs "
    "think thought thinks know known knew knows hear heard just really look looks looking like people start going "
    "first second third next last one two three four five six seven eight nine ten read let day days".split()
)
"""Words that carry too little to be common ground of a claim and its denial."""

SUBORDINATORS = frozenset(
    "while because as since unless until when where after before although though whereas if".split()
)
"""Words that open what a denial does not deny."""

CLAIM_NOUNS = frozenset(
    "claim claims report reports allegation allegations accusation accusations charge charges suggestion suggestions "
    "complaint complaints assertion assertions statement statements account accounts rumour rumours rumor rumors "
    "story criticism remarks".split()
)
"""Nouns for what another has said."""

ANAPHORS = frozenset("it this that so".split())
"""Words that stand alone for what was just said."""

SILENT = frozenset(
    "comment state respond reply elaborate discuss answer return speculate say confirm deny verify".split()
)
"""Verbs that one declines to do without denying anything."""

WRONG: tuple[str, ...] = (
    "not true", "untrue", "false", "is wrong", "was wrong", "are wrong", "were wrong", "a lie", "lies", "nonsense",
    "is mistaken", "was mistaken", "baseless", "groundless", "unfounded", "no truth", "never happened",
    "a hoax", "a fake", "is fake", "was fake", "ridiculous", "absurd", "preposterous", "ludicrous", "laughable",
    "unsourced", "unverified", "unsubstantiated", "fictitious",
    "fake report", "did not happen", "not the case", "an invention", "a fabrication", "misrepresents", "misrepresented",
)  # fmt: skip
"""Phrases that call what was said wrong."""

MENTIONED = frozenset("spoken mentioned uttered raised said used discussed named heard written brought".split())
"""What is denied of a word or a subject that, one says, never came up."""
