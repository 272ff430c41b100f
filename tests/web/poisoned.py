"""A ledger whose every captured word is hostile, whatever reading made of it."""

import re
import typing
from collections.abc import Iterator
from functools import cache
from types import GeneratorType, UnionType

import msgspec
from web.markup import HOSTILE

from onrecord.ledger import Store
from onrecord.records import Page

__all__ = ["Poisoned"]

KEPT = frozenset(("id", "body", "copy", "stage", "kind", "code", "made_by", "added", "dropped"))
"""Words of ours: what is set, what names a kind or a part, and who made a record."""
DATE = re.compile(r"\d{4}(-\d\d){0,2}(T.*)?")


class Poisoned:
    """A store of which every string that could come from a page ends in markup."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> object:
        found = getattr(self._store, name)
        if not callable(found):
            return found
        return lambda *args, **options: poisoned(found(*args, **options))


def poisoned(value: object) -> object:
    """Return `value` with the markup in the words of every record in it; a page keeps the length of its text."""
    if isinstance(value, msgspec.Struct):
        given = {name: _field(getattr(value, name), words) for name, words in _fields(type(value))}
        if isinstance(value, Page):
            given["text"] = (HOSTILE * (len(value.text) // len(HOSTILE) + 1))[: len(value.text)]
        return msgspec.structs.replace(value, **given)
    if isinstance(value, (Iterator, GeneratorType)):
        return map(poisoned, value)
    if type(value) in (list, tuple, set, frozenset):
        return type(value)(map(poisoned, value))  # type: ignore[call-overload]
    if type(value) is dict:
        return {name: poisoned(row) for name, row in value.items()}
    return value


def _field(value: object, words: bool) -> object:
    if isinstance(value, str):
        return value + HOSTILE if words and not DATE.fullmatch(value) else value
    if words and isinstance(value, tuple):
        return tuple(_field(row, words) for row in value)
    return poisoned(value)


@cache
def _fields(kind: type[msgspec.Struct]) -> list[tuple[str, bool]]:
    """Return the fields of a record, each with whether it holds words: a plain string, no id and no enum."""
    rows = msgspec.structs.fields(kind)
    return [(row.name, row.name not in KEPT and str in _parts(row.type)) for row in rows]


def _parts(hint: object) -> list[object]:
    if typing.get_origin(hint) in (UnionType, typing.Union, tuple):
        return [part for row in typing.get_args(hint) for part in _parts(row)]
    return [hint]
