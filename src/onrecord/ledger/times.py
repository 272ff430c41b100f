"""Times as records hold them, made comparable."""

import re
from datetime import UTC, datetime

__all__ = ["moment"]

SHORT = re.compile(r"(\d{4})(?:-(\d{2}))?")
NEVER = datetime.min.replace(tzinfo=UTC)


def moment(text: str | None) -> tuple[datetime, str]:
    """Return a key that sorts ISO 8601 texts by time, whatever their zone and precision.

    A date alone is its midnight, a year its first day, and a time without a zone is UTC. What is no time at all comes
    before every time, in the order of its text.
    """
    text = (text or "").strip()
    short = SHORT.fullmatch(text)
    try:
        found = datetime.fromisoformat(f"{short[1]}-{short[2] or '01'}-01" if short else text)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return NEVER, text
    return found, ""
