"""Quotation marks: what is inside, what is left outside."""

from itertools import pairwise

import pytest
from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage.marks import outside, quoted
from onrecord.records import Span


def inside(*blocks):
    text, spans = "", []
    for block in blocks:
        spans.append(Span(len(text), len(text) + len(block)))
        text += block + "\n"
    return [span.of(text) for span in quoted(text, spans)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said, “We go,” and went.", ["“We go,”"]),
        ('He said, "We go," and "we" went.', ['"We go,"', '"we"']),
        ("Il dit « on part » et part.", ["« on part »"]),
        ("Er sagte: „Wir gehen“ und ging.", ["„Wir gehen“"]),
        ("Er sagte: »Wir gehen« und ging.", ["»Wir gehen«"]),
        ("The ‘open’ gate of the workers’ hall", ["‘open’"]),
        ("She said: ‘We don’t know yet.’ He didn’t.", ["‘We don’t know yet.’"]),
        ("She said: 'We don't know yet.' He didn't.", ["'We don't know yet.'"]),
        ("The board's men don't say so.", []),
        ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
        ('A pier of 6 feet 2" is low', []),
        ("他说「我们走」了。", ["「我们走」"]),
    ],
)
def test_marks_in_one_paragraph(text, found):
    assert inside(text) == found


def test_a_quotation_over_paragraphs_runs_to_the_end_of_each():
    assert inside("He said, “We go.", "“We all go,” and went.") == ["“We go.", "“We all go,”"]


def test_a_straight_quotation_over_paragraphs_runs_to_the_end_of_each():
    assert inside('He said, "We go.', '"We all go," and went.') == ['"We go.', '"We all go,"']


def test_a_lone_straight_mark_quotes_nothing():
    assert inside('It is 6" wide.', "Nobody said so.") == []


@given(st.text(alphabet="ab \"“”‘’'«»„", max_size=60), st.text(alphabet="ab \"“”'", max_size=30))
def test_inside_and_outside_make_up_the_blocks(first, second):
    text = first + "\n" + second
    blocks = [Span(0, len(first)), Span(len(first) + 1, len(text))]
    spans = sorted([*quoted(text, blocks), *outside(text, blocks)])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert sum(span.length for span in spans) == len(first) + len(second)
    assert all(any(block.holds(span) for block in blocks) for span in spans)


@pytest.mark.parametrize("mark", list("“”\"'‘’«»‹›„「"))
def test_only_marks_take_linear_time(mark):
    with bounded():
        for text in (mark * 200_000, f"{mark}a " * 100_000, f" {mark}a b" * 100_000):
            quoted(text, [Span(0, len(text))])
