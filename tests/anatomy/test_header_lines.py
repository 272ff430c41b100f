import pytest
from bounded import bounded
from hypothesis import given
from hypothesis import strategies as st

from onrecord.anatomy.headerline import answered_number, before_time, header_line, is_name
from onrecord.anatomy.times import stamp_place


@pytest.mark.parametrize(
    ("line", "number", "author", "time", "answers"),
    [
        ("Ann · 3 March 2031, 14:05 · in reply to Bo B.", None, "Ann", "3 March 2031, 14:05", "Bo B."),
        ("#2 Ann, 2 h, in reply to #1", "2", "Ann", "2 h", "1"),
        ("[7.1] Ann Lee, Monday, 1.15 p.m.", "7.1", "Ann Lee", "Monday, 1.15 p.m.", None),
        ("R. Tor replied to Ann on 3 March 2031:", None, "R. Tor", "3 March 2031", "Ann"),
        ("Ann → Bo, 2 hours ago", None, "Ann", "2 hours ago", "Bo"),
        ("by Ann » posted at 9:40 pm", None, "Ann", "9:40 pm", None),
        ("3. ann lee said:", "3", "ann lee", None, None),
        ("— Ann, 3 March 2031", None, "Ann", "3 March 2031", None),
    ],
)
def test_parts_of_a_header(line: str, number: str | None, author: str, time: str | None, answers: str | None) -> None:
    found = header_line(line)
    assert found is not None
    assert (found.number, found.author, found.answers) == (number, author, answers)
    assert (line[slice(*found.time)] if found.time else None) == time
    assert found.words_at == len(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("* Ann (3 March 2031, 09:00): It rains.", "It rains."),
        ("Ann: I was there 3 hours ago.", "I was there 3 hours ago."),
        ("3 March 2031, 14:05 – Ann: No boat", "No boat"),
        ("1.2\tAnn 3 March 2031\tNo.", "No."),
    ],
)
def test_words_on_the_headers_line(line: str, words: str) -> None:
    found = header_line(line)
    assert found is not None
    assert (found.author, line[found.words_at :]) == ("Ann", words)


@pytest.mark.parametrize(
    "line", ["Ann", "2 hours ago", "The board voted on 3 March 2031 to close the quay", "No. 4", "Load Comments", ""]
)
def test_other_lines_open_no_comment(line: str) -> None:
    assert header_line(line) is None


def test_names_and_numbers() -> None:
    assert is_name("Ann van Dyk")
    assert not is_name("it rains here today")
    assert not is_name("ii)")
    assert answered_number("comment #4") == "4"
    assert answered_number("Ann") is None
    assert before_time("Ann wrote on ") == "Ann"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Monday, 1.15 p.m.", "Monday, 1.15 p.m."),
        ("Ann · 2 h", "2 h"),
        ("Lena 13:05", "13:05"),
        ("Montag, 13.15 Uhr", "Montag, 13.15 Uhr"),
        ("Mon 3 March 2031, 10:00", "Mon 3 March 2031, 10:00"),
        ("a plank 3 m wide", None),
    ],
)
def test_times_in_words(text: str, time: str | None) -> None:
    place = stamp_place(text)
    assert (text[slice(*place)] if place else None) == time


@given(st.text(alphabet="Ab 1.:,·|()[]#→>–\t\n0dinreplyto", max_size=300))
def test_places_stand_in_the_line(line: str) -> None:
    found = header_line(line)
    if found is not None:
        assert 0 <= found.words_at <= len(line)
        assert found.time is None or 0 <= found.time[0] < found.time[1] <= len(line)


@pytest.mark.parametrize("piece", ["> ", "1.", "said on at ", "in reply to ", "→", "Mon "])
def test_hostile_lines_take_bounded_time(piece: str) -> None:
    with bounded():
        for _ in range(50):
            header_line(piece * 20_000)
