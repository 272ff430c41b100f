"""What every backend of the ledger must do. A backend joins by a class that says how to make a store."""

from collections.abc import Iterator
from itertools import permutations

import pytest
from builders import make_page, make_statement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger.making import MADE, body_of, failure, forget_of, harbour, moved, restore_of, seen_at, work_on

from onrecord.ledger import (
    AmbiguousError,
    BadRecordError,
    CorpusStage,
    ForgottenError,
    LogMovedError,
    NotFoundError,
    RecordKind,
    SettingsError,
    Store,
    anchor_of,
    copy_id,
    make_decision,
)
from onrecord.records import (
    Actor,
    ActorId,
    ActorKind,
    Copy,
    Decision,
    DecisionKind,
    Fetch,
    Page,
    PageId,
    PageRef,
    PageWork,
    Relation,
    Span,
    Statement,
    Story,
    StoryId,
    Utterance,
    UtteranceId,
    Verdict,
    canonical_json,
)

ALL = list(CorpusStage)


def settle(store: Store) -> None:
    """Clear every stage's mark."""
    for stage in ALL:
        assert store.put_corpus(stage, [], generation=store.generation())


def put(store: Store, page: Page, *places: str, at: str | None = None) -> None:
    store.put_page(body_of(page), [seen_at(page, place, at=at) for place in places or ("a.html",)], work_on(page))


def plain(store: Store, *parts: str, place: str = "a.html", **fields: object) -> Page:
    """Store a page of bare paragraphs."""
    page = make_page(*parts, **fields)  # type: ignore[arg-type]
    store.put_page(body_of(page), [seen_at(page, place)], PageWork(page=page, made=MADE))
    return page


def actor(name: str, *aliases: str) -> Actor:
    id_ = ActorId(canonical_json(name).hex().rjust(32, "0")[-32:])
    return Actor(id=id_, name=name, kind=ActorKind.PERSON, aliases=aliases, made_by="actors@test")


def utterance(page: Page, words: str) -> Utterance:
    said = make_statement(page, words)
    return Utterance(
        id=UtteranceId("ab" * 16),
        actor=None,
        speaker=None,
        words=words,
        statement=said.id,
        page=page.id,
        pages=1,
        independent_reports=1,
        made_by="utterances@test",
    )


def judged(page: Page, *, at: str = "2021-04-01T08:00:00Z") -> Decision:
    statement = work_on(page).statements[0]
    return make_decision(
        DecisionKind.JUDGEMENT,
        at=at,
        who="desk",
        anchor=anchor_of(statement),
        verdict=Verdict.REJECTED,
        copy=canonical_json(statement).decode(),
    )


class StoreContract:
    """The tests; `store` is an empty ledger of the backend."""

    def make_store(self, tmp_path: object) -> Store:
        raise NotImplementedError

    @pytest.fixture
    def store(self, tmp_path: object) -> Iterator[Store]:
        with self.make_store(tmp_path) as store:
            yield store

    # -- what came in

    def test_a_page_comes_back_as_it_was_put(self, store: Store) -> None:
        page = harbour()
        work = work_on(page)
        put(store, page)
        assert store.page(page.id) == page
        assert list(store.pages()) == [page]
        assert tuple(store.statements(page.id)) == tuple(store.statements()) == work.statements
        assert tuple(store.mentions(page.id)) == tuple(store.mentions()) == work.mentions
        assert tuple(store.rules(page.id)) == tuple(store.rules()) == work.rules
        assert tuple(store.findings(page.id)) == tuple(store.findings()) == work.findings
        assert list(store.sketches()) == [work.sketch]
        assert store.failures() == list(work.failures)
        assert store.failures(page=work.page.id) == list(work.failures)
        assert store.failures(page=PageId("0" * 32)) == []
        assert store.body(page.capture) == body_of(page)
        assert store.sightings(page.id) == [seen_at(page, "a.html")]

    def test_text_with_every_odd_character_comes_back(self, store: Store) -> None:
        page = plain(store, "before \0 after \x01\x7f\r\n\u2028\ufeff\U0010ffff 😀 e\u0301")
        assert store.page(page.id) == page
        assert store.search("after")[0].marks[0].of(page.text) == "after"

    def test_an_empty_text_comes_back(self, store: Store) -> None:
        page = make_page()
        store.put_page(body_of(page), [seen_at(page, "a.html")], PageWork(page=page, made=MADE))
        assert store.page(page.id) == page

    def test_a_store_says_what_it_has_seen(self, store: Store) -> None:
        page = harbour()
        assert not store.seen(page.capture).held
        put(store, page)
        seen = store.seen(page.capture)
        assert (seen.held, seen.forgotten, seen.made) == (True, False, MADE)

    def test_putting_a_page_twice_changes_nothing(self, store: Store) -> None:
        put(store, harbour())
        before = store.counts(), store.summaries(), store.search("dredging")
        put(store, harbour())
        assert (store.counts(), store.summaries(), store.search("dredging")) == before

    def test_a_page_replaces_all_that_an_earlier_build_made(self, store: Store) -> None:
        page = harbour()
        put(store, page)
        bare = make_page("Only this is left.")
        later = Page(
            id=PageId("0" * 31 + "1"),
            capture=page.capture,
            form="text",
            text=bare.text,
            text_version="text@2",
            blocks=bare.blocks,
        )
        store.put_page(body_of(page), [], PageWork(page=later, made="anatomy@2"))
        assert [row.id for row in store.summaries()] == [later.id]
        kept = {"captures": 1, "sightings": 1, "pages": 1, "blocks": 1}
        assert {name: count for name, count in store.counts().items() if count} == kept
        assert store.search("dredging") == []
        assert len(store.search("left")) == 1
        assert store.outdated("anatomy@2") == []
        assert store.outdated(MADE) == [page.capture]

    def test_bytes_that_are_not_the_captures_are_refused(self, store: Store) -> None:
        page = harbour()
        with pytest.raises(BadRecordError, match="bytes"):
            store.put_page(b"something else", [seen_at(page, "a.html")], work_on(page))
        assert store.counts()["captures"] == 0

    def test_words_that_do_not_stand_at_their_span_are_refused(self, store: Store) -> None:
        page = harbour()
        statement = make_statement(page, "The board meets again on Friday", cue=None)
        wrong = PageWork(page=page, statements=(shifted(statement),), made=MADE)
        with pytest.raises(BadRecordError, match="do not stand"):
            store.put_page(body_of(page), [seen_at(page, "a.html")], wrong)
        assert store.counts()["pages"] == 0

    def test_a_page_seen_nowhere_is_refused_whole(self, store: Store) -> None:
        page = harbour()
        with pytest.raises(BadRecordError):
            store.put_page(body_of(page), [], work_on(page))
        assert not any(store.counts().values())

    def test_one_file_named_twice_is_one_sighting_under_the_smaller_name(self, store: Store) -> None:
        page = harbour()
        store.put_page(body_of(page), [seen_at(page, "b/../a.html", resolved="/case/a.html")], work_on(page))
        assert store.put_sighting(seen_at(page, "a.html", resolved="/case/a.html"))
        assert not store.put_sighting(seen_at(page, "b/../a.html", resolved="/case/a.html"))
        summary = store.summary(page.id)
        assert (summary.place, summary.sightings) == ("a.html", 1)

    def test_a_sighting_of_what_is_not_held_is_refused(self, store: Store) -> None:
        with pytest.raises(NotFoundError):
            store.put_sighting(seen_at(harbour(), "a.html"))

    # -- summaries, addresses, versions

    def test_summaries_do_not_depend_on_the_order_of_arrival(self, tmp_path: object) -> None:
        first = harbour("first", canonical="https://post.example/1", published="2019-03-01")
        second = harbour("second", canonical="https://post.example/1", published="2019-03-05")
        third = harbour("third", published=None)
        rows = [
            (first, seen_at(first, "z.html", at="2021-01-01T00:00:00Z")),
            (second, seen_at(second, "b.html")),
            (first, seen_at(first, "c.html", at="2020-01-01T00:00:00Z")),
            (third, seen_at(third, "c.html", resolved="/other/c.html")),
        ]
        found = set()
        for number, order in enumerate(permutations(rows)):
            with self.make_store(self.fresh(tmp_path, number)) as store:
                for page, sighting in order:
                    if store.seen(page.capture).held:
                        store.put_sighting(sighting)
                    else:
                        store.put_page(body_of(page), [sighting], work_on(page))
                found.add((canonical_json(store.summaries()), store.find_page("https://post.example/1")))
                assert [store.summary(row.id) for row in store.summaries()] == store.summaries()
        assert len(found) == 1
        assert found.pop()[1] == first.id

    def fresh(self, tmp_path: object, number: int) -> object:
        """Return what `make_store` makes another empty store of."""
        raise NotImplementedError

    @pytest.mark.parametrize(
        ("older", "newer"),
        [
            ({"published": "2019-03-01"}, {"published": "2019-03-02"}),
            ({"published": None}, {"published": "2019-03-02"}),
            ({"published": "2019-03-09", "updated": "2019-03-01"}, {"published": "2019-03-02"}),
            ({"published": "2019-03-01T23:30:00Z"}, {"published": "2019-03-01T20:00:00-05:00"}),
        ],
    )
    def test_the_newest_version_is_the_last_by_time(self, store: Store, older: dict, newer: dict) -> None:
        old, new = harbour("old", canonical="x", **older), harbour("new", canonical="x", **newer)
        put(store, new, "new.html")
        put(store, old, "old.html")
        assert {row.id: row.newest for row in store.summaries()} == {old.id: False, new.id: True}

    def test_a_sightings_time_outranks_the_pages_own(self, store: Store) -> None:
        old = harbour("old", canonical="x", published="2022-01-01")
        new = harbour("new", canonical="x", published="2019-01-01")
        put(store, old, "old.html", at="2023-01-01T00:00:00Z")
        put(store, new, "new.html", at="2023-01-01T00:00:00.5Z")
        assert store.summary(new.id).newest
        assert not store.summary(old.id).newest

    def test_pages_without_any_time_are_told_apart_by_id(self, store: Store) -> None:
        pages = [harbour(word, canonical="x", published=None) for word in ("one", "two", "six")]
        for page in pages:
            put(store, page, f"{page.id}.html")
        assert [row.id for row in store.summaries() if row.newest] == [max(page.id for page in pages)]

    def test_versions_of_a_page_come_oldest_first(self, store: Store) -> None:
        pages = [harbour(word, canonical="https://post.example/1", published=None) for word in ("one", "two", "six")]
        for page, day in zip(pages, (3, 1, 2), strict=True):
            put(store, page, f"{page.id}.html", at=f"2023-01-0{day}T00:00:00Z")
        put(store, harbour("other", canonical="https://post.example/2"), "other.html")
        order = [pages[1].id, pages[2].id, pages[0].id]
        for page in pages:
            rows = store.versions(page.id)
            assert [row.id for row in rows] == order
            assert [row.newest for row in rows] == [False, False, True]
            assert [row.seen_at for row in rows] == [f"2023-01-0{day}T00:00:00Z" for day in (1, 2, 3)]
        with pytest.raises(NotFoundError):
            store.versions(PageId("0" * 32))

    # -- what is kept of each fetch

    def test_what_is_kept_of_an_address_is_of_the_last_time(self, store: Store) -> None:
        old, new = harbour("old"), harbour("new")
        for page in (old, new):
            put(store, page, "https://post.example/1")
        assert store.fetch("https://post.example/1") is None
        first = Fetch(address="https://post.example/1", capture=old.capture, at="2023-01-01T00:00:00Z", etag='"1"')
        last = Fetch(address="https://post.example/1", capture=new.capture, at="2023-01-02T00:00:00Z", modified="x")
        for row in (first, last):
            settle(store)
            store.put_fetch(row)
            assert store.fetch(row.address) == row
            assert not store.stale()

    def test_a_fetch_goes_with_its_capture(self, store: Store) -> None:
        page = harbour()
        put(store, page, "https://post.example/1")
        row = Fetch(address="https://post.example/1", capture=page.capture, at="2023-01-01T00:00:00Z")
        store.put_fetch(row)
        store.forget(page.id, forget_of(page))
        assert store.fetch(row.address) is None
        with pytest.raises(NotFoundError):
            store.put_fetch(row)

    def test_two_files_that_were_named_alike_are_no_versions(self, store: Store) -> None:
        here, there = harbour("here", canonical=None), harbour("there", canonical=None)
        store.put_page(body_of(here), [seen_at(here, "a.html", resolved="/one/a.html")], work_on(here))
        store.put_page(body_of(there), [seen_at(there, "a.html", resolved="/two/a.html")], work_on(there))
        assert [row.newest for row in store.summaries()] == [True, True]
        assert store.summary(here.id).newest

    def test_a_file_that_changed_has_versions_however_it_was_named(self, store: Store) -> None:
        old = harbour("old", canonical=None, published="2019-03-01")
        new = harbour("new", canonical=None, published="2019-03-02")
        store.put_page(body_of(old), [seen_at(old, "a.html", resolved="/one/a.html")], work_on(old))
        store.put_page(body_of(new), [seen_at(new, "one/a.html", resolved="/one/a.html")], work_on(new))
        assert {row.id: row.newest for row in store.summaries()} == {old.id: False, new.id: True}
        assert [store.summary(row.id) for row in store.summaries()] == store.summaries()

    def test_what_a_stage_left_out_is_replaced_with_its_records(self, store: Store) -> None:
        put(store, harbour())
        for code in ("pairs-over-cap", "pairs-vetoed"):
            left = failure("", stage="disputes", code=code)
            assert store.put_corpus(CorpusStage.DISPUTES, [], generation=store.generation(), failures=[left])
            assert [row for row in store.failures() if row.stage == "disputes"] == [left]
        assert store.put_corpus(CorpusStage.ACTORS, [], generation=store.generation())
        assert left in store.failures()
        assert store.put_corpus(CorpusStage.DISPUTES, [], generation=store.generation())
        assert left not in store.failures()

    # -- failures

    def test_the_same_failure_again_changes_nothing(self, store: Store) -> None:
        for _ in range(2):
            store.put_failure(failure("big.html"), resolved="/case/big.html")
        assert store.failures() == [failure("big.html")]

    def test_failures_are_listed_by_place_in_stretches(self, store: Store) -> None:
        rows = [failure("b.html"), failure("a.html", code="x"), failure("a.html", code="b"), failure("", code="a")]
        for number, row in enumerate(rows):
            store.put_failure(row, resolved=f"/case/{number}")
        listed = [("a.html", "b"), ("a.html", "x"), ("b.html", rows[0].code), ("", "a")]
        assert [(row.place, row.code) for row in store.listed_failures()] == listed
        assert [(row.place, row.code) for row in store.listed_failures(limit=2, offset=1)] == listed[1:3]
        assert store.failure_count() == 4

    def test_one_place_named_twice_fails_once_under_the_smaller_name(self, store: Store) -> None:
        for name in ("x/../big.html", "big.html", "y/../big.html"):
            store.put_failure(failure(name), resolved="/case/big.html")
        assert store.failures() == [failure("big.html")]

    @pytest.mark.parametrize("held", [False, True])
    def test_failures_of_a_place_clear_when_it_is_read(self, store: Store, held: bool) -> None:
        page = harbour()
        if held:
            put(store, page, "other.html")
        store.put_failure(failure("a.html"), resolved="/case/a.html")
        store.put_failure(failure("b.html"), resolved="/case/b.html")
        if held:
            store.put_sighting(seen_at(page, "a.html"))
        else:
            put(store, page, "a.html")
        assert [row.place for row in store.failures() if row.stage == "reading"] == ["b.html"]

    def test_two_pages_of_one_place_may_fail_alike(self, store: Store) -> None:
        first, second = harbour("first"), harbour("second")
        put(store, first)
        put(store, second)
        store.forget(first.id, forget_of(first))
        assert [row.code for row in store.failures()] == ["too-long"]

    # -- corpus stages

    def test_a_page_marks_every_stage_in_its_own_transaction(self, store: Store) -> None:
        put(store, harbour())
        assert store.stale() == ALL
        settle(store)
        assert store.stale() == []
        store.put_sighting(seen_at(harbour(), "b.html"))
        assert store.stale() == ALL

    def test_a_sighting_that_changes_nothing_marks_nothing(self, store: Store) -> None:
        put(store, harbour())
        settle(store)
        before = store.generation()
        assert not store.put_sighting(seen_at(harbour(), "a.html"))
        assert (store.stale(), store.generation()) == ([], before)

    def test_a_page_that_is_refused_marks_nothing(self, store: Store) -> None:
        page = harbour()
        with pytest.raises(BadRecordError):
            store.put_page(body_of(page), [], work_on(page))
        assert (store.stale(), store.generation()) == ([], 0)

    def test_corpus_records_of_an_older_generation_are_refused(self, store: Store) -> None:
        before = store.generation()
        put(store, harbour())
        assert not store.put_corpus(CorpusStage.ACTORS, [actor("Ilse Brandt")], generation=before)
        assert list(store.corpus(Actor)) == []
        assert CorpusStage.ACTORS in store.stale()

    def test_corpus_records_replace_those_before(self, store: Store) -> None:
        put(store, harbour())
        generation = store.generation()
        rows = [actor("Ilse Brandt"), actor("Ada Noor")]
        assert store.put_corpus(CorpusStage.ACTORS, rows, generation=generation)
        assert list(store.corpus(Actor)) == sorted(rows, key=lambda row: row.id)
        assert store.put_corpus(CorpusStage.ACTORS, rows[:1], generation=generation)
        assert list(store.corpus(Actor)) == rows[:1]
        assert store.stale() == ALL[1:]

    def test_corpus_records_of_another_type_are_refused(self, store: Store) -> None:
        with pytest.raises(BadRecordError):
            store.put_corpus(CorpusStage.STORIES, [actor("Ilse Brandt")], generation=0)

    def test_marking_moves_the_generation_on(self, store: Store) -> None:
        store.mark_stale([CorpusStage.DISPUTES])
        assert (store.stale(), store.generation()) == ([CorpusStage.DISPUTES], 1)
        store.mark_stale([])
        assert store.generation() == 1

    # -- decisions

    def test_decisions_are_kept_and_come_in_order_of_time(self, store: Store) -> None:
        page = harbour()
        late, early = judged(page, at="2021-04-02T00:00:00Z"), judged(page, at="2021-04-01T23:00:00+00:00")
        for decision in (late, early, late):
            store.decide(decision)
        assert store.decisions() == [early, late]

    def test_a_decision_marks_what_it_makes_stale(self, store: Store) -> None:
        page = harbour()
        put(store, page)
        settle(store)
        before = store.generation()
        store.decide(judged(page), stale=[CorpusStage.UTTERANCES])
        assert store.stale() == [CorpusStage.UTTERANCES]
        assert store.generation() == before + 1

    def test_a_decision_upon_a_log_that_has_moved_is_not_stored(self, store: Store) -> None:
        store.decide(judged(harbour()), upon=0)
        with pytest.raises(LogMovedError):
            store.decide(judged(harbour(), at="2021-05-02T00:00:00Z"), stale=ALL, upon=0)
        assert store.decision_count() == len(store.decisions()) == 1
        assert store.stale() == []
        store.decide(judged(harbour(), at="2021-05-02T00:00:00Z"), upon=1)
        assert store.decision_count() == 2

    def test_several_decisions_are_stored_as_one(self, store: Store) -> None:
        late, early = judged(harbour(), at="2021-05-02T00:00:00Z"), judged(harbour())
        store.decide(late)
        before = store.generation()
        store.decide(late, early, stale=[CorpusStage.UTTERANCES], upon=1)
        assert store.decisions() == [early, late]
        assert (store.stale(), store.generation()) == ([CorpusStage.UTTERANCES], before + 1)
        store.decide(early, late, stale=ALL)
        assert (store.decision_count(), store.generation()) == (2, before + 1)

    def test_of_several_decisions_all_are_stored_or_none(self, store: Store) -> None:
        good = judged(harbour())
        bad = make_decision(DecisionKind.SETTINGS, at="2021-01-01T00:00:00Z", who="desk", body="[[actor]\n")
        with pytest.raises(SettingsError):
            store.decide(good, bad, stale=ALL)
        with pytest.raises(LogMovedError):
            store.decide(good, judged(harbour(), at="2021-05-02T00:00:00Z"), stale=ALL, upon=1)
        assert (store.decisions(), store.decision_count(), store.stale()) == ([], 0, [])

    def test_settings_among_several_decisions_make_all_stale(self, store: Store) -> None:
        body = '[[actor]]\nname = "Ilse Brandt"\n'
        settings = make_decision(DecisionKind.SETTINGS, at="2021-01-01T00:00:00Z", who="desk", body=body)
        store.decide(judged(harbour()), settings)
        assert (store.stale(), store.generation()) == (ALL, 1)

    def test_ids_that_are_held_are_told_from_others(self, store: Store) -> None:
        page = harbour()
        put(store, page)
        (said,) = store.statements(page.id)
        assert store.held(RecordKind.STATEMENT, [said.id, "gone", page.id]) == {said.id}
        assert store.held(RecordKind.PAGE, [said.id, page.id]) == {page.id}
        assert store.held(RecordKind.DISPUTE, []) == set()

    def test_a_decision_that_is_in_the_log_marks_nothing(self, store: Store) -> None:
        store.decide(judged(harbour()), stale=ALL)
        settle(store)
        store.decide(judged(harbour()), stale=ALL)
        assert store.stale() == []

    def test_settings_move_the_generation_on(self, store: Store) -> None:
        body = '[[actor]]\nname = "Ilse Brandt"\n'
        store.decide(make_decision(DecisionKind.SETTINGS, at="2021-01-01T00:00:00Z", who="desk", body=body))
        assert store.generation() == 1
        assert store.stale() == ALL

    def test_settings_that_cannot_be_understood_never_enter_the_log(self, store: Store) -> None:
        bad = make_decision(DecisionKind.SETTINGS, at="2021-01-01T00:00:00Z", who="desk", body="[[actor]\n")
        with pytest.raises(SettingsError):
            store.decide(bad)
        assert store.decisions() == []

    # -- what was found of two pages

    def test_a_comparison_is_kept_under_its_key_alone(self, store: Store) -> None:
        one, two = harbour("dredging").id, harbour("parking").id
        put(store, harbour("dredging"), "a.html")
        put(store, harbour("parking"), "b.html")
        settle(store)
        with store.comparisons() as held:
            held.keep("overlap", one, two, "k1", b"first")
            held.keep("overlap", one, two, "k2", b"second")
            held.keep("copy", one, two, "k1", b"third")
            assert held.kept("overlap", one, two, "k2") == b"second"
        with store.comparisons() as held:
            assert held.kept("overlap", one, two, "k1") is None
            assert held.kept("overlap", one, two, "k2") == b"second"
            assert held.kept("copy", one, two, "k1") == b"third"
            assert held.kept("overlap", two, one, "k2") is None
        assert store.stale() == []

    @pytest.mark.parametrize("which", ["dredging", "parking"])
    def test_a_comparison_goes_with_either_page(self, store: Store, which: str) -> None:
        pages = {word: harbour(word) for word in ("dredging", "parking")}
        for word, page in pages.items():
            put(store, page, f"{word}.html")
        one, two = (page.id for page in pages.values())
        with store.comparisons() as held:
            held.keep("overlap", one, two, "k", b"words of both")
        store.forget(pages[which].id, forget_of(pages[which]))
        with store.comparisons() as held:
            assert held.kept("overlap", one, two, "k") is None
            held.keep("overlap", one, two, "k", b"words of both")
        with store.comparisons() as held:
            assert held.kept("overlap", one, two, "k") is None

    # -- forgetting

    def test_a_forgotten_page_is_gone_with_all_that_quotes_it(self, store: Store) -> None:
        page, other = harbour("dredging"), harbour("parking")
        put(store, page, "a.html", "b.html")
        put(store, other, "c.html")
        quote = utterance(page, "the dredging plan is dead")
        assert store.put_corpus(CorpusStage.UTTERANCES, [quote], generation=store.generation())
        tombstone = store.forget(page.id, forget_of(page))
        assert (tombstone.page, tombstone.capture, tombstone.who) == (page.id, page.capture, "desk")
        assert store.tombstones() == [tombstone]
        assert [row.id for row in store.summaries()] == [other.id]
        assert store.search("dredging") == []
        assert len(store.search("parking")) == 2
        assert list(store.corpus(Utterance)) == []
        assert {row.page for row in store.statements()} == {other.id}
        assert store.stale() == ALL
        assert store.decisions()[-1].kind is DecisionKind.FORGET
        with pytest.raises(NotFoundError):
            store.body(page.capture)

    def test_what_was_forgotten_is_known_and_refused(self, store: Store) -> None:
        page = harbour()
        put(store, page)
        store.forget(page.id, forget_of(page))
        seen = store.seen(page.capture)
        assert (seen.held, seen.forgotten, seen.made) == (False, True, None)
        with pytest.raises(ForgottenError):
            put(store, page)
        assert store.counts()["pages"] == 0

    def test_a_restored_capture_may_come_back(self, store: Store) -> None:
        page = harbour()
        put(store, page)
        store.forget(page.id, forget_of(page))
        store.restore(page.capture, restore_of(page))
        assert store.tombstones() == []
        put(store, page)
        assert [row.id for row in store.summaries()] == [page.id]
        assert [row.kind for row in store.decisions()] == [DecisionKind.FORGET, DecisionKind.RESTORE]

    def test_forgetting_and_restoring_what_is_not_there(self, store: Store) -> None:
        page = harbour()
        with pytest.raises(NotFoundError):
            store.forget(page.id, forget_of(page))
        with pytest.raises(NotFoundError):
            store.restore(page.capture, restore_of(page))
        assert store.decisions() == []

    def test_a_forgotten_pages_words_leave_the_log(self, store: Store) -> None:
        page, other = harbour("dredging"), harbour("parking")
        put(store, page, "a.html")
        put(store, other, "b.html")
        store.decide(judged(page))
        store.decide(judged(other, at="2021-04-02T00:00:00Z"))
        store.forget(page.id, forget_of(page))
        struck, kept, _ = store.decisions()
        assert struck.copy is None
        assert struck.anchor is not None
        assert [row.words for row in struck.anchor.quoted] == [""]
        assert (struck.id, struck.verdict) == (judged(page).id, Verdict.REJECTED)
        assert kept == judged(other, at="2021-04-02T00:00:00Z")

    def test_words_judged_on_an_earlier_build_of_a_page_leave_the_log_too(self, store: Store) -> None:
        page = harbour()
        put(store, page)
        old = judged(page)
        assert old.anchor is not None
        quoted = tuple(type(row)(page=PageId("e" * 32), span=row.span, words=row.words) for row in old.anchor.quoted)
        anchor = type(old.anchor)(kind="statement", quoted=quoted, page=PageId("e" * 32))
        store.decide(make_decision(DecisionKind.JUDGEMENT, at="2020", who="d", anchor=anchor, verdict=Verdict.ACCEPTED))
        store.forget(page.id, forget_of(page))
        assert b"dredging" not in canonical_json(store.decisions())

    def test_a_page_is_forgotten_by_a_decision_of_its_own(self, store: Store) -> None:
        page = harbour()
        put(store, page)
        store.forget(page.id, forget_of(page))
        store.restore(page.capture, restore_of(page))
        put(store, page)
        store.decide(judged(page, at="2021-06-01T00:00:00Z"))
        with pytest.raises(BadRecordError):
            store.forget(page.id, forget_of(page))
        assert store.page(page.id) == page
        assert store.tombstones() == []
        assert store.decisions()[-1] == judged(page, at="2021-06-01T00:00:00Z")

    # -- finding records

    def test_a_page_is_found_by_id_prefix_address_and_place(self, store: Store) -> None:
        page = harbour(canonical="https://post.example/1")
        put(store, page, "saved/a.html", "b.html")
        for reference in (page.id, page.id[:6].upper(), "https://post.example/1", "saved/a.html", "b.html"):
            assert store.find_page(reference) == page.id

    def test_a_prefix_that_several_share_is_ambiguous(self, store: Store) -> None:
        pages = [harbour(str(number)) for number in range(3)]
        rows = [
            Page(id=PageId(f"abcd{number}" + "0" * 27), capture=page.capture, form="text", text="", text_version="t")
            for number, page in enumerate(pages)
        ]
        for row, page in zip(rows, pages, strict=True):
            store.put_page(body_of(page), [seen_at(page, f"{row.id}.html")], PageWork(page=row, made=MADE))
        with pytest.raises(AmbiguousError, match="abcd1"):
            store.find_page("abcd")
        assert store.find_page("abcd2") == rows[2].id

    def test_three_digits_are_no_prefix(self, store: Store) -> None:
        page = harbour()
        put(store, page)
        with pytest.raises(NotFoundError):
            store.find_page(page.id[:3])

    def test_what_is_not_found_lists_what_comes_near(self, store: Store) -> None:
        put(store, harbour(), "saved/harbour.html")
        with pytest.raises(NotFoundError) as caught:
            store.find_page("harbour.html")
        assert "saved/harbour.html" in caught.value.next

    @pytest.mark.parametrize("reference", ["", "%", "' OR 1=1 --", "\0", "\ud800", "a" * 100_000, "../..", "0000"])
    def test_any_reference_is_safe(self, store: Store, reference: str) -> None:
        put(store, harbour())
        with pytest.raises(NotFoundError):
            store.find_record(reference)

    def test_every_kind_of_record_is_found_by_its_id(self, store: Store) -> None:
        page, copy = harbour("one"), harbour("two")
        put(store, page, "one.html")
        put(store, copy, "two.html")
        story = Story(
            id=StoryId("cd" * 16),
            original=PageRef(page=page.id, place="one.html"),
            copies=(Copy(page=copy.id, place="two.html", parent=page.id, relation=Relation.REPRINT),),
            made_by="stories@test",
        )
        assert store.put_corpus(CorpusStage.STORIES, [story], generation=store.generation())
        work = work_on(page)
        edge = copy_id(copy.id, page.id)
        for kind, name, record in (
            (RecordKind.PAGE, page.id, page),
            (RecordKind.STATEMENT, work.statements[0].id, work.statements[0]),
            (RecordKind.FINDING, work.findings[0].id, work.findings[0]),
            (RecordKind.STORY, story.id, story),
            (RecordKind.COPY, edge, story.copies[0]),
        ):
            assert store.find_record(name[:12]) == (kind, name)
            assert store.find_record(name[:12], [kind.value]) == (kind, name)
            assert store.record(kind, name) == record
        assert store.find_record("two.html", ["copy"]) == (RecordKind.COPY, edge)
        assert store.find_record(copy.id[:10], ["copy"]) == (RecordKind.COPY, edge)
        assert store.find_record("two.html", ["story"]) == (RecordKind.STORY, story.id)
        with pytest.raises(NotFoundError):
            store.find_record(page.id, ["statement"])
        with pytest.raises(NotFoundError):
            store.record("dispute", "f" * 32)

    def test_an_actor_is_found_by_name_and_alias(self, store: Store) -> None:
        rows = [actor("Ilse Brandt", "the mayor"), actor("Ada Noor", "the mayor", "Noor")]
        store.put_corpus(CorpusStage.ACTORS, rows, generation=0)
        assert store.find_record("ilse brandt", ["actor"]) == ("actor", rows[0].id)
        assert store.find_record("noor") == ("actor", rows[1].id)
        with pytest.raises(AmbiguousError):
            store.find_record("The Mayor", ["actor"])
        with pytest.raises(NotFoundError, match="Ilse Brand"):
            store.find_record("Ilse Brand", ["actor"])

    # -- search

    def test_search_finds_blocks_that_hold_all_words(self, store: Store) -> None:
        page = plain(store, "The weir was closed.", "The weir will open in May.", "May is far.")
        hits = store.search("weir MAY")
        assert [hit.span.of(page.text) for hit in hits] == ["The weir will open in May."]
        assert [mark.of(page.text) for mark in hits[0].marks] == ["weir", "May"]
        assert (hits[0].page, hits[0].kind) == (page.id, "paragraph")

    def test_search_folds_case_and_diacritics(self, store: Store) -> None:
        page = plain(store, "Çeşme’s naïve ŞEHİR; cafe\u0301 au lait.")
        for words in ("cesme", "ÇEŞME", "naive", "café", "cafe"):
            (hit,) = store.search(words)
            assert len(hit.marks) == 1
        assert store.search("cafe")[0].marks[0].of(page.text) == "cafe\u0301"

    def test_a_word_is_found_beside_emoji_and_direction_marks(self, store: Store) -> None:
        page = plain(store, "Great🤔 news for \u2067weirs\u2069: ₽500 each🏽!")
        for word in ("great", "weirs", "500", "each"):
            assert [mark.of(page.text).lower() for mark in store.search(word)[0].marks] == [word]

    @pytest.mark.parametrize("words", ['"three weirs"', "“three weirs”", "«three weirs»", '"three we"*'])
    def test_words_in_quotation_marks_are_a_phrase(self, store: Store, words: str) -> None:
        page = plain(store, "Guards left three weirs.", "Three of the weirs are old.")
        (hit,) = store.search(words)
        assert [mark.of(page.text) for mark in hit.marks] == ["three weirs"]

    def test_a_trailing_star_finds_words_that_begin_so(self, store: Store) -> None:
        page = plain(store, "Negotiators negotiated.", "No negation.")
        (hit,) = store.search("negot*")
        assert [mark.of(page.text) for mark in hit.marks] == ["Negotiators", "negotiated"]
        assert store.search("negot") == []

    @pytest.mark.parametrize("words", ["", "  ", "—", '""', '"', "*", "* * *", "“", '"…"*', "\0", "()"])
    def test_nothing_to_look_for_finds_nothing(self, store: Store, words: str) -> None:
        plain(store, "Some words.")
        assert store.search(words) == []

    @pytest.mark.parametrize(
        "words",
        ['alpha" OR "beta', "NEAR(alpha beta)", "words: alpha", "-alpha", "alpha NOT beta", "^alpha", "{words} : alpha",
         "alpha AND", "'; DROP TABLE pages; --", "alpha\0beta", "alpha\ud800", "a" * 200_000, '"' * 10_000,
         "“alpha" * 2_000, " ".join(f"w{n}" for n in range(5_000))],
    )  # fmt: skip
    def test_syntax_is_only_words(self, store: Store, words: str) -> None:
        plain(store, "alpha", "beta")
        assert store.search(words) == [] or words == "alpha\ud800" or words.startswith(("-", "^", "“"))
        assert store.counts()["pages"] == 1

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        text=st.text(st.characters(exclude_categories=["Cs", "Cn"], max_codepoint=0x1FFF), max_size=60),
        words=st.text(max_size=20),
    )
    def test_marks_always_stand_in_their_block(self, tmp_path: object, text: str, words: str) -> None:
        page = make_page("lead", text)
        with self.make_store(None) as store:
            store.put_page(body_of(page), [seen_at(page, "a")], PageWork(page=page, made=MADE))
            for query in (words, text, f'"{text}"', f"{text[:3]}*"):
                for hit in store.search(query):
                    assert hit.marks
                    assert all(hit.span.holds(mark) and mark.length for mark in hit.marks)
                    assert list(hit.marks) == sorted(hit.marks)

    def test_better_hits_come_first_and_ties_by_place(self, store: Store) -> None:
        page = plain(store, "weir and much else that is said here of other things", "weir weir", "weir weir")
        hits = store.search("weir")
        assert [hit.span.start for hit in hits] == [page.blocks[n].span.start for n in (1, 2, 0)]
        assert hits[0].score == hits[1].score > hits[2].score
        assert store.search("weir", limit=1) == hits[:1]
        assert store.search("weir", limit=0) == store.search("weir", limit=-1) == []

    def test_counts_name_every_type(self, store: Store) -> None:
        put(store, harbour())
        counts = store.counts()
        for name in ("pages", "statements", "rules", "findings", "failures", "blocks", "captures", "sightings"):
            assert counts[name] >= 1
        assert counts["disputes"] == counts["decisions"] == 0


def shifted(statement: Statement) -> Statement:
    """Return the statement with its spans one character late."""
    return moved(statement, content=tuple(Span(span.start + 1, span.end + 1) for span in statement.content))
