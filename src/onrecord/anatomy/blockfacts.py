"""What the judge of blocks is told of each unit: its words, its mark-up, what holds it, what stands beside it.

Everything is gathered in one walk over the elements and one over the units; sums over a container are differences of
running sums, so the whole is linear in elements and units.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from onrecord.anatomy.blocktold import TOLD, told_facts
from onrecord.anatomy.document import Document, Element
from onrecord.anatomy.furniture import furniture_heading, furniture_phrase
from onrecord.anatomy.letters import Letters
from onrecord.anatomy.lines import Cue, Line

__all__ = ["CONTAINERS_SEEN", "FAR", "NAMES", "OWN", "STEPS", "Facts", "Table", "block_facts"]

Table = NDArray[np.float32]
Edges = dict[int, tuple[int, int]]
"""Of each container the first of its units and the one after its last."""

ENDS = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|$)|[。！？]")
YEARLY = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\d{1,2}[./]\d{1,2}[./]")
KINDS = {
    name: place
    for place, group in enumerate(
        ("p", "h1", "h2", "h3", "h4 h5 h6", "li", "td th tr", "a button label", "span b strong em i font small",
         "div section article main center", "blockquote q", "figcaption caption figure", "dt dd", "time address cite"),
        start=1,
    )
    for name in group.split()
}  # fmt: skip
"""Tags by the make of a unit's innermost element; 0 is any other."""
HOLDING = (
    "nav",
    "footer",
    "header",
    "aside",
    "form",
    "article",
    "main",
    "figure",
    "ul",
    "table",
    "blockquote",
    "section",
)
"""Elements whose being around a unit tells what it is."""
SAYING: dict[str, str] = {
    "furniture": (
        "nav menu navbar breadcrumb foot footer side sidebar aside widget share sharing social subscribe "
        "subscription newsletter promo promotion advert advertisement ad ads sponsor sponsored cookie consent "
        "banner tag tags tagcloud category categories pager pagination toolbar skip masthead paywall signup "
        "login print modal popup overlay copyright disclaimer outbrain taboola tool tools button btn action "
        "cta bio donate follow app rating vote hidden"
    ),
    "elsewhere": (
        "related recommend recommended popular trending most teaser also more next prev previous latest "
        "recirc card cards carousel slider list topics archive feed read readmore promo stories posts "
        "headlines grid item items"
    ),
    "comments": (
        "comment comments commentlist respond reply replies disqus discuss discussion kommentar kommentare thread forum"
    ),
    "caption": (
        "caption cutline legend legende credit photo picture image img bild foto media gallery video figure "
        "figcaption thumb"
    ),
    "byline": (
        "byline author authors autor auteur meta metadata date datetime time timestamp posted published "
        "publish dateline info kicker section rubric"
    ),
    "deck": (
        "deck dek standfirst subtitle subhead subheadline strapline summary lead lede intro chapo excerpt "
        "abstract description headline title heading sub"
    ),
    "report": (
        "content body text copy hentry richtext rte prose paragraph articlebody storytext bodytext entry "
        "article story post"
    ),
}
"""What the words of classes and ids say; each kind is a fact of its own."""
WORDS_OF_NAMES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
SAID: dict[str, tuple[int, ...]] = {}
for _at, _words in enumerate(SAYING.values()):
    for _word in _words.split():
        SAID[_word] = (*SAID.get(_word, ()), _at)
CONTAINERS_SEEN = 4
"""Containers around a unit that are told of, each holding more units than the one before."""
FAR = 40
"""Steps beyond which a distance tells nothing more."""
SEEN = 2_000
"""Characters of a unit in which its sentences are counted."""
PROSE_LENGTH = 80
MOST_LINKED = 0.35
OWN = (
    "length", "words", "linked", "sentences", "ends", "commas", "capitals", "digits", "marks", "lines", "phrase",
    "heading",
    "dated", "repeated", "titled", "kind", "hidden", "depth", "prose", "lower",
)  # fmt: skip
PLACE = (
    "place", "share before", "from h1", "prose before", "prose after", "near prose", "make share", "make count",
    "make parent share", "in best", "best place", "best level",
)  # fmt: skip
BOXED = ("box prose share", "box density", "box linked", "box units", "box mean", "box twins", "box h1")
BESIDE = ("length", "linked", "prose", "ends", "heading", "kind", "parent")
STEPS = (-2, -1, 1, 2)
NAMES = (
    *OWN,
    *(f"in {tag}" for tag in HOLDING),
    *(f"{name} {part}" for name in SAYING for part in ("steps", "count")),
    *(f"{name} {level}" for level in range(1, CONTAINERS_SEEN + 1) for name in BOXED),
    *PLACE,
    *(f"{name} {step:+}" for step in STEPS for name in BESIDE),
    *TOLD,
)
"""The facts, in the order of the table's columns."""


@dataclass(slots=True)
class Facts:
    """The table of facts, and what the second judge needs of how the units stand to each other."""

    table: Table
    """A row a unit, a column a name of `NAMES`."""
    chains: list[tuple[int, ...]]
    edges: Edges
    makes: list[int]
    """Units of one make (tag, class) have one number."""


@lru_cache(maxsize=8192)
def _said(names: str) -> tuple[int, ...]:
    """Return the kinds that the words of an element's names say."""
    kinds = {at for word in WORDS_OF_NAMES.findall(names) for at in SAID.get(word.lower(), ())}
    return tuple(sorted(kinds))


def _marks(row: Element) -> tuple[int, ...]:
    named = row.attributes
    if not named:
        return ()
    names, identity, prop = named.get("class", ""), named.get("id", ""), named.get("itemprop", "")
    said = _said(names[:200]) if names else ()
    # Classes repeat and are remembered by themselves; ids are mostly each one's own.
    for more in (identity[:80], prop[:40]):
        if more and (told := _said(more)):
            said = tuple(sorted({*said, *told})) if said else told
    return said


def _widening(document: Document, groups: Sequence[list[Line]]) -> list[tuple[int, ...]]:
    """Return for each unit the containers around it, nearest first, each of more text than the one before."""
    known: dict[int, tuple[int, ...]] = {-1: ()}
    elements = document.elements
    out = []
    for group in groups:
        home = group[0].home
        path = []
        at = home
        while at not in known:
            path.append(at)
            at = elements[at].parent
        for at in reversed(path):
            row = elements[at]
            above = known[row.parent]
            start, end = row.start, row.end
            same = bool(above) and start == elements[above[0]].start and end == elements[above[0]].end
            if same or start >= end or row.tag in ("html", "body"):
                known[at] = above
            else:
                known[at] = (at, *above[:CONTAINERS_SEEN])
        chain = known[home]
        # A container that holds just the unit is the unit itself.
        if chain and elements[chain[0]].end <= group[-1].span.end and elements[chain[0]].start >= group[0].span.start:
            chain = chain[1:]
        out.append(chain[:CONTAINERS_SEEN])
    return out


def block_facts(document: Document, groups: Sequence[list[Line]], words: Sequence[str], titles: Sequence[str]) -> Facts:
    """Return the facts of a page's units.

    `words` are the units' words, white space folded; `titles` what the head says the page is called.
    """
    count = len(groups)
    chains = _widening(document, groups)
    own = _own_facts(groups, words, titles, document)
    holding, saying, depth = _around(document, groups)
    own[:, OWN.index("depth")] = depth
    lengths = own[:, OWN.index("length")]
    linked = own[:, OWN.index("linked")] * lengths
    prose = own[:, OWN.index("prose")] * lengths
    sums = np.zeros((4, count + 1))
    for at, row in enumerate((lengths, linked, prose, np.ones(count))):
        np.cumsum(row, out=sums[at, 1:])
    starts = np.array([group[0].span.start for group in groups])
    edges = _edges(document, chains, starts)
    first = next((at for at, group in enumerate(groups) if not group[0].hidden and _under_h1(document, group)), -1)
    boxed = _boxed(document, chains, edges, sums, first)
    makes = [_make(document, group) for group in groups]
    place = _placed(document, groups, makes, chains, edges, own, sums, first)
    beside = _beside(groups, own)
    told = told_facts(document, groups, words, {name: own[:, at] for at, name in enumerate(OWN)})
    own[:, 0] = np.log1p(own[:, 0])
    numbers = {make: at for at, make in enumerate(dict.fromkeys(makes))}
    table = np.hstack((own, holding, saying, boxed, place, beside, told)).astype(np.float32)
    return Facts(table, chains, edges, [numbers[make] for make in makes])


def _make(document: Document, group: list[Line]) -> tuple[str, str]:
    if group[0].home < 0:
        return "", ""
    row = document.elements[group[0].home]
    return row.tag, row.attributes.get("class", "")


def _own_facts(
    groups: Sequence[list[Line]], words: Sequence[str], titles: Sequence[str], document: Document
) -> NDArray[np.float64]:
    seen = Counter(words)
    named = {"".join(title.split()).casefold() for title in titles if title}
    named_sizes = np.array(sorted({len("".join(title.split())) for title in titles if title}), dtype=np.int64)
    letters = Letters(words)
    sizes, many = letters.sizes, letters.words
    sentences, ends = np.where(sizes > 20, letters.sentences, 0), letters.whole
    for at in np.flatnonzero(sizes > SEEN).tolist():
        sentences[at] = len(ENDS.findall(words[at][:SEEN]))
    heads = letters.digits(200)
    dated = (sizes <= 300) & (letters.digits(300) > 1) & ((heads > 1) | (sizes > 200) | letters.wide)
    titled = (sizes <= 300) & np.isin(sizes - many + 1, named_sizes)
    elements, kinds = document.elements, KINDS
    out: dict[str, ArrayLike] = {}
    out["length"], out["words"] = sizes, np.minimum(many, 300)
    shares = np.array([_share(group, size) for group, size in zip(groups, sizes.tolist(), strict=True)])
    out["linked"] = shares
    out["sentences"], out["ends"] = np.minimum(sentences, 40), ends
    out["commas"] = letters.commas / np.maximum(1, many)
    out["capitals"] = letters.capitals(60) / np.maximum(1, np.minimum(many, 60))
    out["digits"] = heads / np.maximum(1, np.minimum(sizes, 200))
    out["marks"] = letters.marks
    out["lines"] = [min(len(group), 20) for group in groups]
    out["phrase"] = [
        bool(group[0].cues & Cue.PHRASE) and len(text) <= 300 and furniture_phrase(text)
        for group, text in zip(groups, words, strict=True)
    ]
    out["heading"] = [len(text) <= 80 and furniture_heading(text) for text in words]
    out["dated"] = [may and YEARLY.search(text) is not None for may, text in zip(dated.tolist(), words, strict=True)]
    out["repeated"] = [min(seen[text], 5) for text in words]
    out["titled"] = [
        may and "".join(text.split()).casefold() in named for may, text in zip(titled.tolist(), words, strict=True)
    ]
    out["kind"] = [kinds.get(elements[group[0].home].tag, 0) if group[0].home >= 0 else 0 for group in groups]
    out["hidden"] = [group[0].hidden for group in groups]
    out["depth"] = np.zeros(len(groups))
    out["prose"] = (sizes >= PROSE_LENGTH) & (shares < MOST_LINKED) & (ends | (sentences > 1) | (sizes > 250))
    out["lower"] = letters.lower
    table = np.empty((len(groups), len(OWN)))
    for at, name in enumerate(OWN):
        table[:, at] = np.asarray(out[name])
    return table


def _share(group: list[Line], size: int) -> float:
    """Return the share of a unit's `size` characters that stand inside links."""
    return group[0].linked if len(group) == 1 else sum([x.linked * len(x.text) for x in group]) / max(1, size)


def _around(document: Document, groups: Sequence[list[Line]]) -> tuple[Table, Table, list[int]]:
    """Return what holds each unit: elements of a telling tag, names that tell and how near they are, and the depth."""
    kinds = len(SAYING)
    tags = {tag: at for at, tag in enumerate(HOLDING)}
    tags["ol"] = tags["ul"]
    # Of each kind of names the depth of the nearest element that says it: what says nothing takes its parent's as is.
    blank = ((0,) * len(HOLDING), (-FAR,) * kinds, (0,) * kinds, 0)
    known: dict[int, tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], int]] = {-1: blank}
    elements = document.elements
    for_units = []
    for group in groups:
        path = []
        at = group[0].home
        while at not in known:
            path.append(at)
            at = elements[at].parent
        for at in reversed(path):
            row = elements[at]
            held, nearest, counts, depth = known[row.parent]
            depth += 1
            tag = tags.get(row.tag)
            if tag is not None and not held[tag]:
                held = (*held[:tag], 1, *held[tag + 1 :])
            said = _marks(row) if row.attributes and row.tag not in ("html", "body") else ()
            if said:
                near, many = list(nearest), list(counts)
                for mark in said:
                    near[mark] = depth
                    many[mark] += 1
                nearest, counts = tuple(near), tuple(many)
            known[at] = held, nearest, counts, depth
        for_units.append(known[group[0].home])
    depths = [row[3] for row in for_units]
    held_table = np.array([row[0] for row in for_units], dtype=np.float32).reshape(len(groups), len(HOLDING))
    said_table = np.empty((len(groups), 2 * kinds), dtype=np.float32)
    steps = np.array(depths)[:, None] - np.array([row[1] for row in for_units]).reshape(len(groups), kinds)
    said_table[:, 0::2] = np.minimum(steps, FAR)
    said_table[:, 1::2] = np.array([row[2] for row in for_units]).reshape(len(groups), kinds)
    return held_table, said_table, depths


def _edges(document: Document, chains: Sequence[tuple[int, ...]], starts: NDArray[np.int64]) -> Edges:
    """Return for each container the first of its units and the one after its last."""
    rows = sorted({row for chain in chains for row in chain})
    if not rows:
        return {}
    low = np.searchsorted(starts, [document.elements[row].start for row in rows])
    high = np.searchsorted(starts, [document.elements[row].end for row in rows])
    return {row: (int(a), int(b)) for row, a, b in zip(rows, low, high, strict=True)}


def _boxed(
    document: Document, chains: Sequence[tuple[int, ...]], edges: Edges, sums: NDArray[np.float64], first: int
) -> Table:
    whole = max(1.0, sums[2, -1])
    facts: dict[int, tuple[float, ...]] = {}
    makes = {at: (document.elements[at].tag, document.elements[at].attributes.get("class", "")) for at in edges}
    twins = Counter(makes.values())
    for row, (low, high) in edges.items():
        length, linked, prose, many = (float(sums[at, high] - sums[at, low]) for at in range(4))
        facts[row] = (prose / whole, prose / max(1.0, length), linked / max(1.0, length), many, length / max(1.0, many),
                      min(twins[makes[row]], 50), low <= first < high)  # fmt: skip
    blank = (1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 1.0)
    # One table of the containers, the blank last; each unit picks its rows.
    places = {row: at for at, row in enumerate(facts)}
    table = np.array([*facts.values(), blank], dtype=np.float32)
    none = (len(places),) * CONTAINERS_SEEN
    picked = np.array([(*[places[row] for row in chain], *none[len(chain) :]) for chain in chains], dtype=np.int64)
    return table[picked.reshape(len(chains), CONTAINERS_SEEN)].reshape(len(chains), CONTAINERS_SEEN * len(BOXED))


def _placed(
    document: Document,
    groups: Sequence[list[Line]],
    makes: Sequence[tuple[str, str]],
    chains: Sequence[tuple[int, ...]],
    edges: Edges,
    own: NDArray[np.float64],
    sums: NDArray[np.float64],
    first: int,
) -> Table:
    count = len(groups)
    lengths, prose = own[:, 0], own[:, OWN.index("prose")] * own[:, 0]
    whole = max(1.0, float(prose.sum()))
    elements = document.elements
    parents = [elements[group[0].home].parent if group[0].home >= 0 else -1 for group in groups]
    by_make: Counter[tuple[str, str]] = Counter()
    by_place: Counter[tuple[str, str, int]] = Counter()
    many = Counter(makes)
    for at in range(count):
        by_make[makes[at]] += int(prose[at])
        by_place[*makes[at], parents[at]] += int(prose[at])
    best = _best(chains, prose)
    low, high = edges.get(best, (0, count))
    positions = np.arange(count)
    ahead, behind = sums[2, :-1] / whole, (sums[2, -1] - sums[2, 1:]) / whole
    near = sums[2, np.minimum(count, positions + 6)] - sums[2, np.maximum(0, positions - 5)]
    out = np.empty((count, len(PLACE)), dtype=np.float32)
    out[:, 0] = positions / max(1, count)
    out[:, 1] = sums[0, :-1] / max(1.0, float(lengths.sum()))
    out[:, 2] = np.clip(positions - first, -FAR, 4 * FAR) if first >= 0 else -FAR - 1
    out[:, 3], out[:, 4], out[:, 5] = ahead, behind, near / whole
    out[:, 6] = [by_make[make] / whole for make in makes]
    out[:, 7] = [min(many[make], 100) for make in makes]
    out[:, 8] = [by_place[*make, parent] / whole for make, parent in zip(makes, parents, strict=True)]
    out[:, 9] = (positions >= low) & (positions < high)
    out[:, 10] = np.clip((positions - low) / max(1, high - low), -1, 2)
    out[:, 11] = [chain.index(best) if best in chain else -1 for chain in chains]
    return out


def _under_h1(document: Document, group: list[Line]) -> bool:
    at = group[0].home
    for _ in range(4):
        if at < 0:
            return False
        if document.elements[at].tag == "h1":
            return True
        at = document.elements[at].parent
    return False


def _best(chains: Sequence[tuple[int, ...]], prose: NDArray[np.float64]) -> int:
    """Return the container that holds most prose, a nearer one weighing more than those around it; -1 for none."""
    weights: dict[int, float] = {}
    for chain, size in zip(chains, prose.tolist(), strict=True):
        if size:
            for level, row in enumerate(chain[:3]):
                weights[row] = weights.get(row, 0.0) + size * (1.0, 0.7, 0.5)[level]
    return max(weights, key=lambda row: (weights[row], -row)) if weights else -1


def _beside(groups: Sequence[list[Line]], own: NDArray[np.float64]) -> Table:
    count = len(groups)
    homes = np.array([group[0].home for group in groups])
    table = np.empty((count, len(BESIDE)))
    for at, name in enumerate(BESIDE[:-1]):
        table[:, at] = own[:, OWN.index(name)]
    table[:, 0] = np.log1p(table[:, 0])
    table[:, -1] = homes
    out = np.full((count, len(STEPS) * len(BESIDE)), -1.0, dtype=np.float32)
    for at, step in enumerate(STEPS):
        rows = slice(max(0, step), count + min(0, step))
        target = slice(max(0, -step), count + min(0, -step))
        out[target, at * len(BESIDE) : (at + 1) * len(BESIDE)] = table[rows]
        out[target, (at + 1) * len(BESIDE) - 1] = homes[rows] == homes[target]
    return out
