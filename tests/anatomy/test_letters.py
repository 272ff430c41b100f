"""What is counted of all units at once is what is counted of each."""

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.anatomy.letters import Letters

SENTENCES = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|$)|[。！？]")
LAST = re.compile(r"[.!?…:;。！？][\"'”’»«“)\]]*$")
WORDS = st.lists(
    st.lists(
        st.text(alphabet="aBéŞ7٣𝟏.!?…:。！\"'”’»«“„)],，、-(", min_size=1, max_size=9), min_size=1, max_size=12
    ).map(" ".join),
    min_size=1,
    max_size=6,
)


@given(WORDS)
def test_counts_are_those_of_each_unit_alone(words: list[str]) -> None:
    found = Letters(words)
    assert found.words.tolist() == [len(row.split()) for row in words]
    assert found.commas.tolist() == [sum(row.count(mark) for mark in ",，、") for row in words]
    assert found.marks.tolist() == [sum(row.count(mark) for mark in '"“„«') for row in words]
    assert found.digits(5).tolist() == [sum(map(str.isdigit, row[:5])) for row in words]
    assert found.capitals(3).tolist() == [sum(part[0].isupper() for part in row.split()[:3]) for row in words]
    assert found.lower.tolist() == [row[:1].islower() for row in words]
    assert found.wide.tolist() == [not row.isascii() for row in words]


@given(WORDS)
def test_sentences_are_those_that_the_expressions_find(words: list[str]) -> None:
    found = Letters(words)
    assert found.sentences.tolist() == [len(SENTENCES.findall(row)) for row in words]
    assert found.whole.tolist() == [LAST.search(row[-6:]) is not None for row in words]
