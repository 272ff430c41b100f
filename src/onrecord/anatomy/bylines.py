"""Bylines: the names of those who wrote a page, cleaned of "By", roles, times and the outlet's own name."""

import re

from onrecord.anatomy.times import find_time

__all__ = ["byline_names", "clean_names", "opens_as_byline"]

OPENING = re.compile(
    r"^(?:(?:text|words|story|report|bericht|texte|texto|testo|tekst|reportage)\s*:\s*(?=[A-ZÀ-Þ])|"
    r"(?:(?:written|posted|published|reported|reporting|story|text|words|photos?|analysis|opinion)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|przez|autor(?:en|in)?|auteur|author|from)\b\s*:?\s+)",
    re.IGNORECASE,
)
INNER = re.compile(r"(?:^|[\s|•·,–—])(?:by|von|par|por)\s+(?=[A-ZÀ-Þ@])", re.IGNORECASE)
SPLIT = re.compile(r"\s*(?:,|;|\||&|/|•|·|–|—|\n|\band\b|\bund\b|\bet\b|\by\b|\bwith\b|\bmit\b|\ben\b(?=\s[A-Z]))\s*")
ROLE = re.compile(
    r"\b(?:writer|correspondent|editor|reporter|staff|columnist|contributor|journalist|producer|chief|bureau|"
    r"\w*redakteur(?:in)?|redaktion|\w*korrespondent(?:in)?|corresponsal|autoreninfo|super contributeur|all rights|"
    r"gmbh|llc|ltd|inc|copyright|rebloggt|schlagwörter|journaliste|redacción|politics|special to|for the|freelance|"
    r"updated|published|posted|min(?:ute)?s? read|follow|view|share|comments?|e-?mail|twitter|@|https?:|www\.|"
    r"\.com)\b|@",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"^(?:admin\w*|administrator|webmaster|root|user\d*|author|editors?|editorial(?: team| staff)?|staff|"
    r"(?:the )?(?:news ?(?:room|desk)|web ?desk)|redaktion|rédaction|redacción|redazione|guest|anonymous|unknown|"
    r"none|null|n/?a|no author|name|about (?:the author|this)|by|posted by|von|par|por|di|and|und|et)$",
    re.IGNORECASE,
)
REPORTS = re.compile(
    r"^(?P<names>[A-ZÀ-Þ][\w’'.-]*(?: (?:[a-zà-ÿ]{1,3} )?[A-ZÀ-Þ][\w’'.-]*){1,3})\s+"
    r"(?:reports?|writes?|reporting|berichtet|schreibt)(?:\s+(?:from|in|aus)\s+[A-ZÀ-Þ][\w ,’'.-]{1,40}?)?\.?$"
)
AFTER_NAME = re.compile(r"\s*\([^()]{0,40}\)?$|\s+The\s[A-Z].*$|\s+(?:기자|특파원|記者|记者)$|\s*[-–—/]\s*[A-Z]{2,6}$")
"""What stands after a name: initials in brackets, the agency, the word for a reporter."""
AGENCY = re.compile(
    r"^(?:the\s)?(?:\S+\s){0,3}(?:news|press|agency|times|media|service|network)$|^[A-Z]{2,5}$", re.IGNORECASE
)
PLACE = re.compile(r"\s+(?:in|en|à|aus)\s+[A-ZÀ-Þ].*$")


LABEL = re.compile(
    r"^(?:interviews?|gespräch|protokoll|kommentar|analyse|texte? et photos?|kolumne)\s*:\s*", re.IGNORECASE
)
WHEN = re.compile(r"\s+(?:am|on|um|at|under|unter|im Gespräch|im Interview)(?:\s.*)?$")
"""What follows a name in the line that also tells when and where it was posted."""


def opens_as_byline(text: str) -> bool:
    """Tell whether a short line opens as a byline does: "By …", "Von …", "Par …" and a capital."""
    match = OPENING.match(text)
    if len(text) <= 90 and REPORTS.match(text):
        return True
    if not match or len(text) > 160:
        return False
    rest = text[match.end() :]
    return bool(rest) and (rest[0].isupper() or rest[0] == "@") and not rest.rstrip().endswith((".", "?", "!"))


def byline_names(text: str, outlet: str | None = None) -> tuple[str, ...]:
    """Return the names in a byline as printed: "Posted on 5 March by Ann Lee and Bo Dahl" gives two."""
    line = " ".join(text.split())
    match = OPENING.match(line)
    said = REPORTS.match(line) if match is None else None
    if said:
        line = said["names"]
    elif match:
        line = line[match.end() :]
    else:
        inner = INNER.search(line)
        line = line[inner.end() :] if inner else line
    found = find_time(line)
    if found:
        line = line[: found[1]]
    return clean_names(SPLIT.split(line), outlet)


def clean_names(parts: list[str] | tuple[str, ...], outlet: str | None = None) -> tuple[str, ...]:
    """Return those of `parts` that are names of somebody, in order, each once.

    Left out are roles, addresses, placeholders such as "Admin", and the outlet's own name.
    """
    out: list[str] = []
    own = _folded(outlet or "")
    for part in parts:
        name = OPENING.sub("", " ".join(part.split())).strip(" .,:;|()[]•·-–—")
        name = _once(WHEN.sub("", AFTER_NAME.sub("", PLACE.sub("", LABEL.sub("", name)))))
        if not 1 < len(name) <= 60 or not any(char.isalpha() for char in name) or len(name.split()) > 6:
            continue
        if ROLE.search(name) or NOBODY.match(name) or any(char.isdigit() for char in name):
            continue
        if own and _folded(name) in (own, own.removeprefix("the")):
            continue
        if name.isupper() and " " in name:
            name = _titled(name)
        if _folded(name) not in [_folded(row) for row in out]:
            out.append(name)
    people = [name for name in out if not AGENCY.match(name)]
    if any(" " in name for name in people):
        # Beside a full name, a lone word is a place, a desk or a section.
        people = [name for name in people if " " in name]
    # Beside a person, an agency is whom that person works for; alone, it is the byline.
    return tuple(people or out)


def _once(name: str) -> str:
    """Return a name that is printed twice in a row, once."""
    half = len(name) // 2
    for size in (half, half + 1):
        if size > 3 and name[:size].strip() == name[size:].strip():
            return name[:size].strip()
    return name


def _folded(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())


def _titled(name: str) -> str:
    """Return a name printed in capitals as names are written ("O'NEIL-BROWN" is "O'Neil-Brown")."""
    return re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), name)
