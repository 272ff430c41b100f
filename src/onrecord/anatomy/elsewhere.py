"""Threads that a page loads by script: the placeholder or the script says so."""

import re

from onrecord.anatomy.document import Document

__all__ = ["thread_system"]

SYSTEMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("Disqus", r"disqus_thread|disqus\.com/embed|disqus_shortname"),
        ("Facebook", r"fb-comments|fb:comments"),
        ("Coral", r"coral[_-](?:talk|thread|stream)|coral\.coralproject|talk\.coralproject"),
        ("OpenWeb", r"spotim-?module|spot\.im/|data-spot-id|openweb"),
        ("Viafoura", r"viafoura|vf-conversations"),
        ("Hyvor Talk", r"hyvor-talk"),
        ("Livefyre", r"livefyre"),
        ("Commento", r"commento"),
        ("Remark42", r"remark42"),
        ("Isso", r"isso-thread"),
        ("giscus", r"\bgiscus\b"),
        ("utterances", r"utteranc\.es"),
        ("Cusdis", r"cusdis_thread"),
        ("GraphComment", r"graphcomment"),
        ("Vuukle", r"vuukle-comments|vuukle\.com"),
        ("Insticator", r"insticator"),
    )
)
STEMS = {
    "Facebook": ("fb-comments", "fb:comments"),
    "OpenWeb": ("spotim", "spot.im", "spot-id", "openweb"),
    "Viafoura": ("viafoura", "vf-conv"),
    "Hyvor Talk": ("hyvor",),
    "utterances": ("utteranc.es",),
    **{
        name: (name.lower(),)
        for name in (
            "Disqus", "Coral", "Livefyre", "Commento", "Remark42", "Isso", "giscus", "Cusdis", "GraphComment", "Vuukle",
            "Insticator",
        )
    },
}  # fmt: skip
"""Words of which one stands in all that a system's pattern finds."""
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
    texts = ["\n".join(names), (markup or "")[:MARKUP_LIMIT]]
    lowered = "\n".join(texts).lower()
    for name, pattern in SYSTEMS:
        # The patterns are asked only where their words stand at all: a plain search is many times faster.
        if any(stem in lowered for stem in STEMS[name]) and any(pattern.search(text) for text in texts):
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
