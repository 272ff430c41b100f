from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribution.marks import quotations
from onrecord.records import Span


def found(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She said “we go” and left.", ["“we go”"]),
        ('She said "we go" and left.', ['"we go"']),
        ("She said ''we go'' and left.", ["''we go''"]),
        ("Ella dijo «vamos» y salió.", ["«vamos»"]),
        ("Mayor Says ‘No Gates’", ["‘No Gates’"]),
        ("Mayor says 'no gates' today", ["'no gates'"]),
        ("the ministers’ plan and the dog’s dinner", []),
        ("the ministers' plan and the dog's dinner", []),
        ("“He told me ‘go’ and went,” she said.", ["“He told me ‘go’ and went,”"]),
        ("It's the town's 'best' year", ["'best'"]),
        ('a 6" pipe', []),
    ],
)
def test_finds_the_outermost_quotations(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


def test_a_quotation_left_open_reaches_to_the_paragraphs_end() -> None:
    text = "“We go on and on."
    rows = quotations(text, Span(0, len(text)))
    assert [(q.span, q.closed) for q in rows] == [(Span(0, len(text)), False)]


def test_a_stray_opening_mark_amid_a_sentence_opens_nothing() -> None:
    assert found("The so-called “bridge was never built.") == []


@given(st.text(alphabet="ab ,.“”\"'‘’«»s", max_size=120))
def test_quotations_are_in_order_apart_and_inside(text: str) -> None:
    rows = [q.span for q in quotations(text, Span(0, len(text)))]
    assert all(0 <= span.start < span.end <= len(text) for span in rows)
    assert all(a.end <= b.start for a, b in pairwise(rows))
