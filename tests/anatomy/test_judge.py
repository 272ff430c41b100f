import numpy as np
import pytest
from anatomy.pages import PARAGRAPHS, article, html_page, words_of

from onrecord.anatomy import html_document
from onrecord.anatomy.blockfacts import NAMES, block_facts
from onrecord.anatomy.blockjudge import shipped_judge
from onrecord.anatomy.bodytrim import above_talk, below_title
from onrecord.anatomy.forest import Forest
from onrecord.anatomy.lines import document_lines, units
from onrecord.anatomy.picturecredits import credit_in
from onrecord.records import Span

STORY = (
    "The harbour board closed the old lock on Monday after divers found a crack in its northern gate.",
    "Repairs will take until autumn, the board said, and barges will have to use the canal instead.",
    "Two shipping firms have asked for a tow at night, which the board has so far refused to pay for.",
)
PAGE = (
    "<html><head><title>Lock closed</title></head><body><nav><a href=/>Home</a> <a href=/w>Weather</a></nav>"
    "<article><h1>Lock closed</h1><figure><img src=/lock.jpg><figcaption>The lock in March. {0}</figcaption></figure>"
    + "".join(f"<p>{words}</p>" for words in STORY)
    + "</article><footer>All rights reserved</footer></body></html>"
)


def test_a_forest_of_one_tree_sends_what_is_greater_to_the_right() -> None:
    forest = Forest.of({"start": 0.0, "features": [[0]], "thresholds": [[1.0]], "leaves": [[-2.0, 2.0]]})
    chances = forest.chances(np.array([[0.5], [1.5]], dtype=np.float32))
    assert chances[0] < 0.5 < chances[1]


def test_a_node_that_does_not_split_sends_everything_left() -> None:
    forest = Forest.of({"start": 0.0, "features": [[0]], "thresholds": [[None]], "leaves": [[-2.0, 2.0]]})
    assert forest.chances(np.array([[9.0]], dtype=np.float32))[0] < 0.5


def test_facts_have_a_row_a_unit_and_a_column_a_name() -> None:
    document = html_document(PAGE.format(""))
    groups = units(document_lines(document))
    facts = block_facts(document, groups, [group[0].text for group in groups], ("Lock closed",))
    assert facts.table.shape == (len(groups), len(NAMES))
    assert np.isfinite(facts.table).all()


def test_the_judge_tells_the_story_from_what_is_around_it() -> None:
    page = html_page(PAGE.format(""))
    assert [block.span.of(page.text) for block in page.blocks if block.kind == "paragraph"] == list(STORY)
    assert shipped_judge() is shipped_judge()


def test_a_picture_has_its_caption_credit_and_address() -> None:
    page = html_page(PAGE.format("Photo: Ida Brandt"))
    (picture,) = page.pictures
    assert picture.address == "/lock.jpg"
    assert picture.caption is not None
    assert picture.credit is not None
    assert picture.caption.of(page.text) == "The lock in March. Photo: Ida Brandt"
    assert picture.credit.of(page.text) == "Photo: Ida Brandt"


def test_a_caption_without_a_credit_names_none() -> None:
    assert credit_in("Barges wait below the lock on Monday.") is None


def test_a_report_starts_below_its_printed_title() -> None:
    words = ["Printed on both banks", "THE LOCK IS CLOSED", " ".join(STORY)]
    assert below_title(words, [0, 2], ("The lock is closed",)) == [2]


def test_a_report_ends_above_the_thread() -> None:
    groups = units(document_lines(html_document("".join(f"<p>{words}</p>" for words in (*STORY, "No letters yet.")))))
    start = groups[3][0].span.start
    assert above_talk(groups, [0, 1, 2, 3], [Span(start - 1, start)]) == [0, 1, 2]


@pytest.mark.parametrize(
    "line",
    [
        "For more news of the islands download our app or follow us on every ferry.",
        "Unterstützen Sie unsere Arbeit mit einer kleinen Spende.",
        "Maj Oberg is a reporter who has written of harbours, nets and the people who mend them since 2019.",
    ],
)
def test_what_a_site_says_to_its_reader_at_the_end_is_none_of_the_report(line: str) -> None:
    head = "<meta name='author' content='Maj Oberg'>"
    body = "".join(f"<p>{row}</p>" for row in (*PARAGRAPHS, line))
    assert words_of(html_page(article(head=head, body=body)), "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "“Follow us to the harbour and support our captain,” Rind told the islanders.",
        "Sweden will support the US in its talks with the yard, the county said.",
        "The board will follow the talks and support the captain, a spokesman said.",
        "Maj Oberg told the board that the yard had no engine to sell before May.",
    ],
)
def test_a_last_paragraph_of_the_report_stays(line: str) -> None:
    head = "<meta name='author' content='Maj Oberg'>"
    body = "".join(f"<p>{row}</p>" for row in (*PARAGRAPHS, line))
    assert words_of(html_page(article(head=head, body=body)), "paragraph") == [*PARAGRAPHS, line]
