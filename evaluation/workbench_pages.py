"""Visits of the workbench's pages over a large ledger: which addresses, chosen how, and what of them is timed."""

import datetime
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import urlencode

from starlette.testclient import TestClient

from onrecord.ledger import Store, anchor_of, make_decision
from onrecord.records import Actor, DecisionKind, Dispute, Matter, Statement, Story, Utterance, Verdict, canonical_json
from onrecord.web import make_app

__all__ = ["Visit", "visited", "visits"]

COMMON = 3
"""Of the matters and actors, those spoken of most."""
HERE = "http://localhost"

Address = Callable[[], str]
R = TypeVar("R", Matter, Actor, Dispute, Utterance, Story)


class Visit(NamedTuple):
    """How long one page took: milliseconds by the clock and of the process's own work, and how large it is."""

    clock: float
    work: float
    bytes: int


def visited(ledger: Path, store: Store, *, times: int) -> Iterator[tuple[str, list[Visit], list[Visit]]]:
    """Yield each sort of page with its first visits after a judgement and its later ones.

    Every first visit is of another address, if there are so many; each is visited twice more.
    """
    judged = 0
    browser = TestClient(make_app(ledger), base_url=HERE)  # not entered: what waits to be compared is left alone
    _seen(browser, "/")
    for name, path in visits(store):
        first: list[Visit] = []
        later: list[Visit] = []
        for _ in range(times):
            _judge(store, judged)
            judged += 1
            address = path()
            first.append(_seen(browser, address))
            later += [_seen(browser, address), _seen(browser, address)]
        yield name, first, later


def _seen(browser: TestClient, address: str) -> Visit:
    began, worked = time.perf_counter(), time.process_time()
    answer = browser.get(address)
    visit = Visit(1_000 * (time.perf_counter() - began), 1_000 * (time.process_time() - worked), len(answer.content))
    answer.raise_for_status()
    return visit


def _judge(store: Store, number: int) -> None:
    """Judge a statement unsure: what pages keep of the ledger is then no longer the newest."""
    row = store.top(Statement, limit=1, offset=number)[0]
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    copy = canonical_json(row).decode()
    store.decide(
        make_decision(
            DecisionKind.JUDGEMENT, at=now, who="speed", anchor=anchor_of(row), verdict=Verdict.UNSURE, copy=copy
        )
    )


def visits(store: Store) -> Iterator[tuple[str, Address]]:
    """Yield each sort of page with what gives an address of it, the same ones every time."""
    chance = random.Random(17)  # noqa: S311 - the same visits every time
    matters, actors = store.top(Matter, limit=COMMON), store.top(Actor, limit=COMMON)
    rare_matters = _spread(store, Matter, chance)
    rare_actors = _spread(store, Actor, chance)
    disputes = _spread(store, Dispute, chance)
    utterances = _spread(store, Utterance, chance)
    stories = _spread(store, Story, chance)
    pages = [store.page_summaries(limit=1, offset=chance.randrange(store.page_count()))[0] for _ in range(20)]
    statements = [next(store.statements(page.id)) for page in pages]

    def any_of(place: str, rows: Sequence[Matter | Actor | Dispute | Utterance | Story | Statement]) -> Address:
        return lambda: f"/{place}/{chance.choice(rows).id}"

    def asking(path: str, **query: Address | str) -> Address:
        def made() -> str:
            return f"{path}?{urlencode({key: say if isinstance(say, str) else say() for key, say in query.items()})}"

        return made

    def word() -> str:
        return chance.choice("soldiers refugees bridges evacuated foreign military convoys treaty protocol".split())

    def matter() -> str:
        return chance.choice(matters).id

    def side() -> str:
        return chance.choice(rare_actors).side or ""

    def offset(total: int) -> str:
        return str(50 * chance.randrange(max(1, min(total, 100_000) // 50)))

    yield "start", lambda: "/"
    yield "matters", asking("/matters", offset=lambda: offset(store.count(Matter)))
    yield "matters by name", asking("/matters", q="treaty")
    yield "a matter spoken of most", any_of("matters", matters)
    yield "a matter of any sort", any_of("matters", rare_matters)
    yield "its positions of a year", lambda: f"/matters/{matter()}?since=2014-01-01&until=2014-12-31"
    yield "disputes", asking("/disputes", offset=lambda: offset(store.count(Dispute)))
    yield "disputes: likely", asking("/disputes", grade="likely")
    yield "disputes: of a matter", asking("/disputes", matter=matter)
    yield "a dispute", any_of("disputes", disputes)
    yield "a statement", any_of("statements", statements)
    yield "an utterance", any_of("utterances", utterances)
    yield "stories", asking("/stories", offset=lambda: offset(store.count(Story)))
    yield "a story of most copies", any_of("stories", store.top(Story, limit=COMMON))
    yield "a story", any_of("stories", stories)
    yield "pages", asking("/pages", offset=lambda: offset(store.page_count()))
    yield "pages by words", asking("/pages", words="divides")
    yield "a page", lambda: f"/pages/{chance.choice(pages).id}"
    yield "actors", asking("/actors", offset=lambda: offset(store.count(Actor)))
    yield "actors by name", asking("/actors", q="anna")
    yield "an actor who speaks most", any_of("actors", actors)
    yield "an actor of any sort", any_of("actors", rare_actors)
    yield "network", lambda: "/network"
    yield "network of a matter", asking("/network", matter=matter)
    yield "search: nothing asked", lambda: "/search"
    yield "search: a word", asking("/search", q=word)
    yield "search: two words", asking("/search", q=lambda: f"{word()} {word()}")
    yield "search: a phrase", asking("/search", q='"off the table"')
    yield "search: a word's beginning", asking("/search", q=lambda: word()[:4] + "*")
    yield "search: two letters and a star", asking("/search", q=lambda: word()[:2] + "*")
    yield "search: a speaker", asking("/search", speaker=lambda: chance.choice(rare_actors).name)
    yield "search: a side, a word", asking("/search", side=side, q=word)
    yield "search: a matter, a word", asking("/search", matter=matter, q=word)
    yield "search: an outlet, a year", asking("/search", outlet=lambda: chance.choice(pages).outlet or "", since="2015")
    yield "review: statements", asking("/review", kind="statement")
    yield "review: positions of a matter", asking("/review", kind="position", matter=matter)
    yield "review: disputes", asking("/review", kind="dispute")
    yield "what was judged", lambda: "/review/done"
    yield "failures", lambda: "/failures"


def _spread(store: Store, kind: type[R], chance: random.Random) -> list[R]:
    """Return records of all ranks."""
    return [store.top(kind, limit=1, offset=chance.randrange(store.count(kind)))[0] for _ in range(20)]
