"""Disputes over a great many made utterances in one ledger: `python -m evaluation.many_utterances [--utterances N]`.

The pages of `evaluation.made_utterances` are stored as `onrecord add` stores pages, each a story of its own. The corpus
stages run; one page more is added and they run again. Printed by stage: CPU-seconds and the peak of memory so far; then
how many pairs of claims or stands were looked at an utterance, and what was found. With `--comparer` the weights that
ship are asked, and how often is printed; without it nothing is.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluation.made_utterances import MadePage, made_pages
from onrecord.disputes import Survey
from onrecord.disputes.comparer import Comparer, Heard, shipped_comparer
from onrecord.disputes.nearness import Index
from onrecord.ledger import CorpusStage, Store, open_ledger
from onrecord.records import PageWork, Settings, Sighting
from onrecord.run import corpus, settle

__all__ = ["main"]

DOORS = ("actors", "utterances", "hear", "matters", "positions", "survey")


class _Counted:
    """How often things happened, by wrapping the functions that do them."""

    def __init__(self) -> None:
        self.looked: Counter[str] = Counter()
        for name in ("with_keys", "around", "before"):
            setattr(Index, name, self._sized(getattr(Index, name)))
        stands: Any = import_module("onrecord.disputes.stands")
        stands._candidates = self._yielded(stands._candidates)

    def _sized(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            found = function(*args, **kwargs)
            found = found if hasattr(found, "__len__") else list(found)
            self.looked["claims"] += len(found)
            return found

        return counted

    def _yielded(self, function: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        def counted(*args: Any) -> Iterator[Any]:  # noqa: ANN401
            for pair in function(*args):
                self.looked["stands"] += 1
                yield pair

        return counted


class _Asked:
    """The shipped comparer, its questions counted."""

    def __init__(self, comparer: Comparer) -> None:
        self.comparer = comparer
        self.name = comparer.name
        self.times: Counter[str] = Counter()

    def compare(self, first: str, second: str) -> float:
        """Count, and pass on."""
        self.times["pairs"] += 1
        return self.comparer.compare(first, second)

    def act(self, text: str) -> Heard:
        """Count, and pass on."""
        self.times["sentences"] += 1
        return self.comparer.act(text)


class _Unasked:
    """Stands where a listener would, with nothing to remember."""

    def __init__(self, *_: object) -> None:
        pass

    def remember(self) -> None:
        """Keep nothing."""


def _clocked(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        began = time.process_time()
        found = function(*args, **kwargs)
        _told(f"  {name}", began)
        return found

    return timed


def _unheard(survey: Callable[..., Survey]) -> Callable[..., Survey]:
    """Return the survey with no listener given to it."""
    return lambda *args: survey(*args[:6])


def _told(title: str, began: float) -> None:
    print(f"{title:<24}{time.process_time() - began:10,.1f} CPU-seconds {_peak():10,.0f} MB", flush=True)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _put(store: Store, number: int, made: MadePage) -> None:
    sighting = Sighting(capture=made.page.capture, place=f"{number:07d}.txt", resolved=f"/made/{number:07d}.txt")
    work = PageWork(page=made.page, statements=made.statements, mentions=made.mentions, made="many")
    store.put_page(made.body, [sighting], work)


def _settle(store: Store, title: str) -> None:
    """Run the stages but for stories, of which there are none."""
    store.put_corpus(CorpusStage.STORIES, [], generation=store.generation())
    began = time.process_time()
    settle(store, Settings())
    _told(title, began)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 0."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.many_utterances")
    parser.add_argument("--utterances", type=int, default=1_000_000)
    parser.add_argument("--comparer", action="store_true", help="ask the weights that ship")
    options = parser.parse_args(arguments)
    asked = _Asked(shipped_comparer()) if options.comparer else None
    stages: Any = corpus
    stages.shipped_comparer = lambda: asked
    if asked is None:
        stages.Listener = _Unasked
        stages.survey = _unheard(stages.survey)
    counted = _Counted()
    for name in DOORS:
        setattr(stages, name, _clocked(name, getattr(stages, name)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.db"
        with open_ledger(path, create=True) as store:
            began, said = time.process_time(), 0
            pages = enumerate(made_pages(options.utterances))
            for number, made in pages:
                _put(store, number, made)
                said += 0 if made.copy else len(made.statements)
                if said >= options.utterances:
                    break
            _told("stored", began)
            _settle(store, "all stages, anew")
            held = store.counts()
            looked = {name: count / max(1, held["utterances"]) for name, count in sorted(counted.looked.items())}
            print("looked at an utterance: " + ", ".join(f"{looked[name]:.1f} {name}" for name in looked))
            if asked is not None:
                print("asked of the comparer: " + ", ".join(f"{asked.times[name]:,} {name}" for name in asked.times))
                asked.times.clear()
            names = "pages statements utterances actors matters positions disputes"
            print("; ".join(f"{held[name]:,} {name}" for name in names.split()))
            number, made = next(pages)
            _put(store, number, made)
            _settle(store, "one page more")
            if asked is not None:
                print("asked of the comparer: " + ", ".join(f"{asked.times[name]:,} {name}" for name in asked.times))
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    print(f"peak memory: {_peak():,.0f} MB; ledger: {size / 1e6:,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
