"""Pages per CPU-second and peak memory of the whole job, and each room's share: `make bench`.

The whole job is `onrecord add`: bytes to pages to a settled ledger, in one process. The demo pages are repeated with a
number of their own (so that each is another capture) up to --pages; with --shared, saved news pages are read instead.
"""

import argparse
import gzip
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evaluation.shared import DEMO, SHARED, at_hand
from onrecord.ledger import open_ledger
from onrecord.reading import find
from onrecord.records import Settings
from onrecord.run import add, corpus, settle, work

__all__ = ["main"]

DOORS = {
    "reading": (work, ("decode", "detect")),
    "anatomy": (work, ("html_document", "text_document", "read_page")),
    "attribution": (work, ("statements",)),
    "forum": (work, ("rules", "findings")),
    "lineage": (work, ("sketch",)),
}
"""The functions through which the page stages enter each room."""


class Clock:
    """CPU time spent in each room, by wrapping the doors through which `run` enters it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def wrap(self, room: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return `function`, its CPU time counted for `room`."""

        def timed(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.spent[room] += time.process_time() - start

        return timed

    def install(self) -> None:
        """Put a clock at every door."""
        for room, (module, names) in DOORS.items():
            for name in names:
                setattr(module, name, self.wrap(room, getattr(module, name)))
        for room, names in corpus.DOORS.items():
            for name in names:
                setattr(corpus, name, self.wrap(room, getattr(corpus, name)))


def copies(folder: Path, target: Path, count: int) -> None:
    """Write `count` pages to `target`: those of `folder`, again and again, each with a number of its own."""
    rows = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".md"]
    for number in range(count):
        path = rows[number % len(rows)]
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        if number >= len(rows):
            body += b"\n<!-- %d -->" % number if b"<html" in body[:2000].lower() else b"\n%d" % number
        (target / f"{number:06}{'.html' if b'<' in body[:200] else '.txt'}").write_bytes(body)


def main() -> None:
    """Run the whole job once and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--shared", action="store_true", help="saved news pages instead of the demo's")
    options = parser.parse_args()
    source = SHARED / "data" / "pages" / "aeb_dev" if options.shared else DEMO / "pages"
    if not at_hand(source):
        sys.exit(0)
    clock = Clock()
    clock.install()
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        pages.mkdir()
        copies(source, pages, options.pages)
        total = sum(path.stat().st_size for path in pages.iterdir())
        with open_ledger(Path(folder) / "bench.db", create=True) as store:
            start = time.process_time()
            summary = add(store, list(find([str(pages)])), Settings(), workers=1)
            read = time.process_time() - start
            settle(store, Settings())
            spent = time.process_time() - start
        size = (Path(folder) / "bench.db").stat().st_size
    rest = spent - sum(clock.spent.values())
    print(f"{summary.read} pages, {total / 1e6:.1f} MB of markup, {spent:.2f} CPU-seconds")
    print(f"{summary.read / spent:8.1f} pages per CPU-second, the whole job")
    print(f"{summary.read / read:8.1f} pages per CPU-second, page stages and storing only")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB peak memory")
    print(f"{size / max(1, summary.read) / 1024:8.1f} KB of ledger a page")
    for room, seconds in sorted(clock.spent.items(), key=lambda row: -row[1]):
        print(f"{seconds / spent:8.1%} {room}")
    print(f"{rest / spent:8.1%} ledger and run")


if __name__ == "__main__":
    main()
