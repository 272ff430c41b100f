"""Spans and ids."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span, canonical_json, content_id, merged, overlap

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.lists(SPANS, max_size=12))
def test_merged_spans_cover_the_same_places_and_never_touch(spans: list[Span]) -> None:
    def places(rows: list[Span] | tuple[Span, ...]) -> set[int]:
        return {place for row in rows for place in range(row.start, row.end)}

    out = merged(spans)
    assert places(out) == places(spans)
    assert all(a.end < b.start for a, b in pairwise(out))


@given(SPANS, SPANS)
def test_overlap_counts_shared_places(a: Span, b: Span) -> None:
    assert overlap(a, b) == len(set(range(*a)) & set(range(*b)))
    assert a.touches(b) == (overlap(a, b) > 0) or not (a.length and b.length)


def test_an_id_is_made_of_content_and_kind() -> None:
    assert content_id("page", "a", 1) == content_id("page", "a", 1)
    assert content_id("page", "a", 1) != content_id("story", "a", 1)
    assert content_id("page", "ab", "c") != content_id("page", "a", "bc")
    assert len(content_id("page")) == 32


def test_canonical_json_has_one_form() -> None:
    assert canonical_json({"b": 1, "a": Span(1, 2)}) == b'{"a":[1,2],"b":1}'
