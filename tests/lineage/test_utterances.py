"""Utterances: which statements report one thing said."""

import random
import string

from bounded import bounded
from builders import make_statement
from hypothesis import given
from hypothesis import strategies as st
from lineage.reports import OTHER, REPORT, page, told
from msgspec.structs import replace

from onrecord.lineage import utterances
from onrecord.records import ActorId, PageId, Span, SpeakerKind, Statement, StatementId, StatementKind, Voice, Where

DIRECT, MIXED = StatementKind.DIRECT, StatementKind.MIXED
FULL = "“There is a lease on my desk and all four owners have read it, but nobody has signed it and nobody will,”"
CUT = "“There is a lease on my desk and all four owners have read it,”"
ALTERED = "“There is a lease on my desk and all four owners have accepted it, but nobody has signed it.”"


def told_by(quote, outlet, published, *, kind=DIRECT, speaker="Anders Mokk", around=OTHER[0], **fields):
    row = page(around, f"{quote} Mokk said.", outlet=outlet, published=published)
    return row, make_statement(row, quote, source="Mokk", speaker=speaker, kind=kind, **fields)


def found(*pairs, actor=True):
    pages = {f"p{n}": row for n, (row, _) in enumerate(pairs)}
    statements = [statement for _, statement in pairs]
    actors = {s.id: ActorId("mokk") for s in statements if s.speaker == "Anders Mokk"} if actor else {}
    dates = {row.id: row.published for row in pages.values()}
    return utterances(statements, told(pages), actors, dates)


def test_one_statement_is_one_utterance():
    row, statement = told_by(FULL, "A", "2019-03-04")
    (one,) = found((row, statement))
    assert (one.words, one.statement, one.page, one.first) == (FULL, statement.id, row.id, "2019-03-04")
    assert (one.pages, one.independent_reports) == (1, 1)
    assert one.variants[0].differs == ()


def test_copies_count_as_one_report():
    first = told_by(FULL, "A", "2019-03-04", around=REPORT[0])
    second = told_by(FULL, "B", "2019-03-05", around=REPORT[0])
    (one,) = found(second, first)
    assert (one.pages, one.independent_reports) == (2, 1)
    assert one.page == first[0].id


def test_independent_reports_that_cut_and_alter_a_quotation_are_one_utterance():
    rows = [
        told_by(CUT, "A", "2019-03-04"),
        told_by(FULL, "B", "2019-03-05", around=REPORT[0]),
        told_by(ALTERED, "C", "2019-03-06", around=REPORT[2]),
    ]
    (one,) = found(*rows)
    assert one.words == FULL
    assert (one.pages, one.independent_reports, one.first) == (3, 3, "2019-03-04")
    altered = [variant for variant in one.variants if variant.altered]
    assert [(v.page, v.differs) for v in altered] == [(rows[2][0].id, ("accepted → read",))]


def test_other_speakers_of_the_same_words_are_other_utterances():
    rows = [told_by(FULL, "A", "2019-03-04"), told_by(FULL, "B", "2019-03-04", speaker="Ina Vold", around=REPORT[0])]
    assert len(found(*rows)) == 2


def test_a_name_without_an_actor_joins_stories_by_the_words_alone():
    rows = [told_by(FULL, "A", "2019-03-04"), told_by(CUT, "B", "2019-03-04", around=REPORT[0])]
    assert len(found(*rows, actor=False)) == 1
    short = [told_by("“No lease,”", "A", "2019-03-04"), told_by("“No lease,”", "B", "2019-03-04", around=REPORT[0])]
    assert len(found(*short, actor=False)) == 2


def test_a_statement_without_a_speaker_takes_that_of_the_copy_beside_it():
    first = told_by(FULL, "A", "2019-03-04", around=REPORT[0])
    second = told_by(FULL, "B", "2019-03-05", around=REPORT[0], speaker=None)
    (one,) = found(first, second)
    assert one.actor == "mokk"


def unnamed(quote, outlet, around):
    row, statement = told_by(quote, outlet, "2019-03-04", speaker="an owner", around=around)
    return row, replace(statement, speaker_kind=SpeakerKind.UNNAMED)


def test_few_words_of_the_unnamed_are_one_only_within_a_story():
    quote = "“Nobody has signed it,”"
    assert len(found(unnamed(quote, "A", OTHER[0]), unnamed(quote, "B", REPORT[0]))) == 2
    assert len(found(unnamed(quote, "A", REPORT[0]), unnamed(quote, "B", REPORT[0]))) == 1


def test_a_long_quotation_of_somebody_unnamed_is_that_of_the_speaker_named_elsewhere():
    (one,) = found(unnamed(FULL, "A", OTHER[0]), told_by(CUT, "B", "2019-03-05", around=REPORT[0]))
    assert (one.actor, one.speaker, one.independent_reports) == ("mokk", "Anders Mokk", 2)


def test_a_report_that_names_nobody_does_not_make_two_speakers_one():
    rows = [
        unnamed(FULL, "A", OTHER[0]),
        told_by(CUT, "B", "2019-03-04", around=REPORT[0]),
        told_by(CUT, "C", "2019-03-04", speaker="Ina Vold", around=REPORT[2]),
    ]
    for order in (rows, rows[::-1]):
        one, other = sorted(found(*order), key=lambda row: row.pages)
        assert (one.pages, other.pages) == (1, 2)


def test_few_words_that_two_people_say_are_nobodys_where_no_name_stands():
    phrase = "“the last mile of a long road,”"
    mokk = told_by(phrase, "A", "2019-03-04")
    vold = told_by(phrase, "B", "2019-03-04", speaker="Ina Vold", around=REPORT[0])
    nobody = unnamed(phrase, "C", OTHER[2])
    assert len(found(mokk, nobody)) == 1
    for order in ([mokk, vold, nobody], [nobody, vold, mokk]):
        assert len(found(*order)) == 3


def test_a_speaker_read_from_a_pronoun_gives_way_to_one_that_is_printed():
    row, statement = told_by(FULL, "A", "2019-03-04", speaker="Ina Vold")
    guessed = row, replace(statement, resolved_by="pronoun")
    (one,) = found(guessed, told_by(FULL, "B", "2019-03-05", around=REPORT[0]))
    assert (one.speaker, one.actor) == ("Anders Mokk", "mokk")


def test_a_speaker_whose_name_is_otherwise_spelled_is_one_by_the_words():
    rows = [told_by(FULL, "A", "2019-03-04"), told_by(FULL, "B", "2019-03-04", speaker="Andres Mock", around=REPORT[0])]
    assert len(found(*rows)) == 1


def test_variants_say_how_they_stand_to_the_fullest():
    spliced = "“There is a lease on my desk, but nobody has signed it and nobody will,”"
    turned = (
        "“There is a lease on my desk and all four owners have not read it, but nobody has signed it and nobody will,”"
    )
    rows = [
        told_by(FULL, "A", "2019-03-01"),
        told_by(CUT, "B", "2019-03-02", around=REPORT[0]),
        told_by(spliced, "C", "2019-03-03", around=REPORT[2]),
        told_by(turned.replace("signed it and", "signed and"), "D", "2019-03-04", around=REPORT[3]),
        told_by(FULL.replace("four owners", "[the] owners"), "E", "2019-03-05", around=REPORT[4]),
    ]
    (one,) = found(*rows)
    assert [(str(v.variant), v.altered, v.negation, v.bracketed) for v in one.variants] == [
        ("full", False, False, False),
        ("truncated", False, False, False),
        ("spliced", False, False, False),
        ("altered", True, True, False),
        ("altered", True, False, True),
    ]
    assert one.variants[3].differs == ("not → —", "— → it")
    assert one.variants[4].differs == ("the → four",)


def test_an_indirect_report_of_nearly_the_same_words_is_the_same_utterance():
    rows = [
        told_by("“Not one plank will be taken from the pier,”", "A", "2019-03-04"),
        told_by(
            "that not one plank would be taken from the pier",
            "B",
            "2019-03-05",
            kind=StatementKind.INDIRECT,
            around=REPORT[0],
        ),
    ]
    assert len(found(*rows)) == 1


def test_a_negation_tells_claims_apart():
    rows = [
        told_by(
            "that the board would close the pier before the winter", "A", "2019-03-04", kind=StatementKind.INDIRECT
        ),
        told_by(
            "that the board would not close the pier before the winter",
            "B",
            "2019-03-04",
            kind=StatementKind.INDIRECT,
            around=REPORT[0],
        ),
    ]
    assert len(found(*rows)) == 2


def test_a_turn_of_phrase_makes_no_utterance_one():
    rows = [
        told_by("“step by step”", "A", "2019-03-04", kind=MIXED),
        told_by("“We shall do this step by step and plank by plank,”", "B", "2019-03-04", around=REPORT[0]),
    ]
    assert len(found(*rows)) == 2


def test_the_same_few_words_weeks_later_are_said_anew():
    rows = [
        told_by("“We will not sell it,”", "A", "2019-03-04"),
        told_by("“We will not sell it,”", "B", "2019-05-04", around=REPORT[0]),
    ]
    assert len(found(*rows)) == 2


def test_what_a_reporter_infers_is_not_what_was_said():
    quote = "that the pier would be closed to carts for the whole winter"
    rows = [
        told_by(quote, "A", "2019-03-04", kind=StatementKind.INDIRECT),
        told_by(quote, "B", "2019-03-04", kind=StatementKind.INDIRECT, around=REPORT[0], voice=Voice.REPORTER_INFERRED),
    ]
    assert len(found(*rows)) == 2


@given(st.randoms(use_true_random=False))
def test_order_changes_nothing(rng: random.Random):
    rows = [
        told_by(CUT, "A", "2019-03-04"),
        told_by(FULL, "B", "2019-03-05", around=REPORT[0]),
        told_by(ALTERED, "C", None, around=REPORT[2]),
        told_by("“Not one plank will be taken from the pier,”", "D", "2019-03-04", around=REPORT[3]),
        told_by(FULL, "E", "2019-03-05", around=REPORT[0], speaker=None),
        told_by(CUT, "F", "2019-03-05", around=REPORT[1], speaker="Ina Vold"),
        told_by(FULL, "G", None, around=OTHER[1], speaker="Andres Mock"),
        unnamed(ALTERED, "H", OTHER[2]),
        unnamed("“Nobody has signed it,”", "I", REPORT[4]),
    ]
    wanted = found(*rows)
    rng.shuffle(rows)
    assert found(*rows) == wanted
    assert sorted(v.statement for u in wanted for v in u.variants) == sorted(s.id for _, s in rows)


def test_many_statements_of_one_actor_take_little_time():
    rng = random.Random(4)
    words = [
        f"{a}{b}" for a in "quay pier rope mast keel bilge spar hull deck oar".split() for b in string.ascii_lowercase
    ]
    common = "we have said that the of a it is to and in".split()
    statements = []
    for number in range(8_000):
        said = " ".join(rng.choice(common if rng.random() < 0.5 else words) for _ in range(rng.randint(3, 12)))
        statements.append(
            Statement(
                id=StatementId(f"s{number:05}"),
                page=PageId(f"p{number % 4000:04}"),
                where=Where.BODY,
                kind=DIRECT,
                voice=Voice.REPORTED,
                content=(Span(0, len(said)),),
                pieces=(said,),
                speaker="Anders Mokk",
                speaker_kind=SpeakerKind.PERSON,
                confidence=0.9,
                made_by="test",
            )
        )
    with bounded(40):
        found = utterances(statements, [], {s.id: ActorId("mokk") for s in statements}, {})
    assert sum(len(one.variants) for one in found) == len(statements)
