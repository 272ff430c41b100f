"""Whether a name in a credit line and an outlet are one: articles, domains, endings and initials set aside."""

import re
from collections.abc import Iterable

from onrecord.lineage.pages import host_of

__all__ = ["listed_names", "names_outlet", "plain_name"]

LISTED = re.compile(r"[,;]| [/|•] ")
NAME_WORD = re.compile(r"\w+")
DOMAIN = re.compile(r"\.(?:com|org|net|info|news|co|[a-z]{2})(?:\.[a-z]{2})?$")
ARTICLES = frozenset("the a an le la les el los der die das il lo".split())
LEAST = 4
"""Letters that a lone first word needs to stand for a longer name."""


def plain_name(name: str) -> str:
    """Return the name for comparison: lower-cased words without a leading article or a domain's ending."""
    return " ".join(_parts(name))


def listed_names(names: str) -> list[str]:
    """Return the names that a credit line lists, set apart by commas, semicolons or slashes between spaces."""
    return [name for part in LISTED.split(names) if (name := part.strip())]


def names_outlet(name: str, outlet: str | None, address: str = "") -> bool:
    """Tell whether `name` stands for the outlet, or for the host of its address.

    Equal words, the first words of the longer name ("Harbour Post" of "Harbour Post Online"), initials ("HNA"), or the
    name run together as in a host.
    """
    wanted = _parts(name)
    if not wanted:
        return False
    host = host_of(address)
    joined = "".join(wanted)
    if joined in {label for label in host.split(".")[:-1] if len(label) >= LEAST}:
        return True
    have = _parts(outlet or "")
    if not have:
        return False
    if wanted == have or joined == "".join(have):
        return True
    short, long = sorted((wanted, have), key=len)
    if long[: len(short)] == short and (len(short) > 1 or len(short[0]) >= LEAST):
        return True
    return len(short) == 1 and len(long) > 1 and short[0] == _initials(long)


def _parts(name: str) -> list[str]:
    text = name.casefold().strip().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    if " " not in text:
        text = DOMAIN.sub("", text)
    words = NAME_WORD.findall(text)
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)
