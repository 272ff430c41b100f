"""Measure comment threads on real pages, three ways: `python -m evaluation.threads [--part dev|shut]`.

Every page is read as it is, with its class, id, rel and data-* attributes stripped, and as a text dump of what a
browser shows; each figure stands with its 95 % interval over pages. First the marked threads of `--part` (the shut part
is for a last look: its figures are printed, its errors nobody reads), then the segments that trafilatura_dev notes,
beside trafilatura's own flat comments. The pages are not ours to redistribute; what is not at hand is skipped.
"""

import argparse
from collections import defaultdict
from pathlib import Path

from evaluation.pages.intervals import figure, share
from evaluation.pages.readings import page_of, read_ours, read_trafilatura
from evaluation.pages.stored import Form, formed, markup_of, stored
from evaluation.shared import SHARED
from evaluation.threads.marking import MarkedPage, marked_pages
from evaluation.threads.scoring import PARTS, paired, part_sums
from evaluation.threads.segments import SEGMENTS, Sorted, segment_sums
from onrecord.anatomy import html_document
from onrecord.records import Page

__all__ = ["main", "measure_segments", "measure_threads"]

PAGES = SHARED / "data" / "pages"
Sums = dict[str, list[tuple[float, ...]]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="evaluation.threads", description=__doc__)
    parser.add_argument("--part", choices=("dev", "shut"), default="dev")
    parser.add_argument("--no-segments", action="store_true", help="leave out the segments of trafilatura_dev")
    given = parser.parse_args()
    marked = marked_pages(given.part, PAGES)
    if not marked:
        print("the pages are not at hand")
        return
    print(f"{given.part}: {len(marked)} pages, {sum(len(page.comments) for page in marked)} comments")
    for form in Form:
        print(f"\nthreads, {form}")
        _print(measure_threads(marked, form), PARTS)
    if not given.no_segments:
        measured = measure_segments(PAGES)
        for name, sums in measured.items():
            print(f"\ntrafilatura_dev, {name}")
            _print(sums, (*SEGMENTS, "threads where none is noted"))


def _print(sums: Sums, names: tuple[str, ...]) -> None:
    for name in names:
        row = figure(sums[name], share, of=int(sum(pair[1] for pair in sums[name])))
        if row is not None and row.of:
            print(f"  {name:30} {row}")


def measure_threads(marked: list[MarkedPage], form: Form) -> Sums:
    """Return each figure's (right, of) by page, for our reading and for trafilatura's flat one."""
    sums: Sums = defaultdict(list)
    for row in marked:
        pairs, invented = paired(row, page_of(formed(markup_of(row.path), form), form))
        for name, pair in part_sums(pairs, len(invented)).items():
            sums[name].append(pair)
    return sums


def measure_segments(folder: Path) -> dict[str, Sums]:
    """Return by tool and form each figure's (hits, of) by page of trafilatura_dev."""
    out: dict[str, Sums] = defaultdict(lambda: defaultdict(list))
    for row in stored(folder, "trafilatura_dev"):
        markup = row.markup
        text = html_document(markup).text
        for form in Form:
            source = formed(markup, form)
            page = page_of(source, form)
            ours = Sorted(read_ours(source, form).body, _comments(page))
            readings = {"onrecord": ours}
            if form is not Form.DUMP:
                flat = read_trafilatura(source, form)
                readings["trafilatura, flat"] = Sorted(flat.body, (flat.comments,))
            for tool, found in readings.items():
                for name, pair in segment_sums(row, text, found).items():
                    out[f"{tool}, {form}"][name].append(pair)
    return out


def _comments(page: Page | None) -> tuple[str, ...]:
    """Return each comment's words after its author's name."""
    return tuple(f"{row.author or ''}\n{row.body.of(page.text)}" for row in page.comments) if page else ()


if __name__ == "__main__":
    main()
