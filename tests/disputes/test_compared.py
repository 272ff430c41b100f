"""What a comparer adds: pairs that it alone hears, doubts about what words show, and answers kept for later."""

from collections.abc import Callable

from disputes.made import World

from onrecord import disputes as room
from onrecord.disputes.comparer import Heard
from onrecord.records import Act, Grade, PageId

AGAINST, APART = 0.95, 0.05
PLAIN = Heard(None, 0.9)


class Made:
    """A comparer whose answers a test decides; it counts what it is asked."""

    name = "made@1"

    def __init__(self, answer: Callable[[str, str], float], act: Heard = PLAIN) -> None:
        self.answer = answer
        self.heard = act
        self.asked: list[tuple[str, ...]] = []

    def compare(self, first: str, second: str) -> float:
        self.asked.append((first, second))
        return self.answer(first, second)

    def act(self, text: str) -> Heard:
        self.asked.append((text,))
        return self.heard


class Kept:
    """What a ledger keeps of two pages."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, PageId, PageId], tuple[str, bytes]] = {}

    def kept(self, kind: str, page: PageId, other: PageId, key: str) -> bytes | None:
        held = self.rows.get((kind, page, other))
        return held[1] if held is not None and held[0] == key else None

    def keep(self, kind: str, page: PageId, other: PageId, key: str, result: bytes) -> None:
        self.rows[kind, page, other] = key, result


def two_accounts() -> World:
    world = World()
    page = world.page(
        "Ada Brill said the ferry sank within minutes of the collision.",
        "Tomas Verrin said the ferry stayed afloat until dawn after the collision.",
    )
    world.says(page, "Ada Brill", "the ferry sank within minutes of the collision", side="Norland", cue="said")
    world.says(
        page, "Tomas Verrin", "the ferry stayed afloat until dawn after the collision", side="Estmark", cue="said"
    )
    return world


def test_what_the_comparer_alone_hears_is_possible_at_most() -> None:
    world = two_accounts()
    assert world.disputes() == []
    world.comparer = Made(lambda _a, _b: AGAINST)
    (found,) = world.disputes()
    assert found.reason.code == "compared"
    assert found.grade is Grade.POSSIBLE
    assert {found.a.speaker, found.b.speaker} == {"Ada Brill", "Tomas Verrin"}


def test_what_it_does_not_hear_clash_makes_no_pair() -> None:
    world = two_accounts()
    world.comparer = Made(lambda _a, _b: APART)
    assert world.disputes() == []


def test_it_reads_source_and_cue_with_the_words() -> None:
    world = two_accounts()
    comparer = world.comparer = Made(lambda _a, _b: APART)
    world.hearing()
    assert ("Brill said the ferry sank within minutes of the collision") in {
        text for pair in comparer.asked for text in pair
    }


def test_answers_are_kept_and_not_asked_for_again() -> None:
    world = two_accounts()
    kept = Kept()
    first, second = Made(lambda _a, _b: AGAINST), Made(lambda _a, _b: AGAINST)
    rows = [
        room.hear(world.utterances, world.statements, world.actors, world.pages.__getitem__, comparer, kept)
        for comparer in (first, second)
    ]
    assert {len(words) for words in first.asked} == {1, 2}
    assert second.asked == []
    assert rows[0].pairs == rows[1].pairs
    assert rows[0].acts == rows[1].acts


def test_another_comparer_is_asked_anew() -> None:
    world = two_accounts()
    kept = Kept()
    first, second = Made(lambda _a, _b: AGAINST), Made(lambda _a, _b: APART)
    second.name = "made@2"
    for comparer in (first, second):
        room.hear(world.utterances, world.statements, world.actors, world.pages.__getitem__, comparer, kept)
    assert second.asked == first.asked


def test_an_act_that_no_word_shows_is_the_comparers() -> None:
    world = World()
    page = world.page("Ada Brill said the weir plan deserved every member's vote.", "Tomas Verrin read the weir plan.")
    world.says(page, "Ada Brill", "the weir plan deserved every member's vote", side="Norland", cue="said")
    world.says(page, "Tomas Verrin", "the weir plan", side="Estmark", cue="read")
    world.comparer = Made(lambda _a, _b: APART, Heard(Act.SUPPORTS, 0.8))
    acts = {row.speaker: row.act for row in world.positions()}
    assert acts["Ada Brill"] is Act.SUPPORTS
