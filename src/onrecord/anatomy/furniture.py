"""What marks a page's furniture: menus, popular and related stories, share bars, newsletter boxes, notices."""

import re
from functools import lru_cache

from onrecord.anatomy.document import Document, Element

__all__ = ["CONTAINERS", "PHRASE_STEMS", "furniture_class", "furniture_heading", "furniture_phrase"]

CONTAINERS = frozenset({"nav", "footer", "form", "button", "select", "menu", "dialog", "header"})
"""Elements whose text is furniture wherever they stand (a header or footer only outside the body's article)."""

REPORTS = frozenset({"body", "html", "article", "main"})
"""Elements beyond which nothing is asked."""
FARTHEST = 8
"""Elements from one up to its ancestors that are asked."""

HEADING = re.compile(
    r"^(?:(?:the )?(?:most|more|also|you (?:may|might)|don[’']?t miss|up next|what (?:to )?read next|read "
    r"(?:more|next|also)|"
    r"popular|related|recommended|trending|latest|recent|top|similar|featured|explore|browse|see also|further reading|"
    r"share|follow|subscribe|sign up|newsletter|filed under|tagged|tags|topics|categor(?:y|ies)|archives?|"
    r"leave a (?:reply|comment)|advertisement|sponsored|partner content|about the author|search|menu|navigation|"
    r"previous|next|print|e-?mail|cookie|privacy|contact us|"
    r"mehr (?:zum thema|lesen)|auch interessant|meistgelesen|das könnte|teilen|lesen sie auch|weitere|anzeige|schlagw|"
    r"à lire|lire aussi|les plus lus|sur le même|partager|"
    r"lo más|más leíd|relacionad|compart|te puede|lea también|suscr|"
    r"leggi anche|potrebbe|lees ook|meer over|czytaj)\b)",
    re.IGNORECASE,
)
PHRASE = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|\bcookies?\b|©|"
    r"sign up (?:for|to)|subscribe (?:to|now|for)|your (?:inbox|e-?mail address)|enable javascript|click here to|"
    r"terms of (?:use|service)|privacy policy|follow us on|download (?:the|our) app|"
    r"filed under|posted in\b|^tags?:|^share\b|^print\b|^advertisement$|^skip to|^back to top|log ?in|sign in",
    re.IGNORECASE,
)
PHRASE_STEMS = tuple(
    "rights reserved|rechte vorbehalten|droits réservés|los derechos|cookie|©|sign up|subscribe|your |enable java|"
    "click here|terms of|privacy pol|follow us|download |filed under|posted in|tag|share|print|advertisement|skip to|"
    "back to top|login|log in|sign in".split("|")
)
"""What all that `PHRASE` finds holds one of, in lower case: a plain search is twenty times faster than the pattern."""
CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|navbar|breadcrumbs?|footer|sidebar|widget|share|sharing|social|sharedaddy|related|"
    r"relatedposts|jp-relatedposts|recommend\w*|popular|trending|newsletter|subscribe|subscription|promo|"
    r"advert\w*|ads?|"
    r"sponsor\w*|cookies?|consent|banner|tags|tagcloud|taglist|categories|pagination|pager|toolbar|skip|masthead|"
    r"paywall|signup|most-read|outbrain|taboola|screen-reader-text|print-only|modal|popup|respond)(?:$|[\s_-])",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def furniture_heading(text: str) -> bool:
    """Tell whether a short line reads as the heading of a furniture box."""
    return len(text) <= 80 and bool(HEADING.match(text))


@lru_cache(maxsize=8192)
def furniture_phrase(text: str) -> bool:
    """Tell whether a line says what only furniture says: rights reserved, cookies, sign up."""
    if len(text) > 400:
        return False
    low = text.lower()
    for stem in PHRASE_STEMS:  # a loop: a generator costs as much as the searches
        if stem in low:
            return bool(PHRASE.search(text))
    return False


@lru_cache(maxsize=4096)
def _says_so(classes: str, identity: str) -> bool:
    names = f"{classes} {identity}"
    return len(names) < 400 and bool(CLASS.search(names))


def furniture_class(document: Document, element: Element, limit: int = 8) -> bool:
    """Tell whether the element or one of its nearest `limit` ancestors is named as furniture."""
    known, elements = document.furnished, document.elements
    waiting: list[int] = []
    index, steps = element.index, FARTHEST
    while index >= 0 and len(waiting) < FARTHEST:
        found = known.get(index)
        if found is not None:
            steps = found
            break
        row = elements[index]
        if row.tag in REPORTS:
            known[index] = FARTHEST
            break
        if (row.tag in CONTAINERS and row.tag != "header") or (
            row.attributes and _says_so(row.attributes.get("class", ""), row.attributes.get("id", ""))
        ):
            steps = known[index] = 0
            break
        waiting.append(index)
        index = row.parent
    if len(waiting) == FARTHEST:
        # What is further up was not asked, so nothing is known of those below it.
        return False
    for index in reversed(waiting):
        steps = known[index] = min(steps + 1, FARTHEST)
    return steps < limit
