"""Ids, names and texts as a project holds them."""

from uuid import NAMESPACE_URL, uuid5

from onrecord.export.xmltext import one_line, xml_text

__all__ = ["Names", "guid", "source_text"]

PROJECTS = uuid5(NAMESPACE_URL, "urn:onrecord:qdpx")
MOST = 120
"""Characters of a name; tools show it on one line, and some make a file's name of it."""


def guid(*parts: str) -> str:
    """Return the id of what `parts` name: a kind and the ids of records, or words."""
    return str(uuid5(PROJECTS, xml_text("/".join(parts))))


def source_text(text: str) -> str:
    """Return a page's text as its source file holds it: the same number of code points, so that no position moves.

    The text is kept as it is but for what tools read in more than one way: a character that XML cannot hold (NUL among
    them) becomes U+FFFD, a lone carriage return a line feed, one before a line feed a space, and U+FEFF at the very
    beginning, which would be taken for a mark of the encoding, U+2060.
    """
    whole = xml_text(text).replace("\r\n", " \n").replace("\r", "\n")
    return "\u2060" + whole[1:] if whole.startswith("\ufeff") else whole


class Names:
    """Names that are used once each, as some tools know codes, cases and sources by name alone."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, name: str, group: str, key: str) -> str:
        """Return `name` on one line; where it is taken, with its group, and where that is too, with the id `key`."""
        short = one_line(name, MOST) or group
        for told in (short, f"{short} ({group})", f"{short} ({group} {key})"):
            if told.casefold() not in self._taken:
                break
        self._taken.add(told.casefold())
        return told
