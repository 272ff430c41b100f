"""What the user sets of matters: names, merges, splits and hides, from the TOML to matters, positions and disputes."""

from itertools import permutations

import pytest
from disputes.made import World

from onrecord.ledger import parse_settings
from onrecord.records import Matter, MatterKind, Settings

ACCORD = "the Pier Accord is being discussed line by line"
PAPER = "the harbour paper is off the table"


def on(world: World, toml: str) -> dict[str, Matter]:
    """Return the matters of `world` under the settings `toml`, by name."""
    world.settings = parse_settings(toml)
    return {matter.name: matter for matter in world.matters()}


def held(world: World, name: str) -> set[str]:
    """Return the words of the positions on the matter called `name`."""
    wanted = {matter.id for matter in world.matters() if matter.name == name}
    return {row.words for row in world.positions() if row.matter in wanted}


def accord_and_paper() -> World:
    world = World()
    page = world.page(
        f"Ada Brill said {ACCORD}.", f"Tom Sand said {PAPER}.", "Una Reed said the harbour paper was long."
    )
    world.says(page, "Ada Brill", ACCORD, side="Norvania")
    world.says(page, "Tom Sand", PAPER, side="Sudmark")
    world.says(page, "Una Reed", "the harbour paper was long")
    return world


def two_bills() -> World:
    """Phrases that hold one another, which the machine takes for one bill."""
    world = World()
    page = world.page(
        "Ada Brill said the toll bill was fair. She said the toll bill would pass.",
        "Tom Sand said the toll bill was unfair. He said the bridge toll bill was dead.",
        "Una Reed said the bridge toll bill was alive.",
    )
    world.says(page, "Ada Brill", "the toll bill was fair")
    world.says(page, "Ada Brill", "the toll bill would pass")
    world.says(page, "Tom Sand", "the toll bill was unfair")
    world.says(page, "Tom Sand", "the bridge toll bill was dead")
    world.says(page, "Una Reed", "the bridge toll bill was alive")
    return world


def two_strikes() -> World:
    """One phrase in two towns, both of which both pages of a town name."""
    world = World()
    for town, port, words in (("Northby", "Elmhaven", "legal"), ("Osmarra", "Tyrin", "over")):
        for first, second in (("Ada Brill", "Tom Sand"), ("Una Reed", "Kai Lund")):
            told = f"{first} said in {town} and {port} that the dock strike was {words}."
            answer = f"{second} said in {town} that the dock strike was not {words}."
            page = world.page(told, answer, f"Max Orr of {port} said the dock strike was loud.")
            world.says(page, first, f"the dock strike was {words}")
            world.says(page, second, f"the dock strike was not {words}")
            world.says(page, "Max Orr", "the dock strike was loud")
    return world


def test_a_name_and_kind_of_the_users_stand_for_what_the_machine_calls_otherwise() -> None:
    world = two_bills()
    (before,) = world.matters()
    found = on(world, '[[matter]]\nname = "Lund Act"\nkind = "principle"\naliases = ["toll bill"]\n')
    assert before.name == "toll bill"
    assert list(found) == ["Lund Act"]
    act = found["Lund Act"]
    assert (act.kind, act.utterances, act.confidence) == (MatterKind.PRINCIPLE, before.utterances, 1.0)
    assert act.id != before.id
    assert len(held(world, "Lund Act")) == 5


def test_the_kind_is_told_by_the_words_where_the_user_sets_none() -> None:
    world = accord_and_paper()
    assert on(world, '[[matter]]\nname = "Pier question"\naliases = ["Pier Accord"]\n')["Pier question"].kind is (
        MatterKind.DOCUMENT
    )


def test_the_users_word_for_several_things_takes_no_bare_noun() -> None:
    world = World()
    page = world.page("Ada Brill said the talks with Osmarra failed.", "Tom Sand said talks on eels went on.")
    a = world.says(page, "Ada Brill", "the talks with Osmarra failed")
    world.says(page, "Tom Sand", "talks on eels went on")
    assert on(world, '[[matter]]\nname = "talks with Osmarra"\n')["talks with Osmarra"].utterances == (a.id,)


def test_two_matters_become_one_with_their_positions_and_the_dispute_between_them() -> None:
    world = accord_and_paper()
    assert {matter.name for matter in world.matters()} == {"Pier Accord", "harbour paper"}
    assert all(row.matter_name != "Pier Accord" for row in world.disputes())
    found = on(world, '[[matter]]\nname = "Pier Accord"\naliases = ["the harbour paper"]\n')
    assert list(found) == ["Pier Accord"]
    assert held(world, "Pier Accord") == {ACCORD, PAPER, "the harbour paper was long"}
    (dispute,) = world.disputes()
    assert (dispute.matter_name, {dispute.a.words, dispute.b.words}) == ("Pier Accord", {ACCORD, PAPER})
    assert dispute.matter == found["Pier Accord"].id


def test_what_two_sides_contradict_one_another_on_takes_the_users_name() -> None:
    world = World()
    claim, answer = "the handwriting was forged", "it was forged"
    page = world.page(f"Ada Brill said {claim}.", f"Tom Sand denied that {answer}.")
    world.says(page, "Ada Brill", claim, side="Norvania")
    world.says(page, "Tom Sand", answer, side="Sudmark", cue="denied")
    (before,) = world.disputes()
    assert before.matter_name == "handwriting"
    found = on(world, '[[matter]]\nname = "Tallow letter"\naliases = ["the handwriting"]\n')
    assert list(found) == ["Tallow letter"]
    (dispute,) = world.disputes()
    assert (dispute.matter_name, dispute.a.words, dispute.b.words) == ("Tallow letter", before.a.words, before.b.words)


def test_a_phrase_set_apart_is_a_matter_of_its_own() -> None:
    world = two_bills()
    assert [matter.name for matter in world.matters()] == ["toll bill"]
    found = on(world, '[[matter]]\nname = "toll bill"\napart = ["the bridge toll bill"]\n')
    assert {name: len(matter.utterances) for name, matter in found.items()} == {
        "toll bill": 3,
        "the bridge toll bill": 2,
    }
    assert held(world, "the bridge toll bill") == {"the bridge toll bill was dead", "the bridge toll bill was alive"}
    assert "bridge toll bill" not in found["toll bill"].aliases


def test_a_phrase_set_apart_is_of_the_entry_that_names_it() -> None:
    world = two_bills()
    toml = (
        '[[matter]]\nname = "toll bill"\napart = ["bridge toll bill"]\n'
        '[[matter]]\nname = "Lund bridge"\naliases = ["bridge toll bill"]\n'
    )
    assert {name: len(matter.utterances) for name, matter in on(world, toml).items()} == {
        "toll bill": 3,
        "Lund bridge": 2,
    }


def test_what_is_joined_to_two_matters_of_the_users_goes_to_the_one_it_is_most_like() -> None:
    world = two_bills()
    page = world.page("Kai Lund said the toll bill was late.", "Max Orr said the high winter toll bill was late.")
    world.says(page, "Kai Lund", "the toll bill was late")
    high = world.says(page, "Max Orr", "the high winter toll bill was late")
    found = on(world, '[[matter]]\nname = "toll bill"\napart = ["winter toll bill"]\n')
    assert high.id in found["winter toll bill"].utterances
    assert high.id not in found["toll bill"].utterances


def test_a_split_parts_the_dispute_that_rested_on_the_phrase() -> None:
    world = World()
    page = world.page(
        "Ada Brill said the toll bill is being discussed. Una Reed said the toll bill was read.",
        "Tom Sand said the bridge toll bill is off the table. Kai Lund said the toll bill was printed.",
    )
    world.says(page, "Ada Brill", "the toll bill is being discussed", side="Norvania")
    world.says(page, "Una Reed", "the toll bill was read")
    world.says(page, "Tom Sand", "the bridge toll bill is off the table", side="Sudmark")
    world.says(page, "Kai Lund", "the toll bill was printed")
    assert [row.matter_name for row in world.disputes()] == ["toll bill"]
    world.settings = parse_settings('[[matter]]\nname = "toll bill"\napart = ["bridge toll bill"]\n')
    assert [row for row in world.disputes() if row.matter_name == "toll bill"] == []


def test_one_phrase_is_two_matters_by_what_the_page_speaks_of() -> None:
    world = two_strikes()
    toml = """
    [[matter]]
    name = "Northby strike"
    aliases = ["the dock strike"]
    only_with = ["northby"]

    [[matter]]
    name = "Osmarra strike"
    aliases = ["the dock strike"]
    only_with = ["Tyrin  harbour", "OSMARRA"]
    """
    found = on(world, toml)
    assert {name: (len(matter.utterances), matter.pages) for name, matter in found.items()} == {
        "Northby strike": (6, 2),
        "Osmarra strike": (6, 2),
    }
    assert held(world, "Northby strike") == {f"the dock strike was {how}" for how in ("legal", "not legal", "loud")}
    assert held(world, "Osmarra strike") == {f"the dock strike was {how}" for how in ("over", "not over", "loud")}


def test_elsewhere_the_phrase_stays_the_machines() -> None:
    world = two_strikes()
    found = on(world, '[[matter]]\nname = "dock strike"\nonly_with = ["Northby"]\nhide = true\n')
    (left,) = found.values()
    assert (left.name, left.pages, left.made_by) == ("dock strike", 2, "matters@1")
    assert held(world, "dock strike") == {f"the dock strike was {how}" for how in ("over", "not over", "loud")}


def test_a_name_that_is_meant_on_no_page_takes_nothing_from_the_machine() -> None:
    world = two_strikes()
    world.settings = parse_settings('[[matter]]\nname = "dock strike"\nonly_with = ["Weirton"]\n')
    assert {matter.made_by: len(matter.utterances) for matter in world.matters()} == {"settings@1": 0, "matters@1": 12}


@pytest.mark.parametrize("name", ["Pier Accord", "Reef Protocol", "Lisk Charter", "Elm Treaty"])
def test_a_proper_name_is_the_users_where_it_is_meant_and_the_machines_elsewhere(name: str) -> None:
    world = World()
    said = {}
    for town in ("Northby", "Osmarra"):
        page = world.page(f"Ada Brill said in {town} that the {name} was read.")
        said[town] = world.says(page, "Ada Brill", f"the {name} was read")
    toml = f'[[matter]]\nname = "{name[0]} file"\naliases = ["{name}"]\nonly_with = ["Northby"]\n'
    found = on(world, toml)
    assert found[f"{name[0]} file"].utterances == (said["Northby"].id,)
    assert found[name].utterances == (said["Osmarra"].id,)
    assert held(world, f"{name[0]} file") == held(world, name) == {f"the {name} was read"}


def test_words_that_an_entry_with_pages_has_too_are_its_own_there() -> None:
    world = two_strikes()
    toml = (
        '[[matter]]\nname = "dock strike"\n'
        '[[matter]]\nname = "Northby walkout"\naliases = ["dock strikes"]\nonly_with = ["Northby"]\n'
    )
    assert {name: len(matter.utterances) for name, matter in on(world, toml).items()} == {
        "dock strike": 6,
        "Northby walkout": 6,
    }


def forged(*, second: str) -> World:
    """Two pages on one affair, the claim on a page that names Northby and the denial on one that begins `second`."""
    world = World()
    affair = "The envoys met near Elmhaven and Tyrin with Kessel."
    claim, answer = "the canal letter was forged", "the canal letter was not forged"
    one = world.page(f"In Northby Ada Brill said {claim}.", affair)
    two = world.page(f"{second} Tom Sand said {answer}.", affair)
    world.says(one, "Ada Brill", claim, side="Norvania")
    world.says(two, "Tom Sand", answer, side="Sudmark")
    return world


def test_a_matter_takes_no_contradiction_with_a_page_that_does_not_mean_it() -> None:
    toml = '[[matter]]\nname = "canal letter"\nkind = "event"\nonly_with = ["Northby"]\n'
    world = forged(second="Here")
    found = world.matters()
    assert [matter.name for matter in found] == ["canal letter"]
    world.settings = parse_settings(toml)
    by_user = {matter.made_by: len(matter.utterances) for matter in world.matters()}
    assert by_user == {"settings@1": 1, "matters@1": 2}
    (dispute,) = world.disputes()
    assert dispute.matter != next(matter.id for matter in world.matters() if matter.made_by == "settings@1")
    world = forged(second="In Northby too")
    world.settings = parse_settings(toml)
    assert {matter.made_by: len(matter.utterances) for matter in world.matters()} == {"settings@1": 2}


def test_what_the_user_names_takes_what_is_joined_to_it_though_it_be_little() -> None:
    world = World()
    page = world.page("Ada Brill said the toll bill was fair. She said the toll reform bill was dead.")
    world.says(page, "Ada Brill", "the toll bill was fair")
    world.says(page, "Ada Brill", "the toll reform bill was dead")
    assert world.matters() == []
    assert len(on(world, '[[matter]]\nname = "toll bill"\n')["toll bill"].utterances) == 2


def test_a_word_in_the_comments_does_not_make_a_page_speak_of_it() -> None:
    world = World()
    page = world.page("Ada Brill said the ferry was late.", comments=(("1", None, "Kai", "What of Northby?"),))
    world.says(page, "Ada Brill", "the ferry was late")
    assert on(world, '[[matter]]\nname = "ferry"\nonly_with = ["Northby"]\n')["ferry"].utterances == ()


def test_a_hidden_matter_leaves_positions_and_disputes_and_comes_back() -> None:
    world = accord_and_paper()
    world.settings = shown = parse_settings('[[matter]]\nname = "Pier Accord"\naliases = ["harbour paper"]\n')
    before = world.matters(), world.positions(), world.disputes()
    assert before[2]
    found = on(world, '[[matter]]\nname = "Pier Accord"\naliases = ["harbour paper"]\nhide = true\n')
    assert (found, world.positions(), world.disputes()) == ({}, [], [])
    world.settings = shown
    assert (world.matters(), world.positions(), world.disputes()) == before


def test_a_dispute_on_a_hidden_matter_does_not_come_up_under_another_that_it_does_not_name() -> None:
    world = World()
    claim = "the Reef Protocol was read. The handwriting was forged"
    answer = "the Reef Protocol was long. The handwriting was not forged"
    page = world.page(f"Ada Brill said {claim}.", f"Tom Sand said {answer}.")
    world.says(page, "Ada Brill", claim, side="Norvania")
    world.says(page, "Tom Sand", answer, side="Sudmark")
    assert [row.matter_name for row in world.disputes()] == ["handwriting"]
    found = on(world, '[[matter]]\nname = "handwriting"\nhide = true\n')
    assert list(found) == ["Reef Protocol"]
    assert world.disputes() == []
    assert dict(world.survey().left_out)["no-matter"] == 1


def test_two_entries_that_are_one_word_are_one_matter() -> None:
    world = two_bills()
    found = on(world, '[[matter]]\nname = "toll bill"\n[[matter]]\nname = "toll bills"\naliases = ["Lund Act"]\n')
    (matter,) = found.values()
    assert {"Lund Act", "toll bills"} <= set(matter.aliases)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_things_were_said_does_not_matter(order: tuple[int, ...]) -> None:
    toml = (
        '[[matter]]\nname = "toll bill"\napart = ["bridge toll bill"]\n'
        '[[matter]]\nname = "dock strike"\nonly_with = ["Northby"]\n'
    )
    parts = [two_bills(), two_strikes(), accord_and_paper()]
    results = []
    actors = parts[0].actors | parts[1].actors | parts[2].actors
    for row in (range(3), order):
        world = World(settings=parse_settings(toml), actors=actors)
        for place in row:
            part = parts[place]
            world.pages |= part.pages
            world.statements |= part.statements
            world.utterances += part.utterances
        results.append((world.matters(), world.positions(), world.disputes()))
    assert results[0] == results[1]


def test_no_settings_are_no_matters_of_the_users() -> None:
    world = two_bills()
    world.settings = Settings()
    assert [matter.made_by for matter in world.matters()] == ["matters@1"]
