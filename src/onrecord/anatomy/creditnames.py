"""Names in credit lines: what is left of a line's words once dates, clauses, addresses and people are set aside."""

import re
from urllib.parse import urlsplit

from onrecord.anatomy.times import find_time

__all__ = ["OWN_WORK", "credited_names", "journal_of", "organisations", "own_address", "own_name", "study_authors"]

ADDRESS = re.compile(r"\(?\b(?:https?://|www\.)[^\s)]+\)?", re.IGNORECASE)
CLAUSE = re.compile(
    r"\s*(?:[,;]\s*|\s[-–—]\s|\s)(?:and|y|et|und|but|oraz|e)\s+"
    r"(?:has|have|is|was|are|it|this|wurde|wird|ist|a été|est|fue|se|został\w*)\b.*"
    r"|\s+(?:with|by|under|mit|avec|con|za)\s+(?:(?:the|a|an|kind|full|freundlicher|autorización|l[’'])\s?)*"
    r"(?:permission|agreement|arrangement|licen[cs]e|creative|cc|genehmigung|erlaubnis|autorisation|permiso|zgod[ąa])\b.*"
    r"|\s+(?:here|as part of|through|in partnership|in collaboration|as [“\"‘]|where|which|who|whose|if you)\b.*"
    r"|\s*[,;]\s*(?-i:an?|the|where|which|who|whose|with|under|as|eine?|une?|una?)\s.*"
    r"|[.!?]\s+(?=[A-ZÀ-Þ“\"(])(?<!\b[A-Z][.]\s)(?<!\bCo[.]\s).*",
    re.IGNORECASE,
)
LATE = re.compile(r"[\s,;(–—-]*\b(?:on|am|le|el|vom|dated|of|from|z dnia|dnia)?\s*$", re.IGNORECASE)
ISSUE = re.compile(
    r"^(?:the\s+)?(?:[\w’'./-]+\s+){0,4}?(?:issue|edition|ausgabe|numéro|número|number)\s+(?:of|de|von|der|des)\s+",
    re.IGNORECASE,
)
ISSUE_NUMBER = re.compile(r"[\s,]+(?:nr\.?\s?|no\.?\s?|heft\s|ausgabe\s)?\d{1,3}\s?/\s?(?:19|20)?\d{2}$", re.IGNORECASE)
LEADING = re.compile(
    r"^(?:(?:the\s|kind\s)*permission\s(?:of|from|by)|(?:the\s|our\s|im\s|dem\s)?(?:blog|website|web site)(?:\sof)?)"
    r"\s+(?=[\w“\"])",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:der|dem|den|des|die|das)\s+(?=[A-ZÀ-Þ“„\"])")
CITATION = re.compile(r"\bet al\b|\bdoi\b|\bISBN\b", re.IGNORECASE)
RELEASE = re.compile(
    r"^(?:a\s)?(?:pressemitteilung|pressemeldung|press release|communiqué(?: de presse)?|comunicado(?: de prensa)?|"
    r"informacja prasowa)(?:\s(?:der|des|von|by|from|of|de))?(?:\s(?:the|la|el))?\s+"
    r"|[\s,(–—-]+(?:pressemitteilung|pressemeldung|press release|communiqué(?: de presse)?|comunicado(?: de prensa)?|"
    r"informacja prasowa|pm)\)?$",
    re.IGNORECASE,
)
INITIALS = re.compile(r"(?<=\S{4})\s?/\s?[a-zäöü]{2,4}$")
BRACKETED = re.compile(r"\(([^()]{2,80})\)")
ROLE_TAG = re.compile(
    r"\(\s*(?:text|texte|words|bild(?:er)?|fotos?|photos?|pictures?|images?|video|audio|grafik|graphics?)\s*\)",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"^(?:(?:various|news|wire|foreign|local|other|diverse|and|the|our|its|their|an?|original|own|eigene|propre|propias?|"
    r"media|press|online)\s+)*(?:agenc(?:y|ies)|wires?|services?|agentur(?:en)?|agences?|agencias|agencje|sources?|reports?|"
    r"reporting|media|internet|web|press|staff|quellen?|fuentes?|recherchen?|archive?|website|site|blog|page|author|"
    r"permission|us|here|link|this|it|article|story)\b"
    r"(?!\s+[A-ZÀ-Þ])",
    re.IGNORECASE,
)
OWN_WORK = re.compile(
    r"(?:\s*,|\s(?:und|and|et|y|e|i|oraz|en|och|og))\s+(?:(?:eigene|own|our own|propias?|proprie|własne|propres?)\s\w+|"
    r"(?:eigene|own)\s?)$",
    re.IGNORECASE,
)
"""The house's own work, at the end of a list of sources."""
UNNAMED = re.compile(
    r"^(?:privat|private?|eigene?s?(?:\s\w+)?|unknown|unbekannt|anonymous|diverse|various|handout|archiv|"
    r"(?:\w+\s){0,2}(?:officials?|diplomats?|people|persons|witnesses|insiders?|employees|aides?|executives?|lawyers?))$"
)
"""What names nobody, in small letters."""
LIST = re.compile(r"\s*[,;]\s*(?:and\s+|und\s+|et\s+|y\s+)?|\s+(?:and|und|et|y|i|e|oraz|&)\s+")
OF_STAFF = re.compile(
    r"\s+(?:(?:staff|senior|special|national|political|foreign|business|science|sports?|video|news|white house)\s+)*"
    r"(?:writers?|reporters?|correspondents?|journalists?|producers?|editors?|contributors?|researchers?)\b.*",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"^(.{2,60}?)(?:[’']s|(?<=s)[’'])\s+[A-ZÀ-Þ]")
ORGANISED = re.compile(
    r"\b(?:press|news\w*|agency|agence|agencia|agenzia|agentur|times|post|herald|tribune|journal|gazette|courier|mail|"
    r"guardian|telegraph|globe|star|chronicle|observer|monitor|review|record|service|network|wires?|media|radio|tv|"
    r"television|broadcasting|magazine|today|daily|weekly|zeitung|presse|redaktion|nachrichten\w*|institute?|university|"
    r"centre|center|foundation|project|bureau)\b",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"^(?:[A-Z]{2,8}|[a-z]{3})(?:[-/](?:[A-Z]{2,8}|[A-Za-z]{2,4}))*$")
SIGNED = re.compile(rf"{ACRONYM.pattern}|^[A-ZА-Я]{{3,8}}\s[A-ZÀ-ÞА-Я]\w+$")
"""An acronym, or a name that opens with one."""
STUDY = re.compile(
    r"^(?P<authors>[A-ZÀ-Þ][\w’'-]+,\s[A-ZÀ-Þ][\w. ’'-]{0,40}?(?:\s?(?:,|&|and|und)\s[^():]{2,60}|\set al\.?)?)\s?"
    r"\((?:19|20)\d{2}\)\s?[:.,]"
)
JOURNAL = re.compile(r"[.:!?]\s(?P<name>[A-ZÀ-Þ][^.:!?]{1,60}?)\s\d{1,4}\s?(?:,|\(|:)\s?[^.]{0,30}\.?\s?[^.]{0,20}\.?$")


def credited_names(raw: str) -> str | None:
    """Return the name or names that a credit line's words `raw` give; None where they name nobody.

    Left out are dates, what follows the name ("and is republished with permission"), an issue's number, the word for a
    press release, a desk's initials; a bare address stands for its host, and a run of bracketed names for a list.
    """
    text = " ".join(raw.split()).strip(" \t.,;:|–—-")
    text = text.removeprefix("©").strip(" -–—")
    if ROLE_TAG.search(text) or CITATION.search(text):
        return None
    link = ADDRESS.search(text)
    bare = ADDRESS.sub("", text).strip(" \t.,;:|–—-")
    if link and (not bare or link.start() == 0):
        return _host(link.group())
    when = find_time(bare)
    if when is not None:
        bare = LATE.sub("", bare[: when[1]])
    bare = ISSUE.sub("", CLAUSE.sub("", LEADING.sub("", ARTICLE.sub("", bare))))
    bare = INITIALS.sub("", RELEASE.sub("", ISSUE_NUMBER.sub("", bare)))
    listed = BRACKETED.findall(bare) if bare.startswith("(") else []
    if listed and not BRACKETED.sub("", bare).strip(" ,;/"):
        bare = ", ".join(part.strip() for part in listed)
    bare = _balanced(OWN_WORK.sub("", bare)).strip(' \t.,;:|"“”„«»–—-/')
    if len(bare) < 2 or not any(char.isalpha() for char in bare) or len(bare.split()) > 16 or GENERIC.match(bare):
        return None
    if UNNAMED.match(bare):
        return None
    if not any(char.isupper() for char in bare) and len(bare.split()) > 2:
        return None
    return bare


def organisations(names: str) -> str | None:
    """Return the organisations of a list of those who contributed to a report, people left out; None where none is.

    A lone word, an acronym, a name with an article or with a word such as "Press" is an organisation; so is what a
    person is said to write for ("Northwire writer Ann Lee", "Northwire's Ann Lee").
    """
    out: list[str] = []
    for part in LIST.split(names):
        name = part.strip(" .,;:()[]–—-")
        owner = POSSESSIVE.match(name)
        bare = owner.group(1) if owner else OF_STAFF.sub("", name).strip()
        article = bare.lower().startswith(("the ", "la ", "le ", "el ", "der ", "die ", "l’", "l'"))
        tied = owner is not None or bare != name
        if not bare or not (bare[0].isupper() or ACRONYM.match(bare) or article) or len(bare.split()) > 6:
            continue
        lone = len(bare.split()) == 1
        if (tied or lone or article or ORGANISED.search(bare) or SIGNED.search(bare)) and bare not in out:
            out.append(bare)
    return ", ".join(out) or None


def study_authors(raw: str) -> str | None:
    """Return the authors that open the citation of one study ("Rind, O. et al. (2031): …"), or None."""
    match = STUDY.match(raw)
    return match["authors"].strip(" ,") if match else None


def journal_of(citation: str) -> str | None:
    """Return the journal in a citation: what stands before the volume or the pages at its end, or None."""
    match = JOURNAL.search(citation)
    return match["name"].strip() if match else None


def own_address(outlet: str | None, address: str | None) -> str | None:
    """Return the page's declared address where it may be its outlet's own; a reprint may declare its original's.

    It may where no outlet is known, or a word of the outlet's name or its initials stand in the host.
    """
    host = _host(address or "") or ""
    words = [word.casefold() for word in re.findall(r"[^\W_]{3,}", outlet or "")]
    initials = "".join(word[0] for word in words)
    related = any(word[:4] in host for word in words) or (len(initials) > 1 and initials in host)
    return address if related or not words else None


def own_name(name: str, outlet: str | None, address: str | None) -> bool:
    """Tell whether `name` is the outlet's own: its name, its initials or its host's first label."""
    own = _letters(name)
    words = re.findall(r"[^\W_]+", outlet or "")
    initials = "".join(word[0] for word in words).lower()
    named = bool(own) and own in (_letters(outlet or ""), initials if len(words) > 1 else own + "?")
    host = _host(address or "") or ""
    labels = host.split(".")[:-1]
    joined = {_letters(host), *(_letters(label) for label in labels)} - {""}
    return named or (len(own) > 2 and (own in joined or own.removesuffix(labels[-1] if labels else "") in joined))


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum()).removeprefix("the")


def _balanced(text: str) -> str:
    """Return `text` without brackets that open or close nothing."""
    keep = [True] * len(text)
    waiting: list[int] = []
    for index, char in enumerate(text):
        if char in "([":
            waiting.append(index)
        elif char in ")]":
            if waiting:
                waiting.pop()
            else:
                keep[index] = False
    for index in waiting:
        keep[index] = False
    return "".join(char for index, char in enumerate(text) if keep[index])


def _host(address: str) -> str | None:
    bare = address.strip("().,;")
    try:
        host = urlsplit(bare if "://" in bare else f"//{bare}").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None
