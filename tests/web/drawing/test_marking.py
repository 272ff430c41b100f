import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.web.drawing.marking import TextMark, marked


class Reader(HTMLParser):
    """What each element covers, and whether elements nest."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[tuple[str, dict[str, str]]] = []
        self.covered: dict[str, str] = {}
        self.ids: list[str] = []

    def handle_starttag(self, tag, attrs):
        row = dict(attrs)
        self.open.append((tag, row))
        if "id" in row:
            self.ids.append(row["id"])

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        for _, row in self.open:
            key = row["class"].split()[-1]
            self.covered[key] = self.covered.get(key, "") + data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(str(html))
    reader.close()
    assert reader.open == []
    return reader


def mark(name: str, start: int, end: int, kind: str = "statement") -> TextMark:
    return TextMark(kind=kind, span=Span(start, end), anchor=f"s-{name}", number=1, classes=name)


def test_a_statement_stands_within_a_statement() -> None:
    html = marked("M says that L said so.", 0, [mark("inner", 12, 21), mark("outer", 7, 21)])
    assert html == (
        'M says <mark class="statement outer" id="s-outer" data-number="1">that '
        '<mark class="statement inner" id="s-inner" data-number="1">L said so</mark></mark>.'
    )


def test_marks_that_cross_are_closed_and_opened_again() -> None:
    html = marked("abcdef", 10, [mark("a", 10, 14), mark("b", 12, 16)])
    reader = read(html)
    assert (reader.text, reader.covered) == ("abcdef", {"a": "abcd", "b": "cdef"})
    assert reader.ids == ["s-a", "s-b"]


def test_words_are_escaped() -> None:
    html = marked("<script>alert(1)</script>\x1b", 0, [mark("a", 1, 7)])
    assert "<script" not in html
    assert "\x1b" not in html
    assert read(html).text == "<script>alert(1)</script>\ufffd"


def test_a_mark_that_began_before_has_no_second_id() -> None:
    assert read(marked("words", 5, [mark("a", 2, 8)])).ids == []


@given(
    st.text(alphabet="ab<&é𝄞 ", max_size=40),
    st.integers(0, 5),
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=8),
)
def test_any_marks_cover_exactly_their_words(words: str, start: int, spans: list[tuple[int, int]]) -> None:
    text = "x" * start + words
    rows = [mark(f"n{number}", first, first + size) for number, (first, size) in enumerate(spans)]
    reader = read(marked(words, start, rows))
    assert reader.text == words
    for number, (first, size) in enumerate(spans):
        expected = text[max(first, start) : first + size]
        assert reader.covered.get(f"n{number}", "") == expected
    assert len(reader.ids) == len(set(reader.ids))
    assert not re.search(r"<(?!/?mark)", marked(words, start, rows))
