"""Signs of agencies: a line, a bracket or a byline that names an agency beside desks, people and the house itself."""

import re
from collections.abc import Callable

from onrecord.anatomy.agencies import agencies_in, any_agencies, is_agency, known_sign, made_as_agency
from onrecord.anatomy.credits import Found, credit_line
from onrecord.anatomy.times import find_time
from onrecord.records import CreditKind, Span

__all__ = [
    "TAKEN_STEMS",
    "copyright_line",
    "labelled_names",
    "opening_sign",
    "sign_line",
    "sign_tail",
    "taken_over",
]

LONGEST = 110
"""Characters of a line that is a sign."""
LONGEST_RIGHTS = 300
"""Characters of a copyright line, what may not be done with the report included."""
OPENING = re.compile(
    r"^(?:[-–—/|•]{1,3}\s*)?(?:(?:aut[eo]u?r(?:[:*_/]?in(?:nen)?)?|author|text)\s?:\s*)?(?:(?:written\s|posted\s|"
    r"bericht\s)?(?:by|von|par|por|di|da|av|af|door|przez)\b\s*:?\s*)?",
    re.IGNORECASE,
)
WITH = re.compile(
    r"(?:^|(?<=[\s/(,|–—-]))(?:mit|with|avec|con|com|met|med|z|ze)\s+(?=\S)"
    r"(?:(?:material|agenturmaterial|informationen|files|reporting|reports?|información|informaciones|contributions?)"
    r"\s(?:von|vom|der|des|from|by|de|del)\s+(?:der\s|the\s)?)?",
    re.IGNORECASE,
)
PART = re.compile(r"\s*[/,;|•·+&]\s*|\s+[-–—]\s+|\s+(?:und|and|et|y|e|i|og|och|en)\s+|:\s+", re.IGNORECASE)
ENDS_JOINED = re.compile(r"\s(?:und|and|et|y|e|i|og|och|en|&|\+)\s+(?:the\s)?$", re.IGNORECASE)
DESK = re.compile(
    r"^(?:(?i:red\.?|redaktion|online|staff|desk|newsroom|redacción|rédaction|redazione|redactie|"
    r"redakc[ej]a?|redaksjonen|redaktionen|redação|редакция|(?:our|staff|special|own|foreign)\s(?:correspondents?|reporters?|"
    r"writers?)|web\sdesk|news\sdesk|correspondents?|reporters?|korrespondent)|[a-zäöüß]{2,4}\.?|"
    r"[A-ZÄÖÜ][a-zäöüß]{1,2}\.?)$"
)
SECTION = re.compile(
    r"^(?:text|bericht|news|nachrichten|haberler|noticias|actualités|notizie|agency|agentur|agence|agencia|(?:mon|"
    r"tues|wednes|thurs|"
    r"fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|"
    r"vendredi|"
    r"samedi|dimanche)$",
    re.IGNORECASE,
)
"""Words beside a sign that say nothing of whose the report is."""
RELEASED = re.compile(
    r"^(?:PM\s|(?:PM|Pressemitteilung|Pressemeldung|Press release|Communiqué de presse|Comunicado de prensa)"
    r"(?::|\s(?:der|des|von|vom|by|from|of|de|du|del))\s(?:the\s)?)"
    r"(?P<name>[A-ZÀ-Þ][\w.&’' -]{1,60}?)(?P<desk>\s?/\s?[a-z]{2,4})?$"
)
SERVICE = re.compile(
    r"(?<=\bdpa)/(?:tmn|lsw|lby|lnw|lni|lno|lhe|lrs|lsc|lth|lmv|lbn|lsn|lsa|bb|lah|afx|gms|infocom)(?![\w/])"
)
"""A regional or special service of an agency, behind the agency's sign: no desk of the house."""
PICTURE = re.compile(
    r"^[(\[]?(?:fot(?:o|ograf\w*)?s?|photos?|bild(?:er)?|images?|pictures?|video|zdj\w*|grafik|graphics?|illustration|"
    r"infografik|karte|chart|snímek|фото)\b\s?[.:/]",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"(?:^|(?<=[\s|]))(?:(?P<source>Source|Quelle|Fuente|Fonte|Bron|SOURCE)|(?:Via|VIA|via))\s?:?\s+(?=[A-ZÀ-Þ\d])"
)
ENDING = re.compile(r"[(\[](?P<line>[^()\[\]\n]{5,80})[)\]]\s*\.?$")
ENDING_KINDS = (CreditKind.HAT_TIP, CreditKind.VIA, CreditKind.SOURCE)
NUMBER = re.compile(r"\s[\d./:-]+$")
MAIL = re.compile(r"\[email.protected\]|\S{1,60}@\S{1,60}", re.IGNORECASE)
PERSON = re.compile(
    r"^[A-ZÀ-ÞĀ-Ž][^\W\d_][\w’'.-]{0,20}(?:\s(?:(?:de|da|di|van|von|der|den|ter|zu|bin|al|el|la|le|y)\s){0,2}"
    r"[A-ZÀ-ÞĀ-Ž][\w’'.-]{0,20}){1,4}$|^(?:[A-ZÀ-Þ]\.[\s-]?){1,3}[A-ZÀ-ÞĀ-Ž][^\W\d_][\w’'-]{1,20}$"
)
"""A name as people have: two to five words, each with a capital but for particles."""
ACRONYM = re.compile(r"^[A-Z]{2,5}(?:-[A-Z]{1,4})?$")
PLACE_NAME = re.compile(r",\s[A-ZÀ-Þ][a-zà-ÿ-]{2,20}$")
"""A place behind a sign and a comma ("AFP, Grytvik")."""
ZONE = re.compile(r"^\s?\(?(?:[A-Z]{1,4}T|UTC|[A-Z]T)\b\)?")
LATE = re.compile(r"[\s,|(–—-]*\b(?:am|on|um|le|el|vom|at)?\s*$", re.IGNORECASE)
BRACKET = re.compile(r"[(\[](?P<sign>[^()\[\]\n]{2,40})[)\]]\s*[.]?$")
CAPITALS = re.compile(r"^[A-Z]{2,8}(?:/[A-Z]{2,8}){0,2}$")
BARE_TAIL = re.compile(r"[.!?…][\"'”’»“]{0,2}\s+(?:[-–—/]{1,2}\s?)?(?P<sign>[\w-]{2,14}(?:/[\w-]{2,14}){0,2})$")
"""A sign without brackets behind the last sentence ("… he said. – AFP")."""
AFTER_SENTENCE = re.compile(r"[.!?…][\"'”’»“]{0,2}\s{0,3}$")
TAIL = 64
"""Characters at a paragraph's end in which its sign stands."""
OPENED = re.compile(
    r"^[A-ZÀ-Þ][\w'’. -]{1,28}(?:\s?[/,]\s?[A-ZÀ-Þ][\w'’. -]{1,24}){0,3}\s"
    r"(?P<bracket>[(\[](?P<sign>[^()\[\]\n]{2,24})[)\]])"
    r"\s?(?:[-–—:]|--|\.(?=\s))"
)
BARRED = re.compile(
    r"^[A-ZÀ-Þ]{3,}(?:[ /-][A-ZÀ-Þ]{2,}){0,3}\s(?P<bracket>(?P<sign>[A-Za-z-]{2,12}(?:/[A-Za-z-]{2,12}){0,2}))\s\|"
)
"""A place in capitals and a sign before a bar: "HAFEN dpa | …"."""
SMALL_SIGN = re.compile(r"^[a-z]{3,4}$")
RIGHTS = re.compile(r"^(?:©|ⓒ|\(c\)|copyright\b|todos los derechos)\s*:?\s*(?:©|\(c\))?\s*", re.IGNORECASE)
YEARS = re.compile(r"(?:\b(?:19|20)\d{2}\b(?:\s?[-–]\s?(?:19|20)\d{2}\b)?)|\b(?:by|von)\b", re.IGNORECASE)
RESERVED = re.compile(r"\s*[.,|–—-]\s*(?:all rights|alle rechte|tous droits|dpa:|www\.|http).*", re.IGNORECASE)
RESERVED_FIRST = re.compile(
    r"^©?\s?(?:riproduzione\sriservata|all\srights\sreserved|alle\srechte\svorbehalten|tous\sdroits\sréservés)\s?[.|–—-]\s?"
    r"(?=©|copyright)",
    re.IGNORECASE,
)
TAKEN = re.compile(
    r"\b(?:übernommen|bereitgestellt|geliefert|verbreitet|automatis\w+|"
    r"(?:provided|supplied|distributed|syndicated|generated|created|produced|published) (?:by|from)|taken from|"
    r"syndicated feed|(?:fournie?|transmise?|diffusée?) par|automatiquement|proporcionad[oa] por|elaborad[oa] por|"
    r"fornit[oa] da|fornecid[oa]|dostarczon\w+|aangeleverd)\b",
    re.IGNORECASE,
)
TAKEN_STEMS = tuple(
    "übernommen bereitgestellt geliefert verbreitet automat provided supplied distributed syndicated generated created "
    "produced published taken fourni transmis diffus proporcionad elaborad fornit fornecid dostarcz aangeleverd".split()
)
"""What all that `TAKEN` finds holds one of, in lower case."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])")


def sign_line(text: str, own: Callable[[str], bool], *, loose: bool = False) -> Found | None:
    """Return what a short line credits if it is nothing but signs: agencies, desks, people and the house (`own`).

    With `loose`, where an author or a sign is sure to stand, an acronym of no list counts as an agency beside a
    person's name or a desk's sign.
    """
    line = " ".join(text.split())
    if not 2 <= len(line) <= LONGEST or line.endswith(("?", "!", ":")) or PICTURE.match(line):
        return None
    line = SERVICE.sub("", _bare(line))
    released = RELEASED.match(line)
    if released and not own(released["name"]):
        return Found(released["name"], CreditKind.SOURCE, whole=not released["desk"])
    mixed = WITH.search(line)
    if mixed:
        line = f"{line[: mixed.start()]}/{line[mixed.end() :]}".strip("/ ")
    kinds: list[str] = []
    names: list[str] = []
    for part in PART.split(line):
        for piece, kind in _kinds(part.strip(" .()[]"), own):
            kinds.append(kind)
            if kind in ("agency", "agencies"):
                names.append(piece)
    if kinds[:1] == ["agency"] and kinds[1:] == ["other"] and PLACE_NAME.search(line):
        kinds[1] = "place"
    if "other" in kinds and not (loose and mixed and len(line.split()) <= 3):
        return None
    if not names and loose and mixed and "acronym" in kinds:
        names = [part for part in PART.split(line) if ACRONYM.match(part) and not own(part)]
    if not names and loose and "acronym" in kinds and ("person" in kinds or "desk" in kinds):
        names = [part for part in PART.split(line) if ACRONYM.match(part) and not own(part)]
    unnamed = all(kind != "agency" for kind in kinds)
    if not names or (unnamed and "agencies" in kinds and not (loose or "own" in kinds or "desk" in kinds or mixed)):
        return None
    joint = "person" in kinds and ENDS_JOINED.search(line[: line.rfind(names[-1])]) is not None
    alone = len(names) == 1 and not mixed and not joint and not {"own", "desk", "agencies"} & set(kinds)
    whole = alone and not ("acronym" in kinds and is_agency(names[0]))
    return Found(", ".join(dict.fromkeys(names)), CreditKind.ADAPTED if mixed else CreditKind.AGENCY, whole)


def _bare(line: str) -> str:
    """Return the line without "By", an address, a date and the brackets around it."""
    line = MAIL.sub("", line).strip(" \t-–—|")
    if line[:1] in "([" and line[-1:] in ")]" and not any(char in "()[]" for char in line[1:-1]):
        line = line[1:-1]
    line = OPENING.sub("", line)
    when = find_time(line)
    if when is not None:
        before, after = LATE.sub("", line[: when[1]]), ZONE.sub("", line[when[2] :]).strip(" ,|–—-)")
        line = f"{before} / {after}" if before and after else before or after
    return line.strip(" \t.,;|/–—-")


def _kinds(part: str, own: Callable[[str], bool]) -> list[tuple[str, str]]:
    """Return what a part of a sign is: (words, kind) once, or twice for a person and the agency behind."""
    if not part:
        return []
    if own(part):
        return [(part, "own")]
    if any_agencies(part):
        return [(part, "agencies")]
    if (
        is_agency(part)
        or known_sign(part)
        or (made_as_agency(part) and len(part.split()) <= 5 and part[:1].isupper() and _large(part))
    ):
        named = agencies_in(part)
        before = part[: named[-1][0]].strip() if named and named[-1][1] == len(part) else ""
        if before and _person(before):
            return [(before, "person"), (named[-1][2], "agency")]
        return [(part, "agency")]
    named = agencies_in(part)
    if named and named[0][0] == 0 and len(part.split()) <= 3 and not part[named[0][1] :].strip()[:1].islower():
        bare = NUMBER.sub("", part)
        return [(bare, "agency")]
    if named and named[-1][1] == len(part) and _person(part[: named[-1][0]].strip()):
        return [(part, "person"), (named[-1][2], "agency")]
    if SECTION.match(part):
        return [(part, "section")]
    if DESK.match(part):
        return [(part, "desk")]
    if ACRONYM.match(part):
        return [(part, "acronym")]
    if _person(part) or (part.isupper() and len(part) > 3 and part.replace(" ", "").isalpha()):
        return [(part, "person" if " " in part else "place")]
    return [(part, "other")]


def _person(name: str) -> bool:
    return PERSON.match(name) is not None


def _large(name: str) -> bool:
    """Tell whether each word of a name opens with a capital, small joining words aside."""
    return all(word[:1].isupper() or len(word) <= 3 for word in name.split())


def sign_tail(text: str, own: Callable[[str], bool], *, loose: bool) -> tuple[Found, Span] | None:
    """Return the sign in brackets that ends a paragraph behind a whole sentence ("… he said. (ats/nxp)"); else None.

    With `loose`, at the report's end, capitals of no list are a sign too.
    """
    start = max(0, len(text) - TAIL)
    ending = ENDING.search(text, max(0, len(text) - LONGEST)) if loose else None
    if ending is not None and AFTER_SENTENCE.search(text, max(0, ending.start() - TAIL), ending.start()):
        credit = credit_line(ending.group().rstrip(" ."))
        if credit is not None and credit.kind in ENDING_KINDS:
            return credit, Span(ending.start(), ending.end("line") + 1)
    match = BRACKET.search(text, start)
    if match is None or not AFTER_SENTENCE.search(text, start, match.start()):
        bare = BARE_TAIL.search(text, start) if loose else None
        found = sign_line(bare["sign"], own) if bare else None
        return (found, Span(*bare.span("sign"))) if bare and found else None
    found = sign_line(match["sign"], own)
    if found is None and loose and CAPITALS.match(match["sign"]) and not own(match["sign"]):
        found = Found(match["sign"], CreditKind.AGENCY)
    at = Span(match.start(), match.end("sign") + 1)
    return (found, at) if found else None


def labelled_names(text: str) -> list[tuple[Found, Span]]:
    """Return what a line of several labels credits ("Source Harbour Gazette Via Quaynet"); empty with one or none."""
    labels = list(LABELLED.finditer(text)) if len(text) <= LONGEST * 2 else []
    if len({match["source"] for match in labels}) < 2 or labels[0].start():
        return []
    out: list[tuple[Found, Span]] = []
    for match, end in zip(labels, [*(row.start() for row in labels[1:]), len(text)], strict=True):
        names = text[match.end() : end].strip(" |·•,;")
        kind = CreditKind.SOURCE if match["source"] else CreditKind.VIA
        if not names or len(names.split()) > 6:
            return []
        out.append((Found(names, kind, whole=False), Span(match.start(), match.end() + len(names))))
    return out


def opening_sign(text: str) -> tuple[str, Span] | None:
    """Return the sign in brackets that follows the place at the head of a paragraph, and the bracket; else None."""
    match = OPENED.match(text[:140])
    if match is None:
        match = BARRED.match(text[:140])
        known = match is not None and all(is_agency(part) for part in match["sign"].split("/"))
        return (match["sign"], Span(*match.span("bracket"))) if match is not None and known else None
    sign = match["sign"].strip()
    if not (is_agency(sign) or SMALL_SIGN.match(sign) or (agencies_in(sign) and len(sign.split()) <= 3)):
        return None
    return sign, Span(*match.span("bracket"))


def copyright_line(text: str, own: Callable[[str], bool]) -> Found | None:
    """Return the agency or syndicate that a copyright line names ("© 2031 The Northwire Press Agency"), or None."""
    line = " ".join(text.split())
    if not 5 <= len(line) <= LONGEST_RIGHTS:
        return None
    if line[0] in "([" and line[-1] in ")]":
        line = line[1:-1].strip()
    reserved = RESERVED_FIRST.match(line)
    line = line[reserved.end() :] if reserved else line
    match = RIGHTS.match(line)
    if match is None:
        return None
    name = RESERVED.sub("", YEARS.sub("", line[match.end() :]).strip(" .,:;©–—-")).strip(" .,:;–—-")
    listed = agencies_in(name)
    if listed and listed[0][0] == 0:
        name = listed[0][2]
    if not name or own(name) or not made_as_agency(name) or len(name.split()) > 6:
        return None
    if not (is_agency(name) or _large(name)):
        return None
    return Found(name, CreditKind.AGENCY)


def taken_over(text: str) -> tuple[Found, Span] | None:
    """Return the agency that a note says the report was taken over from, and the sentence that says so; else None."""
    if len(text) > 500 or not TAKEN.search(text):
        return None
    at = 0
    for sentence in SENTENCE.split(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        named = agencies_in(sentence)
        if named and TAKEN.search(sentence):
            return Found(named[0][2], CreditKind.AGENCY), Span(start, at)
    return None
