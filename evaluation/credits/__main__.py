"""Measure credit lines and discussion policies on real pages: `python -m evaluation.credits [--part dev|shut]`.

Each figure stands with its 95 % interval over pages. `--errors` names what is missed and what is wrong, of the dev
part alone: the shut part is for a last look by figures. The pages are not ours to redistribute; what is not at hand is
skipped.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence

from evaluation.credits.marking import PARTS, MarkedPage, marked_pages
from evaluation.credits.scoring import CreditPairs, PolicyPairs, credit_pairs, policy_pairs
from evaluation.pages.intervals import figure, share
from evaluation.pages.readings import page_of
from evaluation.pages.stored import Form, markup_of
from evaluation.shared import SHARED

__all__ = ["main", "sums_of"]

PAGES = SHARED / "data" / "pages"
Sums = dict[str, list[tuple[float, float]]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; with `--errors`, what is behind it."""
    parser = argparse.ArgumentParser(prog="evaluation.credits", description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--errors", action="store_true", help="name what is missed and what is wrong (dev alone)")
    given = parser.parse_args(arguments)
    if given.errors and given.part != "dev":
        parser.error("the shut part's errors are nobody's to read")
    marked = marked_pages(given.part, PAGES)
    if not marked:
        print("the pages are not at hand")
        return
    sums: Sums = defaultdict(list)
    errors: list[str] = []
    for row in marked:
        page = page_of(markup_of(row.path), Form.AS_IS)
        if page is None:
            raise ValueError(f"{row.name}: its markup is refused")
        found, policies = credit_pairs(row, page), policy_pairs(row, page)
        for name, pair in sums_of(found, policies).items():
            sums[name].append(pair)
        errors += _errors(row, found, policies)
    print(f"{given.part}: {len(marked)} pages")
    for name, pairs in sums.items():
        shown = figure(pairs, share, of=int(sum(of for _, of in pairs)))
        if shown is not None and shown.of:
            print(f"  {name:38} {shown}")
    if given.errors:
        print(*errors, sep="\n")


def sums_of(found: CreditPairs, policies: PolicyPairs) -> dict[str, tuple[float, float]]:
    """Return one page's (right, of) for each figure."""
    hits = [(gold, credit) for gold, credit in found.marked if credit is not None]
    out = {
        "credits, precision": _pair(len(found.right), len(found.right) + len(found.spare)),
        "credits, recall": _pair(len(hits), len(found.marked)),
        "  kind of a found credit": _pair(sum(gold.kind is credit.kind for gold, credit in hits), len(hits)),
        "  whole of a found credit": _pair(sum(gold.whole is credit.whole for gold, credit in hits), len(hits)),
        "pages credited right, of all pages": _pair(not found.spare and len(hits) == len(found.marked), 1),
    }
    for kind in ("agency", "source", "originally-published", "adapted", "via", "hat-tip"):
        of_kind = [credit for gold, credit in found.marked if gold.kind == kind]
        out[f"  recall of {kind}"] = _pair(sum(credit is not None for credit in of_kind), len(of_kind))
    hit = sum(span is not None for _, span in policies.marked)
    out["policies, precision"] = _pair(hit, hit + len(policies.spare))
    out["policies, recall"] = _pair(hit, len(policies.marked))
    return out


def _pair(right: int, of: int) -> tuple[float, float]:
    return float(right), float(of)


def _errors(row: MarkedPage, found: CreditPairs, policies: PolicyPairs) -> list[str]:
    missed = [(gold.span, f"credit missed, {gold.kind}") for gold, credit in found.marked if credit is None]
    wrong = [(credit.span, f"credit wrong, {credit.kind}, {credit.names!r}") for credit in found.spare]
    missed += [(gold, "policy missed") for gold, span in policies.marked if span is None]
    wrong += [(span, "policy wrong") for span in policies.spare]
    other = [
        (gold.span, f"found as {credit.kind}, whole {credit.whole}, for {gold.kind}, whole {gold.whole}")
        for gold, credit in found.marked
        if credit is not None and (credit.kind, credit.whole) != (gold.kind, gold.whole)
    ]
    return [f"{row.name}: {why}: {' '.join(span.of(row.text).split())[:300]!r}" for span, why in missed + wrong + other]


if __name__ == "__main__":
    main()
