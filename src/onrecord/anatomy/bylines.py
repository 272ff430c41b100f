"""Bylines: the names of those who wrote a page, cleaned of "By", roles, times and the outlet's own name."""

import re

from onrecord.anatomy.names import AGENCY, NOBODY, NOT_NAMES, ROLE, as_names_are_written, folded, once, reads_as_person
from onrecord.anatomy.times import find_time

__all__ = ["INNER_BY", "STRONG", "byline_names", "clean_names", "label_alone", "opens_as_byline", "settled"]

BY = r"by|von|par|por|di|door|av|af|przez"
DONE = (
    r"written|posted|published|reported|compiled|submitted|story|text|words|analysis|opinion|report|geschrieben|"
    r"verfasst|veröffentlicht|eingestellt|gepostet|gespeichert|erstellt|artikel|beitrag|pressemitteilung|publié|écrit|"
    r"rédigé|publicado|escrito|escribe|scritto|pubblicato|a cura|skrevet|publicerad|geschreven|geplaatst"
)
AUTHOR = (
    r"autor(?:[:*_/]?in(?:nen)?)?|autoren|autorin/autor|autor/in|author(?:s|\(s\))?|auteur(?:s|e|\(s\))?|autore|"
    r"autrice|verfasser(?:in)?|redacteur|tekst|texto?|texte|testo|words|story|bericht|reportage|report|redaktion|escribe"
)
OPENING = re.compile(
    rf"^(?:(?i:(?:{AUTHOR})\s?:\s*)(?=[A-ZÀ-Þ@])|(?i:(?:(?:{DONE})\s+)?(?:{BY}|from)\b\s*:?\s+)|"
    r"(?i:autorin/autor|autor(?:en|in)?|auteur|author|escribe|written)\s+(?=[A-ZÀ-Þ])|"
    r"(?:By|Von|Par|Por)(?=[A-ZÀ-Þ][a-zà-ÿ.’']))"
)
"""What opens a byline; the last: "By" that an element's border alone parts from the name."""
LABELLED = re.compile(rf"^(?i:(?:{AUTHOR})\s?:\s*|(?:{DONE})\s*(?:{BY})\b\s*:?\s+)(?=\S)")
"""Openings that name nothing but an author, so that what follows is one even in small letters."""
LABEL_ALONE = re.compile(
    rf"^(?i:{AUTHOR}|(?:(?:{DONE})\s+)?(?:{BY})|about the authors?|written by|über (?:den|die) autor(?:in|en)?|"
    r"à propos de l[’']auteure?|sobre el autor|sobre la autora|l[’']autore)\s?:?$"
)
INNER = re.compile(rf"(?:^|[\s|•·,–—])(?:(?i:by|von|par|por)\s+|(?i:{AUTHOR})\s?:\s*)(?=[A-ZÀ-Þ@])")
HANDLE = re.compile(r"(?:^|[|•·]\s?|\d{4}\s)(?i:by|von|par|por)\s+([\w.@-]{2,30})\s*(?:[|•·»]|$)")
"""A name in small letters that stands between two marks, or last after the date."""
STRONG = re.compile(r"\s*[|•·»›→]\s*|\s+[–—-]\s+|\n")
"""Marks after which a line that opened with "By" tells something else."""
SPLIT = re.compile(
    r"\s*(?:,|;|\||&|/|•|·|–|—|\n|\b(?:and|und|et|y|with|mit|oraz|And|Und|AND|UND|ET)\b|"
    r"(?<=\w \w\w)\ben\b(?=\s[A-Z]))\s*"
)
REPORTS = re.compile(
    r"^(?P<names>[A-ZÀ-Þ][\w’'.-]*(?: (?:[a-zà-ÿ]{1,3} )?[A-ZÀ-Þ][\w’'.-]*){1,3})\s+"
    r"(?:reports?|writes?|reporting|berichtet|schreibt)(?:\s+(?:from|in|aus)\s+[A-ZÀ-Þ][\w ,’'.-]{1,40}?)?\.?$"
)
AFTER_NAME = re.compile(
    r"\s*\([^()]{0,40}\)?$|\s+(?:The|For)\s[A-Z].*$|\s+(?:기자|특파원|記者|记者)$|(?:\s+[-–—]\s*|\s?/\s?)[A-Z]{2,6}(?:-[A-Z]{1,3})?$"
)
"""What stands after a name: initials in brackets, the agency, the word for a reporter."""
PLACE = re.compile(r"\s+(?:in|en|à|aus|In|under)\s+[A-ZÀ-Þ].*$")
LABEL = re.compile(
    r"^(?:interviews?|gespräch|protokoll|kommentar|analyse|texte? et photos?|kolumne)\s*:\s*", re.IGNORECASE
)
PICTURE = re.compile(
    r"\s*\b(?:symbolbild|(?:fotos?|bilder|bild|photos?|images?|pictures?|illustrations?|video)\s?:).*$", re.IGNORECASE
)
WHEN = re.compile(
    r"\s+(?:à(?=\s\d)|am|on|um|at|vom|under|unter|im Gespräch|im Interview|erstellt|veröffentlicht|publiziert|"
    r"aktualisiert|published|posted|updated|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato)(?:\s.*)?$",
    re.IGNORECASE,
)
"""What follows a name in the line that also tells when and where it was posted."""
INNER_BY = re.compile(f"{INNER.pattern}|{HANDLE.pattern}")
MOST_PARTS = 100
"""Parts of a list of names that are read: more people have not written one page."""
LONGEST_LINE = 160
LONGEST_NAME = 60


def opens_as_byline(text: str) -> bool:
    """Tell whether a short line opens as a byline does: "By …", "Von …", "Par …" and a capital."""
    match = OPENING.match(text)
    if label_alone(text):
        return False
    if len(text) <= 90 and REPORTS.match(text):
        return True
    if len(text) > LONGEST_LINE:
        return False
    if match is None:
        labelled = LABELLED.match(text)
        return labelled is not None and len(_to_mark(text[labelled.end() :]).split()) == 1
    rest = text[match.end() :]
    if rest and rest[0].islower() and LABELLED.match(text):
        return len(_to_mark(rest).split()) == 1
    whole = rest.rstrip()
    ends = whole.endswith((".", "?", "!")) and not re.search(r"\b[A-ZÀ-Þ]\.$|\b(?:[A-Z]\.){2,}$", whole)
    return bool(rest) and (rest[0].isupper() or rest[0] == "@") and not ends


def label_alone(text: str) -> bool:
    """Tell whether a line is the label of a name that follows: "Author:", "By", "About the author"."""
    return len(text) <= 40 and bool(LABEL_ALONE.match(text))


def byline_names(text: str, outlet: str | None = None) -> tuple[str, ...]:
    """Return the names in a byline as printed: "Posted on 5 March by Ann Lee and Bo Dahl" gives two.

    Where nobody is named, a desk stands as it is printed ("Staff and news service reports").
    """
    line = " ".join(text.split())
    match = OPENING.match(line) or LABELLED.match(line)
    said = REPORTS.match(line) if match is None else None
    if said:
        line = said["names"]
    elif match:
        line = _to_mark(line[match.end() :])
    else:
        inner = INNER.search(line)
        handle = HANDLE.search(line) if inner is None else None
        if handle:
            return clean_names([handle[1]], outlet, printed=True)
        line = _to_mark(line[inner.end() :]) if inner else line
    found = find_time(line)
    if found:
        line = line[: found[1]]
    return clean_names(SPLIT.split(line), outlet) or clean_names([line], outlet, printed=True)


def _to_mark(line: str) -> str:
    """Return what stands before the first strong mark, or before the date."""
    piece = STRONG.split(line, maxsplit=1)[0]
    found = find_time(piece)
    return piece[: found[1]] if found else piece


def clean_names(
    parts: list[str] | tuple[str, ...], outlet: str | None = None, *, printed: bool = False, apart: bool = False
) -> tuple[str, ...]:
    """Return those of `parts` that are names of somebody, in order, each once.

    Left out are roles, addresses and placeholders such as "Admin"; also desks and the outlet's own name, unless the
    page prints them where an author stands (`printed`). Where the parts were given `apart`, as nodes of their own, an
    agency stands beside people; in one line it is whom they work for.
    """
    out: list[str] = []
    own = folded(outlet or "")
    for part in parts[:MOST_PARTS]:
        name = _trimmed(part[:LONGEST_LINE])
        if not 1 < len(name) <= LONGEST_NAME or not any(char.isalpha() for char in name) or len(name.split()) > 6:
            continue
        if NOT_NAMES.search(name) or NOBODY.match(name):
            continue
        digits = any(char.isdigit() for char in name)
        if (not printed and (ROLE.search(name) or digits)) or (digits and " " in name):
            continue
        if name[0].islower() and len(name.split()) > 3 and not any(word[0].isupper() for word in name.split()[:2]):
            continue  # the words of a heading or sentence that opens as a byline does
        if not printed and own and folded(name) in (own, own.removeprefix("the")):
            continue
        name = as_names_are_written(name)
        if folded(name) not in [folded(row) for row in out]:
            out.append(name)
    return tuple(out) if apart else settled(out)


def settled(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the people among `names`, else all of them.

    Beside a person an agency or a desk is whom that person works for, and a lone word is a place, a desk, a section or
    the person's handle; alone, it is the byline.
    """
    people = [name for name in names if not AGENCY.match(name) and not ROLE.search(name)]
    if any(" " in name for name in people):
        full = [name for name in people if " " in name]
        persons = [name for name in full if reads_as_person(name)]
        return tuple(persons if persons and any(ROLE.search(name) for name in full) else full)
    return tuple(people or names)


def _trimmed(part: str) -> str:
    name = " ".join(part.split()).lstrip(" .,:;|()[]•·-–—").rstrip(" ,:;|()[]•·-–—")
    name = OPENING.sub("", name)
    name = PICTURE.sub("", LABEL.sub("", name))
    name = WHEN.sub("", AFTER_NAME.sub("", PLACE.sub("", name))).rstrip(" ,:;|()[]•·-–—")
    if name.endswith(".") and not re.search(r"\b[^\W\d_]\.$", name):
        name = name.rstrip(" .")
    if re.fullmatch(r"@[\w.]{2,30}", name):
        name = name[1:]
    return once(name)
