from collections.abc import Sequence

from bounded import bounded

from onrecord.attribution.nesting import nested
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
