"""Records -> the dossier: every part built in one order, so that the same records give the same bytes."""

from collections import Counter
from collections.abc import Iterable

from onrecord.export.dossier.audience import readers
from onrecord.export.dossier.gaps import abstentions, failures, of_a_page
from onrecord.export.dossier.model import Count, Dossier, DossierInput
from onrecord.export.dossier.reports import stories
from onrecord.export.dossier.scope import on_matter, without_rejected
from onrecord.export.dossier.sources import Sources
from onrecord.export.dossier.stands import disputes, matters
from onrecord.export.dossier.standtable import stands_table
from onrecord.export.dossier.voices import speakers, unheard
from onrecord.export.dossier.wording import counted, plain_date
from onrecord.ledger.store import PageSummary
from onrecord.records import MatterId

__all__ = ["dossier"]


def dossier(given: DossierInput, *, matter: MatterId | None = None, title: str | None = None) -> Dossier:
    """Return the dossier on `given`, or on what of it touches one matter; raise KeyError for an unknown matter.

    The records may come in any order. Versions of a page that a newer one replaced are not counted.
    """
    scope = without_rejected(on_matter(given, matter) if matter else given)
    rows = scope.given
    name = next((row.name for row in rows.matters if row.id == matter), None) if matter else None
    sources = Sources(rows)
    newest = [row for row in rows.summaries if row.newest]
    # The parts come before the appendix, which holds what they cite.
    reports, voices = stories(rows, sources), speakers(rows, sources)
    stands, clashes = matters(rows, sources), disputes(rows, sources)
    silent, audience = unheard(rows, sources, placed=bool(given.mentions or matter)), readers(rows, sources)
    older = {row.id for row in rows.summaries if not row.newest}
    comments = sum(len(page.comments) for page in rows.pages if page.id not in older)
    return Dossier(
        title=title or (f"On the record: {name}" if name else "On the record"),
        scope=_scope(newest, name),
        matter=name,
        counts=tuple(
            Count(what=what, number=number)
            for what, number in (
                ("page", len(newest)),
                ("report", len(rows.stories)),
                ("speaker", sum(row.name is not None for row in voices)),
                ("statement", len(rows.statements)),
                ("dispute", len(rows.disputes)),
                ("comment", comments),
                ("failure", sum(map(of_a_page, rows.failures))),
            )
        ),
        outlets=_tally(row.outlet or "(no outlet told)" for row in newest),
        languages=_tally(row.language or "unknown" for row in newest),
        stories=reports,
        speakers=voices,
        table=stands_table(stands),
        matters=stands,
        disputes=clashes,
        unheard=silent,
        readers=audience,
        failures=failures(rows),
        abstentions=abstentions(rows),
        rejected=scope.rejected,
        sources=sources.appendix(),
    )


def _scope(newest: list[PageSummary], name: str | None) -> str:
    dates = sorted(row.published[:10] for row in newest if row.published)
    about = f" that touch {name}" if name else ""
    text = f"{counted(len(newest), 'page')}{about}"
    if not dates:
        return f"{text}."
    first, last = plain_date(dates[0]), plain_date(dates[-1])
    return f"{text}, {first}." if first == last else f"{text}, from {first} to {last}."


def _tally(names: Iterable[str]) -> tuple[Count, ...]:
    rows = Counter(names)
    return tuple(
        Count(what=name, number=number) for name, number in sorted(rows.items(), key=lambda row: (-row[1], row[0]))
    )
