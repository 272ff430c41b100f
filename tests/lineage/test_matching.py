"""Whether two reports are of one utterance."""

from builders import make_page, make_statement

from onrecord.lineage.matching import report_of, same_utterance, side_by_side
from onrecord.records import StatementKind, StoryId, VariantKind

LONG = "“We asked the board twice for the divers' report and were told both times that it had been lost,”"


def report(words, *, key="mokk", story="one", date="2019-03-04", speaker="Anders Mokk", kind=StatementKind.DIRECT):
    page = make_page(f"{words} he said.", published=date)
    statement = make_statement(page, words, speaker=speaker, kind=kind)
    return report_of(statement, key, StoryId(story), date)


def same(a, b, **fields):
    return same_utterance(report(a), report(b, story="two", **fields))


def test_a_short_quotation_may_differ_in_a_common_word():
    found = same("“We can't confirm that,”", "“I can't confirm that,”")
    assert found is not None
    assert (found.kind, found.differs) == (VariantKind.ALTERED, ("We → I",))


def test_very_few_words_are_the_same_to_the_word_and_say_something():
    assert same("“hollow old piles”", "“hollow old piles”") is not None
    assert same("“hollow old piles”", "“rotten old piles”") is None
    assert same("“as it is”", "“as it is”") is None


def test_other_sentences_of_one_speech_are_other_utterances():
    assert same(LONG, "“The ferry will leave from the customs steps until the divers have come back,”") is None


def test_the_names_decide_where_few_words_are_the_same():
    words = "“Nobody has signed it,”"
    assert same(words, words) is not None
    assert same(words, words, key="other", speaker="Mokk") is not None
    assert same(words, words, key="other", speaker=None) is None
    assert same(LONG, LONG, key="other", speaker=None) is not None
    assert same(LONG, LONG, key="other", speaker="Ina Vold") is None


def test_masked_letters_and_brackets_are_no_other_utterance():
    found = same(LONG, LONG.replace("divers' report", "[divers'] report").replace("lost", "l**t"))
    assert found is not None
    assert found.kind is VariantKind.FULL


def test_a_claim_is_told_as_reworded():
    a = report("that the northern pier would be closed for the winter", kind=StatementKind.INDIRECT)
    b = report("that the northern pier will be closed for the winter", kind=StatementKind.INDIRECT, story="two")
    found = same_utterance(a, b)
    assert found is not None
    assert found.kind is VariantKind.REWORDED
    assert side_by_side(a, b).kind is VariantKind.REWORDED


def test_nothing_hangs_on_which_is_asked_about_the_other():
    rows = [report(LONG), report("“We asked the board twice for the report,”", story="two"), report("“No,”", story="x")]
    for a in rows:
        for b in rows:
            one, other = same_utterance(a, b), same_utterance(b, a)
            assert (one is None) == (other is None)


def test_other_numbers_and_names_are_another_thing_where_nothing_ties_the_speakers():
    day = "“At about ten on Monday, March 4, our beloved keeper Anders Mokk left the pier for good,”"
    other = day.replace("Monday, March 4", "Friday, June 9")
    assert same(day, other, key="other", speaker=None) is None
    assert same(day, other) is not None
    name = day.replace("Anders Mokk", "Ina Vold")
    assert same(day, name, key="other", speaker=None) is None
    assert same(day, day.replace("beloved", "dear"), key="other", speaker=None) is not None


def test_much_in_common_ties_speakers_where_little_does_not():
    a, b = (
        "we asked the board for the divers' report on the pier",
        "they asked the board for their secret report on the pier",
    )
    assert same(f"“{a},”", f"“{b},”", key="other", speaker=None) is None
    more = "the ferry leaves from the customs steps until the divers have seen every northern pile, and"
    assert same(f"“{more} {a},”", f"“{more} {b},”", key="other", speaker=None) is not None
