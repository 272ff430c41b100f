"""Numbers of comments: as printed, else counted "1", "2", "2.1" in reading order."""

from collections.abc import Sequence

__all__ = ["numbered"]


def numbered(parents: Sequence[int | None], printed: Sequence[str | None]) -> list[str]:
    """Return one number a comment. `parents` are indexes of earlier comments; `printed` is what the page prints.

    A printed number is kept unless an earlier comment has it; an answer with none is counted under its parent.
    """
    out: list[str] = []
    used: set[str] = set()
    counts: dict[int | None, int] = {}
    kept = {number for number in printed if number}
    for parent, number in zip(parents, printed, strict=True):
        if number is None or number in used:
            while True:
                counts[parent] = counts.get(parent, 0) + 1
                count = str(counts[parent])
                number = count if parent is None else f"{out[parent]}.{count}"
                if number not in used and number not in kept:
                    break
        elif parent is None and number.isdigit():
            counts[None] = max(counts.get(None, 0), int(number))
        used.add(number)
        out.append(number)
    return out
