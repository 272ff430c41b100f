"""Invented reports for the tests of lineage, and their stories."""

import builders

from onrecord.lineage import StoryPage, sketch, stories
from onrecord.records import Credit, CreditKind, Page, PageId, Story

LEDE = (
    "The harbour board of Quellin voted late on Monday to close the northern pier for the winter, after divers found "
    "that two of its oldest piles had been hollowed out by worms and could no longer carry a loaded cart."
)
SAID = (
    "“I have walked on that pier since I was a boy and I will not be the one who drops it into the sea,” said the "
    "board's chairman, Anders Mokk, who has run the port for eleven years."
)
DETAIL = (
    "Fishing crews will have to land their catch at the coal quay, a detour of four miles for the boats that work the "
    "eastern banks, and the the ferry to Sund will leave from the customs steps until April."
)
MONEY = (
    "Repairs are expected to cost the town nine hundred thousand crowns, most of which the board hopes to borrow from "
    "the provincial savings bank at a rate that has yet to be agreed."
)
CLOSE = (
    "A petition against the closure had gathered four hundred signatures by Tuesday morning, according to the owner of "
    "the bait shop at the foot of the pier, who expects to lose half of her trade."
)
HEAD = ("headline", "Quellin closes its northern pier")
REPORT = (LEDE, SAID, DETAIL, MONEY, CLOSE)
OTHER = (
    "Nobody had counted the gulls of Quellin before this spring, when two schoolteachers borrowed a ladder and a "
    "notebook and went from roof to roof, asking leave at every door and writing down each nest.",
    "They stopped at six hundred and twelve, having run out of roofs and of patience with the wind, and handed the "
    "notebook to the town clerk, who does not know in which drawer it belongs.",
    "The clerk has since received three letters about gulls, two of them unsigned and one of them in verse.",
)


def row(page: Page, place: str, address: str | None = None) -> StoryPage:
    """Return what lineage needs of `page` beside its text."""
    return StoryPage(
        id=page.id,
        place=place,
        address=address or place,
        outlet=page.outlet,
        published=page.published,
        title=page.title,
    )


def told(
    pages: dict[str, Page], rejected: frozenset[tuple[PageId, PageId]] = frozenset(), *, backwards: bool = False
) -> list[Story]:
    """Return the stories of the pages, which are named by their places."""
    by_id = {page.id: page for page in pages.values()}
    rows = [row(page, place) for place, page in pages.items()]
    sketches = {page.id: sketch(page) for page in pages.values()}
    return stories(rows[::-1] if backwards else rows, sketches, by_id.__getitem__, rejected=rejected)


def credit(words: str, names: str, kind: str = "hat-tip"):
    """Return what turns `words`, the last block of a page, into its credit line."""
    return words, names, kind


def page(*parts, tip: tuple[str, str, str] | None = None, **fields) -> Page:
    """Return a page; `tip` is (words, names, kind) of a credit line at its end."""
    if tip is None:
        return builders.make_page(*parts, **fields)
    words, names, kind = tip
    bare = builders.make_page(*parts, ("credit", words), **fields)
    span = builders.find(bare, words)
    return builders.make_page(
        *parts, ("credit", words), credits=(Credit(span=span, names=names, kind=CreditKind(kind)),), **fields
    )
