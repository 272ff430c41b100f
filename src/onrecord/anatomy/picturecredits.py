"""The credit of a picture: who made it or gives it, told from the words of its caption or from its mark-up."""

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.anatomy.document import Element

__all__ = ["credit_element", "credit_in", "is_credit_line", "like_names"]

LABEL = (
    r"(?:photo(?:graph(?:y|s|ed|er)?)?s?|pictures?|images?|foto(?:graf(?:ía|ie|in|o)?|s|ğraf)?|bild(?:er|nachweis|quelle)?|"
    r"(?:(?:image|photo|picture)\s)?credits?|crédits?(?:\sphotos?)?|quelle|source|fuente|fonte|bron|kilde|copyright|"
    r"illustrations?|illustrazione|grafik|graphic|collage|courtesy(?:\sof)?|handout|zdj(?:ęcie|\.)|fot\.?|kuva|"
    r"фото|колл?аж|ілюстрація|джерело|источник|사진(?:\s?출처)?|写真)"
)
JOINT = r"\s{0,2}(?:by|von|par|de|di|credit|courtesy(?:\sof)?|via|[:=/|©–—-]|\(c\))(?:\s{0,2}[:=©|])?\s{0,2}"
ALONE = re.compile(
    rf"^[(\[]?\s?(?:{LABEL}{JOINT}|(?:©|ⓒ|\(c\)|copyright)\s?)(?P<names>\S.{{0,119}}?)[)\]]?$", re.IGNORECASE
)
WITHIN = re.compile(
    rf"(?:(?<=[.!?…,;”\"’»|—–(\[/-])|(?<=\s\s)|(?<=[.!?…)”\"]\s)|(?<=[|—–,/-]\s))(?:{LABEL})(?:{JOINT})"
    r"(?P<names>\S[^.]{1,90}?(?:\.[a-z]{2,3})?)[)\]]?\.?$",
    re.IGNORECASE,
)
SIGN = re.compile(r"(?:©|ⓒ|\(c\)\s)\s?(?P<names>\S.{1,90})$")
BRACKET = re.compile(r"[(\[](?P<names>[^()\[\]]{2,90}(?:\([^()]{1,40}\))?)[)\]]\.?$")
AFTER = re.compile(r"(?:[.!?…][\"”’»]?\s{0,3}|\s[—–|]\s{0,3}|[＝=]\s{0,2}|\s/\s)(?P<names>[^.!?…＝=|—–]{2,70})$")
LABELLED = re.compile(rf"^{LABEL}{JOINT}", re.IGNORECASE)
SMALL_WORDS = frozenset("of via the for by and und et y de la le du der von van für fur & / , on in al el".split())
NAMED = re.compile(
    r"(?:^|[\s_-])(?:\w*credits?|\w*copyright|\w*copyrights|source|quelle|photographer|fotograf\w*|attribution|"
    r"bildnachweis|rights)(?:$|[\s_-])|[a-z](?:Credit|Copyright|Source)",
)
LONGEST = 140
"""Characters of a line that is only a picture's credit."""


def credit_in(words: str) -> tuple[int, int] | None:
    """Return where in a caption's words its credit stands, label and brackets included; None where it has none."""
    tail = max(0, len(words) - 160)
    end = words[tail:]
    for pattern in (WITHIN, SIGN):
        match = pattern.search(end)
        if match:
            start = match.start() - (end[max(0, match.start() - 1) : match.start()] in ("(", "["))
            return tail + start, len(words)
    match = BRACKET.search(end)
    if match and (like_names(match["names"]) or LABELLED.match(match["names"])):
        return tail + match.start(), len(words)
    match = AFTER.search(end)
    if match and like_names(match["names"]):
        return tail + match.start("names"), len(words)
    return None


def is_credit_line(words: str, rows: Sequence[Element]) -> bool:
    """Tell whether a unit beside a picture is its credit alone: by its label, or by the name of its element."""
    if not 1 < len(words) <= LONGEST:
        return False
    if ALONE.match(words):
        return True
    named = any(_is_named(names[:200]) for row in rows[:2] if (names := row.attributes.get("class")))
    return named and not words.endswith((".", "!", "?")) and len(words.split()) <= 14


@lru_cache(maxsize=4096)
def _is_named(names: str) -> bool:
    return NAMED.search(names) is not None


def credit_element(element: Element, words: str) -> bool:
    """Tell whether an element at the end of a caption holds its credit: named for it, or small print of names."""
    if not 1 < len(words) <= LONGEST:
        return False
    if (
        _is_named(element.attributes.get("class", "")[:200])
        or "copyright" in element.attributes.get("itemprop", "").lower()
    ):
        return True
    return bool(ALONE.match(words)) or like_names(words)


def like_names(text: str) -> bool:
    """Tell whether a short run of words reads as names: each a capital, an acronym or a word that joins names."""
    parts = [part for part in re.split(r"[\s/,&|+-]+", text.strip(" .")) if part]
    if not 1 <= len(parts) <= 8 or any(char.isdigit() for char in text):
        return False
    large = [part for part in parts if part[0].isupper() or part.endswith((".com", ".de", ".org"))]
    cased = any(char.isupper() or char.islower() for char in text)
    if not cased:
        return False
    return len(large) >= 1 and all(
        part in large or part.lower() in SMALL_WORDS or (part.islower() and "/" in text) for part in parts
    )
