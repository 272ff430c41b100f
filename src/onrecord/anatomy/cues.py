"""Which of a page's units may hold the words that a costly expression asks for: told for all units in one pass.

Whatever such an expression finds holds one of its stems. The rarest four letters of each stem are looked for in the
whole text at once; a unit without them need not be asked. A cue that is set says only that the expression is worth
its while: a unit may have the letters and not the words.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.anatomy.creditforms import CREDIT_STEMS
from onrecord.anatomy.creditsigns import TAKEN_STEMS
from onrecord.anatomy.furniture import PHRASE_STEMS
from onrecord.anatomy.lines import Cue
from onrecord.anatomy.policy import STEMS as POLICY_STEMS
from onrecord.anatomy.policywords import RULE_STEMS, TOLD_STEMS
from onrecord.anatomy.stampgroups import STEMS as STAMP_STEMS
from onrecord.anatomy.threadwords import FORM_STEMS, HEADING_STEMS

__all__ = ["STEMS", "cues"]


STEMS: dict[int, tuple[str, ...]] = {
    Cue.TOLD: TOLD_STEMS,
    Cue.POLICY: POLICY_STEMS,
    Cue.PHRASE: PHRASE_STEMS,
    Cue.CREDIT: CREDIT_STEMS,
    Cue.TAKEN: TAKEN_STEMS,
    Cue.THREAD: HEADING_STEMS,
    Cue.FORM: FORM_STEMS,
    Cue.STAMP: STAMP_STEMS,
    Cue.RULES: RULE_STEMS,
}
"""In lower case; what each cue's expressions find holds one of them."""
COMMON = "etaoinsrhldcumfpgwyb"
"""Letters from the most common on."""
FACTORS = np.array([2654435761, 2246822519, 3266489917, 668265263], dtype=np.uint32)
"""Odd multipliers that spread four letters over the high bits of a number (those of xxHash)."""
SHIFT = np.uint32(16)


def _rarest(stem: str, width: int) -> str:
    """Return the `width` letters of `stem` that are rarest together."""
    places = range(len(stem) - width + 1)
    best = max(places, key=lambda at: sum(COMMON.find(char) % 20 for char in stem[at : at + width] if char.isalpha()))
    return stem[best : best + width]


class _Pieces:
    """The letters to look for of one width: a table of their hashes, and the cues that each stands for."""

    def __init__(self, width: int) -> None:
        masks: dict[str, int] = {}
        for cue, stems in STEMS.items():
            for stem in stems:
                if len(stem) >= width and (len(stem) == width or width == WIDEST):
                    piece = _rarest(stem, width)
                    masks[piece] = masks.get(piece, 0) | cue
        letters = np.array([[ord(char) for char in piece] for piece in masks], dtype=np.uint32).reshape(-1, width)
        keys = _packed(letters)
        order = np.argsort(keys)
        self.width = width
        self.keys = keys[order]
        self.masks = np.array(list(masks.values()), dtype=np.int64)[order]
        self.table = np.zeros(1 << 16, dtype=np.bool_)
        self.table[(letters * FACTORS[:width]).sum(axis=1, dtype=np.uint32) >> SHIFT] = True

    def find(self, points: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where in the text of `points` the pieces stand, and the cues of each place."""
        count = len(points) - self.width + 1
        if count <= 0 or not len(self.keys):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        mixed = points[:count] * FACTORS[0]
        for at in range(1, self.width):
            mixed += points[at : at + count] * FACTORS[at]
        mixed >>= SHIFT
        places = np.flatnonzero(self.table[mixed])
        keys = _packed(points[places[:, None] + np.arange(self.width)])
        near = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        same = self.keys[near] == keys
        return places[same], self.masks[near[same]]


def _packed(letters: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return each row of up to four code points as one number, of their low sixteen bits."""
    out = np.zeros(len(letters), dtype=np.uint64)
    for at in range(letters.shape[1]):
        out |= (letters[:, at].astype(np.uint64) & np.uint64(0xFFFF)) << np.uint64(16 * at)
    return out


WIDEST = 4
PIECES = tuple(_Pieces(width) for width in (WIDEST, WIDEST - 1))
SHORT = tuple((stem, cue) for cue, stems in STEMS.items() for stem in stems if len(stem) < WIDEST - 1)
"""Stems of fewer letters: one that stands anywhere on the page is told of all units."""


def cues(words: Sequence[str]) -> list[int]:
    """Return for each of the units' `words` the cues that it may have, as the bits of `Cue`. Linear in the text."""
    text = "\n".join(words).replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    sizes = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    starts = np.concatenate(([0], np.cumsum(sizes + 1)[:-1])) if len(words) else sizes
    out = np.zeros(len(words), dtype=np.int64)
    for pieces in PIECES:
        places, masks = pieces.find(points)
        np.bitwise_or.at(out, np.searchsorted(starts, places, side="right") - 1, masks)
    for stem, mask in SHORT:
        if stem in text:
            out |= mask
    return [int(mask) for mask in out]
