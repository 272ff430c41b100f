"""Statements are found by words, speaker, side, matter, time, outlet, kind and page, however many there are."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from builders import make_page, make_statement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger.making import body_of, forget_of, seen_at

from onrecord.ledger import BadQueryError, CorpusStage, StatementQuery, Store, open_ledger
from onrecord.ledger.sqlite import statements
from onrecord.records import (
    Actor,
    ActorId,
    ActorKind,
    Matter,
    MatterId,
    MatterKind,
    Page,
    PageId,
    PageWork,
    SaidAt,
    Span,
    Statement,
    StatementKind,
    Utterance,
    UtteranceId,
)

BRANDT, NOOR = ActorId("a1" * 16), ActorId("a2" * 16)
FERRY, WEIR = MatterId("b1" * 16), MatterId("b2" * 16)


def ferry_page(word: str = "ferry", **fields: object) -> Page:
    return make_page(
        f"Ilse Brandt said the {word} will never sail again. Ada Noor denied that the {word} is lost.",
        f"“We closed three weirs,” Ilse Brandt said of the {word}.",
        **fields,  # type: ignore[arg-type]
    )


def said_on(page: Page, word: str = "ferry") -> tuple[Statement, ...]:
    return (
        make_statement(page, f"the {word} will never sail again", source="Ilse Brandt", speaker="Ilse Brandt"),
        make_statement(page, f"that the {word} is lost", source="Ada Noor", cue="denied", speaker="Ada Noor"),
        make_statement(page, "“We closed three weirs,”", kind=StatementKind.DIRECT, speaker="Ilse Brandt"),
    )


def put(store: Store, word: str = "ferry", place: str = "", *, made: str = "test", **fields: object) -> Page:
    page = ferry_page(word, **fields)
    rows = said_on(page, word)
    store.put_page(body_of(page), [seen_at(page, place or word)], PageWork(page=page, statements=rows, made=made))
    return page


def utterance(row: Statement, name: str, actor: ActorId) -> Utterance:
    return Utterance(
        id=UtteranceId(name),
        actor=actor,
        speaker=row.speaker,
        words=row.words,
        statement=row.id,
        page=row.page,
        pages=1,
        independent_reports=1,
        made_by="test",
    )


def link(store: Store, page: Page, word: str = "ferry") -> None:
    """Store what corpus stages find: Brandt of Oxmere speaks of ferry and weir, Noor of Pelastan of the weir."""
    first, second, third = said_on(page, word)
    actors = [
        Actor(id=id_, name=name, kind=ActorKind.PERSON, side=side, statements=said, made_by="test")
        for id_, name, side, said in (
            (BRANDT, "Ilse Brandt", "Oxmere", (first.id, third.id)),
            (NOOR, "Ada Noor", "Pelastan", (second.id,)),
        )
    ]
    utterances = [utterance(first, "u1", BRANDT), utterance(second, "u2", NOOR), utterance(third, "u3", BRANDT)]
    matters = [
        Matter(id=id_, name=id_, kind=MatterKind.ISSUE, utterances=said, made_by="test")
        for id_, said in ((FERRY, (utterances[0].id,)), (WEIR, (utterances[1].id, utterances[2].id)))
    ]
    for stage, records in (
        (CorpusStage.ACTORS, actors),
        (CorpusStage.UTTERANCES, utterances),
        (CorpusStage.MATTERS, matters),
    ):
        assert store.put_corpus(stage, records, generation=store.generation())


def words_of(store: Store, *, limit: int = 50, offset: int = 0, **asked: object) -> list[str]:
    found = store.find_statements(StatementQuery(**asked), limit=limit, offset=offset)  # type: ignore[arg-type]
    assert found.capped or found.total >= len(found.hits)
    return [hit.statement.pieces[0] for hit in found.hits]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_ledger(":memory:") as store:
        yield store


def test_a_hit_tells_its_page_speaker_and_where_the_words_stand(store: Store) -> None:
    page = put(store, outlet="The Gull", published="2019-03-01")
    link(store, page)
    found = store.find_statements(StatementQuery(words="FERRY denied"))
    (hit,) = found.hits
    assert (found.total, found.capped) == (1, False)
    assert hit.statement == said_on(page)[1]
    assert (hit.place, hit.outlet, hit.published, hit.title) == ("ferry", "The Gull", "2019-03-01", page.title)
    assert (hit.actor, hit.side) == (NOOR, "Pelastan")
    assert [mark.of(page.text) for mark in hit.marks] == ["denied", "ferry"]
    assert hit.score > 0


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": '"three weirs"'}, [2]),
        ({"words": '"weirs three"'}, []),
        ({"words": "sai*"}, [0, 2]),
        ({"words": "brandt"}, [0, 2]),
        ({"words": "brandt ferry"}, [0]),
        ({"words": "direct"}, []),
        ({"speaker": "brand"}, [0, 2]),
        ({"speaker": "noor ada"}, [1]),
        ({"speaker": NOOR}, [1]),
        ({"speaker": "—"}, []),
        ({"side": "Oxmere"}, [0, 2]),
        ({"side": "Oxmere", "words": "weirs"}, [2]),
        ({"side": "Oxmere", "speaker": "noor"}, []),
        ({"side": "Oxmere", "kind": StatementKind.INDIRECT}, [0]),
        ({"matter": WEIR}, [1, 2]),
        ({"matter": WEIR, "side": "Oxmere"}, [2]),
        ({"matter": WEIR, "words": "ferry"}, [1]),
        ({"matter": WEIR, "words": "ferry", "side": "Oxmere"}, []),
        ({"matter": FERRY, "words": "ferry", "since": "2019-03-02"}, []),
        ({"kind": StatementKind.DIRECT}, [2]),
        ({"kind": StatementKind.DIRECT, "words": "weirs"}, [2]),
        ({"outlet": "the  GULL"}, [0, 1, 2]),
        ({"outlet": "Gull"}, []),
        ({"outlet": "The Gull", "words": "lost"}, [1]),
        ({"outlet": "The Gull", "side": "Pelastan"}, [1]),
        ({"page": PageId("0" * 32)}, []),
        ({"words": "—"}, []),
        ({"words": 'lost" OR "weirs'}, []),
    ],
)
@pytest.mark.parametrize("few", [statements.FEW, 0])
def test_each_question_finds_what_has_all_that_it_asks(
    store: Store, monkeypatch: pytest.MonkeyPatch, asked: dict[str, object], found: list[int], few: int
) -> None:
    monkeypatch.setattr(statements, "FEW", few)
    monkeypatch.setattr(statements, "STRETCH", 1)
    page = put(store, outlet="The Gull", published="2019-03-01")
    link(store, page)
    said = [row.pieces[0] for row in said_on(page)]
    assert sorted(words_of(store, **asked)) == sorted(said[number] for number in found)


def test_words_that_stand_in_two_pieces_are_no_phrase(store: Store) -> None:
    page = make_page("“The weir is old,” she said, “and nobody minds.”")
    first, second = "“The weir is old,”", "“and nobody minds.”"
    row = make_statement(page, first)
    span = make_statement(page, second).content[0]
    row = msgspec.structs.replace(row, content=(*row.content, span), pieces=(first, second))
    store.put_page(body_of(page), [seen_at(page, "a")], PageWork(page=page, statements=(row,), made="test"))
    assert words_of(store, words='"old and"') == []
    assert words_of(store, words="old nobody") == [first]


def test_the_newest_come_first_and_dates_are_whole_periods(store: Store) -> None:
    days = {"punt": "2019-12-31T23:59:00Z", "raft": "2020-01-01", "barge": "2020-02-29T12:00:00+02:00", "canoe": None}
    for word, day in days.items():
        put(store, word, published=day)
    first = [f"the {word} will never sail again" for word in ("barge", "raft", "punt", "canoe")]
    assert words_of(store)[::3] == first
    assert words_of(store, words="never") != []
    assert words_of(store, limit=1, offset=3) == first[1:2]
    assert words_of(store, words="weirs", since="2020", until="2020-01-01")[0] == "“We closed three weirs,”"
    for asked, count in (
        ({"since": "2020"}, 6),
        ({"until": "2019"}, 3),
        ({"since": "2020-02", "until": "2020-02"}, 3),
        ({"since": "2020-02-29", "until": "2020-02-29"}, 3),
        ({"since": "2020-02-29T10:01:00Z"}, 0),
        ({"until": "2018", "since": "2021"}, 0),
    ):
        assert store.find_statements(StatementQuery(**asked)).total == count  # type: ignore[arg-type]
    with pytest.raises(BadQueryError, match="yesterday"):
        store.find_statements(StatementQuery(since="yesterday"))


def test_when_it_was_said_outranks_the_pages_date(store: Store) -> None:
    page = make_page("In May she said the ferry sails.", published="2021-01-01")
    row = make_statement(page, "the ferry sails")
    row = msgspec.structs.replace(row, said_at=SaidAt(span=Span(3, 6), value="2020-05", basis="year"))
    store.put_page(body_of(page), [seen_at(page, "a")], PageWork(page=page, statements=(row,), made="test"))
    assert words_of(store, since="2020-05", until="2020-05") == ["the ferry sails"]
    assert words_of(store, since="2021") == []


def test_only_the_newest_version_counts_unless_all_are_asked_for(store: Store) -> None:
    put(store, "punt", canonical="https://gull.example/1", published="2019-01-02")
    assert len(words_of(store, words="sail")) == 1
    new = put(store, "raft", canonical="https://gull.example/1", published="2019-01-03")
    for asked in ({"words": "sail"}, {}, {"kind": StatementKind.INDIRECT}, {"speaker": "brandt", "words": "sail"}):
        assert (
            {"the raft will never sail again"}
            <= set(words_of(store, **asked))
            <= {row.pieces[0] for row in said_on(new, "raft")}
        )
    assert len(words_of(store, words="sail", newest=False)) == 2
    assert len(words_of(store, newest=False)) == 6
    store.forget(new.id, forget_of(new))
    assert words_of(store, words="sail") == ["the punt will never sail again"]


def test_a_later_sighting_makes_another_version_the_newest(store: Store) -> None:
    old = put(store, "punt", canonical="https://gull.example/1", published="2019-01-02")
    put(store, "raft", canonical="https://gull.example/1", published="2019-01-03")
    store.put_sighting(seen_at(old, "again", at="2022-01-01T00:00:00Z"))
    assert words_of(store, words="sail") == ["the punt will never sail again"]


def test_a_page_read_again_keeps_what_is_known_of_its_statements(store: Store) -> None:
    page = put(store)
    link(store, page)
    before = store.find_statements(StatementQuery(matter=WEIR))
    put(store, made="again")
    assert store.find_statements(StatementQuery(matter=WEIR)) == before
    assert before.total == 2
    assert len(words_of(store, side="Oxmere")) == 2
    bare = PageWork(page=page, statements=said_on(page)[:1], made="third")
    store.put_page(body_of(page), [], bare)
    assert words_of(store, words="weirs") == words_of(store, matter=WEIR) == []
    assert words_of(store, side="Oxmere") == ["the ferry will never sail again"]


def test_what_stages_say_of_statements_goes_with_their_records(store: Store) -> None:
    page, other = put(store), put(store, "raft")
    link(store, page)
    store.put_corpus(CorpusStage.MATTERS, [], generation=store.generation())
    assert words_of(store, matter=WEIR) == []
    assert len(words_of(store, side="Oxmere")) == 2
    link(store, page)
    store.put_corpus(CorpusStage.ACTORS, [], generation=store.generation())
    assert words_of(store, side="Oxmere") == []
    assert len(words_of(store, matter=WEIR)) == 2
    store.forget(other.id, forget_of(other))
    assert words_of(store, matter=WEIR) == []


@pytest.mark.parametrize("few", [statements.FEW, 0])
def test_many_hits_are_counted_up_to_a_bound(store: Store, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    for name in ("COUNTED", "SIFTED", "RANKED"):
        monkeypatch.setattr(statements, name, 2)
    monkeypatch.setattr(statements, "FEW", few)
    monkeypatch.setattr(statements, "STRETCH", 1)
    page = put(store)
    link(store, page)
    for asked, total, capped in (
        ({}, 2, True),
        ({"words": "said"}, 2, False),
        ({"words": "brandt", "side": "Oxmere"}, 2, False),
        ({"speaker": "a*"}, 1, False),
        ({"words": "brandt noor"}, 0, False),
    ):
        found = store.find_statements(StatementQuery(**asked), limit=1)  # type: ignore[arg-type]
        assert (found.total, found.capped, len(found.hits)) == (total, capped, min(total, 1)), asked
    assert words_of(store, offset=2) == [said_on(page)[2].pieces[0]]
    assert words_of(store, limit=0) == words_of(store, limit=-1) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=20), speaker=st.text(max_size=8))
def test_anything_may_be_typed_and_long_and_short_lists_agree(
    monkeypatch: pytest.MonkeyPatch, words: str, speaker: str
) -> None:
    with open_ledger(":memory:") as store:
        page = make_page(f"She said {words} and {speaker} sail.")
        row = make_statement(page, f"{words} and {speaker} sail", speaker=speaker or None)
        store.put_page(body_of(page), [seen_at(page, "a")], PageWork(page=page, statements=(row,), made="test"))
        asked = StatementQuery(words=words, speaker=speaker, page=page.id)
        found = []
        for few in (statements.FEW, -1):
            monkeypatch.setattr(statements, "FEW", few)
            found.append(store.find_statements(asked))
        assert found[0] == found[1]
        for hit in found[0].hits:
            assert all(mark.of(page.text) for mark in hit.marks)


def test_pages_are_listed_newest_first_and_found_by_words(store: Store) -> None:
    for word, day in (("punt", "2019-01-02"), ("raft", None), ("barge", "2020-01-01")):
        put(store, word, f"saved/{word}.html", published=day, outlet=f"The {word} Gazette")
    pages = [row.place for row in store.page_summaries()]
    assert pages == ["saved/barge.html", "saved/punt.html", "saved/raft.html"]
    assert store.page_summaries(limit=1, offset=1) == [store.summary(row.id) for row in store.page_summaries()][1:2]
    for words, found in (("punt gaz*", 1), ("saved", 3), ("html", 3), ("sail", 0), ("—", 0), ("", 3)):
        assert (len(store.page_summaries(words=words)), store.page_count(words)) == (found, found)
    assert sorted(store.summaries(), key=lambda row: row.id) == sorted(store.page_summaries(), key=lambda row: row.id)


def test_lists_and_searches_are_whole_after_all_that_may_happen(tmp_path: Path) -> None:
    from ledger.test_sqlite_file import whole

    with open_ledger(tmp_path / "case.db") as store:
        pages = [put(store, word, canonical="https://gull.example/1") for word in ("punt", "raft", "barge")]
        put(store, "punt", made="again", canonical="https://gull.example/1")
        store.put_sighting(seen_at(pages[0], "again", at="2022-01-01T00:00:00Z"))
        store.forget(pages[1].id, forget_of(pages[1]))
        assert len(store.page_summaries()) == 2
        assert store.count(Statement) == store.counts()["statements"] == 6
        assert store.count(Page) == store.counts()["pages"] == 2
    whole(tmp_path / "case.db")
