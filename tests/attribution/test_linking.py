import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.attribution.linking import Linked, Reading, linked, spans_of

STATES = {"-": (0.98, 0.01, 0.01), "B": (0.01, 0.98, 0.01), "I": (0.01, 0.01, 0.98)}


def labels(*rows: str) -> np.ndarray:
    """Log-probabilities (words, layers, 3) of rows of letters, one row a layer: - outside, B first, I later."""
    return np.log(np.array([[STATES[row[at]] for row in rows] for at in range(len(rows[0]))], dtype=np.float32))


def links(words: int, *rows: dict[int, int]) -> np.ndarray:
    """Probabilities (3, words, 1 + words): each row maps a word to the one that it points to, all others to none."""
    out = np.full((3, words, 1 + words), 0.01, dtype=np.float32)
    out[:, :, 0] = 0.9
    for layer, row in enumerate(rows):
        for one, other in row.items():
            out[layer, one, 0] = 0.05
            out[layer, one, 1 + other] = 0.9
    return out


def test_spans_begin_where_a_first_word_stands() -> None:
    assert spans_of(labels("-BII-BBI")[:, 0]) == [(1, 4), (5, 6), (6, 8)]


def test_nothing_goes_on_with_nothing() -> None:
    assert spans_of(labels("-II-")[:, 0]) in ([], [(1, 3)])
    sure = labels("-III")
    sure[1, 0] = np.log([0.2, 0.4, 0.4])
    assert spans_of(sure[:, 0]) == [(1, 4)]


def test_pieces_that_point_to_one_cue_are_one_statement() -> None:
    # "we sail" said Lund "at dawn"
    reading = Reading(
        labels("BI--BI", "--B---", "---B--"),
        links(6, {0: 2, 1: 2, 4: 2, 5: 2}, {0: 3, 1: 3, 4: 3, 5: 3}, {2: 3}),
    )
    (one,) = linked(reading)
    assert (one.content, one.cue, one.source) == (((0, 2), (4, 6)), (2, 3), (3, 4))
    assert one.confidence > 0.5


def test_each_cue_has_its_own_statement() -> None:
    # Lund said yes ; Berg said no
    reading = Reading(
        labels("--B---B", "-B---B-", "B---B--"),
        links(7, {2: 1, 6: 5}, {2: 0, 6: 4}, {1: 0, 5: 4}),
    )
    assert [(o.content, o.cue, o.source) for o in linked(reading)] == [
        (((2, 3),), (1, 2), (0, 1)),
        (((6, 7),), (5, 6), (4, 5)),
    ]


def test_a_cue_may_have_no_source() -> None:
    reading = Reading(labels("-BI", "B--", "---"), links(3, {1: 0, 2: 0}, {}, {}))
    (one,) = linked(reading)
    assert (one.cue, one.source) == ((0, 1), None)


def test_content_without_a_cue_is_no_statement() -> None:
    assert linked(Reading(labels("BII", "---", "---"), links(3))) == []


@given(st.integers(1, 30).flatmap(lambda n: st.tuples(
    arrays.arrays(np.float32, (n, 3, 3), elements=st.floats(-9, 0, width=32)),
    arrays.arrays(np.float32, (3, n, 1 + n), elements=st.floats(0, 1, width=32)),
)))  # fmt: skip
@settings(deadline=None, max_examples=80)
def test_whatever_is_said_ranges_are_words_and_contents_do_not_overlap(said: tuple[np.ndarray, np.ndarray]) -> None:
    found: list[Linked] = linked(Reading(*said))
    taken = sorted(piece for one in found for piece in one.content)
    assert all(0 <= start < end <= len(said[0]) for start, end in taken)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(taken))
    assert all(0 <= one.confidence <= 1 for one in found)
