"""Sketches: what they are made of."""

from hypothesis import given
from hypothesis import strategies as st
from lineage.reports import CLOSE, DETAIL, HEAD, LEDE, OTHER, REPORT, page

from onrecord.lineage import sketch
from onrecord.lineage.numbered import words_of
from onrecord.lineage.words import WORD
from onrecord.records import Sketch


def hashes_of(row: Sketch) -> list[int]:
    return [int.from_bytes(row.hashes[at : at + 8], "little") for at in range(0, len(row.hashes), 8)]


def test_a_sketch_is_the_same_for_the_same_page():
    assert sketch(page(*REPORT)) == sketch(page(*REPORT))


def test_only_the_body_outside_quotations_counts():
    bare = sketch(page(LEDE, "he said", DETAIL))
    full = sketch(
        page(
            HEAD, ("caption", CLOSE), LEDE, "“It will be dear, and it will be late,” he said", DETAIL, ("policy", CLOSE)
        )
    )
    assert (bare.hashes, bare.words) == (full.hashes, full.words)


def test_hashes_are_sorted_and_eight_bytes_each():
    row = sketch(page(*REPORT))
    hashes = hashes_of(row)
    assert list(hashes) == sorted(set(hashes))
    assert len(row.hashes) == 8 * len(hashes)


def test_a_quarter_of_the_runs_is_kept():
    words = [f"w{n * 7919 % 10007}" for n in range(8000)]
    kept = len(hashes_of(sketch(page(" ".join(words)))))
    assert 1850 < kept < 2150


def test_case_and_the_sort_of_apostrophe_do_not_count():
    assert sketch(page("The board's men " * 9)).hashes == sketch(page("THE BOARD’S MEN " * 9)).hashes


@given(st.lists(st.sampled_from([*REPORT, *OTHER, "“", '"', "x"]), max_size=6))
def test_paragraph_breaks_do_not_count(parts):
    whole = [part for part in parts if not set(part) & set('“"')]
    assert sketch(page(*whole or ["x"])).hashes == sketch(page(" ".join(whole) or "x")).hashes


@given(st.text(alphabet=st.sampled_from("abÉé_9 '’.-\n港ー🙂𝒳İ\u0301"), max_size=60))
def test_words_as_arrays_are_those_of_the_expression(text):
    words = words_of(text)
    assert list(zip(words.start.tolist(), words.end.tolist(), strict=True)) == [m.span() for m in WORD.finditer(text)]
