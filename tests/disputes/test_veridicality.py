"""Operators and their scope: the stand of one sentence, and how two on one matter relate."""

import pytest

from onrecord.disputes.veridicality import Ground, Relation, read_stand, relation
from onrecord.records import Act, Polarity, Status

FOR, AGAINST, OPEN = Polarity.FOR, Polarity.AGAINST, Polarity.NEUTRAL
CONTRADICTS, AGREES, NEITHER = Relation.CONTRADICTS, Relation.AGREES, Relation.NEITHER


@pytest.mark.parametrize(
    ("text", "matter", "polarity"),
    [
        ("The guild denied that fees had risen.", "fees had risen", AGAINST),
        ("The guild denied that fees had not risen.", "fees had not risen", FOR),
        ("The guild did not deny that fees had risen.", "fees had risen", OPEN),
        ("“I do not deny that we met,” the consul said.", "we met", FOR),
        ("The consul declined to say whether they had met.", "they had met", OPEN),
        ("The nurse did not think the well was foul.", "the well was foul", AGAINST),
        ("No one doubted that the well was foul.", "the well was foul", FOR),
        ("The nurse did not regret that the well was foul.", "the well was foul", FOR),
        ("The vet said the crew had failed to check the valve.", "check the valve", AGAINST),
        ("The vet said the crew had never failed to check the valve.", "check the valve", FOR),
        ("The vet said the crew had tried to check the valve.", "check the valve", OPEN),
        ("The envoy stopped short of condemning the coup.", "the coup", OPEN),
        ("The scout said the column had stopped short of the river.", "the river", AGAINST),
        ("The court refused to lift the injunction.", "the injunction", FOR),
        ("The miners demanded the lifting of the injunction.", "the injunction", AGAINST),
        ("The mill said it had ceased dumping waste in the bay.", "dumping waste in the bay", AGAINST),
        ("The duke withdrew his claim that the vase was stolen.", "the vase was stolen", OPEN),
        ("The duke's denial that the vase was stolen was short.", "the vase was stolen", AGAINST),
        ("The vicar said few parishioners had complained.", "parishioners had complained", AGAINST),
        ("The vicar said a few parishioners had complained.", "parishioners had complained", FOR),
        ("The baker said there was no lack of flour.", "flour", FOR),
        ("The surgeon said the boy might walk again.", "walk again", OPEN),
        ("The boy said the trip was anything but dull.", "the trip", AGAINST),
    ],
)
def test_each_operator_turns_keeps_or_voids_what_stands_in_its_scope(
    text: str, matter: str, polarity: Polarity
) -> None:
    assert read_stand(text, matter).polarity is polarity


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The No Tolls Group backed the road levy.", "the road levy"),
        ("The warden, who never smiles, said that the wall was rotten.", "the wall was rotten"),
        ("The clerks who had not read the deed said that it was valid.", "it was valid"),
        ("The warden said, not without pride, that the wall was rotten.", "the wall was rotten"),
        ("The warden said without hesitation that the wall was rotten.", "the wall was rotten"),
        ("The firm rejected the lease but took the loan.", "the loan"),
        ("The choir said it was not only tired but ill.", "tired"),
        ("The pilot said, no later than Monday, that the wing had cracked.", "the wing had cracked"),
        ("There is no doubt that the wing had cracked, the pilot said.", "the wing had cracked"),
    ],
)
def test_a_negator_beside_the_claim_denies_nothing(text: str, matter: str) -> None:
    assert read_stand(text, matter).polarity is FOR


@pytest.mark.parametrize(
    ("text", "polarity", "conditional"),
    [
        ("The guild said it would strike if talks failed.", FOR, True),
        ("The guild said it would not strike unless talks failed.", FOR, True),
        ("The guild said it would not strike if talks began.", AGAINST, True),
        ("The guild said it would strike even if talks began.", FOR, False),
        ("The guild said it would strike whether or not talks began.", FOR, False),
        ("“We would strike,” the guild's head said.", OPEN, True),
    ],
)
def test_what_a_stand_hangs_on(text: str, polarity: Polarity, conditional: bool) -> None:
    taken = read_stand(text, "strike")
    assert (taken.polarity, taken.conditional) == (polarity, conditional)


@pytest.mark.parametrize(
    ("text", "matter", "act"),
    [
        ("The bishop dismissed the petition.", "the petition", Act.REJECTS),
        ("The bishop dismissed the claim that bells were sold.", "bells were sold", Act.DENIES),
        ("The bishop said he had refused the gift.", "the gift", Act.REJECTS),
        ("The bishop said he would sign the deed.", "sign the deed", Act.PROMISES),
        ("The bishop said he would not sign the deed.", "sign the deed", Act.REJECTS),
        ("The bishop said he would sign the deed if it rained.", "sign the deed", Act.CONDITIONS),
        ("The bishop called for a vote on the deed.", "a vote on the deed", Act.DEMANDS),
        ("The bishop accused the mayor of selling the bells.", "selling the bells", Act.ACCUSES),
        ("The bishop said the bells were sold.", "the bells were sold", Act.ASSERTS),
    ],
)
def test_the_act_is_that_of_the_cue_and_its_frame(text: str, matter: str, act: Act) -> None:
    assert read_stand(text, matter).act is act


def test_a_rung_is_read_only_where_it_is_claimed() -> None:
    assert read_stand("The envoy said the pact was suspended.", "the pact").status is Status.SUSPENDED
    assert read_stand("The envoy said the pact was not suspended.", "the pact").status is None
    assert read_stand("The envoy refused to sign the pact.", "the pact").status is None


@pytest.mark.parametrize(
    ("first", "second", "matter", "expected"),
    [
        ("The ford was open, she said.", "The ford was not open, she said.", "The ford", CONTRADICTS),
        ("The ford was open, she said.", "The ford was closed, she said.", "The ford", CONTRADICTS),
        ("The ford was not open, she said.", "The ford was closed, she said.", "The ford", AGREES),
        ("The ford was open, she said.", "The ford was deep, she said.", "The ford", NEITHER),
        ("The ford was open, she said.", "The ford might be open, she said.", "The ford", NEITHER),
        ("The ford could be open, she said.", "The ford cannot be open, she said.", "The ford", CONTRADICTS),
        ("The ford was not yet open, she said.", "The ford was no longer open, she said.", "The ford", NEITHER),
        ("The lord kept the toll.", "The lord refused to lift the toll.", "the toll", AGREES),
        ("The lord kept the toll.", "The lord lifted the toll.", "the toll", CONTRADICTS),
        ("The lord spurned the gift.", "The lord turned down the gift.", "the gift", AGREES),
        ("The lord praised the gift.", "The lord condemned the gift.", "the gift", CONTRADICTS),
        ("At least 40 ewes died, he said.", "Fewer than 40 ewes died, he said.", "ewes died", CONTRADICTS),
        ("At least 40 ewes died, he said.", "No fewer than 40 ewes died, he said.", "ewes died", AGREES),
        ("At least 40 ewes died, he said.", "At most 40 ewes died, he said.", "ewes died", NEITHER),
        ("A swap was agreed, he said.", "A swap was discussed, he said.", "A swap", NEITHER),
        ("The pact was suspended, he said.", "The pact was in force, he said.", "The pact", CONTRADICTS),
        ("She said she would quit.", "She said she would quit if he did.", "quit", NEITHER),
        ("She said she would quit if he did.", "She said she would quit unless he did.", "quit", CONTRADICTS),
        ("She said she would not quit unless he did.", "She said she would quit only if he did.", "quit", AGREES),
        ("She said she would quit if he did.", "She said she would not quit even if he did.", "quit", CONTRADICTS),
        ("She agreed not to drill.", "She had not agreed to drill.", "drill", NEITHER),
        ("She thought it was not so.", "She did not think it was so.", "it was", AGREES),
        ("The keep is not only tall but dry.", "The keep is tall but not dry.", "The keep", CONTRADICTS),
        ("The keep was mined, if she was right.", "The keep was mined even if she lied.", "The keep", NEITHER),
        ("Half of the ewes died, he said.", "All of the ewes died, he said.", "the ewes died", CONTRADICTS),
        ("He denied that the ewes were sold.", "He denied that the ewes were sold late.", "the ewes", NEITHER),
        ("The ferry broke down, he said.", "The ferry did not break down, he said.", "The ferry", CONTRADICTS),
        ("He would have sold the ewes, he said.", "He sold the ewes, he said.", "the ewes", CONTRADICTS),
        ("All but one of them sank, she said.", "All but two of them sank, she said.", "them sank", CONTRADICTS),
    ],
)
def test_what_two_sentences_share_cancels_out(first: str, second: str, matter: str, expected: Relation) -> None:
    assert relation(first, second, matter).relation is expected


def test_a_relation_does_not_turn_on_the_order_of_its_sides() -> None:
    pairs = (
        ("The mill has ceased to dump waste.", "The mill is still dumping waste.", "waste"),
        ("The ridge was held, he said.", "The ridge was not held, he said.", "The ridge"),
        ("The ridge was held, he said.", "Perhaps the ridge was held, he said.", "ridge was held"),
    )
    for first, second, matter in pairs:
        assert relation(first, second, matter).relation is relation(second, first, matter).relation


def test_the_ground_of_a_relation_names_the_words_that_show_it() -> None:
    told = relation("Exports had climbed, he said.", "Exports had dropped, he said.", "Exports")
    assert (told.reasons[0].code, told.reasons[0].words) == (Ground.OPPOSITE, ("climb", "drop"))
    told = relation("Over 90 ewes died, he said.", "Under 90 ewes died, he said.", "ewes died")
    assert (told.reasons[0].code, told.reasons[0].words) == (Ground.NUMBER, ("more than 90", "less than 90"))


def test_strange_words_lower_the_trust() -> None:
    plain = relation("The ford was open, she said.", "The ford was not open, she said.", "The ford")
    strange = relation("The ford was gullied, she said.", "The ford was not brambled, she said.", "The ford")
    assert plain.confidence > 0.7 > 0.5 > strange.confidence


def test_a_sentence_without_end_is_read_to_a_bound() -> None:
    taken = read_stand("The ford was open but " * 5000, "the ford")
    assert len(taken.scopes.words) < 1000


@pytest.mark.parametrize("text", ["", " ", "?", "no", "not not not", "if", "neither nor", "but " * 500, "would have"])
def test_any_text_is_read(text: str) -> None:
    assert read_stand(text, "the ford").chain is not None
    assert relation(text, text, "the ford").relation in Relation


def test_one_figure_written_two_ways_is_no_clash() -> None:
    found = relation("Brill said the levy covered 3 wells.", "Verrin said the levy covered three wells.", "the levy")
    assert found.relation is not Relation.CONTRADICTS
