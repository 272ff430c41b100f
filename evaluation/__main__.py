"""All figures of quality, one table after the other: `make evaluate`. What needs absent data is skipped and said."""

import subprocess
import sys

__all__ = ["TABLES", "main"]

TABLES = (
    ("evaluation.own_gold", "--corpus", "demo"),
    ("evaluation.own_gold", "--corpus", "blind"),
    ("evaluation.anatomy",),
    ("evaluation.threads",),
    ("evaluation.credits",),
    ("evaluation.datelines",),
    ("evaluation.statements",),
    ("evaluation.nesting",),
    ("evaluation.role_mentions",),
    ("evaluation.speakers",),
    ("evaluation.agreement",),
    ("evaluation.attribution_speed",),
    ("evaluation.lineage",),
    ("evaluation.alignment",),
    ("evaluation.utterance_variants",),
    ("evaluation.disputes",),
    ("evaluation.rebuttals",),
    ("evaluation.minimal_pairs",),
    ("evaluation.reading_test",),
)


def main() -> int:
    """Run every table in a process of its own; return 1 where one failed."""
    failed = 0
    for module, *words in TABLES:
        print(f"== python -m {' '.join((module, *words))}", flush=True)
        failed += subprocess.run([sys.executable, "-m", module, *words], check=False).returncode != 0
        print(flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
