"""What becomes a matter, under which name, and who touches it."""

import msgspec
from disputes.made import World

from onrecord.disputes.naming import bare_name
from onrecord.records import (
    Actor,
    ActorId,
    ActorKind,
    Copy,
    MatterKind,
    MatterSetting,
    PageRef,
    Relation,
    Settings,
    StateSetting,
    Story,
    StoryId,
    Variant,
    Where,
)


def names(world: World) -> list[str]:
    return [matter.name for matter in world.matters()]


def test_a_named_document_is_a_matter_though_one_speaker_names_it() -> None:
    world = World()
    page = world.page("Ada Brill said that we have the Reef Protocol and the so-called Pier Accord.")
    world.says(page, "Ada Brill", "we have the Reef Protocol and the so-called Pier Accord")
    found = {matter.name: matter.kind for matter in world.matters()}
    assert found["Reef Protocol"] is MatterKind.DOCUMENT
    assert found["Pier Accord"] is MatterKind.DOCUMENT


def test_a_principle_is_a_matter() -> None:
    world = World()
    page = world.page("Ada Brill said that the principle of self-determination came first.")
    world.says(page, "Ada Brill", "the principle of self-determination came first")
    (found,) = world.matters()
    assert found.kind is MatterKind.PRINCIPLE


def test_an_issue_needs_two_speakers() -> None:
    world = World()
    page = world.page(
        "Ada Brill said the eel ladder was broken. She said the eel ladder leaked.",
        "Tom Sand said the eel ladder was new.",
    )
    world.says(page, "Ada Brill", "the eel ladder was broken")
    world.says(page, "Ada Brill", "the eel ladder leaked")
    assert world.matters() == []
    world.says(page, "Tom Sand", "the eel ladder was new")
    assert names(world) == ["eel ladder"]


def test_a_head_that_points_back_touches_what_was_named_before() -> None:
    world = World()
    page = world.page("Ada Brill said the Pier Accord was read.", "Tom Sand said that accord was never read.")
    a = world.says(page, "Ada Brill", "the Pier Accord was read")
    b = world.says(page, "Tom Sand", "that accord was never read")
    (found,) = world.matters()
    assert found.utterances == tuple(sorted((a.id, b.id)))


def test_a_head_points_back_only_on_its_own_page() -> None:
    world = World()
    one = world.page("Ada Brill said the Pier Accord was read.")
    two = world.page("Tom Sand said that accord was never read.")
    a = world.says(one, "Ada Brill", "the Pier Accord was read")
    world.says(two, "Tom Sand", "that accord was never read")
    (found,) = world.matters()
    assert found.utterances == (a.id,)


def test_words_for_stages_are_one_proposal() -> None:
    world = World()
    page = world.page("Ada Brill spoke of a phased approach. Tom Sand spoke of a step-by-step approach.")
    world.says(page, "Ada Brill", "a phased approach", cue="spoke")
    world.says(page, "Tom Sand", "a step-by-step approach", cue="spoke")
    (found,) = world.matters()
    assert len(found.utterances) == 2


def test_the_users_aliases_win() -> None:
    world = World()
    page = world.page("Ada Brill said the eel ladder was broken.", "Tom Sand said the fish stair was new.")
    world.says(page, "Ada Brill", "the eel ladder was broken")
    world.says(page, "Tom Sand", "the fish stair was new")
    world.settings = Settings(matters=(MatterSetting(name="Eel ladder", aliases=("the fish stair",)),))
    (found,) = world.matters()
    assert (found.name, len(found.utterances), found.confidence) == ("Eel ladder", 2, 1.0)


def test_a_hidden_matter_stays_out() -> None:
    world = World()
    page = world.page("Ada Brill said the Pier Accord was read.")
    world.says(page, "Ada Brill", "the Pier Accord was read")
    world.settings = Settings(matters=(MatterSetting(name="Pier Accord", hide=True),))
    assert world.matters() == []


def test_an_adjective_that_two_use_is_no_matter() -> None:
    world = World()
    page = world.page("Ada Brill said they were ready.", "Tom Sand said nobody was ready.")
    world.says(page, "Ada Brill", "they were ready")
    world.says(page, "Tom Sand", "nobody was ready")
    assert world.matters() == []


def test_a_so_called_document_goes_by_its_name() -> None:
    world = World()
    page = world.page("Ada Brill said that we have the so-called Pier Accord.")
    world.says(page, "Ada Brill", "we have the so-called Pier Accord")
    assert names(world) == ["Pier Accord"]


def test_speakers_are_no_matters() -> None:
    world = World()
    page = world.page("Ada Brill said Tom Sand was late.", "Tom Sand said Ada Brill was early.")
    world.says(page, "Ada Brill", "Tom Sand was late")
    world.says(page, "Tom Sand", "Ada Brill was early")
    assert world.matters() == []


def test_order_of_input_changes_nothing() -> None:
    world = World()
    page = world.page(
        "Ada Brill said the Pier Accord was read.", "Tom Sand said that accord and the Reef Protocol fell."
    )
    world.says(page, "Ada Brill", "the Pier Accord was read")
    world.says(page, "Tom Sand", "that accord and the Reef Protocol fell")
    first = world.matters()
    world.utterances.reverse()
    assert world.matters() == first


def said_by_two(first: str, second: str, **fields) -> World:
    world = World(**fields)
    page = world.page(f"Ada Brill said {first}.", f"Tom Sand said {second}.")
    world.says(page, "Ada Brill", first, side="Northby")
    world.says(page, "Tom Sand", second, side="Southby")
    return world


def test_a_capital_and_its_people_are_no_matters() -> None:
    states = Settings(states=(StateSetting(name="Norland", capital="Norby", demonyms=("Norlander", "Norlanders")),))
    world = said_by_two(
        "the Norlanders would meet in Norby", "it would go to Norby with the Norlanders", settings=states
    )
    assert names(world) == []


def test_an_organisation_that_is_an_actor_is_no_matter() -> None:
    world = said_by_two("the Shore Watch was late", "he had seen the Shore Watch at sea")
    key = ActorId("watch")
    world.actors[key] = Actor(id=key, name="Shore Watch", kind=ActorKind.ORGANISATION, made_by="actors@test")
    assert names(world) == []


def test_a_lone_word_that_is_also_a_verb_is_no_matter() -> None:
    world = said_by_two("the order was late and nobody will order more", "his order and the order of things")
    assert names(world) == []


def test_a_lone_noun_yields_to_its_fuller_name() -> None:
    world = said_by_two("the Pier Note was read and the note is long", "the Pier Note fell, and that note is dead")
    assert names(world) == ["Pier Note"]


def test_capitals_of_a_headline_do_not_name_a_matter() -> None:
    world = World()
    page = world.page(
        ("headline", "SAND SAYS: THE REEF TOLL IS DEAD"),
        "Ada Brill said the reef toll was fair. The reef toll was small.",
    )
    world.says(page, "Ada Brill", "The reef toll was small")
    world.says(page, "Tom Sand", "THE REEF TOLL IS DEAD", cue=None, source=None, where=Where.HEADLINE)
    world.says(page, "Ada Brill", "the reef toll was fair")
    (found,) = world.matters()
    assert found.name == "reef toll"


def test_reports_are_counted_by_story_not_by_page() -> None:
    world = World()
    pages = [world.page("Ada Brill said the Pier Accord was read.", outlet=name) for name in ("A", "B", "C")]
    said = [world.says(page, "Ada Brill", "the Pier Accord was read") for page in pages]
    copy = Copy(page=pages[1].id, place="b", parent=pages[0].id, relation=Relation.REPRINT)
    story = Story(
        id=StoryId("s"), original=PageRef(page=pages[0].id, place="a"), copies=(copy,), made_by="stories@test"
    )
    world.stories.append(story)
    variants = tuple(Variant(statement=row.statement, page=row.page) for row in said)
    world.utterances = [msgspec.structs.replace(said[0], variants=variants, pages=3)]
    (found,) = world.matters()
    assert (found.pages, found.independent_reports) == (3, 2)


def test_a_pronoun_run_into_its_verb_is_no_noun() -> None:
    assert names(said_by_two("there’s what’s left, there’s more", "there’s what’s left and she’s there’s")) == []


def test_one_phrase_in_two_unlike_affairs_is_two_matters() -> None:
    world = World()
    for town, lord, one, two in (("Oxmere", "Pell", "Ada Brill", "Tom Sand"), ("Lorne", "Dorr", "Una Reed", "Jo Fell")):
        setting = f"In the rain the mayor of {town} met a lord called {lord}."
        first = world.page(setting, f"{one} said the port strikes are over.", f"{two} said the port strikes will last.")
        second = world.page(setting, f"{two} said the port strikes are long.")
        world.says(first, one, "the port strikes are over")
        world.says(first, two, "the port strikes will last")
        world.says(second, two, "the port strikes are long")
    found = world.matters()
    assert [(row.name, len(row.utterances)) for row in found] == [("port strikes", 3), ("port strikes", 3)]
    assert len({row.id for row in found}) == 2


def test_when_a_thing_was_done_is_no_part_of_its_name() -> None:
    world = World()
    page = world.page(
        "Ada Brill said they built the eel ladder three years ago. Tom Sand said nobody saw the eel ladder last week.",
        "Una Holt said the ferry pier was closed two years ago.",
    )
    world.says(page, "Ada Brill", "they built the eel ladder three years ago")
    world.says(page, "Tom Sand", "nobody saw the eel ladder last week")
    world.says(page, "Una Holt", "the ferry pier was closed two years ago")
    assert names(world) == ["eel ladder"]


def test_a_name_that_begins_with_new_keeps_it() -> None:
    assert bare_name("New Harbour") == "New Harbour"
    assert bare_name("new harbour") == "harbour"
    assert bare_name("the New Harbour") == "New Harbour"


def test_a_verb_names_no_dispute() -> None:
    world = World()
    page = world.page(
        "Ada Brill said the board hid the bill.", "Tom Sand denied it. “We categorically deny these charges,” he said."
    )
    world.says(page, "Ada Brill", "the board hid the bill")
    world.says(page, "Tom Sand", "“We categorically deny these charges,”", cue="said")
    assert "deny" not in names(world)
