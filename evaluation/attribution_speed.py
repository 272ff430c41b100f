"""Where attribution's time goes: `python -m evaluation.attribution_speed [--documents N]`.

CPU-seconds over PolNeAR dev on one core: the encoder alone is the roof; what it reads twice, for nested statements, is
counted apart.
"""

import argparse
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from evaluation.shared import at_hand
from evaluation.statements import GOLD, page_of
from onrecord.attribution import Gazetteer, RuleTagger, statements
from onrecord.attribution.encoder import Encoder, shipped
from onrecord.attribution.trained import EncoderTagger
from onrecord.records import Settings, Span

__all__ = ["main"]

P = ParamSpec("P")
T = TypeVar("T")


class Clock:
    """CPU-seconds and calls by name."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()

    def timed(self, name: str, function: Callable[P, T]) -> Callable[P, T]:
        """Return `function` with its time counted under `name`."""

        def run(*args: P.args, **kwargs: P.kwargs) -> T:
            began = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[name] += time.process_time() - began
                self.calls[name] += 1

        return run


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 0, also where the data is absent, which is said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=84)
    options = parser.parse_args(arguments)
    if not at_hand(GOLD):
        return 0
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line][: options.documents]
    pages = [page_of(row) for row in rows]
    gazetteer, encoder, clock = Gazetteer.of(Settings()), shipped(), Clock()
    tagger = EncoderTagger(encoder)
    for page in pages[:3]:
        statements(page, gazetteer=gazetteer, tagger=tagger)
    pieces = sum(len(p) for page in pages for row in _paragraphs(encoder, page.text) for p in row)
    for owner, method, name in (
        (Encoder, "read", "encoder"),
        (Encoder, "paragraphs", "word pieces"),
        (RuleTagger, "tag", "rules"),
        (EncoderTagger, "_inside", "nested, encoder included"),
        (EncoderTagger, "tag", "tagging, all of the above"),
    ):
        setattr(owner, method, clock.timed(name, getattr(owner, method)))
    began = time.process_time()
    for page in pages:
        statements(page, gazetteer=gazetteer, tagger=tagger)
    whole = time.process_time() - began
    count = len(pages)
    print(f"{count} documents, {pieces / count:.0f} word pieces each, one core")
    print(f"{'':28} {'CPU-s':>7} {'share':>6} {'documents a CPU-s':>18} {'calls':>7}")
    print(f"{'attribution':28} {whole:7.2f} {'':>6} {count / whole:18.1f}")
    for name, seconds in sorted(clock.seconds.items(), key=lambda row: -row[1]):
        print(f"{name:28} {seconds:7.2f} {seconds / whole:6.0%} {count / seconds:18.1f} {clock.calls[name]:7}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def _paragraphs(encoder: Encoder, text: str) -> list[tuple[tuple[int, ...], ...]]:
    return [row.pieces for row in encoder.paragraphs(text, [Span(0, len(text))])]


if __name__ == "__main__":
    sys.exit(main())
