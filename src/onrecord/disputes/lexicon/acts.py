"""Words that show what an utterance does with its matter, and whether they stand for or against it.

The lists are ours, written for the language of negotiations and public debate; no resource was copied. Each row gives
every form that is looked for, so that no stemmer decides an act.
"""

from typing import NamedTuple

from onrecord.records import Act

__all__ = ["CUE_ACTS", "NEEDS_AFTER", "OPPOSITES", "PREDICATES", "Sense"]


class Sense(NamedTuple):
    """What a word does: its act, its sign (1 for, -1 against, 0 neither), and whether it needs a doer of its own."""

    act: Act
    sign: int
    own: bool = True
    """False for words said of the matter itself ("unacceptable"), which are the speaker's own judgement always."""


def _forms(*stems: str) -> tuple[str, ...]:
    """Return the regular forms of each verb: base, -s, -ed, -ing."""
    out: list[str] = []
    for stem in stems:
        bare = stem.removesuffix("e")
        if stem.endswith("y") and stem[-2] not in "aeiou":
            out += [stem, f"{stem[:-1]}ies", f"{stem[:-1]}ied", f"{stem}ing"]
        elif stem.endswith(("s", "sh", "ch", "x")):
            out += [stem, f"{stem}es", f"{stem}ed", f"{stem}ing"]
        else:
            out += [stem, f"{stem}s", f"{bare}ed", f"{stem if stem.endswith('ee') else bare}ing"]
    return tuple(out)


REJECT = (
    *_forms("reject", "refuse", "oppose", "dismiss", "decline", "renounce", "repudiate", "resist", "condemn", "veto"),
    "rejection", "refusal", "vetoes", "vetoed", "rebuff", "rebuffs", "rebuffed", "spurned", "spurns", "rule out",
    "rules out",
    "ruled out", "ruling out", "turn down", "turns down", "turned down", "turning down", "set aside",
    "set ~ aside", "sets aside",
    "brush aside",
    "brushed aside", "shot down", "object to", "objects to", "objected to", "walk away from", "walked away from",
)  # fmt: skip
DENY = (*_forms("deny", "refute", "dispute", "contradict", "disavow", "rebut"), "rebutted", "rebutting", "denial")
ACCEPT = (
    *_forms("accept", "agree", "approve", "concede", "consent", "acquiesce", "accede"),
    "agreed to", "consensus", "signed up to", "signed off on",
)  # fmt: skip
SUPPORT = (
    *_forms("support", "welcome", "back", "endorse", "praise", "favour", "favor", "applaud", "champion",
    "defend", "hail"),
    *_forms("uphold", "embrace", "commend"), "upheld", "stand by", "stands by", "stood by", "in favour of",
    "in favor of",
)  # fmt: skip
DEMAND = (
    *_forms("demand", "urge", "insist", "require", "order", "request", "appeal", "instruct", "warn against"),
    "call for", "calls for", "called for", "calling for", "call on", "calls on", "called on", "calling on",
    "call upon",
    "called upon", "asked for", "insists on", "insisted on",
)  # fmt: skip
PROMISE = (
    *_forms("promise", "pledge", "vow", "undertake", "guarantee", "assure"),
    "undertook",
    "committed to",
    "swore",
)
THREATEN = (
    *_forms("threaten"), "warned of consequences", "warn of consequences", "vowed to retaliate", "vows to retaliate",
    "retaliate", "ultimatum", "will pay the price", "face consequences",
)  # fmt: skip
ACCUSE = (
    *_forms("accuse", "blame", "allege", "denounce", "criticise", "criticize", "fault", "reproach", "slam"),
    "slammed", "slamming", "complained", "complains", "protested", "protests",
)  # fmt: skip
PROPOSE = (
    *_forms("propose", "suggest", "offer", "recommend", "envisage", "foresee", "float", "advocate"),
    "put forward", "puts forward", "foresaw", "foreseen", "assuming", "provides for", "provide for", "tabled",
    "moving toward", "moving towards", "moved toward", "moved towards", "move toward", "move towards",
    "heading toward",
    "heading towards", "working toward", "working towards", "working from",
)  # fmt: skip

CUE_ACTS: dict[str, Sense] = {
    **dict.fromkeys(REJECT, Sense(Act.REJECTS, -1)),
    **dict.fromkeys(DENY, Sense(Act.DENIES, -1)),
    **dict.fromkeys(ACCEPT, Sense(Act.ACCEPTS, 1)),
    **dict.fromkeys(SUPPORT, Sense(Act.SUPPORTS, 1)),
    **dict.fromkeys(DEMAND, Sense(Act.DEMANDS, 1)),
    **dict.fromkeys(PROMISE, Sense(Act.PROMISES, 1)),
    **dict.fromkeys(ACCUSE, Sense(Act.ACCUSES, 0)),
    **dict.fromkeys(THREATEN, Sense(Act.THREATENS, 0)),
    **dict.fromkeys(PROPOSE, Sense(Act.PROPOSES, 1)),
}
"""Cue words that are acts; any other cue only says, and the clause decides."""

NEEDS_AFTER: dict[str, frozenset[str]] = {
    form: frozenset({"for", "on", "upon"}) for form in ("call", "calls", "called", "calling")
}
"""Cues that are a demand only when the content opens with one of these words."""

PREDICATES: dict[str, Sense] = {
    **CUE_ACTS,
    **dict.fromkeys(
        (
            "unacceptable", "out of the question", "inadmissible", "a non-starter", "non-starter", "unthinkable",
            "impossible", "a red line", "crosses a red line", "unworkable", "intolerable", "wrong", "a mistake",
            "mistake",
            "not the way", "illegal", "unlawful", "illegitimate", "null and void", "harmful", "dangerous", "a trap",
        ),
        Sense(Act.REJECTS, -1, own=False),
    ),
    **dict.fromkeys(
        ("false", "untrue", "a lie", "lies", "baseless", "groundless", "fabricated", "invented", "nonsense",
        "mistaken"),
        Sense(Act.DENIES, -1, own=False),
    ),
    **dict.fromkeys(
        ("acceptable", "admissible", "welcome step", "good basis", "the only basis", "the best basis",
        "a step forward"),
        Sense(Act.SUPPORTS, 1, own=False),
    ),
    **dict.fromkeys(
        ("must", "have to", "has to", "need to", "needs to", "ought to", "should", "had to"),
        Sense(Act.DEMANDS, 1, own=False),
    ),
}  # fmt: skip
"""Words inside a clause that are acts or judgements."""

OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(_forms(*a.split()) + tuple(a2.split())), frozenset(_forms(*b.split()) + tuple(b2.split())))
    for a, a2, b, b2 in (
        ("open reopen", "", "close seal block", "shut shuts shutting"),
        ("withdraw leave retreat depart", "withdrew withdrawn withdrawal left leaving departure",
        "stay remain deploy", ""),
        ("increase raise expand", "rise rose risen rising grew grown growing",
        "decrease reduce lower slash", "cut cuts fell fallen falling"),
        ("start begin resume", "began begun beginning", "stop halt cease suspend end", "stopped stopping"),
        ("attack shell bombard", "", "protect defend", ""),
        ("obey respect honour comply", "complied", "violate breach break", "broke broken"),
        ("win", "won winning", "lose", "lost losing"),
        ("release free", "", "detain hold arrest", "held holding"),
        ("arm supply", "", "disarm", ""),
        ("confirm", "", "deny", ""),
    )
)  # fmt: skip
"""Pairs of verb families that cannot both be done to one thing at one time."""
# Kept apart from FAMILIES, whose opposites ("with", "without") count only where the words around them pair too.
