from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.dossier.reports import as_tree
from onrecord.records import Copy, PageId, Relation


def copy(page: str, parent: str | None) -> Copy:
    made_from = PageId(parent) if parent else None
    return Copy(page=PageId(page), place=page, parent=made_from, relation=Relation.REPRINT, confidence=0.9)


def test_each_copy_stands_below_the_one_that_it_was_made_from() -> None:
    rows = [copy("b", "a"), copy("c", "a"), copy("d", "b"), copy("e", "d"), copy("f", None)]
    assert [(row.page, depth) for row, depth in as_tree(rows)] == [("b", 0), ("d", 1), ("e", 2), ("c", 0), ("f", 0)]


@given(st.permutations("bcdefg"))
def test_no_copy_is_lost_whatever_the_order(order: list[str]) -> None:
    parents = {"b": "a", "c": "b", "d": "c", "e": "b", "f": "gone", "g": None}
    found = as_tree([copy(page, parents[page]) for page in order])
    assert sorted(row.page for row, _ in found) == sorted(parents)
    assert {row.page: depth for row, depth in found} == {"b": 0, "c": 1, "d": 2, "e": 1, "f": 0, "g": 0}
