"""Which kind of body an office belongs to: a headteacher to a school, a librarian to a library."""

from collections.abc import Mapping

__all__ = ["KINDS", "NAMED_AS"]

_SCHOOLS = "school academy primary college high grammar elementary"
_PAPERS = "times post gazette journal herald mail news magazine tribune press courier"
_TABLE = (
    (
        "headteacher headmaster headmistress head-teacher teacher schoolteacher schoolmaster schoolmistress principal",
        _SCHOOLS,
    ),
    ("vice-chancellor pro-vice-chancellor", "university college polytechnic"),
    ("governor", "bank prison jail"),
    ("editor sub-editor", _PAPERS),
    ("conductor concertmaster", "orchestra philharmonic symphony ensemble"),
    ("curator conservator", "museum gallery collection"),
    ("archivist", "archive archives library museum"),
    ("librarian", "library"),
    ("ranger", "park reserve forest refuge sanctuary"),
    ("zookeeper", "zoo aquarium sanctuary"),
    ("vicar rector churchwarden verger sexton organist", "church cathedral chapel abbey st saint"),
    ("moderator", "church presbytery synod"),
    ("imam", "mosque islamic"),
    ("rabbi", "synagogue temple congregation"),
    ("mayor", "council municipality"),
    ("reeve", "municipality county"),
    ("clerk", "council"),
    ("judge magistrate", "court"),
    ("justice", "court"),
    ("attorney", "county"),
    ("officer", "police constabulary"),
    ("mistress", "theatre theater opera ballet"),
    ("speaker", "assembly parliament house sabha duma chamber"),
    ("sheriff", "sheriff"),
    (
        "violinist cellist oboist flautist bassoonist clarinettist trombonist percussionist timpanist violist hornist",
        "orchestra philharmonic symphony ensemble sinfonia",
    ),
    ("barista", "cafe coffee"),
    ("matron", "hospital infirmary clinic hospice"),
    ("harbourmaster harbormaster", "harbour harbor port"),
    ("brewer", "brewery brewing"),
    ("distiller", "distillery"),
    ("winemaker", "winery vineyard vineyards estate"),
    ("chef sommelier", "restaurant hotel inn bistro brasserie kitchen"),
    ("publican", "inn arms tavern hotel pub"),
)

KINDS: Mapping[str, frozenset[str]] = {
    office: frozenset(bodies.split()) for offices, bodies in _TABLE for office in offices.split()
}
"""Nouns of office that belong to one kind of body, with the words that its names hold."""

_NAMES = {
    "trust": "hospital infirmary general foundation",
    "party": "alliance front movement league coalition union congress bloc",
    "orchestra": "philharmonic symphony ensemble sinfonia players",
    "panel": "committee commission tribunal board jury",
    "committee": "commission board panel",
    "department": "treasury ministry office",
    "ministry": "department treasury office",
    "agency": "authority administration service office bureau",
    "authority": "agency council commission",
    "watchdog": "commission authority agency ombudsman office board",
    "regulator": "commission authority agency office board",
    "club": "united city rovers town athletic fc afc wanderers albion association harriers",
    "team": "united city rovers town athletic racing fc afc",
    "union": "association federation guild congress brotherhood workers league",
    "federation": "association union confederation",
    "charity": "trust foundation society fund mission association",
    "school": "academy college primary high grammar",
    "college": "school academy university institute",
    "university": "college institute",
    "hospital": "infirmary clinic general royal memorial",
    "paper": "times post gazette journal herald mail news tribune press courier",
    "newspaper": "times post gazette journal herald mail news tribune press courier",
    "museum": "gallery collection",
    "force": "police constabulary army",
    "church": "cathedral chapel parish",
    "theatre": "playhouse opera",
    "bank": "banking",
    "group": "alliance coalition campaign network association society trust",
    "company": "group holdings",
    "firm": "group partners",
}

NAMED_AS: Mapping[str, frozenset[str]] = {noun: frozenset(words.split()) for noun, words in _NAMES.items()}
"""Common nouns with the words, besides the noun itself, in which names end that they stand for."""
