from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribution.marks import quotations
from onrecord.attribution.merging import mended, merged
from onrecord.attribution.tagger import Draft
from onrecord.records import Span, Voice, Where


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def draft(text: str, *content: str, cue: str | None = None, source: str | None = None, sure: float = 0.9) -> Draft:
    return Draft(
        where=Where.BODY,
        content=tuple(find(text, words) for words in content),
        cue=find(text, cue) if cue else None,
        source=find(text, source) if source else None,
        confidence=sure,
    )


def pieces(text: str, found: Draft) -> list[str]:
    whole = mended(text, found, quotations(text, Span(0, len(text))))
    return [span.of(text) for span in whole.content] if whole else []


def test_a_piece_that_holds_most_of_a_quotation_takes_all_of_it() -> None:
    text = "“The port was safe that night,” Lund said."
    assert pieces(text, draft(text, "port was safe that night", cue="said", source="Lund")) == [
        "“The port was safe that night,”"
    ]


def test_a_piece_that_holds_little_of_a_quotation_is_left() -> None:
    text = "Lund called the “very long and very old port of the north” unsafe."
    assert pieces(text, draft(text, "“very", cue="called", source="Lund")) == ["“very"]


def test_a_quotation_that_holds_the_cue_is_not_taken() -> None:
    text = "“He told us the line was safe,” she said."
    inner = draft(text, "the line was safe", cue="told", source="He")
    assert pieces(text, inner) == ["the line was safe"]


def test_pieces_with_nothing_but_marks_between_are_one() -> None:
    text = "Lund said it was late, and dark."
    assert pieces(text, draft(text, "it was late", "and dark", cue="said", source="Lund")) == ["it was late, and dark"]


def test_what_both_found_is_told_once_with_the_rules_voice() -> None:
    text = "Lund left, implying that the port was closed."
    one = draft(text, "that the port was closed", cue="implying", source="Lund")
    other = Draft(
        where=Where.BODY, content=one.content, cue=one.cue, source=None, voice=Voice.REPORTER_INFERRED, confidence=0.5
    )
    (row,) = merged(text, [one], [other])
    assert (row.source, row.voice) == (one.source, Voice.REPORTER_INFERRED)


def test_a_cue_of_inference_is_known_without_the_rules() -> None:
    text = "Lund left, implying that the port was closed."
    (row,) = merged(text, [draft(text, "that the port was closed", cue="implying", source="Lund")], [])
    assert row.voice is Voice.REPORTER_INFERRED


def test_what_the_rules_find_inside_stands_within() -> None:
    text = "Lund said that Berg had told her the line was safe."
    outer = draft(text, "that Berg had told her the line was safe", cue="said", source="Lund")
    inner = draft(text, "the line was safe", cue="told", source="Berg", sure=0.4)
    assert merged(text, [outer], [inner]) == [outer, inner]


def test_elsewhere_the_rules_must_be_sure() -> None:
    text = "Lund said no. Berg wanted peace. “We will sail at dawn,” Holm said."
    outer = draft(text, "no", cue="said", source="Lund")
    weak = draft(text, "peace", cue="wanted", source="Berg", sure=0.4)
    sure = Draft(
        where=Where.BODY,
        content=(find(text, "“We will sail at dawn,”"),),
        cue=Span(text.rindex("said"), text.rindex("said") + 4),
        source=find(text, "Holm"),
        confidence=0.87,
    )
    assert merged(text, [outer], [weak, sure]) == [outer, sure]


@given(st.text(alphabet="ab “”\"'’,.\n", min_size=1, max_size=60), st.data())
def test_mended_pieces_stay_in_the_text_in_order_and_hold_a_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    one = Draft(where=Where.BODY, content=(Span(start, end),), confidence=0.5)
    whole = mended(text, one, quotations(text, Span(0, len(text))))
    for span in whole.content if whole else ():
        assert 0 <= span.start < span.end <= len(text)
        assert any(c.isalnum() for c in span.of(text))
