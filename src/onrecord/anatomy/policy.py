"""The discussion policy: a heading that names one and the text under it, or a passage that speaks as one."""

import re
from collections.abc import Sequence

__all__ = ["STEMS", "names_policy", "opens_as_policy", "rule_marks", "speaks_as_policy"]

NAMED = re.compile(
    r"\b(?:discussion|comment(?:s|ing|er|ary)?|commenters?[’']?|community|house|posting|forum|"
    r"readers?[’']?s?(?: page)?|"
    r"letters?|debate|talk|moderation|participation|conversation|submission)[’']?\W{1,3}(?:\w+\W{1,3}){0,2}?"
    r"(?:policy|policies|rules?|guidelines?|standards|etiquette|code|terms)\b"
    r"|\b(?:rules|guidelines|policy|code) (?:for|of|on) (?:the )?(?:comment\w*|discussion|debate|conduct|"
    r"conversation|posting)"
    r"|^(?:netiquette|house rules|kommentarregeln|netiquette|diskussionsregeln|hausregeln|community-richtlinien|"
    r"règles de (?:modération|discussion)|charte (?:de modération|des commentaires)|normas de (?:participación|"
    r"la comunidad)|"
    r"política de comentarios|regole (?:per i commenti|della community)|huisregels|zasady komentowania)\b",
    re.IGNORECASE,
)
STEMS = tuple(
    "polic rule guideline standards etiquette code terms regeln richtlinien règles charte normas política regole "
    "huisregels zasady".split()
)
"""What all that `NAMED` finds holds one of, in lower case."""
MARKS = re.compile(
    r"\b(comments?|posts?|posting|answers?|replies|letters?|links?|advertis\w+|spam|profan\w+|insult\w*|"
    r"obscen\w+|attacks?|"
    r"abus\w+|polite\w*|civil\w*|kind|respect\w*|courte\w+|removed?|deleted?|moderat\w+|block\w*|bann?(?:ed)?|"
    r"permit\w*|"
    r"allow\w*|welcome\w*|encouraged|prohibited|must|please|do not|don[’']t|no|keep|subject|topic|real name|any name|"
    r"characters|capital\w*|private data|telephone|e-?mail|rules?|editors?|strikes? out|offensive|hate\w*|racis\w+|"
    r"responsible|reserves? the right|kommentare|beleidig\w+|werbung|höflich|sachlich|gelöscht|bitte|"
    r"commentaires|insultes|publicité|modér\w+|respectueux|comentarios|insultos|publicidad|respet\w+|eliminad\w+)\b",
    re.IGNORECASE,
)
TALK = re.compile(
    r"\b(?:comments?|commenting|posts?|posting|answers?|replies|letters?|links?|discussion|kommentare?|"
    r"commentaires?|comentarios?|write)\b",
    re.IGNORECASE,
)
ORDERS = re.compile(
    r"\b(?:removed?|deleted?|moderat\w+|not (?:be )?(?:permit\w*|allow\w*|publish\w*|accept\w*|toler\w*)|"
    r"prohibited|banned|"
    r"no (?:advertis\w*|links?|web|spam|insult\w*|personal|profan\w*|telephone)|do not|please (?:keep|do|be|stay)|"
    r"keep (?:it|to|each|your|comments)|be (?:kind|civil|polite|respectful|nice)|reserves? the right|strikes? out|"
    r"taken down|gelöscht|nicht (?:erlaubt|gestattet|veröffentlicht)|supprimés?|eliminad\w+|"
    r"(?:links?|comments?) (?:are|is) (?:fine|welcome\w*))\b",
    re.IGNORECASE,
)
HEAD = 100
"""Characters at the head of a unit in which a policy is named."""
LONGEST = 6_000
"""Characters of a policy on a page; what is longer is another page's text."""


def opens_as_policy(text: str) -> bool:
    """Tell whether a policy's name may stand in the head of `text`; a quick look before the closer one."""
    low = text[:HEAD].lower()
    for stem in STEMS:
        if stem in low:
            return bool(NAMED.search(text[:HEAD]))
    return False


def names_policy(text: str) -> bool:
    """Tell whether a short line names a discussion policy ("Discussion Policy", "House rules")."""
    return (
        len(text) <= 80
        and len(text.split()) <= 9
        and bool(NAMED.search(text))
        and not text.rstrip().endswith((".", ","))
    )


def rule_marks(text: str) -> int:
    """Return how many different words of rule-giving `text` has."""
    return len({match.group(1).lower() for match in MARKS.finditer(text[:LONGEST])})


def speaks_as_policy(texts: Sequence[str]) -> bool:
    """Tell whether the passage sets rules for readers' comments: it speaks of them and it orders or forbids."""
    whole = " ".join(texts)[:LONGEST]
    if len(whole) < 40:
        return False
    orders = len({match.group().lower() for match in ORDERS.finditer(whole)})
    return bool(TALK.search(whole)) and orders >= 1 and (orders >= 2 or rule_marks(whole) >= 4)
