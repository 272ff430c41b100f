"""What tells a person's name from an agency's, a desk's, a role and a control: words and shapes, no list of people."""

import re

__all__ = ["AGENCY", "NOBODY", "NOT_NAMES", "ROLE", "as_names_are_written", "folded", "once", "reads_as_person"]

ROLE = re.compile(
    r"\b(?:writer|correspondent|editor|reporter|staff|columnist|contributor|journalist|producer|chief|bureau|desk|"
    r"newsdesk|newsroom|team|professor|lecturer|director|researcher|spokes\w+|"
    r"\w*redakteur(?:in)?|\w*redaktion|redactie|redaksjon\w*|\w*korrespondent(?:in)?|corresponsal|autoreninfo|"
    r"super contributeur|gmbh|llc|ltd|inc|journaliste|redacción|redação|rédaction|redazione|special to|for the|"
    r"freelance|news service reports|agenturen|agencies|agencias|agences)\b",
    re.IGNORECASE,
)
"""Words of a job, a desk or a firm: beside a person's name they tell about that person."""
NOT_NAMES = re.compile(
    r"@|©|https?:|www\.|\b(?:copyright|all rights|alle rechte|rebloggt|schlagwörter|updated|published|posted|"
    r"(?:veröffentlicht|aktualisiert|publié|publicado|erstellt|geändert|modified|güncelleme)(?! (?:von|par|por))|"
    r"min(?:ute)?s? read|lesezeit|lesedauer|minuti di lettura|minutos de lectura|follow|views?|shares?|comments?|"
    r"kommentare?n?|commentaires?|comentarios?|e-?mail|twitter|facebook|instagram|whatsapp|uncategorized|allgemein|autorenseite|"
    r"all posts|alle artikel|alle beiträge|read more|mehr lesen|newsletter|subscribe|advertisement|anzeige|werbung|"
    r"uhr|likes?|rezept)\b|^(?:über|about|in|im|am|on|und|and)\b(?!\s\S+\s\S)",
    re.IGNORECASE,
)
"""Words of the controls, dates and labels that stand around a byline."""
NOBODY = re.compile(
    r"^(?:(?:wp|wordpress|web)?admin\w*|administrator|webmaster|root|user\d*|author|authors|guest|anonymous|anonym|"
    r"anónimo|anonyme|unknown|unbekannt|publisher|none|null|n/?a|no author|name\W*|about (?:the author|this)|by|"
    r"posted by|news|travel|sports?|politics?|politik|politique|política|business|wirtschaft|opinion|world|welt|"
    r"culture|kultur|von|par|por|di|and|und|et|stand|quelle|source|fuente|from|text|photos?|fotos?|bilder|"
    r"videos?|autor(?:en|in)?|auteur)$",
    re.IGNORECASE,
)
"""Placeholders of a site's software, section names, and labels that name nobody."""
AGENCY = re.compile(
    r"^(?:the\s)?(?:\S+\s){0,3}(?:news|press|agency|times|media|service|network|agencies|university|institute|college|"
    r"academy|school)$|^(?:university|institute|universität|université|universidad)\s(?:of|de|für|zu)\b|"
    r"^[A-Z]{2,5}$|^dpa(?:/\w+)?$|^\(?(?:phd|msc|md|mph|mba|dr|prof)\)?$",
    re.IGNORECASE,
)
PARTICLE = frozenset(
    "de da do dos das del della di du van von der den ten ter zu zur al el bin ibn ben la le y e af av and und".split()
)
COMMON = frozenset(
    "the a an and of in on for to new news world home latest more read top best report live video photo gallery "
    "foto fotos die der das und für mit neue neuer aus zum zur les des una los las"
    " january february march april may june july august september october november december"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that no person's name has: it is a heading, a section or a date."""


def reads_as_person(name: str) -> bool:
    """Tell whether `name` is shaped as a person's: two to five words, each with a capital but for particles."""
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 45 or any(char.isdigit() for char in name):
        return False
    if any(not (word[0].isupper() or word.lower() in PARTICLE) for word in words):
        return False
    bare = [word.strip(".,’'-") for word in words]
    if not words[0][0].isupper() or not words[-1][0].isupper() or not all(bare):
        return False
    if any(word.lower() in COMMON and word not in PARTICLE for word in bare) or AGENCY.match(name) or ROLE.search(name):
        return False
    plain = all(char.isalpha() or char in " .’'-‐" for char in name)
    return plain and not NOT_NAMES.search(name) and sum(len(word) > 1 for word in bare) >= 1


def folded(name: str) -> str:
    """Return the letters and digits of `name` in lower case."""
    return "".join(filter(str.isalnum, name.lower()))


def once(name: str) -> str:
    """Return a name that is printed twice in a row, once."""
    half = len(name) // 2
    for size in (half, half + 1):
        if size > 3 and name[:size].strip() == name[size:].strip():
            return name[:size].strip()
    return name


def as_names_are_written(name: str) -> str:
    """Return a name printed in capitals as names are written ("O'NEIL-BROWN" is "O'Neil-Brown")."""
    if not name.isupper() or " " not in name:
        return name
    return re.sub(r"[^\W\d_]+", lambda match: _word(match.group()), name)


def _word(word: str) -> str:
    """Return a word of a name in capitals; one of up to four letters without a vowel is an acronym and stays."""
    acronym = 1 < len(word) <= 4 and not set(word) & set("AEIOUYÄÖÜÀÈÉÌÒÓÙÅØÆ")
    return word if acronym else word.capitalize()
