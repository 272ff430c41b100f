from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.attribution.windows import LONGEST, Paragraph, paragraph, windows
from onrecord.records import Span

TOKENIZER = Tokenizer.from_str(
    files("onrecord.attribution").joinpath("weights", "vocabulary.json").read_text(encoding="utf-8")
)


def of(text: str) -> Paragraph:
    return paragraph(TOKENIZER, text, Span(0, len(text)))


def test_words_are_runs_of_letters_or_single_marks() -> None:
    text = "“No,” said Ann-Marie."
    assert [span.of(text) for span in of(text).words] == ["“", "No", ",", "”", "said", "Ann", "-", "Marie", "."]


def test_marks_of_one_sort_have_the_same_pieces() -> None:
    assert of("“No,” she said.").pieces == of('"No," she said.').pieces


def test_a_word_knows_whether_it_stands_in_marks() -> None:
    text = "“No,” said Lund. “Not"
    assert dict(zip((s.of(text) for s in of(text).words), of(text).quoted, strict=True)) == {
        "“": 3, "No": 1, ",": 1, "”": 1, "said": 0, "Lund": 0, ".": 0, "Not": 3,
    }  # fmt: skip


def test_case_is_kept_beside_the_folded_letters() -> None:
    assert of("the Port of NATO 12").cases == (0, 1, 0, 2, 3)


def test_whole_paragraphs_are_packed_in_order() -> None:
    rows = [of("one two three. " * 20), of("four five. " * 20), of("six. " * 60)]
    packed = windows(rows)
    assert [word for window in packed for word in window.words] == [word for row in rows for word in row.words]
    assert len(packed) == 2


@given(st.lists(st.text(min_size=1, max_size=400), max_size=6))
@settings(deadline=None, max_examples=60)
def test_windows_hold_every_word_once_and_are_never_too_long(texts: list[str]) -> None:
    rows = [of(text) for text in texts]
    packed = windows(rows)
    assert all(len(window.pieces) <= LONGEST for window in packed)
    assert all(len(w.pieces) == len(w.quoted) == len(w.cases) and len(w.first) == len(w.words) for w in packed)
    assert [word for window in packed for word in window.words] == [word for row in rows for word in row.words]
    for text, row in zip(texts, rows, strict=True):
        assert all(span.of(text).strip() for span in row.words)


def test_a_word_longer_than_a_window_is_read_by_its_head() -> None:
    packed = windows([of("x1" * 5000 + " said no.")])
    assert all(len(window.pieces) <= LONGEST for window in packed)
    assert sum(len(window.words) for window in packed) == 4
