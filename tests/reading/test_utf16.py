"""Code points and UTF-16 code units of one text."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import Utf16, plain_lines

texts = st.text(alphabet=st.sampled_from("aé\u2028\uffff\U00010000😀\r\n"), max_size=40)


@given(texts, st.data())
def test_units_count_what_java_counts(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    before = text[:point]
    if before.endswith("\r") and text[point : point + 1] == "\n":
        before = before[:-1]  # one end of line, which stands after both characters
    assert Utf16(text).unit(point) == len(plain_lines(before).encode("utf-16-le")) // 2


@given(texts)
def test_every_unit_of_plain_lines_leads_back_or_is_inside_a_pair(text: str) -> None:
    plain = plain_lines(text)
    units = Utf16(plain)
    starts = {units.unit(point): point for point in range(len(plain) + 1)}
    for unit in range(-1, len(plain.encode("utf-16-le")) // 2 + 2):
        assert units.point(unit) == starts.get(unit)


def test_an_offset_beyond_the_text_or_inside_a_character_is_none() -> None:
    units = Utf16("a😀b")
    assert [units.point(unit) for unit in (-1, 0, 1, 2, 3, 4, 5)] == [None, 0, 1, None, 2, 3, None]
    assert [Utf16("ab").point(unit) for unit in (-1, 2, 3)] == [None, 2, None]
