"""Threads that a page loads by script: the placeholder or the script says so."""

import re

from onrecord.anatomy.document import Document

__all__ = ["thread_system"]

SYSTEMS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, stems, re.compile(pattern))
    for name, stems, pattern in (
        ("Disqus", ("disqus",), r"disqus_thread|disqus\.com/embed|disqus_shortname|disqus-comment-count"),
        ("Facebook", ("fb-comments", "fb:comments"), r"fb-comments|fb:comments"),
        ("Coral", ("coral",), r"coral[_-](?:talk|thread|stream)|coral\.coralproject|talk\.coralproject"),
        ("OpenWeb", ("spotim", "spot.im", "spot-id", "openweb"), r"spotim-?module|spot\.im/|data-spot-id|openweb"),
        ("Viafoura", ("viafoura", "vf-conv"), r"viafoura|vf-conversations"),
        ("Hyvor Talk", ("hyvor",), r"hyvor-talk"),
        ("Livefyre", ("livefyre",), r"livefyre"),
        ("Commento", ("commento",), r"commento\.io|commento\.js|(?:id|class)=[\"']?commento\b|^commento$"),
        ("Remark42", ("remark42",), r"remark42"),
        ("Isso", ("isso-thread",), r"isso-thread"),
        ("giscus", ("giscus",), r"\bgiscus\b"),
        ("utterances", ("utteranc.es",), r"utteranc\.es"),
        ("Cusdis", ("cusdis",), r"cusdis_thread"),
        ("GraphComment", ("graphcomment",), r"graphcomment"),
        ("Vuukle", ("vuukle",), r"vuukle-comments|vuukle\.com"),
        ("Insticator", ("insticator",), r"insticator"),
        ("Discourse", ("discourse",), r"discourse-comments|discourseembed"),
        ("IntenseDebate", ("intensedebate",), r"intensedebate"),
        ("Muut", ("muut",), r"\bmuut\.com|muut-comments"),
        ("FastComments", ("fastcomments",), r"fastcomments"),
    )
)
"""Name, words of which one stands in all that its pattern finds, and the pattern; in lower case, as programs are."""
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
    # A page of a third of a megabyte is searched twenty times: plain words, and patterns only where one stands.
    for text in ("\n".join(names).lower(), (markup or "")[:MARKUP_LIMIT]):
        for name, stems, pattern in SYSTEMS:
            if any(_stands(text, stem, pattern) for stem in stems):
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
