import random

import msgspec
import pytest
from builders import find, make_page, make_statement
from export.dossier_case import HOLM, LAMP, TOWER, actor, sample, summary, utterance

from onrecord.export.dossier import DossierInput, dossier
from onrecord.ledger.kinds import copy_id
from onrecord.records import Actor, ActorId, ActorKind, Mention, SpeakerKind, Verdict


def test_all_quotations_are_exact_words_of_their_pages():
    given = sample()
    text = {page.id: page.text for page in given.pages}
    seen = 0
    for quote in quotes(msgspec.to_builtins(dossier(given))):
        for piece in quote["pieces"]:
            start, end = piece["span"]
            assert text[quote["page"]][start:end] == piece["words"]
            seen += 1
    assert seen > 20


def quotes(value):
    if isinstance(value, dict):
        if "pieces" in value:
            yield value
        for row in value.values():
            yield from quotes(row)
    elif isinstance(value, list | tuple):
        for row in value:
            yield from quotes(row)


def test_the_order_of_records_changes_nothing():
    given = sample()
    fields = {name: getattr(given, name) for name in DossierInput.__dataclass_fields__ if name != "verdicts"}
    shuffled = {name: tuple(random.Random(3).sample(rows, len(rows))) for name, rows in fields.items()}
    assert dossier(DossierInput(**shuffled)) == dossier(given)


def test_a_matter_takes_in_only_what_touches_it():
    made = dossier(sample(), matter=LAMP)
    assert [row.name for row in made.matters] == ["the lamp"]
    assert [row.name for row in made.speakers] == ["Edvin Vey"]
    assert made.disputes == ()
    assert [row.headline for row in made.stories] == ["“A draft is not a treaty”: the tower quarrel goes on"]
    assert made.readers == ()
    assert made.unheard == ()
    assert len(made.sources) == 1


def test_a_matter_keeps_the_copies_of_its_reports():
    made = dossier(sample(), matter=TOWER)
    assert made.scope == "2 pages that touch the tower agreement, from 6 September 2021 to 7 September 2021."
    assert [len(row.copies) for row in made.stories] == [1]


def test_an_unknown_matter_is_refused():
    with pytest.raises(KeyError):
        dossier(sample(), matter="no such")


def test_an_empty_ledger_gives_an_empty_dossier():
    made = dossier(DossierInput())
    assert made.scope == "0 pages."
    assert (made.speakers, made.sources, made.rejected) == ((), (), ())


def judged(given, **verdicts):
    fields = {name: getattr(given, name) for name in DossierInput.__dataclass_fields__}
    return DossierInput(**{**fields, "verdicts": {key: Verdict(value) for key, value in verdicts.items()}})


def test_a_rejected_statement_and_what_rests_on_it_are_left_out_and_counted():
    given = sample()
    said = given.statements[0]
    made = dossier(judged(given, **{said.id: "rejected"}))
    assert made.disputes == ()
    assert [(row.what, row.number) for row in made.rejected] == [("statement", 1), ("record resting on them", 3)]
    holm = next(row for row in made.speakers if row.name == "Runa Holm")
    assert [row.quote.words for row in holm.utterances] == [
        "that the tower was “a matter of money, and only of money.”"
    ]


def test_rejected_disputes_findings_and_copies_are_left_out_and_counted():
    given = sample()
    copy = next(row.copies[0] for row in given.stories if row.original)
    out = {
        given.disputes[0].id: "rejected",
        given.findings[0].id: "rejected",
        copy_id(copy.page, copy.parent): "rejected",
    }
    made = dossier(judged(given, **out))
    assert {row.what: row.number for row in made.rejected} == {"copy": 1, "finding": 1, "dispute": 1}
    assert sorted(len(row.copies) for row in made.stories) == [0, 1]
    assert len(made.readers[0].findings) == len(given.findings) - 1


def test_a_record_is_machine_until_a_person_judged_it():
    given = sample()
    assert dossier(given).disputes[0].standing.state == "machine"
    assert dossier(judged(given, **{given.disputes[0].id: "accepted"})).disputes[0].standing.state == "accepted"


def test_who_is_named_and_never_speaks_is_shown_with_the_place():
    (row,) = dossier(sample()).unheard
    assert (row.name, row.mentioned, [quote.words for quote in row.named]) == ("Solveig Aarn", 1, ["Solveig Aarn"])


def test_who_took_the_picture_or_wrote_the_page_is_not_waited_for():
    page = make_page(
        ("byline", "By Runa Lunde"),
        ("caption", "The pier. Photo: Ivo Krantz"),
        "Nobody asked Tova Grend about the pier.",
    )
    names = ("Runa Lunde", "Ivo Krantz", "Tova Grend")
    given = DossierInput(
        pages=(page,),
        summaries=(summary(page, "a.html"),),
        mentions=tuple(
            Mention(page=page.id, span=find(page, name), words=name, name=name, kind=SpeakerKind.PERSON)
            for name in names
        ),
        actors=tuple(
            Actor(id=ActorId(name), name=name, kind=ActorKind.PERSON, mentioned=1, made_by="actors@test")
            for name in names
        ),
    )
    assert [row.name for row in dossier(given).unheard] == ["Tova Grend"]


def test_failures_are_counted_by_reason_with_the_first_places():
    (row,) = dossier(sample()).failures
    assert (row.count, len(row.places), row.places[0]) == (7, 5, "saved/broken-0.html")


def test_what_was_left_undecided_is_counted():
    page = make_page("Nobody knows when.", published=None, language=None, thread_elsewhere="Talkbox")
    old = make_page("Nobody knew when.")
    made = dossier(DossierInput(pages=(page, old), summaries=(summary(page, "b"), summary(old, "a", newest=False))))
    assert {row.what: row.number for row in made.abstentions} == {
        "version of a page that a newer one replaced": 1,
        "page without a date": 1,
        "page whose language could not be told": 1,
        "page whose comments are loaded from elsewhere": 1,
    }
    assert made.counts[0].number == 1


def test_a_copy_tells_what_it_changed_and_why_we_think_so():
    (copy,) = next(row.copies for row in dossier(sample()).stories if row.original)
    assert copy.changed == (
        "Another headline; body changed; leaves out the standfirst, captions, the discussion policy and the comments."
    )
    assert copy.why == ("credit line: H/T The Skerry Mail",)
    assert copy.made_from == "The Skerry Mail, 6 September 2021"


def test_words_whose_statement_was_not_given_are_told_without_a_place():
    page = make_page("It rained, said Oda Brekke.")
    row = make_statement(page, "It rained", source="Oda Brekke", speaker="Oda Brekke")
    given = DossierInput(
        pages=(page,),
        summaries=(summary(page, "a"),),
        utterances=(utterance(HOLM, row),),
        actors=(actor(HOLM, "Oda Brekke", (row,), "mayor", None, None),),
    )
    (said,) = dossier(given).speakers[0].utterances
    assert (said.quote.words, said.quote.pieces) == ("It rained", ())
