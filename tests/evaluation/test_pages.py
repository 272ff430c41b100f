import numpy as np
import pytest

from evaluation.pages.intervals import f1_of_sums, figure, share
from evaluation.pages.readings import Reading, read_ours, split_names
from evaluation.pages.scores import body_rates, page_numbers
from evaluation.pages.stored import Form, formed

PAGE = """<html><head><title>Weir opens</title></head><body><article class="x" data-k="1" id="a"><h1>Weir opens</h1>
<p>The weir at Ost was opened on Monday after nine years of work on its banks.</p>
<p hidden>Never shown to anybody who reads this page in a browser.</p></article></body></html>"""


def test_a_body_that_repeats_a_shingle_loses_precision():
    precision, counted, recall, wanted = body_rates("a b c d a b c d", "a b c d")
    assert (counted, recall, wanted) == (1.0, 1.0, 1.0)
    assert precision == pytest.approx(1 / 5)


def test_an_empty_body_counts_in_no_mean_of_precision():
    assert body_rates("", "one two three four five") == (0.0, 0.0, 0.0, 1.0)


def test_the_interval_of_equal_pages_has_no_width():
    found = figure([(1.0, 2.0)] * 5, share)
    assert found is not None
    assert (found.value, found.low, found.high, found.of) == (0.5, 0.5, 0.5, 5)


def test_intervals_are_the_same_in_every_run():
    rows = [(float(at % 3 > 0), 1.0) for at in range(40)]
    assert figure(rows, share) == figure(rows, share)


def test_f1_of_sums():
    assert f1_of_sums(np.array([[1.0, 2.0, 1.0, 1.0]]))[0] == pytest.approx(2 / 3)


def test_a_stripped_page_keeps_its_words_and_loses_its_names():
    stripped = formed(PAGE, Form.STRIPPED)
    assert "opened on Monday" in stripped
    assert "class=" not in stripped
    assert "data-k" not in stripped


def test_a_dump_has_only_what_a_browser_shows():
    dump = formed(PAGE, Form.DUMP)
    assert "opened on Monday" in dump
    assert "Never shown" not in dump


def test_every_form_is_read():
    for form in Form:
        assert "opened on Monday" in read_ours(formed(PAGE, form), form).body


def test_names_in_one_string_are_parted():
    assert split_names("Ann Lee, Bo Dahl and Cy Orr") == ("Ann Lee", "Bo Dahl", "Cy Orr")


def test_a_summary_found_as_a_paragraph_counts_neither_way():
    gold = {"body": {"summary": ["The weir is open."], "sections": [{"headline": [], "paragraphs": ["It took long."]}]}}
    numbers = page_numbers(gold, Reading(paragraphs=("The weir is open.", "It took long.")), "")
    assert numbers["paragraphs match F1"] == (1.0, 1.0)


def test_an_author_where_gold_has_none_is_invented():
    assert page_numbers({"author": ""}, Reading(authors=("Ann Lee",)), "")["authors invented"] == (1.0, 1.0)
