"""Threads that a page loads by script: the placeholder or the script says so."""

import re

import numpy as np
from numpy.typing import NDArray

from onrecord.anatomy.document import Document

__all__ = ["thread_system"]

SYSTEMS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, stems, re.compile(pattern))
    for name, stems, pattern in (
        (
            "Disqus",
            ("disqus_", "disqus.com", "disqus-"),
            r"disqus_thread|disqus\.com/embed|disqus_shortname|disqus-comment-count",
        ),
        ("Facebook", ("fb-comments", "fb:comments"), r"fb-comments|fb:comments"),
        (
            "Coral",
            ("coral_t", "coral-t", "coral_s", "coral-s", "coral.coral", "talk.coral"),
            r"coral[_-](?:talk|thread|stream)|coral\.coralproject|talk\.coralproject",
        ),
        (
            "OpenWeb",
            ("spotimmodule", "spotim-module", "spot.im", "spot-id", "openweb"),
            r"spotim-?module|spot\.im/|data-spot-id|openweb",
        ),
        ("Viafoura", ("viafoura", "vf-conv"), r"viafoura|vf-conversations"),
        ("Hyvor Talk", ("hyvor-talk",), r"hyvor-talk"),
        ("Livefyre", ("livefyre",), r"livefyre"),
        ("Commento", ("commento",), r"commento\.io|commento\.js|(?:id|class)=[\"']?commento\b|^commento$"),
        ("Remark42", ("remark42",), r"remark42"),
        ("Isso", ("isso-thread",), r"isso-thread"),
        ("giscus", ("giscus",), r"\bgiscus\b"),
        ("utterances", ("utteranc.es",), r"utteranc\.es"),
        ("Cusdis", ("cusdis_thread",), r"cusdis_thread"),
        ("GraphComment", ("graphcomment",), r"graphcomment"),
        ("Vuukle", ("vuukle-comments", "vuukle.com"), r"vuukle-comments|vuukle\.com"),
        ("Insticator", ("insticator",), r"insticator"),
        ("Discourse", ("discourse",), r"discourse-comments|discourseembed"),
        ("IntenseDebate", ("intensedebate",), r"intensedebate"),
        ("Muut", ("muut.com", "muut-comments"), r"\bmuut\.com|muut-comments"),
        ("FastComments", ("fastcomments",), r"fastcomments"),
    )
)
"""Name, words of which one stands in all that its pattern finds, and the pattern; in lower case, as programs are."""
COMMON = "etaoinsrhldcumfpgwyb"
"""Letters from the most common on, as English and programs have them."""


def _pieces(stem: str) -> list[int]:
    """Return where in `stem` four letters begin of which some stand at a multiple of four, wherever the stem does.

    Of each remainder the rarest four; a stem of at least seven letters has one of each, one of six lacks the last.
    """

    def common(at: int) -> int:
        return sum(COMMON.find(char) % 20 if char.isalpha() else 20 for char in stem[at : at + 4])

    return [max(range(rest, len(stem) - 3, 4), key=common) for rest in range(min(4, len(stem) - 3))]


WORDS_OF: dict[int, list[tuple[str, int]]] = {}
"""The words of systems, each with the place in it of four letters, by those four as one number."""
BEFORE_WORD = [char for char in range(256) if not (chr(char).isascii() and (chr(char).isalnum() or char == ord("_")))]
"""Bytes that may stand before a word of ASCII letters."""
for _stem in (stem for _, stems, _ in SYSTEMS for stem in stems):
    if len(_stem) == 6:  # too short for one of its fours to stand in each place: it is a word by itself
        for _char in BEFORE_WORD:
            WORDS_OF[int.from_bytes(bytes((_char,)) + _stem[:3].encode(), "little")] = [(_stem, -1)]
    for _at in _pieces(_stem):
        WORDS_OF.setdefault(int.from_bytes(_stem[_at : _at + 4].encode(), "little"), []).append((_stem, _at))
MIX, SHIFT = np.uint32(2654435761), np.uint32(16)
"""Knuth's multiplier: it spreads four letters over the high bits of a number."""
MIXED = np.zeros(1 << 16, dtype=np.bool_)
MIXED[(np.array(list(WORDS_OF), dtype=np.uint32) * MIX) >> SHIFT] = True
WINDOW = 80
"""Characters around a word of a system in which its pattern may stand."""
MOST_WORDS = 60
"""Places of one word that are looked at."""
ASKS = re.compile(r"enable javascript to (?:view|read|see|load|join)\b.{0,60}", re.IGNORECASE | re.DOTALL)
POWERED = re.compile(r"powered by\s+(?:the\s+)?([\w.]+(?:\s[A-Z][\w.]+)?)", re.IGNORECASE)
PLACEHOLDER = re.compile(
    r"(?:^|[\s_-])(?:comments?|thread|discussion|talk|conversation|replies)(?:$|[\s_-])", re.IGNORECASE
)
MARKUP_LIMIT = 3_000_000


def thread_system(document: Document, markup: str | None) -> str | None:
    """Return the name of the system that loads the thread, `script` where it has none, None where nothing says so."""
    names = [
        f"{row.attributes.get('id', '')} {row.attributes.get('class', '')} {row.tag}"[:300]
        for row in document.elements
        if row.start == row.end or row.tag == "noscript"
    ]
    # A page of a third of a megabyte is not searched for each: plain words first, all at once, then their patterns.
    for text in ("\n".join(names).lower(), (markup or "")[:MARKUP_LIMIT]):
        likely = _likely(text)
        for name, stems, pattern in SYSTEMS:
            if any(stem in likely and _stands(text, stem, pattern) for stem in stems):
                return name
    for row in document.elements:
        if row.tag != "noscript":
            continue
        text = document.text[row.start : min(row.end, row.start + 400)]
        if ASKS.search(text) and re.search(r"comment|discuss|thread|repl(?:y|ies)|readers", text, re.IGNORECASE):
            powered = POWERED.search(text)
            return powered.group(1).rstrip(".") if powered else "script"
    for row in document.elements:
        empty = row.start == row.end and row.tag in ("div", "section", "iframe") and not row.hidden
        if (
            empty
            and PLACEHOLDER.search(row.attributes.get("id", "")[:200])
            and any(name.startswith("data-") for name in row.attributes)
        ):
            return "script"
    return None


def _likely(text: str) -> frozenset[str]:
    """Return the words of systems that stand in `text`."""
    data = text.encode("utf-8", "replace")
    letters = np.frombuffer(data, dtype=np.uint8)
    fours = np.frombuffer(data, dtype="<u4", count=len(data) // 4)
    hits = np.flatnonzero(MIXED[(fours * MIX) >> SHIFT])
    pieces = fours[hits]
    found: set[str] = set()
    for piece in np.unique(pieces).tolist():
        waiting = [(stem, at) for stem, at in WORDS_OF.get(piece, ()) if stem not in found]
        places = hits[pieces == piece] * 4 if waiting else hits
        found.update(stem for stem, at in waiting if _spelled(letters, places - at, stem))
    return frozenset(found)


def _spelled(letters: NDArray[np.uint8], places: NDArray[np.int64], stem: str) -> bool:
    """Tell whether the word `stem` begins at one of `places`."""
    places = places[(places >= 0) & (places + len(stem) <= len(letters))]
    for at, letter in enumerate(stem.encode()):
        places = places[letters[places + at] == letter]
        if not len(places):
            return False
    return True


def _stands(text: str, stem: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether the pattern stands in `text` around the word `stem`."""
    at = text.find(stem)
    for _ in range(MOST_WORDS):
        if at < 0:
            return False
        if pattern.search(text, max(0, at - WINDOW), at + len(stem) + WINDOW):
            return True
        at = text.find(stem, at + len(stem))
    return False
