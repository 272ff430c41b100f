"""The commands that list records: tables for people, JSON lines for programs."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.common import ExamplesCommand, emit, format_option, ledger_option, ready
from onrecord.cli.places import Places, day, short
from onrecord.export import altered, shortened
from onrecord.ledger import Store, current_standing, folded, placed_failures
from onrecord.records import (
    Actor,
    Dispute,
    DisputeSide,
    Matter,
    PageId,
    Position,
    Statement,
    Utterance,
    Verdict,
)

__all__ = [
    "actors",
    "dispute_side",
    "disputes",
    "failures",
    "findings",
    "matters",
    "pages",
    "positions",
    "statements",
    "utterances",
]

PRINTED_ROLES = 2
"""Roles of an actor, as pages print them, that a table shows."""


def _state(verdict: Verdict | None) -> str:
    return verdict.value if verdict else "machine"


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord statements --by Vessal
    $ onrecord statements --about "three weirs" --format jsonl
    """,
)
@click.option("--by", "name", help="Only statements of this speaker: a name or part of one, as printed or an alias.")
@click.option("--about", "text", help="Only statements whose words hold this text.")
@click.option("--page", "page", help="Only statements of this page: an id, a beginning of one, a path or an address.")
@format_option
@ledger_option
def statements(name: str | None, text: str | None, page: str | None, form: str, ledger: Path) -> None:
    """List who said what, in whose words, and where it stands."""
    with ready(ledger) as (store, _settings):
        places, standing = Places(store), current_standing(store)
        chosen = _chosen(store, name, text, store.find_page(page) if page else None)
        rows = sorted(chosen, key=lambda item: (*places.order(item.page), item.content))

        def row(item: Statement) -> tuple[str | Text, ...]:
            role = ", ".join(part for part in (item.role, item.of) if part)
            speaker = Text(item.speaker or item.source_words or "not named")
            if role:
                speaker.append(f"\n{role}", style="dim")
            where = f"{places.source(item.page)}\n{item.content[0].start}–{item.content[-1].end}"
            kind = f"{item.kind}\n{_state(standing.get(item.id))} {item.confidence:.2f}"
            return short(item.id), speaker, item.words, kind, where

        emit(
            form,
            rows,
            ("id", "speaker", "words", "kind", "page and span"),
            row,
            empty="No statement found." + (" Try fewer words, or --by without --about." if name or text else ""),
        )


def _chosen(store: Store, name: str | None, text: str | None, page: PageId | None) -> Iterator[Statement]:
    wanted = folded(name) if name else None
    said = " ".join(folded(text).split()) if text else None
    aliases: set[str] = set()
    if wanted:
        for actor in store.corpus(Actor):
            if any(wanted in folded(known) for known in (actor.name, *actor.aliases)):
                aliases.update(actor.statements)
    for row in store.statements(page):
        if wanted and row.id not in aliases and wanted not in folded(row.speaker or row.source_words or ""):
            continue
        if said and said not in " ".join(folded(row.words).split()):
            continue
        yield row


@click.command(cls=ExamplesCommand, examples="$ onrecord utterances")
@format_option
@ledger_option
def utterances(form: str, ledger: Path) -> None:
    """List what was said once, however many pages report it."""
    with ready(ledger) as (store, _settings):
        places = Places(store)
        rows = sorted(store.corpus(Utterance), key=lambda item: (item.first or "9999", item.id))

        def row(item: Utterance) -> tuple[str | Text, ...]:
            words = Text(item.words)
            for line in _variants(item, places):
                words.append(f"\n{line}", style="dim")
            return (
                short(item.id),
                item.speaker or "not named",
                words,
                str(item.pages),
                str(item.independent_reports),
                places.source(item.page),
            )

        emit(
            form,
            rows,
            ("id", "speaker", "words", "pages", "independent", "first"),
            row,
            empty="No statements were found on these pages.",
        )


def _variants(item: Utterance, places: Places) -> Iterator[str]:
    """Yield which reports have the words otherwise, and how many have fewer."""
    for variant in sorted(item.variants, key=lambda row: (*places.order(row.page), row.statement)):
        if told := altered(variant):
            yield f"altered in {places.source(variant.page)}: {told}"
    counts = Counter(shortened(variant) for variant in item.variants)
    yield from (f"{told}: {number}" for told, number in sorted(counts.items()) if told)


@click.command(cls=ExamplesCommand, examples="$ onrecord actors")
@format_option
@ledger_option
def actors(form: str, ledger: Path) -> None:
    """List who speaks or is named: roles, sides, and how often."""
    with ready(ledger) as (store, _settings):
        rows = sorted(store.corpus(Actor), key=lambda item: (-len(item.statements), -item.mentioned, item.name))
        emit(
            form,
            rows,
            ("id", "name", "role", "side", "statements", "pages", "named on"),
            lambda item: (
                short(item.id),
                item.name,
                _roles(item),
                item.side or "",
                str(len(item.statements)),
                str(item.pages),
                str(item.mentioned),
            ),
            empty="Nobody is named on these pages.",
        )


def _roles(actor: Actor) -> str:
    """Return the user's roles with their dates, one a line; else the first ones that pages print."""
    given = [role.words for role in actor.roles if role.by_user]
    return "\n".join(given) if given else "; ".join(role.words for role in actor.roles[:PRINTED_ROLES])


@click.command(cls=ExamplesCommand, examples="$ onrecord matters")
@format_option
@ledger_option
def matters(form: str, ledger: Path) -> None:
    """List what the parties speak about."""
    with ready(ledger) as (store, _settings):
        rows = sorted(store.corpus(Matter), key=lambda item: (-len(item.utterances), item.name, item.id))
        emit(
            form,
            rows,
            ("id", "matter", "kind", "utterances", "independent reports"),
            lambda item: (
                short(item.id),
                item.name,
                item.kind.value,
                str(len(item.utterances)),
                str(item.independent_reports),
            ),
            empty="No matter was found.",
        )


@click.command(cls=ExamplesCommand, examples="$ onrecord positions --format jsonl")
@format_option
@ledger_option
def positions(form: str, ledger: Path) -> None:
    """List who stands where on which matter."""
    with ready(ledger) as (store, _settings):
        names = {item.id: item.name for item in store.corpus(Matter)}
        places = Places(store)
        rows = sorted(
            store.corpus(Position), key=lambda item: (names.get(item.matter, ""), item.said_at or "", item.id)
        )
        emit(
            form,
            rows,
            ("id", "matter", "speaker", "position", "words", "page"),
            lambda item: (
                short(item.id),
                names.get(item.matter, ""),
                item.speaker or "not named",
                " ".join(part for part in (item.act, item.polarity, item.status) if part),
                item.words,
                places.source(item.page),
            ),
            empty="No position was found.",
        )


@click.command(cls=ExamplesCommand, examples="$ onrecord disputes\n$ onrecord disputes --grade likely --format jsonl")
@click.option("--grade", type=click.Choice(["likely", "possible"]), help="Only disputes of this grade.")
@format_option
@ledger_option
def disputes(grade: str | None, form: str, ledger: Path) -> None:
    """List who contradicts whom: both sides' exact words, and the reason."""
    with ready(ledger) as (store, _settings):
        places, standing = Places(store), current_standing(store)
        rows = [item for item in store.corpus(Dispute) if grade is None or item.grade == grade]
        rows.sort(key=lambda item: (item.grade, -item.confidence, item.id))

        emit(
            form,
            rows,
            ("id", "one side", "the other", "why"),
            lambda item: (
                short(item.id),
                dispute_side(item.a, places),
                dispute_side(item.b, places),
                f"{item.matter_name}\n{item.reason.text}\n"
                f"{item.grade}, {_state(standing.get(item.id))} {item.confidence:.2f}",
            ),
            empty="No dispute was found.",
            apart=True,
        )


def dispute_side(item: DisputeSide, places: Places) -> Text:
    """Return one side of a dispute for people: who speaks for whom, the words, the day, the page and the characters."""
    text = Text(item.speaker or "not named", style="bold")
    if item.side and item.side != item.speaker:
        text.append(f", for {item.side}", style="not bold")
    if item.cue:
        text.append(f", {item.cue}:", style="not bold")
    text.append(f"\n{item.words}", style="not bold")
    said = f"said {day(item.said_at)}" if item.said_at else "undated"
    where = f"{places.source(item.page)}, {item.span.start}–{item.span.end}"
    text.append(f"\n{said}\n{where}", style="dim not bold")
    return text


@click.command(cls=ExamplesCommand, examples="$ onrecord findings")
@format_option
@ledger_option
def findings(form: str, ledger: Path) -> None:
    """List what readers' comments seem to break of their page's own policy."""
    with ready(ledger) as (store, _settings):
        places, standing = Places(store), current_standing(store)
        emit(
            form,
            store.findings(),
            ("id", "page", "comment", "rule", "words", "what was found"),
            lambda item: (
                short(item.id),
                places.place(item.page),
                item.comment,
                f"{item.rule}\n{item.basis}",
                item.words,
                f"{item.text}\n{item.grade}, {_state(standing.get(item.id))}",
            ),
            empty="No finding: no comment seems to break its page's policy, or there are no comments.",
        )


@click.command(cls=ExamplesCommand, examples="$ onrecord pages")
@format_option
@ledger_option
def pages(form: str, ledger: Path) -> None:
    """List the pages in the ledger."""
    with ready(ledger) as (store, _settings):
        emit(
            form,
            sorted(store.summaries(), key=lambda item: (item.published or "9999", item.place)),
            ("id", "published", "outlet", "headline", "from"),
            lambda item: (
                short(item.id),
                (item.published or "no date")[:10],
                item.outlet or "",
                item.title or "no headline",
                item.place + ("" if item.newest else "\n(an earlier version)"),
            ),
            empty="The ledger is empty. Add pages: onrecord add FOLDER",
        )


@click.command(cls=ExamplesCommand, examples="$ onrecord failures")
@format_option
@ledger_option
def failures(form: str, ledger: Path) -> None:
    """List what could not be read or was left out, why, and what to do."""
    with ready(ledger) as (store, _settings):
        emit(
            form,
            placed_failures(store),
            ("place", "stage", "what happened", "next step"),
            lambda item: (item.place, item.stage, f"{item.message} ({item.code})", item.next),
            empty="Nothing failed.",
        )
