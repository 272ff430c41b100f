"""Stories: originals, copies, their direction, and what must not be linked."""

import pytest
from lineage.reports import CLOSE, DETAIL, LEDE, MONEY, OTHER, REPORT, SAID, credit, page, told
from msgspec.structs import replace

from onrecord.records import Relation

HEAD = ("headline", "Quellin closes its northern pier")


def original(**fields):
    return page(HEAD, ("caption", "The pier on Monday"), *REPORT, **{"outlet": "The Quellin Mail", **fields})


def places(stories):
    return sorted([s.original.place if s.original else None, *sorted(c.place for c in s.copies)] for s in stories)


def test_a_page_alone_is_a_story_of_one():
    (story,) = told({"a": original()})
    assert story.original.place == "a"
    assert story.copies == ()
    assert story.headline == "Quellin closes its northern pier"


def test_unrelated_pages_are_stories_apart():
    assert len(told({"a": original(), "b": page(*OTHER, outlet="Sund Courier")})) == 2


def test_the_later_of_two_equal_pages_is_a_reprint():
    (story,) = told({"b": original(), "a": original(outlet="Sund Courier", published="2019-03-06")})
    (copy,) = story.copies
    assert (story.original.place, copy.place, copy.relation) == ("b", "a", Relation.REPRINT)
    assert not copy.headline_changed
    assert not copy.body_changed
    assert copy.containment == 1.0
    assert {"time", "containment", "shared-error"} <= {fact.code for fact in copy.evidence}


def test_a_hat_tip_makes_the_page_the_copy_whatever_the_dates_say():
    copy = original(outlet="Sund Courier", published="2019-03-01", tip=credit("H/T Quellin Mail", "Quellin Mail"))
    (story,) = told({"copy": copy, "first": original()})
    assert story.original.place == "first"
    assert story.copies[0].credit == "Quellin Mail"
    assert story.copies[0].evidence[0].code == "credit-line"


def test_a_hat_tip_decides_where_the_other_page_names_no_outlet():
    copy = page(("headline", "Pier shut"), *REPORT, outlet=None, published=None, tip=credit("H/T Brine", "Brine"))
    bare = page(
        HEAD, ("caption", "The pier"), *REPORT, outlet=None, published=None, comments=(("1", None, "A", "Ha."),)
    )
    (story,) = told({"000": copy, "001": bare})
    (found,) = story.copies
    assert (story.original.place, found.place, found.credit) == ("001", "000", "Brine")
    assert found.headline_changed
    assert not found.body_changed
    assert {"caption", "comment"} <= set(found.dropped)


def test_a_trimmed_copy_is_a_reprint_and_says_what_it_dropped():
    (story,) = told({"a": original(), "b": page(LEDE, SAID, DETAIL, outlet="Sund Courier", published="2019-03-05")})
    (copy,) = story.copies
    assert copy.relation is Relation.REPRINT
    assert copy.body_changed
    assert [passage.change for passage in copy.passages] == ["dropped", "dropped"]


def test_a_copy_with_much_of_its_own_is_an_expansion():
    (story,) = told(
        {"a": original(), "b": page(LEDE, SAID, DETAIL, *OTHER, outlet="Sund Courier", published="2019-03-05")}
    )
    assert story.copies[0].relation is Relation.EXPANSION


def test_reports_that_share_only_a_quotation_are_independent():
    mine = page(
        "Mr Mokk spoke for an hour. " + SAID.split("said the")[0] + "he told the meeting, to some applause.",
        *OTHER,
        outlet="Sund Courier",
    )
    assert len(told({"a": original(), "b": mine})) == 2


def test_a_block_quotation_of_one_passage_links_two_stories_and_joins_none():
    mine = page(OTHER[0], ("quote", LEDE), OTHER[1], OTHER[2], outlet="Sund Courier", published="2019-03-09")
    found = told({"a": original(), "b": mine})
    assert places(found) == [["a"], ["b"]]
    story = next(s for s in found if s.original.place == "a")
    (excerpt,) = story.excerpts
    assert (excerpt.place, excerpt.relation) == ("b", Relation.EXCERPT)
    assert excerpt.passages[0].span.of(mine.text) in LEDE


def test_a_box_that_one_outlet_prints_on_several_pages_links_none():
    long = OTHER[0]
    pages = {
        "a": page(*REPORT, long, outlet="Sund Courier", published="2019-03-05"),
        "b": page(
            "The choir of the old church will sing without its tenor on Sunday, for he has been cast as a sailor in a "
            "film about the herring years and has shaved off the beard that made his name, as the vicar puts it.",
            "Rehearsals begin in the school on Friday, and the vicar has asked that nobody bring a dog this time.",
            "A new tenor is sought; he should own a black coat, read music, and be on good terms with the organist.",
            long,
            outlet="Sund Courier",
            published="2019-03-07",
        ),
    }
    found = told(pages)
    assert len(found) == 2
    assert all(story.excerpts == () for story in found)


def test_copies_that_credit_one_agency_share_a_missing_original():
    tip = credit("Source: Ferry Wire", "Ferry Wire", "source")
    pages = {
        "a": original(outlet="Sund Courier", tip=tip),
        "b": original(outlet="Lodden Echo", published="2019-03-05", tip=tip),
    }
    (story,) = told(pages)
    assert story.original is None
    assert story.missing_original.name == "Ferry Wire"
    assert [(copy.parent, copy.relation, copy.credit) for copy in story.copies] == [
        (None, Relation.REPRINT, "Ferry Wire")
    ] * 2


def test_the_agency_s_own_page_is_the_original_of_those_that_credit_it():
    tip = credit("(Ferry Wire)", "Ferry Wire", "agency")
    pages = {
        "a": original(outlet="Sund Courier", tip=tip),
        "b": original(outlet="Lodden Echo", tip=tip),
        "wire": original(outlet="Ferry Wire News Agency", published=None),
    }
    (story,) = told(pages)
    assert story.original.place == "wire"
    assert len(story.copies) == 2


def test_help_from_an_agency_makes_no_missing_original():
    (story,) = told({"a": original(tip=credit("With reporting by Ferry Wire", "Ferry Wire", "adapted"))})
    assert story.original.place == "a"


def test_what_a_page_credits_for_a_part_makes_no_missing_original():
    made = original(tip=credit("Source: Tide Tables", "Tide Tables", "source"))
    row = replace(made, credits=tuple(replace(row, whole=False) for row in made.credits))
    (story,) = told({"a": row})
    assert story.original.place == "a"
    assert story.missing_original is None


def test_a_rejected_edge_is_never_used_again():
    first, second = original(), original(outlet="Sund Courier", published="2019-03-06")
    assert len(told({"a": first, "b": second}, frozenset({(second.id, first.id)}))) == 2


def test_the_order_of_pages_changes_nothing():
    pages = {
        "a": original(),
        "b": original(outlet="Sund Courier", published="2019-03-06"),
        "c": page(LEDE, MONEY, CLOSE, *OTHER, outlet="Lodden Echo", published="2019-03-05"),
        "d": page(*OTHER, outlet="Brine", published=None),
        "e": page(LEDE, SAID, outlet=None, published=None, tip=credit("H/T Brine", "Brine")),
    }
    assert told(pages) == told(pages, backwards=True)


def test_every_page_is_in_exactly_one_story():
    pages = {
        f"p{n}": page(*REPORT[: n + 1], *OTHER[n % 3 :], outlet=f"Paper {n}", published=f"2019-03-0{n + 1}")
        for n in range(5)
    }
    found = told(pages)
    named = [place for row in places(found) for place in row]
    assert sorted(named) == sorted(pages)


def test_a_copy_of_a_copy_keeps_its_parent():
    extra = OTHER[0]
    pages = {
        "a": original(),
        "b": page(*REPORT, extra, outlet="Sund Courier", published="2019-03-05"),
        "c": page(*REPORT[:4], extra, outlet="Lodden Echo", published="2019-03-06"),
    }
    (story,) = told(pages)
    parents = {copy.place: copy.parent for copy in story.copies}
    assert parents == {"b": pages["a"].id, "c": pages["b"].id}


@pytest.mark.parametrize("text", ["", "“", "word " * 3, "“" * 50_000, "a " * 50_000, "'" * 50_000, '" ' * 50_000])
def test_hostile_text_makes_a_story(text):
    assert len(told({"a": page(text or "x"), "b": page(text or "x", outlet="Sund Courier")})) in (1, 2)


def test_a_line_that_lists_several_sources_makes_no_copy_of_a_missing_page():
    (story,) = told({"a": original(tip=credit("via Brine, Ferry Wire", "Brine, Ferry Wire", "via"))})
    assert story.original.place == "a"


def test_one_of_several_named_sources_is_the_parent():
    tip = credit("via Brine, The Quellin Mail", "Brine, The Quellin Mail", "via")
    (story,) = told({"a": original(), "b": original(outlet="Sund Courier", published=None, tip=tip)})
    assert story.copies[0].credit == "The Quellin Mail"


def test_a_credit_line_taken_along_from_a_copy_does_not_hide_that_copy():
    tip = credit("H/T The Quellin Mail", "The Quellin Mail")
    pages = {
        "a": original(),
        "b": page(*REPORT[:3], *OTHER, outlet="Sund Courier", published="2019-03-05", tip=tip),
        "c": page(*REPORT[:3], *OTHER, outlet="Lodden Echo", published="2019-03-06", tip=tip),
    }
    (story,) = told(pages)
    assert {copy.place: copy.parent for copy in story.copies} == {"b": pages["a"].id, "c": pages["b"].id}


def test_a_copy_that_shares_nothing_with_the_named_page_follows_the_copy_beside_it():
    tip = credit("H/T The Quellin Mail", "The Quellin Mail")
    long = " ".join(OTHER)
    pages = {
        "a": original(),
        "b": page(*REPORT[:3], long, outlet="Sund Courier", published="2019-03-05", tip=tip),
        "c": page(long, outlet="Lodden Echo", published="2019-03-06", tip=tip),
    }
    (story,) = told(pages)
    assert {copy.place: copy.parent for copy in story.copies} == {"b": pages["a"].id, "c": pages["b"].id}
