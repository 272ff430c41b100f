"""What is cut out of a report: second copies, the site's own boxes, other stories above its title or in boxes."""

import pytest
from anatomy.pages import PARAGRAPHS, article, html_page, words_of
from hypothesis import given
from hypothesis import strategies as st

from onrecord.anatomy import html_document
from onrecord.anatomy.bodyboxes import other_stories, without_boxes
from onrecord.anatomy.bodycopies import said_once
from onrecord.anatomy.bodytrim import below_title, trimmed
from onrecord.anatomy.lines import Line, document_lines, units

TEASERS = (
    "The county votes on a new bridge next week, and nobody on the south side wants to pay for it.",
    "A seal that swam into the marina on Friday has been named by the pupils of the village school.",
    "The bakery on the quay has closed after ninety years, its owner said in a note on the door.",
)


def _groups(*rows: str) -> list[list[Line]]:
    return units(document_lines(html_document("".join(f"<p>{row}</p>" for row in rows))))


def test_a_report_that_the_page_prints_twice_is_read_once() -> None:
    assert said_once(_groups(*PARAGRAPHS, *PARAGRAPHS), list(range(8))) == [0, 1, 2, 3]


def test_a_sentence_of_the_site_between_paragraphs_goes_each_time() -> None:
    notice = "This picture is shown when you agree."
    rows = [row for paragraph in PARAGRAPHS for row in (paragraph, notice)]
    assert said_once(_groups(*rows), list(range(8))) == [0, 2, 4, 6]


def test_cells_that_a_table_repeats_stay() -> None:
    rows = ["Northern quay, berth no. 4", "Southern quay, berth no. 7"] * 3
    assert said_once(_groups(*PARAGRAPHS, *rows), list(range(10))) == list(range(10))


@given(st.lists(st.sampled_from([*PARAGRAPHS, *TEASERS, "Berth 4", "Yes.", "So the board said."]), max_size=20))
def test_of_all_words_that_stand_once_none_goes(rows: list[str]) -> None:
    groups = _groups(*rows)
    kept = said_once(groups, list(range(len(groups))))
    assert kept == sorted(set(kept))
    once = {at for at, row in enumerate(rows) if rows.count(row) == 1}
    assert once <= set(kept)


@pytest.mark.parametrize(
    "heading",
    ["Related stories", "You may also like", "Das könnte Sie auch interessieren", "Leia também", "Lire aussi"],
)
def test_a_heading_of_other_stories_is_known(heading: str) -> None:
    assert other_stories(heading)


@pytest.mark.parametrize("heading", ["More than a quay", "The harbour reads the weather", "Related by marriage only"])
def test_a_heading_of_the_report_is_none_of_other_stories(heading: str) -> None:
    assert not other_stories(heading)


def test_a_box_of_other_stories_is_none_of_the_report() -> None:
    box = "<div><h3>Related stories</h3>" + "".join(f"<p>{row}</p>" for row in TEASERS) + "</div>"
    body = "".join(f"<p>{row}</p>" for row in PARAGRAPHS)
    document = html_document(f"<div>{body}{box}<p>The last word is the captain’s.</p></div>")
    groups = units(document_lines(document))
    assert without_boxes(document, groups, [0, 1, 2, 3, 5, 6, 7, 8]) == [0, 1, 2, 3, 8]


def test_a_report_inside_the_box_that_opens_the_page_stays() -> None:
    body = "".join(f"<p>{row}</p>" for row in PARAGRAPHS)
    document = html_document(f"<div><h3>Related stories</h3>{body}</div>")
    assert without_boxes(document, units(document_lines(document)), [1, 2, 3, 4]) == [1, 2, 3, 4]


TITLE = "The ferry stops in May"
LONG = [f"{one} {other}" for one, other in zip(PARAGRAPHS, reversed(PARAGRAPHS), strict=True)]
OTHER = [f"{words} {words}" for words in TEASERS]


def test_other_stories_above_the_printed_title_are_none_of_the_report() -> None:
    words = [f"{TITLE} | The Quay Paper", *OTHER, TITLE, *LONG]
    assert below_title(words, [1, 2, 3, 5, 6, 7, 8], (TITLE,)) == [5, 6, 7, 8]


def test_a_title_printed_again_under_the_report_cuts_nothing() -> None:
    words = [f"{TITLE} | The Quay Paper", *LONG, TITLE, OTHER[0]]
    assert below_title(words, [1, 2, 3, 4, 6], (TITLE,)) == [1, 2, 3, 4, 6]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the Tide Letter and get the ferry times in your inbox.",
        "Maj Oberg can be reached at oberg@quay.example or @majoberg.",
        "Contact:",
    ],
)
def test_what_offers_a_letter_or_an_address_is_no_end_of_a_report(line: str) -> None:
    document = html_document("".join(f"<p>{row}</p>" for row in (*PARAGRAPHS, line)))
    groups = units(document_lines(document))
    assert trimmed(document, groups, [0, 1, 2, 3, 4]) == [0, 1, 2, 3]


def test_a_page_that_prints_its_report_twice_yields_it_once() -> None:
    body = "".join(f"<p>{row}</p>" for row in PARAGRAPHS * 2)
    assert words_of(html_page(article(body=body)), "paragraph") == list(PARAGRAPHS)
