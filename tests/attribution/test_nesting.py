from collections.abc import Sequence

import pytest
from bounded import bounded

from onrecord.attribution.nesting import may_report, nested
from onrecord.attribution.tagger import Draft
from onrecord.records import Span, Where

SENTENCE = "Lund said that Berg had told her no. "


def said(base: int, content: tuple[int, int], cue: tuple[int, int]) -> Draft:
    return Draft(
        where=Where.BODY,
        content=(Span(base + content[0], base + content[1]),),
        cue=Span(base + cue[0], base + cue[1]),
        confidence=0.9,
    )


def test_twenty_thousand_statements_each_with_one_inside_are_nested_in_time() -> None:
    count, size = 20_000, len(SENTENCE)
    outer = [said(n * size, (10, 35), (5, 9)) for n in range(count)]
    inner = [said(n * size, (33, 35), (24, 28)) for n in range(count)]

    def inside(_text: str, pieces: Sequence[Span]) -> Sequence[Draft]:
        return inner if len(pieces) == count else ()

    with bounded():
        found = nested(SENTENCE * count, outer, inside)
    assert found == sorted([*outer, *inner], key=lambda draft: draft.content[0])


def one(text: str, content: str, cue: str, source: str) -> Draft:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (content, cue, source)]
    return Draft(where=Where.BODY, content=(spans[0],), cue=spans[1], source=spans[2], confidence=0.9)


def read_inside(text: str, outer: Draft, inner: Draft) -> list[Draft]:
    """Return what stands inside `outer` where `inner` is all that a second reading finds."""
    return [d for d in nested(text, [outer], lambda _text, pieces: [inner] if pieces else []) if d.cue != outer.cue]


def test_what_marks_inside_marks_hold_is_all_that_was_quoted() -> None:
    text = "“The skipper yelled, ‘Cut the net!’ and the boys ran,” Mrs. Odell said."
    outer = one(text, "“The skipper yelled, ‘Cut the net!’ and the boys ran,”", "said", "Mrs. Odell")
    inner = one(text, "‘Cut the net!’ and the boys ran", "yelled", "The skipper")
    found = read_inside(text, outer, inner)
    assert [span.of(text) for draft in found for span in draft.content] == ["‘Cut the net!’"]


@pytest.mark.parametrize("words", ["that we should drop the ‘cursed old’ net", "the ‘worst day’ was over"])
def test_words_before_a_quotation_keep_it_part_of_a_longer_report(words: str) -> None:
    text = f"“The skipper yelled {words},” Mrs. Odell said."
    outer = one(text, f"“The skipper yelled {words},”", "said", "Mrs. Odell")
    inner = one(text, words, "yelled", "The skipper")
    assert read_inside(text, outer, inner)[0].content == inner.content


def test_a_base_form_reports_where_that_follows_it() -> None:
    text = "Neighbours say she used to claim that the well was poisoned."
    outer = one(text, "she used to claim that the well was poisoned", "say", "Neighbours")
    inner = one(text, "the well was poisoned", "claim", "she")
    assert [draft.content for draft in read_inside(text, outer, inner)] == [inner.content]


def test_a_base_form_without_that_is_no_report() -> None:
    text = "Neighbours say she wants to claim the well and the mill."
    outer = one(text, "she wants to claim the well and the mill", "say", "Neighbours")
    assert read_inside(text, outer, one(text, "the well and the mill", "claim", "she")) == []


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("they have many questions about the United States", False),
        ("he says nothing about the mill", True),
        ("the mayor claims the mill for himself", False),
        ("the mayor claims that the mill is his", True),
        ("according to Berg the mill is his", True),
    ],
)
def test_a_content_is_read_again_where_something_in_it_reports(content: str, read: bool) -> None:
    text = f"Neighbours say {content}."
    assert may_report(text, one(text, content, "say", "Neighbours")) is read
