from dataclasses import dataclass

from builders import make_page
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribution import Gazetteer, RuleTagger, actor_index, actors, statements
from onrecord.records import (
    Actor,
    ActorSetting,
    Mention,
    Page,
    RoleSetting,
    Settings,
    Span,
    SpeakerKind,
    Statement,
    StateSetting,
)

STATE = StateSetting(name="Qualvia", capital="Brenn", demonyms=("Qualvian",))


@dataclass
class Corpus:
    pages: list[Page]
    statements: list[Statement]
    mentions: list[Mention]


def corpus(*texts: str, settings: Settings | None = None) -> Corpus:
    gazetteer = Gazetteer.of(settings or Settings(states=(STATE,)))
    pages = [make_page(text, published=f"2019-03-0{n}") for n, text in enumerate(texts, 1)]
    out = Corpus(pages, [], [])
    for page in pages:
        found, named, _ = statements(page, gazetteer=gazetteer, tagger=RuleTagger())
        out.statements.extend(found)
        out.mentions.extend(named)
    return out


def gathered(made: Corpus, settings: Settings | None = None) -> dict[str, Actor]:
    dates = {page.id: page.published for page in made.pages}
    rows = actors(made.statements, made.mentions, dates, settings or Settings(states=(STATE,)))
    return {actor.name: actor for actor in rows}


TWO = (
    "Qualvia’s Foreign Minister Ilse Tarn said that it was late.",
    "“It is later now,” said Ilse Tarn, the foreign minister of Qualvia.",
)


def test_equal_full_names_meet_across_pages() -> None:
    actor = gathered(corpus(*TWO))["Ilse Tarn"]
    assert (actor.pages, len(actor.statements)) == (2, 2)
    assert [(r.role, r.of, r.first, r.last) for r in actor.roles] == [
        ("Foreign Minister", "Qualvia", "2019-03-01", "2019-03-02")
    ]


def test_a_bare_surname_joins_no_pages() -> None:
    made = corpus("Ilse Tarn said that it was late.", "Tarn said that it was early.")
    dates = {page.id: page.published for page in made.pages}
    rows = actors(made.statements, made.mentions, dates, Settings())
    assert sorted((a.name, a.pages) for a in rows) == [("Ilse Tarn", 1), ("Tarn", 1)]


def test_the_users_alias_joins_pages() -> None:
    settings = Settings(actors=(ActorSetting(name="Ilse Tarn", aliases=("Tarn",), of="Qualvia", side="Qualvia"),))
    made = corpus("Ilse Tarn said that it was late.", "Tarn said that it was early.", settings=settings)
    actor = gathered(made, settings)["Ilse Tarn"]
    assert (actor.pages, actor.side) == (2, "Qualvia")


def test_the_users_roles_come_with_their_dates_and_when_they_were_seen() -> None:
    setting = ActorSetting(
        name="Ilse Tarn",
        of="Qualvia",
        roles=(
            RoleSetting(role="mayor", of="Brenn", until="2018"),
            RoleSetting(role="foreign minister", since="2019-03-02"),
        ),
    )
    settings = Settings(states=(STATE,), actors=(setting,))
    said = "Harbour envoy Ilse Tarn said that it was late."
    actor = gathered(corpus(said, said, said, settings=settings), settings)["Ilse Tarn"]
    assert [(r.words, r.first, r.last, r.by_user) for r in actor.roles] == [
        ("mayor, Brenn (to 2018)", None, None, True),
        ("foreign minister, Qualvia (from 2019-03-02)", "2019-03-02", "2019-03-03", True),
        ("Harbour envoy", "2019-03-01", "2019-03-01", False),
    ]


def test_two_terms_of_one_office_are_two_roles() -> None:
    terms = (
        RoleSetting(role="mayor", until="2019-03-01"),
        RoleSetting(role="mayor", since="2019-03-02", until="2019-03"),
    )
    settings = Settings(states=(STATE,), actors=(ActorSetting(name="Ilse Tarn", of="Brenn", roles=terms),))
    said = "Ilse Tarn said that it was late."
    actor = gathered(corpus(said, said, settings=settings), settings)["Ilse Tarn"]
    assert [(r.words, r.first) for r in actor.roles] == [
        ("mayor, Brenn (to 2019-03-01)", "2019-03-01"),
        ("mayor, Brenn (2019-03-02 to 2019-03)", "2019-03-02"),
    ]


def test_namesakes_of_different_states_stay_apart() -> None:
    made = corpus(
        "Jo Holm, the mayor of Norway, said that it was late.", "Jo Holm, the mayor of Denmark, said that it was early."
    )
    dates = {page.id: page.published for page in made.pages}
    rows = [a for a in actors(made.statements, made.mentions, dates, Settings()) if a.name == "Jo Holm"]
    assert len({a.id for a in rows}) == len(rows) == 2


def test_the_unnamed_are_no_actors() -> None:
    assert gathered(corpus("A senior official said that it was late.")) == {}


def test_a_minister_of_a_state_is_on_its_side_and_so_is_its_government() -> None:
    made = corpus(TWO[0], "Brenn said that it was late.")
    found = gathered(made)
    assert (found["Ilse Tarn"].side, found["Qualvia"].side) == ("Qualvia", "Qualvia")


def test_the_index_tells_who_speaks() -> None:
    made = corpus(*TWO)
    found = gathered(made)
    assert set(actor_index(made.statements, found.values()).values()) == {found["Ilse Tarn"].id}


@given(st.permutations(range(4)))
def test_the_order_of_pages_does_not_matter(order: list[int]) -> None:
    made = corpus(*TWO, "Brenn said that it was late.", "Tarn said that it was early.")
    dates = {page.id: page.published for page in made.pages}
    settings = Settings(states=(STATE,))
    first = actors(made.statements, made.mentions, dates, settings)
    ranked = {made.pages[n].id: place for place, n in enumerate(order)}
    shuffled = sorted(made.statements, key=lambda s: ranked[s.page])
    named = sorted(made.mentions, key=lambda m: (ranked[m.page], -m.span.start))
    assert actors(shuffled, named, dates, settings) == first


def test_a_name_that_is_a_person_here_and_an_organisation_there_is_one_actor() -> None:
    """Two kinds of one name had one id, which the ledger refuses."""
    page, other = make_page("Brenn Harbour met."), make_page("Brenn Harbour spoke.", published="2019-03-05")
    rows = [
        Mention(page=where.id, span=Span(0, 13), words="Brenn Harbour", name="Brenn Harbour", kind=kind)
        for where, kind in ((page, SpeakerKind.PERSON), (other, SpeakerKind.ORGANISATION), (other, SpeakerKind.PERSON))
    ]
    (found,) = actors([], rows, {}, Settings())
    assert (found.name, found.kind, found.mentioned) == ("Brenn Harbour", "person", 2)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Olwen Prask", "Prask", "Brenn", "Qualvia", "olwen prask", "Port Board"]),
            st.sampled_from([kind for kind in SpeakerKind if kind not in ("unnamed", "unresolved")]),
            st.sampled_from([None, "Qualvia", "Brenn"]),
            st.integers(0, 2),
        ),
        max_size=12,
    ),
    st.booleans(),
)
def test_no_two_actors_share_an_id(rows: list[tuple[str, SpeakerKind, str | None, int]], known: bool) -> None:
    setting = ActorSetting(name="Qualvia", aliases=("Brenn",), side="Qualvia")
    settings = Settings(states=(STATE,), actors=(setting,) if known else ())
    pages = [make_page(f"Page {number}.") for number in range(3)]
    mentions = [
        Mention(page=pages[page].id, span=Span(0, 4), words=name, name=name, kind=kind, of=of)
        for name, kind, of, page in rows
    ]
    found = actors([], mentions, {}, settings)
    assert len({actor.id for actor in found}) == len(found)
    assert bool(found) == bool(rows)
