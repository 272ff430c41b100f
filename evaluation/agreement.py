"""How far a second annotator, who saw texts and rules alone, agrees with our gold: `python -m evaluation.agreement`.

Roles: the share of mentions with the same name, role and owner. Nested statements: F1 of the second's inner statements
against gold's, the content and the outer statement matching as in `evaluation.nesting`.
"""

import json
import sys
from pathlib import Path
from typing import Any

from evaluation.nesting import GOLD as NESTED
from evaluation.nesting import inner_of, paired
from evaluation.role_mentions import same
from evaluation.shared import ROOT

__all__ = ["main"]

ROLES = ROOT / "evaluation" / "roles"
SECOND = ("second.jsonl", "second2.jsonl")
FIELDS = ("name", "role", "of")


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def roles(name: str) -> None:
    """Print the agreement on the mentions of one set, as far as the second annotator read it."""
    second = {row["id"]: row["answers"] for file in SECOND for row in _rows(ROLES / file)}
    pairs = [
        (gold, answer)
        for row in _rows(ROLES / f"{name}.jsonl")
        for gold, answer in zip(row["mentions"], second.get(row["id"], ()), strict=row["id"] in second)
    ]
    agreed = [[same(answer[field], gold[field]) for field in FIELDS] for gold, answer in pairs]
    shares = [sum(row[at] for row in agreed) / len(agreed) for at in range(3)]
    both = sum(row[1] and row[2] for row in agreed) / len(agreed)
    told = "  ".join(f"{field} {share:.1%}" for field, share in zip(FIELDS, shares, strict=True))
    print(f"roles, {name}: {len(pairs)} mentions  {told}  role and of {both:.1%}")


def nested(name: str) -> None:
    """Print the agreement on the inner statements of one set, as far as the second annotator read it."""
    second = {row["id"]: row for row in _rows(NESTED / "second.jsonl")}
    gold = theirs = shared = 0
    for row in _rows(NESTED / f"{name}.jsonl"):
        if row["id"] in second:
            a, b = inner_of(row), inner_of({**second[row["id"]], "text": row["text"]})
            gold, theirs, shared = gold + len(a), theirs + len(b), shared + len(paired(a, b))
    print(
        f"nested, {name}: {gold} inner in gold, {theirs} by the second, F1 {200 * shared / max(1, gold + theirs):.1f}"
    )


def main() -> int:
    """Print the agreement on every set; return 0."""
    for name in ("dev", "shut", "dev2", "shut2"):
        roles(name)
    for name in ("dev", "shut"):
        nested(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
