"""Measure anatomy on real pages, three ways, beside other tools: `python -m evaluation.anatomy`.

Every page is read as it is, with its class, id, rel and data-* attributes stripped, and as a text dump of what a
browser shows. Each figure stands with its 95 % interval over pages. `--half 0` is the half of the pages that was
fitted and looked at, `--half 1` the one that says what carries over. The pages are not ours to redistribute; a set
that is not at hand is skipped with a word.
"""

import argparse
from collections import defaultdict
from pathlib import Path

from evaluation.pages.extractors import EXTRACTORS, read_all
from evaluation.pages.intervals import Measure, f1_of_sums, figure, share
from evaluation.pages.readings import TOOLS, Reading
from evaluation.pages.scores import Numbers, page_numbers
from evaluation.pages.speed import speeds
from evaluation.pages.stored import SETS, Form, Stored, formed, stored
from evaluation.peers.environments import UnableError
from evaluation.shared import SHARED, at_hand
from onrecord.anatomy import html_document

__all__ = ["FIGURES", "main", "measure"]

PAGES = SHARED / "data" / "pages"
FIGURES: dict[str, tuple[Measure, int]] = {
    "body F1": (f1_of_sums, 3),
    "paragraphs match F1": (share, 1),
    "captions F1": (f1_of_sums, 3),
    "picture credits F1": (f1_of_sums, 3),
    "title exact": (share, 1),
    "author set exact": (share, 1),
    "authors invented": (share, 1),
    "date, by day": (share, 1),
    "licence right": (share, 1),
    "licence invented": (share, 1),
    "tags F1": (f1_of_sums, 3),
    "section among the page's": (share, 1),
    "wanted segments found": (share, 1),
    "unwanted segments let in": (share, 1),
    "comment segments in the body": (share, 1),
    "comment segments found": (share, 1),
    "body segments in comments": (share, 1),
    "furniture segments in comments": (share, 1),
}
"""How each figure is taken from its pages' numbers, and which of them says how many things it stands on."""


def main() -> None:
    """Print one table a set and form, then the speeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="?", default=PAGES)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    parser.add_argument("--tools", nargs="*", default=[*TOOLS, *EXTRACTORS])
    parser.add_argument("--forms", nargs="*", type=Form, default=list(Form), metavar="FORM")
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
    for name in options.sets:
        if not at_hand(options.pages / name):
            continue
        pages = stored(options.pages, name, options.half)
        for form in options.forms:
            print(f"\n{name}, {form}, {len(pages)} pages", flush=True)
            for line in measure(pages, form, options.tools):
                print("  " + line, flush=True)
    if not options.no_speed and (options.pages / "aeb_dev").exists():
        print("\npages per CPU-second, aeb_dev as it is")
        for name, found in speeds(stored(options.pages, "aeb_dev")).items():
            print(f"  {name:32} {found.value:8.2f} [{found.low:.2f}–{found.high:.2f}]", flush=True)


def measure(pages: list[Stored], form: Form, tools: list[str]) -> list[str]:
    """Return a line a figure and tool for `pages` in `form`; text dumps are read by us alone."""
    numbers: dict[str, list[Numbers]] = defaultdict(list)
    inside = [name for name in tools if name in TOOLS and (form is not Form.DUMP or name == "onrecord")]
    outside = [name for name in tools if name in EXTRACTORS and form is not Form.DUMP]
    visible = []
    for page in pages:
        markup = page.markup
        source = formed(markup, form)
        visible.append(html_document(markup).text)
        for name in inside:
            numbers[name].append(page_numbers(page.gold, TOOLS[name](source, form), visible[-1]))
    failures = []
    for name in outside:
        try:
            readings = read_all(name, (formed(page.markup, form) for page in pages))
        except UnableError as error:
            failures.append(f"{name}: {error}")
            continue
        numbers[name] = _numbers(pages, readings, visible)
    lines = []
    for label, (how, of) in FIGURES.items():
        for name, rows in numbers.items():
            values = [row[label] for row in rows if label in row]
            found = figure(values, how, of=round(sum(row[of] for row in values)))
            if found is not None:
                lines.append(f"{label:32} {name:12} {found}")
    return lines + failures


def _numbers(pages: list[Stored], readings: list[Reading], visible: list[str]) -> list[Numbers]:
    rows = zip(pages, readings, visible, strict=True)
    return [page_numbers(page.gold, reading, text) for page, reading, text in rows]


if __name__ == "__main__":
    main()
