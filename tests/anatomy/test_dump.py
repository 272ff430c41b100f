import pytest
from anatomy.pages import PARAGRAPHS, text_page, words_of

from onrecord.records import Page

BODY = "\n\n".join(PARAGRAPHS)
THREAD = """  1. Ann said:

    It was a good boat.

    I learned to swim from it.

    • Bo said:

      Not to row?

  2. C. Dahl, MD said:

    Old."""


def thread(page: Page) -> list[tuple[str | None, ...]]:
    return [(c.number, c.parent, c.author, c.body.of(page.text)) for c in page.comments]


def test_headline_body_credit_and_furniture() -> None:
    page = text_page(f"Ferry Stops in May\n\n{BODY}\n\nH/T Skerry Times\n\nPopular stories\n\nAll the boats\n")
    assert words_of(page, "headline") == ["Ferry Stops in May"]
    assert words_of(page, "paragraph") == list(PARAGRAPHS)
    assert [credit.names for credit in page.credits] == ["Skerry Times"]
    assert words_of(page, "furniture") == ["Popular stories", "All the boats"]


def test_repeated_captions_stand_before_the_body() -> None:
    caption = "The harbour board of the islands on the quay at Grytvik"
    page = text_page(f"Ferry Stops in May\n\n{caption}\n{caption}\n\n{BODY}\n")
    assert words_of(page, "caption") == [caption, caption]


def test_numbered_and_nested_comments_have_exact_spans() -> None:
    page = text_page(
        f"Ferry Stops\n\n{BODY}\n\nComment policy\n\nInsults will be removed. Please keep to the subject.\n\n\n"
        f"{THREAD}\n\nPopular stories\n"
    )
    assert thread(page) == [
        ("1", None, "Ann", "It was a good boat.\n\n    I learned to swim from it."),
        ("1.1", "1", "Bo", "Not to row?"),
        ("2", None, "C. Dahl, MD", "Old."),
    ]
    assert page.policy is not None
    assert page.policy[0].of(page.text).startswith("Comment policy")
    assert words_of(page, "furniture")[-1] == "Popular stories"


def test_carriage_returns_and_tabs() -> None:
    text = f"Ferry Stops\n\n{BODY}\n\n{THREAD}\n".replace("    ", "\t").replace("\n", "\r\n")
    page = text_page(text)
    assert [(c.number, c.author) for c in page.comments] == [("1", "Ann"), ("1.1", "Bo"), ("2", "C. Dahl, MD")]
    assert page.text == text


@pytest.mark.parametrize("line", ["{} says:", "{} wrote:", "By {} on 5 March 2031", "- {} | 5 March 2031"])
def test_other_openings(line: str) -> None:
    rows = "\n\n".join(f"{line.format(name)}\n\nA word or two from {name}.\n\nReply" for name in ("Ann Lee", "Bo"))
    page = text_page(f"Ferry Stops\n\n{BODY}\n\n2 Comments\n\n{rows}\n")
    assert [(c.author, c.body.of(page.text)) for c in page.comments] == [
        ("Ann Lee", "A word or two from Ann Lee."),
        ("Bo", "A word or two from Bo."),
    ]


def test_a_date_at_a_comments_end_is_part_of_it() -> None:
    page = text_page(
        f"Ferry Stops\n\n{BODY}\n\n  1. Ann said:\n\n    A verse.\n\n    Written at sea\n    April 2, 2031\n\n"
        "  2. Bo said:\n\n    Fine.\n"
    )
    assert page.comments[0].body.of(page.text).endswith("April 2, 2031")
    assert len(page.comments) == 2


def test_a_quote_introduced_in_the_body_opens_no_comment() -> None:
    page = text_page(f"Ferry Stops\n\n{PARAGRAPHS[0]}\n\nThe minister said:\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}\n")
    assert page.comments == ()


def test_broken_lines_are_one_paragraph() -> None:
    wrapped = (
        "The ferry between the two islands will stop running in May, the\nharbour board said on Tuesday after a vote"
        " that took most of the\nnight and left the members of the board on the quay with nothing\nto say."
    )
    page = text_page(f"Ferry Stops\n\n{wrapped}\n\n{wrapped.replace('ferry', 'boat')}\n")
    assert len(words_of(page, "paragraph")) == 2


def test_dateline_byline_and_date() -> None:
    page = text_page(f"Ferry Stops\n\nBy Ola Rind\n\nPosted: 5 March 2031 14:20\n\nGRYTVIK — {BODY}\n")
    assert page.bylines == ("Ola Rind",)
    assert page.published == "2031-03-05T14:20:00"
    assert page.dateline is not None
    assert page.dateline.place == "GRYTVIK"
    assert words_of(page, "paragraph")[0] == PARAGRAPHS[0]
