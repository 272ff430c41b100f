"""`onrecord export` and `onrecord schema`."""

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from onrecord.cli.common import ExamplesCommand, ledger_option, ready, say
from onrecord.export import schema as line_schema
from onrecord.export.forms import FORMS
from onrecord.export.selection import Selection
from onrecord.ledger import current_judgements, find_matter, settings_toml
from onrecord.records import canonical_json

__all__ = ["export", "schema", "written"]


@contextlib.contextmanager
def written(path: Path | None) -> Iterator[BinaryIO]:
    """Yield a file to write to: standard output, or one that takes its name only once it is whole."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    handle, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(name).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _forms_told() -> str:
    rows = [(form.name, form.told) for form in FORMS.values()]
    rows += [
        ("judgements", "what people decided"),
        ("settings", "the states, actors and matters that are set, as TOML"),
    ]
    return "\b\n" + "\n".join(f"{name:<12} {told}" for name, told in rows)


@click.command(
    cls=ExamplesCommand,
    epilog=f"\b\nForms:\n{_forms_told().removeprefix(chr(8) + chr(10))}",
    examples="""
    $ onrecord export jsonl -o all.jsonl
    $ onrecord export csv -o tables.zip
    $ onrecord export dna --matter "April Note" -o note.dna
    $ onrecord export judgements -o judged.jsonl
    $ onrecord export settings -o actors.toml
    """,
)
@click.argument("form", type=click.Choice([*FORMS, "judgements", "settings"]), metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@click.option("--matter", help="Only what touches one matter: a name, an alias, an id or the beginning of one.")
@ledger_option
def export(form: str, output: Path | None, matter: str | None, ledger: Path) -> None:
    """Write what is in the ledger, in the form that another program reads.

    Equal ledgers give equal bytes. What a person rejected is left out of every form but jsonl, which holds the
    machine's records as they are, and training, which says that it is wrong.
    """
    if matter is not None and form in ("jsonl", "training", "judgements", "settings"):
        raise click.UsageError(f"{form} is of the whole ledger: leave out --matter.")
    with ready(ledger) as (store, settings):
        chosen = find_matter(store, matter).id if matter is not None else None
        with written(output) as file:
            if form == "settings":
                file.write(settings_toml(settings).encode())
            elif form == "judgements":
                for row in current_judgements(store):
                    file.write(canonical_json(row) + b"\n")
            else:
                FORMS[form].write(Selection(store, matter=chosen), file)
    if output is not None:
        say().print(f"Written: {output}", markup=False)


@click.command(cls=ExamplesCommand, examples="$ onrecord schema > onrecord.schema.json")
def schema() -> None:
    """Print the JSON Schema of every line that onrecord prints."""
    click.echo(json.dumps(line_schema(), indent=1, sort_keys=True, ensure_ascii=False))
