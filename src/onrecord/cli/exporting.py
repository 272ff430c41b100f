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
from onrecord.export import write_jsonl
from onrecord.ledger import current_judgements, settings_toml
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


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord export jsonl -o all.jsonl
    $ onrecord export judgements -o judged.jsonl
    $ onrecord export settings -o actors.toml
    """,
)
@click.argument("form", type=click.Choice(["jsonl", "judgements", "settings"]), metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@ledger_option
def export(form: str, output: Path | None, ledger: Path) -> None:
    """Write everything in the ledger.

    FORMAT jsonl holds the machine's records, sorted by id, with fixed keys and no clock times: equal ledgers give
    equal bytes. FORMAT judgements holds what people decided. FORMAT settings holds the states, actors and matters that
    are set, as one TOML file for `onrecord import`.
    """
    with ready(ledger) as (store, settings), written(output) as file:
        if form == "jsonl":
            write_jsonl(store, file)
        elif form == "settings":
            file.write(settings_toml(settings).encode())
        else:
            for row in current_judgements(store):
                file.write(canonical_json(row) + b"\n")
    if output is not None:
        say().print(f"Written: {output}", markup=False)


@click.command(cls=ExamplesCommand, examples="$ onrecord schema > onrecord.schema.json")
def schema() -> None:
    """Print the JSON Schema of every line that onrecord prints."""
    click.echo(json.dumps(line_schema(), indent=1, sort_keys=True, ensure_ascii=False))
