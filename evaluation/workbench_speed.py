"""How fast a large ledger answers what the workbench asks: `python -m evaluation.workbench_speed [--pages N]`.

The ledger is made once and kept under `build/workbench/`. Printed: milliseconds at the median and the 95th percentile,
by sort of question, each asked with many different words, names, days and ids; then over all searches and all lists.
Then the same of the app's pages, in process: first visits, each after a judgement, and later ones, each with its size.
The first two columns are by the clock, the others of the work that was done for it, which other work on the machine
slows less. Every run leaves judgements in the ledger, one for each first visit.
"""

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from typing import Any

from evaluation.made_ledger import build
from evaluation.workbench_pages import visited
from onrecord.ledger import StatementQuery, Store, open_ledger
from onrecord.records import (
    Actor,
    Dispute,
    Matter,
    Page,
    Position,
    Record,
    Statement,
    StatementKind,
    Story,
    Utterance,
)

__all__ = ["main"]

FOLDER = Path("build/workbench")
TIMES = 40
"""Questions of each sort."""
VISITS = 8
"""First visits of each sort of page; each page is visited twice more."""
COMMON = "soldiers refugees bridges said denied evacuated foreign military convoys treaty protocol accept signed"
Question = Callable[[], object]


def main() -> None:
    """Build the ledger where it is not built, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--pages", type=int, default=100_000, help="pages of the ledger; about ten statements stand on each"
    )
    parser.add_argument("--times", type=int, default=TIMES, help="questions of each sort")
    parser.add_argument("--as-it-is", action="store_true", help="ask of the ledger as far as it is built")
    parser.add_argument("--visits", type=int, default=VISITS, help="first visits of each sort of page")
    parser.add_argument("--only", choices=("searches", "lists", "pages"), help="time these alone")
    options = parser.parse_args()
    path = FOLDER / f"{options.pages}.db"
    print(f"load average at the start: {os.getloadavg()[0]:.1f}, on {os.cpu_count()} cores")
    with open_ledger(path, create=False) if options.as_it_is else build(path, options.pages) as store:
        print(
            {
                kind.__name__: store.count(kind)
                for kind in (Page, Statement, Utterance, Actor, Matter, Position, Dispute)
            }
        )
        print(f"{'milliseconds':<44}{'clock 50':>10}{'95 %':>10}{'work 50':>10}{'95 %':>10}")
        for title, questions in (("searches", _searches), ("lists", _lists)):
            if options.only not in (None, title):
                continue
            taken: list[tuple[float, float]] = []
            for name, ask in questions(store):
                mine = [_clocked(ask) for _ in range(options.times)]
                taken += mine
                _told(name, mine)
            _told(f"all {title}", taken)
        if options.only in (None, "pages"):
            _tell_pages(path, store, options.visits)
    print(f"load average at the end: {os.getloadavg()[0]:.1f}")


def _tell_pages(path: Path, store: Store, times: int) -> None:
    firsts: list[tuple[float, float]] = []
    laters: list[tuple[float, float]] = []
    for name, first, later in visited(path, store, times=times):
        firsts += [(row.clock, row.work) for row in first]
        laters += [(row.clock, row.work) for row in later]
        size = max(row.bytes for row in (*first, *later)) / 1024
        _told(f"{name}, {size:,.0f} KiB", [(row.clock, row.work) for row in later])
        _told("    after a judgement", [(row.clock, row.work) for row in first])
    _told("all pages", laters)
    _told("all pages, after a judgement", firsts)


def _clocked(ask: Question) -> tuple[float, float]:
    """Return the milliseconds that an answer took, and those of them in which this thread worked."""
    began, worked = time.perf_counter(), time.thread_time()
    ask()
    return 1_000 * (time.perf_counter() - began), 1_000 * (time.thread_time() - worked)


def _told(name: str, taken: list[tuple[float, float]]) -> None:
    shown = ""
    for times in zip(*taken, strict=True):
        cuts = quantiles(times, n=20, method="inclusive")
        shown += f"{cuts[9]:10.1f}{cuts[18]:10.1f}"
    print(f"{name:<44}{shown}", flush=True)


def _searches(store: Store) -> Iterator[tuple[str, Question]]:
    chance = random.Random(3)  # noqa: S311 - the same questions every time
    actors = [row for offset in range(0, store.count(Actor), 97) for row in store.top(Actor, limit=1, offset=offset)]
    matters = store.top(Matter, limit=20) + store.top(Matter, limit=50, offset=store.count(Matter) // 3)
    pages = [
        row for offset in range(0, store.page_count(), 997) for row in store.page_summaries(limit=1, offset=offset)
    ]
    common = COMMON.split()

    def asking(**fields: Callable[[], object]) -> Question:
        return lambda: store.find_statements(StatementQuery(**{name: value() for name, value in fields.items()}))  # type: ignore[arg-type]

    def word() -> str:
        return chance.choice(common)

    def rare() -> str:
        return (chance.choice(pages).title or "x").split()[-1]

    def year() -> str:
        return str(chance.randrange(2012, 2020))

    def month() -> str:
        return f"{year()}-{chance.randrange(1, 13):02d}"

    def side() -> object:
        return chance.choice(actors).side

    yield "nothing asked", asking()
    yield "a rare word", asking(words=rare)
    yield "a common word", asking(words=word)
    yield "two common words", asking(words=lambda: f"{word()} {word()}")
    yield "a phrase", asking(words=lambda: chance.choice(('"off the table"', '"in force"', '"keep our word"')))
    yield "the beginning of a word", asking(words=lambda: word()[:4] + "*")
    yield "two letters and a star", asking(words=lambda: word()[:2] + "*")
    yield "the commonest word of all", asking(words=lambda: "the")
    yield "a speaker's name", asking(speaker=lambda: chance.choice(actors).name)
    yield "a first name", asking(speaker=lambda: chance.choice(actors).name.split()[0])
    yield "an actor", asking(speaker=lambda: chance.choice(actors).id)
    yield "an actor, a common word", asking(speaker=lambda: chance.choice(actors).id, words=word)
    yield "a first name, a common word", asking(speaker=lambda: chance.choice(actors).name.split()[0], words=word)
    yield "a side", asking(side=side)
    yield "a side, a common word", asking(side=side, words=word)
    yield "a matter", asking(matter=lambda: chance.choice(matters).id)
    yield "a matter, a common word", asking(matter=lambda: chance.choice(matters).id, words=word)
    yield "a matter, a side", asking(matter=lambda: chance.choice(matters).id, side=side)
    yield (
        "a matter, a side, a word, a year",
        asking(matter=lambda: chance.choice(matters).id, side=side, words=word, since=year),
    )
    yield "since a month", asking(since=month)
    yield "until a month", asking(until=month)
    yield "until a year, a common word", asking(until=year, words=word)
    yield "an outlet", asking(outlet=lambda: chance.choice(pages).outlet)
    yield "an outlet, a common word", asking(outlet=lambda: chance.choice(pages).outlet, words=word)
    yield "a kind", asking(kind=lambda: chance.choice((StatementKind.DIRECT, StatementKind.INDIRECT)))
    yield "a kind, a common word", asking(kind=lambda: StatementKind.INDIRECT, words=word)
    yield "a page", asking(page=lambda: chance.choice(pages).id)
    yield "a page, a common word", asking(page=lambda: chance.choice(pages).id, words=word)
    yield "the 5,000th of a common word", lambda: store.find_statements(StatementQuery(words=word()), offset=5_000)
    yield "the 5,000th of all", lambda: store.find_statements(StatementQuery(), offset=5_000)


def _lists(store: Store) -> Iterator[tuple[str, Question]]:
    chance = random.Random(5)  # noqa: S311 - the same questions every time
    wide: dict[str, list[Any]] = {
        "matter": [row.id for row in store.top(Matter, limit=40)],
        "actor": [row.id for row in store.top(Actor, limit=200)],
        "utterance": [row.id for row in store.top(Utterance, limit=200)],
        "page": [row.id for row in store.page_summaries(limit=200, offset=store.page_count() // 2)],
    }
    wide["statement"] = [row.id for page in wide["page"][:50] for row in store.statements(page)]
    pairs: dict[type[Record], str] = {
        Position: "matter actor utterance statement page",
        Dispute: "matter actor utterance statement page",
        Utterance: "matter actor statement page",
        Matter: "actor utterance",
        Story: "page",
        Actor: "statement matter",
        Statement: "actor utterance",
    }

    def touching(kind: type[Record], via: str) -> Question:
        return lambda: store.related(kind, chance.choice(wide[via]))

    def counting(kind: type[Record], via: str) -> Question:
        return lambda: store.related_count(kind, chance.choice(wide[via]))

    def listing(kind: type[Record], below: int) -> Question:
        return lambda: store.top(kind, offset=chance.randrange(below))

    for kind, vias in pairs.items():
        for via in vias.split():
            yield f"{kind.__name__.lower()} by {via}", touching(kind, via)
            yield f"how many {kind.__name__.lower()} by {via}", counting(kind, via)
    for kind in (Matter, Dispute, Story, Actor, Utterance, Position, Statement):
        yield f"top {kind.__name__.lower()}", listing(kind, 200)
        yield f"top {kind.__name__.lower()}, far down", listing(kind, store.count(kind))
    yield "actors by name", lambda: store.top(Actor, order="name", offset=50 * chance.randrange(20))
    yield "pages", lambda: store.page_summaries(offset=50 * chance.randrange(20))
    yield "pages, far down", lambda: store.page_summaries(offset=chance.randrange(store.page_count()))
    yield "pages by words", lambda: store.page_summaries(words=chance.choice(("water treaty", "divides", "outlet 17")))
    yield "one page's summary", lambda: store.summary(chance.choice(wide["page"]))


if __name__ == "__main__":
    main()
