"""People's decisions: `onrecord judge`, `judgements`, `forget`, `restore`, and a change to what is set."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import click
from rich.text import Text

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
from onrecord.ledger import Store, anchor_of, current_judgements, machine_user, make_decision, now, settings_of
from onrecord.records import (
    Act,
    Changes,
    Decision,
    DecisionKind,
    FindingGrade,
    Judgement,
    Polarity,
    Settings,
    StatementKind,
    Verdict,
    Voice,
)
from onrecord.run import judge as judge_record
from onrecord.run import span_of, spans_of

__all__ = ["decide", "forget", "judge", "judgements", "restore"]

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord judge 4f0c21 accepted
    $ onrecord judge 4f0c21 rejected --note "he was quoting the treaty"
    $ onrecord judge 4f0c21 edited --speaker "Ilse Brandt" --role mayor --of Oxmere
    $ onrecord judge 4f0c21 edited --content "1646-1702 1710-1861" --source 1583-1589
    $ onrecord judge 4f0c21 withdrawn
    """,
)
@click.argument("record")
@click.argument("verdict", type=click.Choice([row.value for row in Verdict]))
@click.option("--note", default="", help="Why, for whoever reads the log.")
@click.option("--speaker", help="Who said it; empty for nobody named.")
@click.option("--role", help="The speaker's role; empty for none.")
@click.option("--of", "of", help="Whose role it is; empty for nobody's.")
@click.option("--kind", type=click.Choice([row.value for row in StatementKind]), help="In whose words it was said.")
@click.option("--voice", type=click.Choice([row.value for row in Voice]), help="Whose claim it is.")
@click.option("--content", metavar="START-END…", help="What was said: characters of the page, one span a piece.")
@click.option("--cue", metavar="START-END", help="The words that say that it was said; empty for none.")
@click.option("--source", metavar="START-END", help="The words that name who said it; empty for none.")
@click.option("--act", type=click.Choice([row.value for row in Act]), help="What a position does with its matter.")
@click.option("--polarity", type=click.Choice([row.value for row in Polarity]), help="Where a position stands.")
@click.option("--grade", type=click.Choice([row.value for row in FindingGrade]), help="How sure a finding is.")
@ledger_option
def judge(record: str, verdict: str, note: str, ledger: Path, **fields: str | None) -> None:
    """Say whether a machine-coded record is right, or put it right.

    RECORD is the id, or a beginning of it, of a statement, a copy, a position, a dispute or a finding. What is
    rejected leaves everything that rests on it; what is edited takes the record's place, with the fields that you
    give. Your word is kept in a log, survives re-runs, and a later word on the same record overrules it. What is
    withdrawn is as the machine has it again.
    """
    given = {name: text for name, text in fields.items() if text is not None}
    if given and verdict != Verdict.EDITED:
        raise click.UsageError(f"--{next(iter(given))} goes with the verdict edited.")
    with ready(ledger) as (store, _settings):
        done = judge_record(
            store,
            record,
            Verdict(verdict),
            at=now(),
            who=machine_user(),
            note=note,
            changes=_changes(given) if given else None,
        )
        finish(store, settings_of(store.decisions()))
    words = " / ".join(part.words for part in anchor_of(done.record).quoted)
    said = verdict if done.decision.verdict is not Verdict.WITHDRAWN else "as the machine has it again"
    say().print(Text(f"The {done.kind} is {said}: {words}" if words else f"The {done.kind} is {said}."))


def _changes(given: dict[str, str]) -> Changes:
    """Return the changes that the options ask for; what is given as nothing is none."""
    parsers: dict[str, Callable[[str], object]] = {
        "content": spans_of,
        "cue": span_of,
        "source": span_of,
        "kind": StatementKind,
        "voice": Voice,
        "act": Act,
        "polarity": Polarity,
        "grade": FindingGrade,
    }
    return Changes(**{name: parsers.get(name, str)(text) for name, text in given.items()})  # type: ignore[arg-type]


class SettingsChange(Protocol[R_co]):
    """A change to what is set, with what whoever decides it should know."""

    @property
    def rows(self) -> Sequence[R_co]: ...

    @property
    def remarks(self) -> Sequence[str]: ...


def decide(
    ledger: Path,
    change: Callable[[Store, Settings], SettingsChange[R]],
    *,
    log: Callable[..., Decision | None],
    told: Callable[[Store, R], str],
    undo: str,
) -> None:
    """Log what `change` makes of the settings, bring the ledger up to date, and say what each entry has become."""
    with ready(ledger) as (store, held):
        made = change(store, held)
        for remark in made.remarks:
            say().print(Text(remark))
        decision = log(store, held, made, at=now(), who=machine_user())
        if decision is None:
            say().print("So it is set already.")
            return
        finish(store, settings_of(store.decisions()))
        for row in made.rows:
            say().print(Text(told(store, row)))
    say().print(Text(f"To take this back: {undo} {short(decision.id)}"))


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
                f"{words}\n{_told(item)}".strip(),
                f"{item.who}\n{item.at[:10]}\n{item.note}".strip(),
            )

        emit(
            form,
            rows,
            ("record", "kind", "verdict", "words", "who and when"),
            row,
            empty="Nothing was judged yet: onrecord judge RECORD accepted|rejected|unsure",
        )


def _told(item: Judgement) -> str:
    """Return what an edit changes, for people."""
    given = item.changes.given if item.changes else {}
    words = {"content": "pieces", "cue": "cue_words", "source": "source_words"}
    rows = [(name, given.get(words.get(name, name))) for name in given if name not in words.values()]
    return "; ".join(f"{name}: {' … '.join(to) if isinstance(to, tuple) else to or 'none'}" for name, to in rows)


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
        decision = make_decision(DecisionKind.FORGET, at=now(), who=machine_user(), capture=summary.capture, note=note)
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
        decision = make_decision(DecisionKind.RESTORE, at=now(), who=machine_user(), capture=matches[0])
        store.restore(matches[0], decision)
    say().print("Lifted. Add the page again to bring it back.")
