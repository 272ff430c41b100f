"""Text that XML can hold."""

import re

__all__ = ["one_line", "xml_text"]

ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 holds in no form, escaped or not: control characters, lone surrogates, two non-characters."""


def xml_text(text: str) -> str:
    """Return `text` with U+FFFD for every character that XML cannot hold: one for one, so that no offset moves."""
    return ILLEGAL.sub("\ufffd", text)


def one_line(text: str, most: int) -> str:
    """Return `text` on one line for a name or a label, cut to `most` characters."""
    words = " ".join(xml_text(text).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
