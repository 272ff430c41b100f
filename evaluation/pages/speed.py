"""Pages per CPU-second: the whole anatomy beside trafilatura with metadata and comments, page by page in turns."""

import time
from collections.abc import Callable

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from evaluation.pages.intervals import Figure, figure, share
from evaluation.pages.readings import page_of
from evaluation.pages.stored import Form, Stored

__all__ = ["speeds"]


def _theirs(markup: str) -> object:
    return trafilatura.extract(markup, include_comments=True, with_metadata=True)


JOBS: dict[str, Callable[[str], object]] = {
    "parsing alone": LexborHTMLParser,
    "trafilatura": _theirs,
    "onrecord": lambda markup: page_of(markup, Form.AS_IS),
}


def speeds(pages: list[Stored]) -> dict[str, Figure]:
    """Return pages per CPU-second of each job, and how many times trafilatura's speed onrecord's is.

    All jobs read each page one after the other, so that a slow minute of the machine is slow for all.
    """
    spent: dict[str, list[float]] = {name: [] for name in JOBS}
    for count, page in enumerate([*pages[:2], *pages]):
        markup = page.markup
        for name, job in JOBS.items():
            start = time.process_time()
            job(markup)
            if count > 1:
                spent[name].append(time.process_time() - start)
    rows = {name: [(1.0, seconds) for seconds in times] for name, times in spent.items()}
    rows["onrecord / trafilatura"] = list(zip(spent["trafilatura"], spent["onrecord"], strict=True))
    return {name: found for name, values in rows.items() if (found := figure(values, share)) is not None}
