"""Quoted words of a headline that the body does not have."""

from lineage.reports import OTHER, REPORT, page

from onrecord.lineage import missing_words


def test_quoted_words_that_stand_in_the_body_are_not_missing():
    assert missing_words(page(("headline", "Mokk: ‘I have walked on that pier’"), *REPORT)) == []


def test_quoted_words_that_stand_nowhere_are_missing():
    row = page(("headline", "Mokk says pier is ‘finished’"), *REPORT)
    (found,) = missing_words(row)
    assert found.text == "‘finished’"
    assert found.span.of(row.text) == found.text


def test_a_long_quotation_is_searched_for():
    long = OTHER[0].rstrip(".")
    assert missing_words(page(("headline", f"“{long}”"), *OTHER)) == []
    assert len(missing_words(page(("headline", f"“{long} and gone”"), *OTHER))) == 1


def test_a_page_without_a_body_misses_nothing():
    assert missing_words(page(("headline", "‘Gone’"))) == []


def test_another_spelling_is_not_missing():
    body = "The harbour has been organised anew, and the health care of its divers with it."
    for words in ("‘organized anew’", "‘the healthcare of its divers’"):
        assert missing_words(page(("headline", f"Harbor {words}"), body)) == []
    assert len(missing_words(page(("headline", "Harbor ‘organised twice’"), body))) == 1
