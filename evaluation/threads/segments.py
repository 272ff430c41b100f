"""Segments of comments, bodies and furniture that a set of pages notes: which of them a tool puts into its comments."""

from dataclasses import dataclass

from evaluation.pages.stored import Stored

__all__ = ["SEGMENTS", "Sorted", "segment_sums"]

SEGMENTS = ("comment segments found", "comment segments in the body", "body in comments", "furniture in comments")


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a tool took for the report and for comments, one text a comment where it tells them apart."""

    body: str
    comments: tuple[str, ...]


def segment_sums(row: Stored, text: str, found: Sorted) -> dict[str, tuple[float, float]]:
    """Return (hits, of) for each of SEGMENTS, of the noted segments that stand in `text`, white space aside."""
    page, body = _bare(text), _bare(found.body)
    comments = [_bare(comment) for comment in found.comments]
    noted = {
        part: [bare for segment in row.gold.get(part) or [] if (bare := _bare(segment)) and bare in page]
        for part in ("comments", "with", "without")
    }
    within = {part: sum(any(segment in words for words in comments) for segment in noted[part]) for part in noted}
    leaks = sum(segment in body for segment in noted["comments"])
    return {
        "comment segments found": (float(within["comments"]), float(len(noted["comments"]))),
        "comment segments in the body": (float(leaks), float(len(noted["comments"]))),
        "body in comments": (float(within["with"]), float(len(noted["with"]))),
        "furniture in comments": (float(within["without"]), float(len(noted["without"]))),
    }


def _bare(text: str) -> str:
    return "".join(text.split())
