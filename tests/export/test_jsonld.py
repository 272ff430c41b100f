"""The record as linked data, read by pyld and rdflib."""

import io
import json
from collections import Counter
from pathlib import Path

import pytest
from builders import make_page
from ledger.making import body_of, seen_at
from ledgers import fill
from pyld import jsonld
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

from onrecord.export.jsonld import CONTEXT, write_jsonld
from onrecord.export.selection import Selection
from onrecord.ledger import Store, anchored, copy_id, make_decision, open_ledger
from onrecord.records import (
    DecisionKind,
    Dispute,
    Matter,
    PageWork,
    Position,
    Relation,
    Statement,
    StatementKind,
    Story,
    Utterance,
    Verdict,
)

# rdflib uses inside what it calls deprecated outside.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("http://schema.org/")
OURS = Namespace("urn:onrecord:term:")
PAGES = (
    "interlake/2019-03-04-osmarra-invites-ministers.html",
    "lisk-gazette/2019-03-05-ministers-tyrin-thursday.html",
    "basinwatch/2019-03-06-dovrania-wants-weirs.html",
    "pelasta-today/2019-03-08-morcant-leaves-tyrin.html",
    "basinwatch/2019-03-11-hask-tallow-call.txt",
    "basinwatch/2019-03-12-nine-days-two-stories.html",
)
NO_COPY = "hask-tallow-call.txt"
JUDGE = "Ilse <Brandt> of desk/2"


@pytest.fixture(scope="module")
def store(demo_pages: Path, tmp_path_factory: pytest.TempPathFactory):
    """A settled ledger of six pages, in which a person accepted a dispute, and rejected a statement and a copy."""
    with open_ledger(tmp_path_factory.mktemp("linked") / "case.db", create=True) as held:
        fill(held, [str(demo_pages / name) for name in PAGES])
        dispute = next(iter(held.corpus(Dispute)))
        disputed = {side.statement for row in held.corpus(Dispute) for side in (row.a, row.b)}
        rejected = next(row for row in held.statements() if row.id not in disputed)
        judge(held, dispute.id, Verdict.ACCEPTED)
        judge(held, rejected.id, Verdict.REJECTED)
        copy = next(row for story in held.corpus(Story) for row in story.copies if row.place.endswith(NO_COPY))
        judge(held, copy_id(copy.page, copy.parent), Verdict.REJECTED)
        yield held


def judge(store: Store, record: str, verdict: Verdict) -> None:
    anchor = anchored(store, record)[2]
    at = "2021-05-01T08:00:00Z"
    store.decide(make_decision(DecisionKind.JUDGEMENT, at=at, who=JUDGE, anchor=anchor, verdict=verdict))


def document(store: Store, **chosen: object) -> bytes:
    file = io.BytesIO()
    write_jsonld(Selection(store, **chosen), file)
    return file.getvalue()


def graph_of(data: bytes) -> Graph:
    return Graph().parse(data=data, format="json-ld")


@pytest.fixture(scope="module")
def graph(store: Store) -> Graph:
    return graph_of(document(store))


def refuse(address: str, options: object) -> None:
    raise AssertionError(f"asked for {address}")


def iri(kind: str, name: str) -> URIRef:
    return URIRef(f"urn:onrecord:{kind}:{name}")


def subjects(graph: Graph, *types: URIRef) -> set:
    return set.intersection(*(set(graph.subjects(RDF.type, kind)) for kind in types))


def spans(graph: Graph, target: object) -> tuple[URIRef, int, int, str, str, str]:
    """Return the page, start, end, exact, prefix and suffix of a target."""
    at = {kind: row for row in graph.objects(target, OA.hasSelector) for kind in graph.objects(row, RDF.type)}
    position, words = at[OA.TextPositionSelector], at[OA.TextQuoteSelector]
    return (
        graph.value(target, OA.hasSource),
        *(graph.value(position, key).toPython() for key in (OA.start, OA.end)),
        *(str(graph.value(words, key)) for key in (OA.exact, OA.prefix, OA.suffix)),
    )


def test_two_readers_find_the_same_graph_and_load_nothing(store: Store, graph: Graph) -> None:
    told = jsonld.to_rdf(
        json.loads(document(store)), {"documentLoader": refuse, "format": "application/n-quads", "safe": True}
    )
    other = Graph().parse(data=told, format="nt")
    assert len(other) == len(graph) > 1000
    assert Counter(other.predicates()) == Counter(graph.predicates())
    plain = {row for row in graph if isinstance(row[0], URIRef) and isinstance(row[2], URIRef | Literal)}
    assert plain == {row for row in other if isinstance(row[0], URIRef) and isinstance(row[2], URIRef | Literal)}


def test_annotations_are_as_many_as_the_records(store: Store, graph: Graph) -> None:
    chosen = Selection(store)
    for kind, rows in (
        ("Statement", chosen.statements()),
        ("Position", chosen.positions()),
        ("Dispute", chosen.disputes()),
        ("Finding", chosen.findings()),
    ):
        held = {iri(kind.lower(), row.id) for row in rows}
        assert held
        assert subjects(graph, OA.Annotation, OURS[kind]) == held
    assert subjects(graph, SCHEMA.NewsArticle) == {iri("page", page) for page in chosen.summaries}
    assert subjects(graph, OURS.Utterance) == {iri("utterance", row.id) for row in store.corpus(Utterance)}
    assert subjects(graph, OURS.Matter) == {iri("matter", row.id) for row in store.corpus(Matter)}
    assert subjects(graph, OURS.Story) == {iri("story", row.id) for row in store.corpus(Story)}


def test_every_selector_gives_the_words_of_its_page(store: Store, graph: Graph) -> None:
    texts = {iri("page", row.id): row.text for row in store.pages()}
    targets = subjects(graph, OA.SpecificResource)
    assert targets
    for target in targets:
        page, start, end, exact, prefix, suffix = spans(graph, target)
        text = texts[page]
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)
        assert str(graph.value(page, SCHEMA.text)) == text


def test_a_statement_keeps_its_content_cue_and_source_and_whose_words_they_are(store: Store, graph: Graph) -> None:
    actors = {variant.statement: row.actor for row in store.corpus(Utterance) for variant in row.variants}
    quoted = 0
    for row in Selection(store).statements():
        node = iri("statement", row.id)
        found = sorted(
            (str(graph.value(target, OA.hasPurpose)).rpartition(":")[2], *spans(graph, target)[1:3])
            for target in graph.objects(node, OA.hasTarget)
        )
        kept = [("content", *span) for span in row.content]
        kept += [(name, *span) for name, span in (("cue", row.cue), ("source", row.source)) if span]
        assert found == sorted(kept)
        body = graph.value(node, OA.hasBody)
        direct = row.kind is not StatementKind.INDIRECT
        assert graph.value(body, RDF.type) == (SCHEMA.Quotation if direct else SCHEMA.Claim)
        assert str(graph.value(body, SCHEMA.text)) == row.words
        assert graph.value(node, OURS.confidence) == Literal(f"{row.confidence:.2f}", datatype=XSD.decimal)
        if actors.get(row.id):
            assert graph.value(body, SCHEMA.creator) == iri("actor", actors[row.id])
            quoted += direct
            assert (graph.value(body, SCHEMA.spokenByCharacter) is not None) == direct
    assert quoted


def test_a_dispute_links_two_places_and_says_why_and_whose_word_it_is(store: Store, graph: Graph) -> None:
    chosen = Selection(store)
    for row in chosen.disputes():
        node = iri("dispute", row.id)
        sides = {graph.value(target, OURS.statement) for target in graph.objects(node, OA.hasTarget)}
        assert sides == {iri("statement", row.a.statement), iri("statement", row.b.statement)}
        assert str(graph.value(graph.value(node, OA.hasBody), RDF.value)) == row.reason.text
        judge = graph.value(node, PROV.wasAttributedTo)
        assert str(graph.value(node, OURS.state)) == chosen.state(row.id)
        assert (judge is not None) == (chosen.state(row.id) == "accepted")
        made = graph.value(node, PROV.wasGeneratedBy)
        agent = graph.value(made, PROV.wasAssociatedWith)
        assert f"{graph.value(agent, SCHEMA.name)}@{graph.value(agent, SCHEMA.softwareVersion)}" == (
            f"onrecord {row.made_by}"
        )
    (person,) = subjects(graph, PROV.Person)
    assert str(graph.value(person, SCHEMA.name)) == JUDGE
    assert not set(str(person)) & set("<> ")


def test_copies_lead_to_what_they_were_made_from(store: Store, graph: Graph) -> None:
    seen, rejected = set(), 0
    for story in store.corpus(Story):
        for copy in (*story.copies, *story.excerpts):
            excerpt = copy.relation is Relation.EXCERPT
            if copy.place.endswith(NO_COPY):
                assert (iri("page", copy.page), PROV.wasDerivedFrom, None) not in graph
                assert (None, SCHEMA.hasPart, iri("page", copy.page)) not in graph
                rejected += 1
                continue
            parent = iri("page", copy.parent) if copy.parent else iri("missing-original", story.id)
            page = iri("page", copy.page)
            assert (page, PROV.wasQuotedFrom if excerpt else PROV.wasDerivedFrom, parent) in graph
            edges = graph.objects(page, PROV.qualifiedQuotation if excerpt else PROV.qualifiedDerivation)
            edge = next(row for row in edges if graph.value(row, PROV.entity) == parent)
            assert str(graph.value(edge, OURS.relation)) == copy.relation
            assert str(graph.value(edge, OURS.state)) == Selection(store).state(copy_id(copy.page, copy.parent))
            seen.add((copy.relation, copy.parent is None))
    assert {(Relation.REPRINT, False), (Relation.REPRINT, True), (Relation.EXCERPT, False)} <= seen
    assert rejected == 1
    assert subjects(graph, OURS.MissingOriginal)


def test_equal_ledgers_give_equal_bytes(store: Store, demo_pages: Path) -> None:
    with open_ledger(":memory:", create=True) as other:
        fill(other, [str(demo_pages / name) for name in reversed(PAGES)])
        judged = document(other)
        for decision in store.decisions():
            other.decide(decision)
        assert document(other) == document(store) != judged


def test_one_matter_brings_what_touches_it_alone(store: Store, graph: Graph) -> None:
    matter = max(store.corpus(Matter), key=lambda row: (len(row.utterances), row.id))
    part = graph_of(document(store, matter=matter.id))
    assert subjects(part, OURS.Matter) == {iri("matter", matter.id)}
    about = {node for node in subjects(part, OURS.Utterance) if (node, SCHEMA.about, None) in part}
    assert about == {iri("utterance", row) for row in matter.utterances}
    stands = [row for row in store.corpus(Position) if row.matter == matter.id]
    assert subjects(part, OURS.Position) == {iri("position", row.id) for row in stands}
    assert len(subjects(part, OURS.Statement)) < len(subjects(graph, OURS.Statement))


def test_an_empty_ledger_is_a_document_without_records() -> None:
    with open_ledger(":memory:", create=True) as empty:
        data = document(empty)
    assert json.loads(data)["@context"] == CONTEXT
    assert {str(row) for row in graph_of(data).subjects()} == {
        f"urn:onrecord:purpose:{name}" for name in ("content", "cue", "source")
    }


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "https://paper.example/a b",
        'https://paper.example/"><script>',
        "https://",
        "https://[::1",
        "https:///no-host",
        "file:///etc/passwd",
        "urn:onrecord:page:0",
        " https://paper.example/",
    ],
)
def test_only_an_address_of_the_web_becomes_one(address: str) -> None:
    assert list(urls(address)) == []


@pytest.mark.parametrize("address", ["https://paper.example/tower?a=1&b=%20", "HTTP://paper.example/ζ"])
def test_an_address_of_the_web_is_kept(address: str) -> None:
    assert list(urls(address)) == [URIRef(address)]


def urls(address: str) -> list:
    with open_ledger(":memory:", create=True) as held:
        page = make_page(("headline", "The tower"), "It will be dark.", canonical=address)
        held.put_page(body_of(page), [seen_at(page, "a.html")], PageWork(page=page, made="anatomy@test"))
        return list(graph_of(document(held)).objects(None, SCHEMA.url))


def test_hostile_words_stay_words() -> None:
    evil = '</script><script>alert(1)</script> {"@id": "urn:x", "@context": "https://evil.example"} \u202e\u0000'
    page = make_page(("headline", evil), "@id", published=evil, outlet=evil, bylines=("@type", "urn:onrecord:x"))
    with open_ledger(":memory:", create=True) as held:
        held.put_page(body_of(page), [seen_at(page, "javascript:alert(1)")], PageWork(page=page, made="anatomy@test"))
        data = document(held)
    assert b"<" not in data
    expanded = jsonld.expand(json.loads(data), {"documentLoader": refuse})
    (node,) = [row for row in expanded if str(SCHEMA.NewsArticle) in row["@type"]]
    assert node[str(SCHEMA.headline)] == [{"@value": evil}]
    assert node[str(SCHEMA.datePublished)] == [{"@value": evil}]
    assert [row[str(SCHEMA.name)][0]["@value"] for row in node[str(SCHEMA.author)]] == ["@type", "urn:onrecord:x"]
    assert str(SCHEMA.url) not in node


def test_a_rejected_statement_is_left_out(store: Store, graph: Graph) -> None:
    kept = {row.id for row in Selection(store).statements()}
    newest = {row.id for row in store.summaries() if row.newest}
    gone: list[Statement] = [row for row in store.statements() if row.page in newest and row.id not in kept]
    assert len(gone) == 1
    assert (iri("statement", gone[0].id), None, None) not in graph
