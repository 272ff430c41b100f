"""One stand on one matter in one utterance, and whose it is."""

from disputes.made import World

from onrecord.records import Act, Polarity, Position, Status


def features(position: Position) -> dict[str, str]:
    return {feature.name: feature.value for feature in position.features}


def test_a_position_is_the_clause_that_says_most() -> None:
    world = World()
    page = world.page("Ada Brill said: “I read the Pier Accord. The Pier Accord is off the table. So it goes.”")
    world.says(
        page, "Ada Brill", "“I read the Pier Accord. The Pier Accord is off the table. So it goes.”", side="Northby"
    )
    (found,) = world.positions()
    assert found.words == "The Pier Accord is off the table"
    assert found.words == found.span.of(page.text)
    assert (found.status, found.polarity, found.side) == (Status.OFF_THE_TABLE, Polarity.AGAINST, "Northby")


def test_every_feature_with_a_span_holds_its_words() -> None:
    world = World()
    page = world.page("Ada Brill denied that the Pier Accord had been signed on May 3.")
    world.says(page, "Ada Brill", "that the Pier Accord had been signed on May 3", cue="denied")
    (found,) = world.positions()
    assert {"cue", "date", "touch", "not-status"} <= set(features(found))
    for feature in found.features:
        if feature.span is not None:
            assert feature.span.of(page.text) == feature.words


def test_what_one_reports_of_another_is_the_others() -> None:
    world = World()
    page = world.page("Tom Sand said that Brill told him the Pier Accord is dead.")
    outer = world.says(page, "Tom Sand", "that Brill told him the Pier Accord is dead", side="Southby")
    world.says(page, "Ada Brill", "the Pier Accord is dead", side="Northby", cue="told", within=outer.statement)
    (found,) = (row for row in world.positions() if row.status is Status.OFF_THE_TABLE)
    assert found.speaker == "Ada Brill"
    assert features(found)["reported-by"] == "Tom Sand"


def test_a_condition_is_a_condition() -> None:
    world = World()
    page = world.page("Ada Brill said: “We will sign the Pier Accord if the nets come in.”")
    world.says(page, "Ada Brill", "“We will sign the Pier Accord if the nets come in.”")
    (found,) = world.positions()
    assert found.act is Act.CONDITIONS
    assert found.words == "We will sign the Pier Accord"


def test_a_pronoun_takes_the_matter_of_the_clause_before() -> None:
    world = World()
    page = world.page("Ada Brill said there is the Pier Accord of the towns, and it is now being discussed.")
    world.says(page, "Ada Brill", "there is the Pier Accord of the towns, and it is now being discussed")
    (found,) = world.positions()
    assert (found.words, found.status) == ("it is now being discussed", Status.DISCUSSED)


def test_the_time_is_the_pages_where_nothing_says_otherwise() -> None:
    world = World()
    page = world.page("Ada Brill rejected the Pier Accord.", published="2019-06-07")
    world.says(page, "Ada Brill", "the Pier Accord", cue="rejected")
    (found,) = world.positions()
    assert (found.said_at, found.act) == ("2019-06-07", Act.REJECTS)
