"""Which pairs of positions become disputes, and which must not."""

from disputes.made import World

from onrecord.disputes import Survey, left_out_records
from onrecord.records import Grade, Voice

HARBOUR = (
    "Ada Brill said that the Pier Accord was being discussed by both towns.",
    "Tom Sand said the Pier Accord is off the table.",
)


def harbour(side_a: str | None = "Northby", side_b: str | None = "Southby", **fields) -> World:
    world = World()
    page = world.page(*HARBOUR)
    world.says(page, "Ada Brill", "the Pier Accord was being discussed by both towns", side=side_a, **fields)
    world.says(page, "Tom Sand", "the Pier Accord is off the table", side=side_b)
    return world


def test_a_status_that_cannot_stand_beside_another_is_a_likely_dispute() -> None:
    (found,) = harbour().disputes()
    assert found.reason.code == "status"
    assert found.reason.text == "discussed / off the table"
    assert found.grade is Grade.LIKELY
    assert found.matter_name == "Pier Accord"
    assert (found.a.speaker, found.b.speaker) == ("Ada Brill", "Tom Sand")


def test_two_of_one_side_do_not_dispute() -> None:
    assert harbour("Northby", "Northby").disputes() == []


def test_what_a_reporter_infers_is_never_likely() -> None:
    (found,) = harbour(voice=Voice.REPORTER_INFERRED).disputes()
    assert found.grade is Grade.POSSIBLE


def test_what_the_narrator_claims_is_never_likely() -> None:
    assert all(d.grade is Grade.POSSIBLE for d in harbour(voice=Voice.NARRATOR).disputes())


def test_the_words_of_each_side_stand_on_its_page() -> None:
    world = harbour()
    for found in world.disputes():
        for side in (found.a, found.b):
            assert side.span.of(world.pages[side.page].text) == side.words


def test_order_of_input_changes_nothing() -> None:
    world, other = harbour(), harbour()
    other.utterances.reverse()
    other.statements = dict(reversed(other.statements.items()))
    assert world.disputes() == other.disputes()


def test_support_against_rejection_is_a_polarity_dispute() -> None:
    world = World()
    page = world.page(
        "Ada Brill said: “We support the harbour tax.”", "“The harbour tax is unacceptable,” Tom Sand said."
    )
    world.says(page, "Ada Brill", "“We support the harbour tax.”", side="Northby")
    world.says(page, "Tom Sand", "“The harbour tax is unacceptable,”", side="Southby")
    (found,) = world.disputes()
    assert (found.reason.code, found.grade) == ("polarity", Grade.LIKELY)
    assert found.b.words == "The harbour tax is unacceptable"


def test_naming_the_speaker_of_a_claim_and_rejecting_it_says_so() -> None:
    world = World()
    page = world.page(
        "Ada Brill said the towns were moving toward a phased, or step-by-step, approach to the reef.",
        "Tom Sand said Brill had spoken of old papers. “Those approaches came up last year and they are unacceptable.”",
    )
    world.says(
        page,
        "Ada Brill",
        "the towns were moving toward a phased, or step-by-step, approach to the reef",
        side="Northby",
    )
    world.says(
        page,
        "Tom Sand",
        "Brill had spoken of old papers. “Those approaches came up last year and they are unacceptable.”",
        side="Southby",
    )
    (found,) = world.disputes()
    assert found.reason.code == "names-and-rejects"
    assert found.b.words == "they are unacceptable"


def test_a_denial_in_the_same_words_is_found_without_a_shared_name() -> None:
    world = World()
    page = world.page(
        "Ada Brill said: “We have agreed that the crews will leave the north reef by May.”",
        "“We did not agree to leave anything,” Tom Sand said.",
        "Ola Finn spoke of the north reef: “The north reef feeds us.”",
    )
    world.says(page, "Ada Brill", "“We have agreed that the crews will leave the north reef by May.”", side="Northby")
    world.says(page, "Tom Sand", "“We did not agree to leave anything,”", side="Southby")
    world.says(page, "Ola Finn", "“The north reef feeds us.”", side="Eastby", cue="spoke")
    (found,) = world.disputes()
    assert (found.reason.code, found.b.words) == ("denial", "We did not agree to leave anything")


def test_numbers_of_one_thing_clash_as_possible() -> None:
    world = World()
    page = world.page("Ada Brill said the storm took 40 boats.", "Tom Sand said the storm took 90 boats.")
    world.says(page, "Ada Brill", "the storm took 40 boats", side="Northby")
    world.says(page, "Tom Sand", "the storm took 90 boats", side="Southby")
    (found,) = world.disputes()
    assert (found.reason.code, found.reason.text, found.grade) == ("number", "40 / 90 boat", Grade.POSSIBLE)


def test_rounded_numbers_do_not_clash() -> None:
    world = World()
    page = world.page("Ada Brill said the storm took 40 boats.", "Tom Sand said the storm took 41 boats.")
    world.says(page, "Ada Brill", "the storm took 40 boats", side="Northby")
    world.says(page, "Tom Sand", "the storm took 41 boats", side="Southby")
    assert world.disputes() == []


def test_another_date_for_the_same_event_clashes() -> None:
    world = World()
    page = world.page(
        "Ada Brill said the first buoy will be set on May 3.",
        "Ola Finn said the first buoy is red.",
        "Tom Sand gave the date as May 9.",
    )
    world.says(page, "Ada Brill", "the first buoy will be set on May 3", side="Northby")
    world.says(page, "Ola Finn", "the first buoy is red", side="Eastby")
    world.says(page, "Tom Sand", "the date as May 9", side="Southby", cue="gave")
    (found,) = world.disputes()
    assert (found.reason.code, found.reason.text) == ("date", "05-03 / 05-09")


def test_claims_of_different_years_are_left_out_and_counted() -> None:
    world = World()
    page = world.page(
        "Ada Brill said the Pier Accord was being discussed in 2011.",
        "Tom Sand said the Pier Accord is off the table in 2019.",
    )
    world.says(page, "Ada Brill", "the Pier Accord was being discussed in 2011", side="Northby")
    world.says(page, "Tom Sand", "the Pier Accord is off the table in 2019", side="Southby")
    survey = world.survey()
    assert survey.disputes == []
    assert survey.left_out == (("veto:other-time", 1),)


def test_discussed_and_not_agreed_may_both_hold() -> None:
    world = World()
    page = world.page(
        "Ada Brill said the Pier Accord was being discussed.", "Tom Sand said the Pier Accord has not been signed."
    )
    world.says(page, "Ada Brill", "the Pier Accord was being discussed", side="Northby")
    world.says(page, "Tom Sand", "the Pier Accord has not been signed", side="Southby")
    assert world.disputes() == []


def test_one_actor_against_an_earlier_self_is_a_shift() -> None:
    world = World()
    first = world.page("Ada Brill said: “We support the Pier Accord.”", published="2019-03-01")
    later = world.page("Ada Brill said: “The Pier Accord is unacceptable.”", published="2019-05-01")
    world.says(first, "Ada Brill", "“We support the Pier Accord.”", side="Northby")
    world.says(later, "Ada Brill", "“The Pier Accord is unacceptable.”", side="Northby")
    (found,) = world.disputes()
    assert found.shift
    assert (found.a.said_at, found.b.said_at) == ("2019-03-01", "2019-05-01")


def test_one_clause_stands_in_few_disputes() -> None:
    world = World()
    rows = [f"Ada Brill said the Pier Accord was being discussed, part {n} of it." for n in range(9)]
    page = world.page(*rows, "Tom Sand said the Pier Accord is off the table.")
    for n in range(9):
        world.says(page, "Ada Brill", f"the Pier Accord was being discussed, part {n} of it", side="Northby")
    world.says(page, "Tom Sand", "the Pier Accord is off the table", side="Southby")
    survey = world.survey()
    assert len(survey.disputes) == 2
    assert survey.left_out == (("cap:clause", 7),)


def test_what_was_left_out_is_told_by_reason_with_its_count() -> None:
    found = Survey([], (("cap:clause", 7), ("no-matter", 1), ("veto:both-conditional", 2), ("veto:other-time", 1)))
    rows = left_out_records(found)
    assert [(row.stage, row.code, row.place) for row in rows] == [
        ("disputes", "pairs-over-cap", ""),
        ("disputes", "pairs-without-matter", ""),
        ("disputes", "pairs-vetoed", ""),
    ]
    assert rows[0].message.startswith("7 pairs")
    assert rows[2].message == "3 pairs look opposed and may both hold (both-conditional 2, other-time 1)"


def test_nothing_left_out_makes_no_record() -> None:
    assert left_out_records(Survey([], ())) == []
