"""Cues: whatever a costly expression finds is foretold by the one pass over the page."""

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.anatomy import policywords, threadwords
from onrecord.anatomy.creditlabels import ALONE
from onrecord.anatomy.credits import credit_line, is_correction, is_reporting_line, may_credit
from onrecord.anatomy.creditsigns import TAKEN, TAKEN_STEMS
from onrecord.anatomy.cues import STEMS, cues
from onrecord.anatomy.furniture import PHRASE, PHRASE_STEMS
from onrecord.anatomy.lines import Cue
from onrecord.anatomy.policy import NAMED
from onrecord.anatomy.policy import STEMS as POLICY_STEMS

CREDITS = (
    "H/T Westerly Courier",
    "Hat tip: The Harbour Gazette",
    "via Harbour Gazette",
    "This article first appeared in the Northgate Review",
    "Quelle: Nordkurier",
    "Source: harbour-gazette.example",
    "Dieser Text erschien zuerst im Hafenblatt",
    "Provided by Westerly University",
    "(mit dpa)",
    "Aus: Hafenblatt 7/2031",
    "With files from the Harbour Gazette",
    "Editor's note: an earlier version gave the wrong day",
    "Reporting by Ann Lee; editing by Bo Dahl",
    "Originalartikel: Hafenblatt",
    "Thanks to Harbour Gazette for the tip",
    "Danke an Hafenblatt für den Hinweis!",
    "Gefunden bei: Hafenblatt",
    "SOURCE Harbour Works Inc.",
    "Quelle – Hafenblatt",
    "Courtesy of the Harbour Gazette",
    "Reproduced with the kind permission of the Harbour Gazette",
    "Nachdruck mit freundlicher Genehmigung der Hafenrundschau",
    "Wir übernehmen den Artikel mit Erlaubnis von Hafenblatt",
    "Repris de La Gazette du Port avec autorisation",
    "Overgenomen van De Havenkrant",
    "From our partners at Harbour Wire",
    "Der Beitrag stammt von unserem Partner Hafenblatt",
    "Distributed by Harbour Presswire",
    "This piece is syndicated by Harbour Features",
    "Text: Harbour News",
    "This report uses material from the Harbour Gazette",
    "Material from the Harbour Gazette was used in this report",
    "По материалам РИА Новости",
    "Originally published on March 3, 2031 in the Harbour Gazette",
    "Dit artikel verscheen eerder in De Havenkrant",
    "Saken ble først publisert i Havneavisen",
    "Text původně vyšel v Přístavních novinách",
    "Met medewerking van ANP",
)


def expanded(pattern: Any, stems: tuple[str, ...]) -> set[str]:
    """Return the beginnings of what `pattern` matches that hold none of `stems`, other characters as a dot."""
    parser: Any = import_module("re._parser")
    return _follow(parser.parse(pattern.pattern, pattern.flags), {""}, stems)


def _follow(parts: Any, before: set[str], stems: tuple[str, ...]) -> set[str]:
    for code, value in parts:
        name = str(code)
        if name == "LITERAL":
            after = {text + chr(value).lower() for text in before}
        elif name == "BRANCH":
            after = set().union(*(_follow(way, before, stems) for way in value[1]))
        elif name == "SUBPATTERN":
            after = _follow(value[3], before, stems)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = value
            after = before
            for _ in range(least):
                after = _follow(inner, after, stems)
            if most > least:
                more = _follow(inner, after, stems)
                after = after | more | ({text + "." for text in more} if most > least + 1 else set())
        elif name in ("AT", "ASSERT", "ASSERT_NOT"):
            after = before
        elif name == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
            after = {text + chr(point).lower() for text in before for _, point in value}
        elif name == "IN" and "SPACE" in str(value):
            after = {text + " " for text in before}
        else:
            after = {text + "." for text in before}
        before = {text[-40:] for text in after if not any(stem in text for stem in stems)}
        assert len(before) < 20_000
    return before


@pytest.mark.parametrize(
    ("pattern", "stems"),
    [
        (policywords.FIRM, policywords.FIRM_STEMS),
        (policywords.LOOSE, policywords.TOLD_STEMS),
        *zip(policywords.GROUPS, policywords.RULES, strict=True),
        (NAMED, POLICY_STEMS),
        (PHRASE, PHRASE_STEMS),
        (TAKEN, TAKEN_STEMS),
        (threadwords.FORM, threadwords.FORM_STEMS),
        (threadwords.HEADING, threadwords.HEADING_STEMS),
        (threadwords.COUNTED, threadwords.HEADING_STEMS),
    ],
)
def test_whatever_an_expression_finds_holds_one_of_its_stems(pattern: Any, stems: tuple[str, ...]) -> None:
    assert expanded(pattern, stems) == set()


def test_each_word_of_a_threads_heading_holds_a_stem() -> None:
    lone = [word for word in threadwords.HEADING_WORDS if not any(row in word for row in threadwords.HEADING_STEMS)]
    assert lone == []


@pytest.mark.parametrize("line", CREDITS)
def test_a_credit_is_foretold(line: str) -> None:
    assert credit_line(line) or is_correction(line) or is_reporting_line(line) or ALONE.match(line)
    assert may_credit(line, cues([line])[0])


@given(
    st.lists(st.text(max_size=60), max_size=8),
    st.sampled_from([(cue, stem) for cue, stems in sorted(STEMS.items()) for stem in stems]),
    st.integers(0, 8),
    st.booleans(),
)
def test_a_unit_that_holds_a_stem_has_its_cue(
    others: list[str], told: tuple[int, str], at: int, capitals: bool
) -> None:
    cue, stem = told
    whole = stem.upper() if capitals and stem.upper().lower() == stem else stem
    words = [*others[:at], f"Ka {whole} ve", *others[at:]]
    assert cues(words)[min(at, len(others))] & cue


def test_plain_words_have_no_cue_and_a_stem_tells_only_its_own_unit() -> None:
    assert cues(["A quiet day.", "Leave a reply", "A calm night."])[::2] == [0, 0]
    assert cues(["A quiet day.", "Leave a reply"])[1] & Cue.FORM
    assert cues([]) == []
