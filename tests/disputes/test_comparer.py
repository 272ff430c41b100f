"""The comparer that ships: its answers are chances, hang on the words alone, and it reads whatever it is given."""

import pytest

from onrecord.disputes.comparer import HEADS, shipped_comparer
from onrecord.records import Act

CLAIM = "The mayor said the bridge at Sorn had been closed on Monday."
DENIAL = "The harbour office denied that the bridge at Sorn had been closed."
OTHER = "Cherry growers in the valley expect a late harvest, their union said."


def test_every_head_gives_chances() -> None:
    found = shipped_comparer().answers(CLAIM, DENIAL)
    for head, answers in HEADS.items():
        assert len(found[head]) == len(answers)
        assert float(found[head].sum()) == pytest.approx(1, abs=1e-5)


def test_the_order_of_two_claims_is_nothing() -> None:
    assert shipped_comparer().compare(CLAIM, DENIAL) == shipped_comparer().compare(DENIAL, CLAIM)


def test_a_denial_is_heard_and_another_matter_is_not() -> None:
    denied, apart = (shipped_comparer().compare(CLAIM, text) for text in (DENIAL, OTHER))
    assert denied > 0.5 > apart


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The two unions threatened to strike unless the yard reopens.", Act.THREATENS),
        ("Estmark rejected the offer to share the port.", Act.REJECTS),
        ("Norland called on its neighbour to withdraw the patrol boats.", Act.DEMANDS),
        ("The two ministers met in Sorn on Tuesday.", None),
    ],
)
def test_acts(text: str, act: Act | None) -> None:
    assert shipped_comparer().act(text).act is act


@pytest.mark.parametrize("text", ["", "?", "\x00\u202e", "word " * 5_000, "ß" * 900])
def test_any_text_is_read(text: str) -> None:
    found = shipped_comparer().compare(text, CLAIM)
    assert 0 <= found <= 1
    assert found == shipped_comparer().compare(text, CLAIM)
