"""rensa as a plain MinHash: 128 permutations, banded at a low threshold, as news reprints want it."""

import sys
from collections.abc import Iterator

from rensa import RMinHash, RMinHashLSH

from evaluation.near.adapter import main, shingles

PERMUTATIONS, THRESHOLD, BANDS = 128, 0.2, 64


def sketch(text: str) -> RMinHash:
    """Return the sketch of one text."""
    out = RMinHash(num_perm=PERMUTATIONS, seed=7)
    out.update(shingles(text))
    return out


def search(sketches: list[RMinHash]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a band."""
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    for place, row in enumerate(sketches):
        yield from ((place, other) for other in index.query(row))
        index.insert(place, row)


if __name__ == "__main__":
    sys.exit(main(sketch, search, lambda a, b: a.jaccard(b)))
