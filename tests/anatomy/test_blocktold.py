"""What the judge of blocks is told of a unit by the page's head, its data and its first look."""

import json

import numpy as np
import pytest
from anatomy.pages import PARAGRAPHS, article

from onrecord.anatomy import html_document
from onrecord.anatomy.blockfacts import OWN, block_facts
from onrecord.anatomy.blocksecond import SECOND, second_facts
from onrecord.anatomy.blocktold import TOLD, told_body, told_facts
from onrecord.anatomy.lines import document_lines, units
from onrecord.anatomy.parts import unit_span_words

OTHER = "The county votes on a new bridge next week, and nobody on the south side wants to pay for it."


def test_the_report_of_the_data_is_read_as_letters() -> None:
    data = json.dumps({"@graph": [{"@type": "NewsArticle", "articleBody": "<p>The quay &amp; the ferry.</p>"}]})
    assert told_body([("application/ld+json", data)]) == "thequaytheferry"


@pytest.mark.parametrize("content", ['{"articleBody": ', "[" * 100_000 + '"articleBody"', '{"articleBody": 3}'])
def test_broken_data_tells_nothing(content: str) -> None:
    assert told_body([("application/ld+json", content)]) == ""


def test_facts_say_what_the_description_and_the_data_tell() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(PARAGRAPHS)})
    head = f"<meta name='description' content='{PARAGRAPHS[0]}'><script type='application/ld+json'>{data}</script>"
    document = html_document(article(head=head, after=f"<p>{OTHER}</p>"))
    groups = units(document_lines(document))
    words = [unit_span_words(document, group) for group in groups]
    table = told_facts(document, groups, words, {name: np.zeros(len(groups)) for name in OWN})
    first = words.index(PARAGRAPHS[0])
    assert table.shape == (len(groups), len(TOLD))
    assert not table[:first, 0].any()
    assert table[first, TOLD.index("told")] == 1
    assert table[words.index(OTHER), TOLD.index("told")] == 0


def test_the_second_look_has_a_column_a_name_and_no_holes() -> None:
    document = html_document(article())
    groups = units(document_lines(document))
    words = [unit_span_words(document, group) for group in groups]
    facts = block_facts(document, groups, words, ("Ferry Stops", ""))
    for chances in (np.zeros(len(groups)), np.ones(len(groups)), np.linspace(0, 1, len(groups))):
        table = second_facts(facts, chances)
        assert table.shape == (len(groups), facts.table.shape[1] + len(SECOND))
        assert np.isfinite(table).all()
