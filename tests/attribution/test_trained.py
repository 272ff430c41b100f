import random

import pytest
from bounded import bounded
from builders import make_page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.attribution import TAGGER, Draft, Gazetteer, shipped_tagger, statements
from onrecord.attribution.trained import EncoderTagger, read_blocks
from onrecord.records import Page, Settings, Statement

GAZETTEER = Gazetteer.of(Settings())
MARKS = "“”\"‘’'„«»—–:;,.!?()\n\u00a0\u200b\u202eéß漢a b said according to 1"


def said(text: str) -> list[Statement]:
    page = make_page(text)
    found, _, _ = statements(page, gazetteer=GAZETTEER, tagger=shipped_tagger())
    for one in found:
        for span, words in zip(one.content, one.pieces, strict=True):
            assert span.of(text) == words
            assert words.strip()
    return list(found)


def only(text: str) -> Statement:
    found = said(text)
    assert len(found) == 1, [one.pieces for one in found]
    return found[0]


def test_it_ships_under_its_own_name() -> None:
    assert shipped_tagger().name == TAGGER
    assert only("The ferry was late, the harbour master said.").made_by == TAGGER


@pytest.mark.parametrize(
    ("text", "kind", "cue", "source"),
    [
        ("“The ferry will sail on Monday,” said Ilse Marken, the harbour master.", "direct", "said", "Ilse Marken"),
        ('"The ferry will sail on Monday," said Ilse Marken, the harbour master.', "direct", "said", "Ilse Marken"),
        ("Ilse Marken said the ferry would sail “come what may” on Monday.", "mixed", "said", "Ilse Marken"),
        ("Ilse Marken warned that the ferry would not sail on Monday.", "indirect", "warned", "Ilse Marken"),
        ("The ferry will not sail on Monday, according to Ilse Marken.", "indirect", "according to", "Ilse Marken"),
    ],
)
def test_the_common_forms(text: str, kind: str, cue: str, source: str) -> None:
    one = only(text)
    assert one.kind == kind
    assert (one.cue_words or "").startswith(cue)
    assert source in (one.source_words or "")


def test_a_quotation_split_by_its_cue_is_one_statement() -> None:
    one = only("“We sailed at dawn,” Marken said on Tuesday, “and nobody saw the storm.”")
    assert one.pieces == ("“We sailed at dawn,”", "“and nobody saw the storm.”")


def test_what_the_reporter_infers_is_told_apart() -> None:
    found = said("Marken left the hall early, implying that the port would not pay.")
    assert [one.voice for one in found if "port would not pay" in one.pieces[0]] == ["reporter-inferred"]


def test_what_one_says_that_another_said_stands_within() -> None:
    found = said("Marken said that the minister had told her the line was safe.")
    (inner,) = [one for one in found if one.within is not None]
    assert "the line was safe" in inner.pieces[0]
    assert inner.cue_words is not None
    assert "told" in inner.cue_words


def test_the_same_page_gives_the_same_whatever_ran_before() -> None:
    page = make_page("“We sailed at dawn,” Marken said.\n\nThe port denied that it had been warned.")
    other = make_page("The council approved the budget, Holm said, and “nobody” objected. " * 30)
    first = shipped_tagger().tag(page)
    shipped_tagger().tag(other)
    assert shipped_tagger().tag(page) == first


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "“" * 400,
        "”“" * 300,
        '"' * 301,
        "'" * 301 + "said",
        "said " * 700,
        "a" * 3000,
        ("x1" * 60 + " ") * 60,
        "\u202e“no” said Lund\u202c",
        "“We sail,” said “Lund,” said “Berg,” said",
        "漢字" * 400,
        "No stop no mark just words that go on and Lund said that it goes on " * 60,
    ],
    ids=range(13),
)
def test_no_text_makes_it_give_up(text: str) -> None:
    assert isinstance(said(text), list)


@given(st.text(alphabet=MARKS, max_size=300))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_odd_marks_never_make_it_give_up(text: str) -> None:
    drafts: list[Draft] = shipped_tagger().tag(make_page(text))
    for draft in drafts:
        spans = [*draft.content, *(s for s in (draft.cue, draft.source) if s is not None)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in zip(draft.content, draft.content[1:], strict=False))
        assert 0 <= draft.confidence <= 1


def test_one_paragraph_of_a_hundred_thousand_characters_is_read() -> None:
    """It takes about five seconds, five times as long as a fifth of it: time in its square would take 25."""
    chance = random.Random(3)
    names = ["Lund", "Marken", "Holm"]
    sentences = [f"“The port is safe,” {chance.choice(names)} said on day {n}, and went home. " for n in range(1400)]
    text = "".join(sentences)[:100_000].strip()
    with bounded(15):
        found = said(text)
    assert len(found) > 1000


def test_one_paragraph_of_half_a_million_characters_is_read() -> None:
    chance = random.Random(3)
    names = ["Lund", "Marken", "Holm"]
    sentences = [f"“The port is safe,” {chance.choice(names)} said on day {n}, and went home. " for n in range(7000)]
    text = "".join(sentences)[:500_000].strip()
    with bounded(300):
        found = said(text)
    assert len(found) > 5000


def test_what_lies_beyond_its_reach_is_read_by_rules_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EncoderTagger, "reach", 52)
    page: Page = make_page(
        "“We sailed at dawn and nobody saw us,” Marken said.", "“The port was shut when we came back,” Holm said."
    )
    found, _, failures = statements(page, gazetteer=GAZETTEER, tagger=shipped_tagger())
    assert [one.source_words for one in found] == ["Marken", "Holm"]
    assert [one.code for one in failures] == ["page-too-long"]
    assert all(block.span.end <= 52 for block in read_blocks(page, 52))
