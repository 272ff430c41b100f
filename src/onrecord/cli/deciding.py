"""`onrecord judge`, `judgements`, `forget` and `restore`: people's decisions."""

from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.adding import now, who
from onrecord.cli.common import (
    ExamplesCommand,
    emit,
    finish,
    format_option,
    ledger_option,
    opened,
    ready,
    say,
)
from onrecord.cli.places import short
from onrecord.export import shown
from onrecord.ledger import CorpusStage, anchored, current_judgements, make_decision, settings_of
from onrecord.records import DecisionKind, Judgement, Verdict, canonical_json

__all__ = ["forget", "judge", "judgements", "restore"]

STALE_AFTER = {
    "statement": (
        CorpusStage.ACTORS,
        CorpusStage.UTTERANCES,
        CorpusStage.MATTERS,
        CorpusStage.POSITIONS,
        CorpusStage.DISPUTES,
    ),
    "copy": (
        CorpusStage.STORIES,
        CorpusStage.UTTERANCES,
        CorpusStage.MATTERS,
        CorpusStage.POSITIONS,
        CorpusStage.DISPUTES,
    ),
    "position": (CorpusStage.DISPUTES,),
}
"""What a judgement on a record of each kind makes stale: the stages that use it."""


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord judge 4f0c21 accepted
    $ onrecord judge 4f0c21 rejected --note "he was quoting the treaty"
    """,
)
@click.argument("record")
@click.argument("verdict", type=click.Choice(["accepted", "rejected", "unsure"]))
@click.option("--note", default="", help="Why, for whoever reads the log.")
@ledger_option
def judge(record: str, verdict: str, note: str, ledger: Path) -> None:
    """Say whether a machine-coded record is right.

    RECORD is the id, or a beginning of it, of a statement, a copy, a position, a dispute or a finding. What is
    rejected leaves everything that rests on it. Your word is kept in a log, survives re-runs, and a later word on the
    same record overrules it.
    """
    with ready(ledger) as (store, _settings):
        kind, found, anchor = anchored(store, record)
        decision = make_decision(
            DecisionKind.JUDGEMENT,
            at=now(),
            who=who(),
            anchor=anchor,
            verdict=Verdict(verdict),
            note=note,
            copy=canonical_json(found).decode(),
        )
        store.decide(decision, stale=STALE_AFTER.get(kind, ()))
        finish(store, settings_of(store.decisions()))
    words = " / ".join(part.words for part in anchor.quoted)
    say().print(Text(f"The {kind} is {verdict}: {words}" if words else f"The {kind} is {verdict}."))


@click.command(cls=ExamplesCommand, examples="$ onrecord judgements\n$ onrecord judgements --orphans")
@click.option("--orphans", is_flag=True, help="Only those whose record is no longer found.")
@format_option
@ledger_option
def judgements(orphans: bool, form: str, ledger: Path) -> None:
    """List what people decided, and what of it waits because its record is gone."""
    with ready(ledger) as (store, _settings):
        rows = [row for row in current_judgements(store) if not orphans or row.record is None]

        def row(item: Judgement) -> tuple[str | Text, ...]:
            words = " / ".join(part.words for part in item.anchor.quoted)
            record = short(item.record) if item.record else "waits: its record is gone"
            return (
                record,
                item.anchor.kind,
                item.verdict.value,
                words,
                f"{item.who}\n{item.at[:10]}\n{item.note}".strip(),
            )

        emit(
            form,
            rows,
            ("record", "kind", "verdict", "words", "who and when"),
            row,
            empty="Nothing was judged yet: onrecord judge RECORD accepted|rejected|unsure",
        )


@click.command(cls=ExamplesCommand, examples='$ onrecord forget 81c2f0 --note "takedown request"')
@click.argument("page")
@click.option("--note", default="", help="Why, for whoever reads the log; do not quote the page.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@ledger_option
def forget(page: str, note: str, yes: bool, ledger: Path) -> None:
    """Take a page down: its bytes, its words and all that was made of it.

    A tombstone stays, so that adding the same bytes again does not bring it back; `onrecord restore` lifts it. The
    file that it was read from is not touched.
    """
    with opened(ledger) as store:
        summary = store.summary(store.find_page(page))
        if not yes:
            asked = shown(f"Forget “{summary.title or summary.place}” ({summary.place})?", plain=True)
            click.confirm(f"{asked} Its words leave the ledger.", abort=True, err=True)
        decision = make_decision(DecisionKind.FORGET, at=now(), who=who(), capture=summary.capture, note=note)
        tombstone = store.forget(summary.id, decision)
        finish(store, settings_of(store.decisions()))
    say().print(Text(f"Forgotten: {summary.place}. To lift it: onrecord restore {short(tombstone.capture)}"))


@click.command(cls=ExamplesCommand, examples="$ onrecord restore 81c2f0")
@click.argument("capture")
@ledger_option
def restore(capture: str, ledger: Path) -> None:
    """Lift a tombstone, so that the page may be added again.

    CAPTURE is the id, or a beginning of it, that `onrecord forget` printed.
    """
    with opened(ledger) as store:
        matches = [row.capture for row in store.tombstones() if row.capture.startswith(capture)]
        if len(matches) != 1:
            raise click.UsageError("No tombstone has this id." if not matches else "Several tombstones begin so.")
        decision = make_decision(DecisionKind.RESTORE, at=now(), who=who(), capture=matches[0])
        store.restore(matches[0], decision)
    say().print("Lifted. Add the page again to bring it back.")
