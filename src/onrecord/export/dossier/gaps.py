"""The dossier's last part: what failed, and what was left undecided, counted by reason."""

from collections import Counter

from onrecord.export.dossier.model import Count, DossierInput, FailureView
from onrecord.export.dossier.wording import counted
from onrecord.records import Failure

__all__ = ["abstentions", "failures", "of_a_page"]

PLACES = 5
"""Places named for one reason; the rest are counted."""


def of_a_page(row: Failure) -> bool:
    """Tell whether something failed on a page, rather than that a stage left out what it had looked at."""
    return bool(row.place or row.capture)


def failures(given: DossierInput) -> tuple[FailureView, ...]:
    """Return the failures by stage and reason, the most frequent first."""
    groups: dict[tuple[str, str], list[Failure]] = {}
    for row in sorted(given.failures, key=lambda row: (row.stage, row.code, row.place, row.id)):
        groups.setdefault((row.stage, row.code), []).append(row)
    out = [
        FailureView(
            stage=stage,
            code=code,
            message=rows[0].message,
            next=rows[0].next,
            count=len(rows),
            label=counted(len(rows), "failure") if any(map(of_a_page, rows)) else "Left out",
            places=tuple(dict.fromkeys(row.place for row in rows))[:PLACES],
        )
        for (stage, code), rows in groups.items()
    ]
    return tuple(sorted(out, key=lambda row: (-row.count, row.stage, row.code)))


def abstentions(given: DossierInput) -> tuple[Count, ...]:
    """Return what was left undecided, by reason; reasons that never came up are left out."""
    older = {row.id for row in given.summaries if not row.newest}
    pages = [row for row in given.pages if row.id not in older]
    rows = [
        Count(what="version of a page that a newer one replaced", number=len(older)),
        Count(what="page without a date", number=sum(row.published is None for row in pages)),
        Count(what="page whose language could not be told", number=sum(row.language is None for row in pages)),
        Count(
            what="page whose comments are loaded from elsewhere",
            number=sum(bool(row.thread_elsewhere) for row in pages),
        ),
        Count(what="statement without a speaker’s name", number=sum(row.speaker is None for row in given.statements)),
        Count(what="rule of a policy that no checker can decide", number=sum(not row.checkers for row in given.rules)),
    ]
    notes = Counter(note.code for page in pages for note in page.notes)
    rows.extend(Count(what=f"note on a page ({code})", number=number) for code, number in sorted(notes.items()))
    return tuple(row for row in rows if row.number)
