"""The workbench's pages while another process adds pages: `python -m evaluation.workbench_adding [--pages N]`.

The ledger is a copy of that of `evaluation.workbench_speed`, which must be built; it is removed afterwards. Printed:
milliseconds of all sorts of page, first visits (each after a judgement) and later ones, by the clock and of work, at
the median, the 95th percentile and the most; and how long it took to put one page meanwhile, one after the other.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import quantiles

from evaluation.made_ledger import SAID, put_made
from evaluation.made_utterances import made_pages
from evaluation.workbench_pages import visited
from evaluation.workbench_speed import FOLDER
from onrecord.ledger import open_ledger

__all__ = ["main"]

OTHERS = 50_000
"""Utterances for which the matters and speakers of the pages that come are made."""
SEED = 99
FIRST_NUMBER = 10_000_000
"""The pages that come have places after this, so that none is a newer version of one that is there."""


def main() -> None:
    """Visit and add at once, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000, help="pages of the ledger")
    parser.add_argument("--visits", type=int, default=4, help="first visits of each sort of page")
    options = parser.parse_args()
    print(f"load average at the start: {os.getloadavg()[0]:.1f}, on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        path = Path(shutil.copy(FOLDER / f"{options.pages}.db", folder))
        here = get_context("spawn")
        begun, stop, took = here.Event(), here.Event(), here.Queue()
        adding = here.Process(target=_add, args=(path, begun, stop, took))
        adding.start()
        begun.wait()
        first: list[tuple[float, float]] = []
        later: list[tuple[float, float]] = []
        with open_ledger(path) as store:
            for _, new, again in visited(path, store, times=options.visits):
                first += [(row.clock, row.work) for row in new]
                later += [(row.clock, row.work) for row in again]
        stop.set()
        put = took.get()
        adding.join()
    print(f"{'milliseconds':<44}{'50 %':>10}{'95 %':>10}{'most':>10}")
    for name, rows in (("all pages", later), ("all pages, after a judgement", first)):
        clock, work = zip(*rows, strict=True)
        _told(f"{name}, by the clock", clock)
        _told(f"{name}, work", work)
    _told(f"putting one of {len(put):,} pages, by the clock", put)
    print(f"load average at the end: {os.getloadavg()[0]:.1f}")


def _add(path: Path, begun: Event, stop: Event, took: "Queue[list[float]]") -> None:
    times: list[float] = []
    with open_ledger(path) as store:
        for number, made in zip(count(FIRST_NUMBER), made_pages(OTHERS, seed=SEED, said=SAID), strict=False):
            began = time.perf_counter()
            put_made(store, number, made)
            times.append(1_000 * (time.perf_counter() - began))
            begun.set()
            if stop.is_set():
                break
    took.put(times)


def _told(name: str, times: Sequence[float]) -> None:
    cuts = quantiles(times, n=20, method="inclusive")
    print(f"{name:<44}{cuts[9]:10.1f}{cuts[18]:10.1f}{max(times):10.1f}")


if __name__ == "__main__":
    main()
