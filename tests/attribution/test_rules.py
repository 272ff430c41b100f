import pytest
from builders import make_page
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribution import RuleTagger
from onrecord.records import Page, Voice, Where

TAGGER = RuleTagger()
Row = tuple[str | None, str | None, tuple[str, ...]]


def drafts(*parts: tuple[str, str] | str) -> list[Row]:
    page = make_page(*parts)
    return [
        (
            d.source.of(page.text) if d.source else None,
            d.cue.of(page.text) if d.cue else None,
            tuple(span.of(page.text) for span in d.content),
        )
        for d in TAGGER.tag(page)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ilse Tarn said that the bridge would stay.", ("Ilse Tarn", "said", ("that the bridge would stay",))),
        ("“The bridge stays,” Tarn said.", ("Tarn", "said", ("“The bridge stays,”",))),
        ("“The bridge stays,” added Tarn.", ("Tarn", "added", ("“The bridge stays,”",))),
        ("“Will it stay?” asked the mayor of Odd.", ("the mayor of Odd", "asked", ("“Will it stay?”",))),
        ("Tarn said: “The bridge stays.”", ("Tarn", "said", ("“The bridge stays.”",))),
        ("The bridge would stay for a year, Tarn said.", ("Tarn", "said", ("The bridge would stay for a year",))),
        ("According to the mayor, the bridge is safe.", ("the mayor", "According to", ("the bridge is safe",))),
        ("The bridge is safe, according to the mayor.", ("the mayor", "according to", ("The bridge is safe",))),
        (
            "Ilse Tarn, the mayor of Odd, told reporters on Monday that the bridge was safe.",
            ("Ilse Tarn, the mayor of Odd,", "told", ("that the bridge was safe",)),
        ),
        (
            "Speaking at a school on Monday, Tarn warned that the bridge was old.",
            ("Tarn", "warned", ("that the bridge was old",)),
        ),
        ("The bridge, she concedes, could fall by May.", ("she", "concedes", ("The bridge", "could fall by May"))),
        (
            "Tarn called the plan “a bridge to nowhere.”",
            ("Tarn", "called", ("the plan “a bridge to nowhere.”",)),
        ),
    ],
)
def test_reads_one_attribution(text: str, wanted: Row) -> None:
    assert [(s.rstrip(",") if s else s, c, p) for s, c, p in drafts(text)] == [
        (wanted[0].rstrip(",") if wanted[0] else None, wanted[1], wanted[2])
    ]


def test_a_split_quotation_is_one_statement_of_two_pieces() -> None:
    assert drafts("“We built it,” said Tarn. “We shall keep it.”") == [
        ("Tarn", "said", ("“We built it,”", "“We shall keep it.”"))
    ]


def test_a_quotation_runs_on_into_the_next_paragraph() -> None:
    rows = drafts("“We built it,” said Tarn. “It took a year.", "“We shall keep it.”")
    assert rows == [("Tarn", "said", ("“We built it,”", "“It took a year.", "“We shall keep it.”"))]


def test_headlines_hold_two_statements() -> None:
    assert drafts(("headline", "Tarn Calls for ‘Patience’ at Odd, Brenn Says ‘No More Delay’")) == [
        ("Tarn", "Calls", ("for ‘Patience’ at Odd",)),
        ("Brenn", "Says", ("‘No More Delay’",)),
    ]


def test_what_a_participle_implies_is_the_reporters_inference() -> None:
    page = make_page("“We shall see,” Tarn said, implying that the vote was lost.")
    rows = [(d.voice, d.content[0].of(page.text)) for d in TAGGER.tag(page)]
    assert rows == [(Voice.REPORTED, "“We shall see,”"), (Voice.REPORTER_INFERRED, "that the vote was lost")]


def test_a_participle_that_only_says_is_reported() -> None:
    page = make_page("Tarn left early, saying that the vote was lost.")
    assert [d.voice for d in TAGGER.tag(page)] == [Voice.REPORTED]


def test_one_statement_within_another_is_a_draft_of_its_own() -> None:
    rows = drafts("Tarn said Holm had told her that the bridge was sold.")
    assert rows[-1] == ("Holm", "told", ("that the bridge was sold",))
    assert rows[0] == ("Tarn", "said", ("Holm had told her that the bridge was sold",))


@pytest.mark.parametrize(
    "text",
    [
        "The “bridge” is old and long.",
        "The book “Seven Long Bridges” is out.",
        "Tarn did not say that the bridge was old.",
        "The note was on the table and the report was long.",
        "They met in Odd.",
    ],
)
def test_titles_scare_quotes_and_nouns_are_no_statements(text: str) -> None:
    assert drafts(text) == []


@pytest.mark.parametrize("kind", ["furniture", "policy", "credit", "byline", "comment"])
def test_what_is_not_the_report_yields_none(kind: str) -> None:
    assert drafts((kind, "Tarn said that the bridge would stay.")) == []


@pytest.mark.parametrize(("kind", "where"), [("deck", Where.DECK), ("quote", Where.QUOTE), ("caption", Where.CAPTION)])
def test_says_where_a_statement_stands(kind: str, where: Where) -> None:
    page = make_page((kind, "Tarn said that the bridge would stay."))
    assert [d.where for d in TAGGER.tag(page)] == [where]


def test_a_caption_printed_twice_counts_once() -> None:
    line = ("caption", "Tarn said that the bridge would stay.")
    assert len(drafts(line, line)) == 1


def test_reads_english_only() -> None:
    assert [TAGGER.reads(x) for x in ("en", "en-GB", "es", None)] == [True, True, False, False]


WORDS = st.sampled_from(
    'Tarn said says that “ ” ‘ ’ " , . the , bridge she who according to and but implying :'.split()
)


@given(st.lists(WORDS, max_size=60))
def test_spans_stay_inside_their_paragraph_and_in_order(words: list[str]) -> None:
    page: Page = make_page(" ".join(words) or "x")
    for draft in TAGGER.tag(page):
        spans = [*draft.content, *(s for s in (draft.cue, draft.source) if s)]
        assert all(0 <= span.start < span.end <= len(page.text) for span in spans)
        assert list(draft.content) == sorted(draft.content)


@pytest.mark.parametrize(
    "unit", ["he said that ", "according to ", "“", ", said ", "“a b,” said Tarn ", "Anna ", "‘a’ "]
)
def test_long_hostile_paragraphs_end_in_good_time(unit: str) -> None:
    assert TAGGER.tag(make_page(unit * (20_000 // len(unit)))) is not None


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Tarn says it goes “back to work.”", "Tarn", "it goes “back to work.”"),
        (
            "Ilse Tarn, 21, a student from Brenn, said it was late.",
            "Ilse Tarn, 21, a student from Brenn",
            "it was late",
        ),
        ("The miners’ union says it lost the vote.", "The miners’ union", "it lost the vote"),
        ("Some 47 percent said they lost the vote.", "Some 47 percent", "they lost the vote"),
        ("Ilse Tarn told The Harbour Post the bridge was late.", "Ilse Tarn", "the bridge was late"),
        ("The report: “It was late by a whole year.”", "The report", "“It was late by a whole year.”"),
        ("Tarn puts the loss at some 40 hectares.", "Tarn", "the loss at some 40 hectares"),
        ("Tarn was asked whether it was late.", None, "whether it was late"),
    ],
)
def test_plain_sentences_are_read_whole(text: str, source: str | None, content: str) -> None:
    assert (source, content) in [(s.rstrip(",") if s else s, c[0]) for s, _, c in drafts(text)]
