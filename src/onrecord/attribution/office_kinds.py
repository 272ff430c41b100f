"""Which kind of body an office belongs to: a headteacher to a school, a librarian to a library."""

from collections.abc import Mapping

__all__ = ["KINDS"]

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
    ("vicar rector churchwarden verger sexton organist", "church cathedral chapel parish abbey"),
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
