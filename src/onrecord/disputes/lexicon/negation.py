"""Words that deny, and the phrases in which they deny nothing. The lists are ours."""

__all__ = ["CONDITIONS", "HEDGES", "NEGATORS", "NOT_NEGATIONS", "WILL"]

NEGATORS = frozenset(
    "not never no none nobody nothing nowhere neither nor without cannot hardly scarcely barely zero "
    "don't doesn't didn't won't wouldn't can't couldn't isn't aren't wasn't weren't hasn't haven't hadn't shouldn't "
    "mustn't needn't ain't shan't".split()
)
"""Each turns the clause's sign round once."""

NOT_NEGATIONS: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in (
        "not only", "not just", "not merely", "not simply", "not least", "not to mention", "cannot but",
        "can not but",
        "can't but", "cannot help but", "nothing but", "none other than", "no doubt", "no wonder", "no less",
        "no fewer than", "no later than", "no sooner than", "no more than", "no earlier than", "no matter",
        "no alternative to", "no alternative but", "no choice but", "no option but", "no question but",
        "nothing else", "nothing beyond", "nothing more", "nothing less", "nobody else", "no other than",
        "if not", "why not", "whether or not", "or not", "no question that", "nothing short of",
    )
)  # fmt: skip
"""Phrases whose negator counts for nothing."""

HEDGES = frozenset("could may might perhaps possibly would probably likely apparently".split())
"""Words that make a claim less than a claim; they lower confidence and bar nothing."""

CONDITIONS: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in (
        "if", "unless", "provided", "provided that", "providing", "on condition", "as long as", "so long as",
        "until", "only when", "only after", "in case",
    )
)  # fmt: skip
"""Openings of a clause on which the main clause hangs."""

WILL = frozenset("will shall won't cannot can't can would must".split())
"""Words before a negator, or holding one, that make a denial a refusal ("will never")."""
