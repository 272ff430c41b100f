"""What was found of two pages is kept: nothing is read again for it, and nothing depends on it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lineage.reports import CLOSE, DETAIL, LEDE, MONEY, OTHER, REPORT, SAID, credit, page, row

from onrecord.lineage import sketch, stories

HEAD = ("headline", "Quellin closes its northern pier")
PAGES = {
    "a": page(HEAD, *REPORT, outlet="The Quellin Mail", published="2019-03-04"),
    "b": page(
        HEAD, *REPORT, outlet="Sund Courier", published="2019-03-05", tip=credit("H/T Quellin Mail", "Quellin Mail")
    ),
    "c": page(("headline", "Pier"), LEDE, SAID, DETAIL, CLOSE, outlet="Coal Quay", published="2019-03-06"),
    "d": page(("headline", "Gulls"), *OTHER, outlet="Sund Courier", published="2019-03-02"),
    "e": page(("headline", "Money"), MONEY, CLOSE, *OTHER[1:], outlet="The Quellin Mail", published="2019-03-07"),
    "f": page(("headline", "Early"), LEDE, DETAIL, MONEY, CLOSE, outlet="Bait and Tackle", published="2019-03-01"),
}


class Held:
    def __init__(self) -> None:
        self.rows: dict[tuple[str, str, str], tuple[str, bytes]] = {}

    def kept(self, kind, page, other, key):
        held = self.rows.get((kind, page, other))
        return held[1] if held and held[0] == key else None

    def keep(self, kind, page, other, key, result):
        self.rows[(kind, page, other)] = (key, result)


class Reads:
    def __init__(self, pages) -> None:
        self.pages = {page.id: page for page in pages}
        self.read: set[str] = set()

    def __call__(self, name):
        self.read.add(name)
        return self.pages[name]


def told(names, held, reads):
    rows = [row(PAGES[name], name) for name in names]
    return stories(rows, {PAGES[name].id: sketch(PAGES[name]) for name in names}, reads, comparisons=held)


def test_nothing_is_read_a_second_time():
    held, reads = Held(), Reads(PAGES.values())
    first = told(PAGES, held, reads)
    assert reads.read
    again = Reads([])
    assert told(PAGES, held, again) == first
    assert not again.read


def test_a_page_added_later_is_compared_with_its_family_alone():
    held = Held()
    told("abcd", held, Reads(PAGES.values()))
    reads = Reads(PAGES.values())
    found = told("abcdf", held, reads)
    assert PAGES["d"].id not in reads.read
    assert [story.original.place for story in found if story.copies] == ["f"]


def test_a_page_that_is_read_anew_is_compared_anew():
    held = Held()
    told("ab", held, Reads(PAGES.values()))
    rows = [row(PAGES[name], name) for name in "ab"]
    shorter = page(HEAD, LEDE, SAID, outlet="Sund Courier", published="2019-03-05")
    changed = {PAGES["b"].id: shorter, PAGES["a"].id: PAGES["a"]}
    sketches = {name: sketch(held_page) for name, held_page in changed.items()}
    assert stories(rows, sketches, changed.__getitem__, comparisons=held) == stories(
        rows, sketches, changed.__getitem__
    )


@settings(max_examples=25)
@given(st.permutations(sorted(PAGES)), st.integers(1, 5))
def test_coming_one_by_one_in_any_order_gives_what_all_at_once_gives(order, step):
    held = Held()
    for upto in range(1, len(order), step):
        told(order[:upto], held, Reads(PAGES.values()))
    assert told(order, held, Reads(PAGES.values())) == told(sorted(PAGES), Held(), Reads(PAGES.values()))
