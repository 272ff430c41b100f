"""Disputes found by the words of two claims, where no matter need be named by both; and pairs that must not be."""

import pytest
from disputes.made import World

from onrecord.records import Dispute, Grade, Voice


def two(
    first: str, second: str, *, cue: str = "said", sides: tuple[str | None, str | None] = ("Northby", "Southby")
) -> World:
    """Return a page on which Ada Brill says `first` and then Tom Sand `second` under `cue`."""
    world = World()
    page = world.page(f"Ada Brill said that {first}.", f"Tom Sand {cue} {second}.")
    world.says(page, "Ada Brill", first, side=sides[0])
    world.says(page, "Tom Sand", second, side=sides[1], cue=cue)
    return world


def codes(world: World) -> list[str]:
    return [found.reason.code for found in world.disputes()]


@pytest.mark.parametrize(
    ("first", "cue", "second", "code"),
    [
        ("the crews have left the reef", "denied", "that the crews had left the reef", "denial"),
        ("two trawlers were sold to a bank", "denied", "that any such sale had taken place", "names-and-rejects"),
        ("the harbour master took a bribe", "denied", "it", "names-and-rejects"),
        ("the towns agreed to close the lock", "rejected", "the claim that anybody had agreed to close it", "denial"),
        ("the mayor phoned the coast guard", "said", "that is not true", "names-and-rejects"),
        ("the reef chart is the agenda", "said", "no agenda has been settled", "denial"),
        ("the locks will open in August", "said", "the word August was never mentioned by anyone", "denial"),
        ("we agreed to pay for the dyke", "said", "we did not promise to fund the dyke or to pay anyone", None),
        ("the storm took 40 boats", "said", "the storm sank 90 boats", "number"),
        ("the pump moves 300 litres of water a second", "said", "of 120", "number"),
        ("the fault was reported to the council on four occasions", "said", "it had received one report", "number"),
        ("the ferry will sail again on May 3", "said", "it was due on May 9", "date"),
        ("the mayors would meet again on May 3", "said", "the next round is set for May 9", "date"),
    ],
)
def test_a_claim_and_what_contradicts_it(first: str, cue: str, second: str, code: str | None) -> None:
    if code is not None:
        assert codes(two(first, second, cue=cue)) == [code]


@pytest.mark.parametrize(
    ("first", "cue", "second"),
    [
        ("the crews have left the reef", "said", "the crews had left the reef on time"),
        ("the crews have not left the reef", "denied", "that the crews had left the reef"),
        ("the storm took 40 boats", "said", "the storm took 41 boats"),
        ("the storm took 40 boats", "said", "the fleet has 90 nets"),
        ("the ferry will sail again on May 3", "said", "the school will close on May 9"),
        ("the mayors would meet again on May 3", "said", "no press day was planned before the mayors meet"),
        ("the talks were about the reef", "said", "the talks were about the reef and nothing else"),
        ("the lock is kept by the guard", "said", "the guard keeps the lock, not the town"),
        ("the gates were closed in May", "denied", "that the gates were closed for political reasons and gain"),
    ],
)
def test_what_may_both_hold_is_no_dispute(first: str, cue: str, second: str) -> None:
    assert codes(two(first, second, cue=cue)) == []


def only(world: World) -> Dispute:
    (found,) = world.disputes()
    return found


def test_a_denial_between_known_sides_is_likely() -> None:
    found = only(two("the crews have left the reef", "that the crews had left the reef", cue="denied"))
    assert found.grade is Grade.LIKELY


def test_a_denial_of_an_unnamed_speakers_claim_is_only_possible() -> None:
    world = World()
    page = world.page(
        "Two pilots said the crews have left the reef.", "Tom Sand denied that the crews had left the reef."
    )
    world.says(page, None, "the crews have left the reef", source="Two pilots")
    world.says(page, "Tom Sand", "that the crews had left the reef", cue="denied", side="Southby")
    assert only(world).grade is Grade.POSSIBLE


def test_two_of_one_side_do_not_contradict_one_another() -> None:
    world = two(
        "the crews have left the reef", "that the crews had left the reef", cue="denied", sides=("Northby", "Northby")
    )
    assert world.disputes() == []


def test_a_bare_it_is_shown_with_its_source_and_cue() -> None:
    found = only(two("the harbour master took a bribe", "it", cue="denied"))
    assert found.b.words == "Sand denied it"


def test_the_matter_of_a_pair_without_one_is_its_topic() -> None:
    world = two("two trawlers were sold to a bank", "that any such sale had taken place", cue="denied")
    assert only(world).matter_name == "sale"
    (matter,) = world.matters()
    assert (len(matter.utterances), matter.pages) == (2, 1)


def test_a_complaint_turned_away_by_name_finds_the_complaint() -> None:
    world = World()
    page = world.page(
        "Ada Brill said that Southby had dammed the brook.", "Tom Sand rejected Northby's complaints about the water."
    )
    world.says(page, "Ada Brill", "Southby had dammed the brook", side="Northby")
    world.says(page, "Tom Sand", "Northby's complaints about the water", side="Southby", cue="rejected")
    assert only(world).reason.code == "names-and-rejects"


def test_what_one_tells_of_another_may_be_denied_by_that_ones_own_side() -> None:
    world = World()
    page = world.page(
        "Ola Finn said Brill had told her that Northby had dropped the toll.",
        "Tom Sand denied that any toll had been dropped.",
    )
    outer = world.says(page, "Ola Finn", "Brill had told her that Northby had dropped the toll", side="Eastby")
    world.says(
        page, "Ada Brill", "that Northby had dropped the toll", side="Northby", cue="told", within=outer.statement
    )
    world.says(page, "Tom Sand", "that any toll had been dropped", side="Northby", cue="denied")
    found = only(world)
    assert (found.a.speaker, found.b.speaker) == ("Ola Finn", "Tom Sand")


def test_a_condition_that_is_dropped_on_a_later_day_is_a_shift() -> None:
    world = World()
    first = world.page(
        "Ada Brill said Northby could open the old lock to barges if the nets come in.", published="2019-03-01"
    )
    later = world.page("Ada Brill said Northby would open the old lock to all barges.", published="2019-03-09")
    world.says(first, "Ada Brill", "Northby could open the old lock to barges if the nets come in", side="Northby")
    world.says(later, "Ada Brill", "Northby would open the old lock to all barges", side="Northby")
    found = only(world)
    assert (found.shift, found.reason.code) == (True, "condition")
    assert found.a.words.endswith("if the nets come in")


def test_a_speaker_who_explains_what_was_meant_shifts() -> None:
    world = World()
    first = world.page("Ada Brill said no buoy fund for the reef existed.", published="2019-03-01")
    later = world.page("Ada Brill said she had spoken of the old buoy fund.", published="2019-03-03")
    world.says(first, "Ada Brill", "no buoy fund for the reef existed", side="Northby")
    world.says(later, "Ada Brill", "she had spoken of the old buoy fund", side="Northby")
    assert only(world).reason.code == "clarified"


def test_what_a_reporter_infers_is_never_a_likely_denial() -> None:
    world = World()
    page = world.page(
        "Ada Brill implied the crews have left the reef.", "Tom Sand denied that the crews had left the reef."
    )
    world.says(
        page, "Ada Brill", "the crews have left the reef", cue="implied", side="Northby", voice=Voice.REPORTER_INFERRED
    )
    world.says(page, "Tom Sand", "that the crews had left the reef", cue="denied", side="Southby")
    assert only(world).grade is Grade.POSSIBLE


def test_a_denial_is_shown_with_its_cue() -> None:
    (found,) = two("the crews have left the reef", "that the crews had left the reef", cue="denied").disputes()
    assert (found.a.cue, found.b.cue) == (None, "denied")
