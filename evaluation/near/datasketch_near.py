"""datasketch: MinHash with 128 permutations and its own index at a Jaccard of .2."""

import sys
from collections.abc import Iterator

from datasketch import MinHash, MinHashLSH

from evaluation.near.adapter import main, shingles

PERMUTATIONS, THRESHOLD = 128, 0.2


def sketch(text: str) -> MinHash:
    """Return the sketch of one text."""
    out = MinHash(num_perm=PERMUTATIONS, seed=7)
    out.update_batch([shingle.encode() for shingle in shingles(text)])
    return out


def search(sketches: list[MinHash]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a band."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    for place, row in enumerate(sketches):
        yield from ((place, other) for other in index.query(row))
        index.insert(place, row)


if __name__ == "__main__":
    sys.exit(main(sketch, search, lambda a, b: a.jaccard(b)))
