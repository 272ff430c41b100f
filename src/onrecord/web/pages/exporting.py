"""Exports: every form, of the whole ledger or one matter, as a file."""

import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from starlette.responses import Response, StreamingResponse

from onrecord.export.forms import FORMS
from onrecord.export.selection import Selection
from onrecord.ledger import NotFoundError, RecordKind
from onrecord.records import Matter, Record
from onrecord.web.answers import Answer
from onrecord.web.desk import Desk

__all__ = ["ExportView", "FormView", "export", "exports"]

CHUNK = 1 << 20


class FormView(Record, frozen=True, kw_only=True):
    """One form of export."""

    name: str
    suffix: str
    media: str
    told: str


class ExportView(Record, frozen=True, kw_only=True):
    """What can be exported, and of what."""

    forms: tuple[FormView, ...]
    matter: Matter | None = None
    """The matter that is exported; None for the whole ledger."""


def exports(desk: Desk) -> Answer:
    """Return the page that lists the forms."""
    forms = tuple(FormView(name=row.name, suffix=row.suffix, media=row.media, told=row.told) for row in FORMS.values())
    return Answer("exports.html.j2", ExportView(forms=forms, matter=_matter(desk)))


def export(desk: Desk) -> Response:
    """Return a file in one form; raise NotFoundError for a form or matter that there is not."""
    form = FORMS.get(desk.path("form"))
    if form is None:
        raise NotFoundError("no-such-form", f"there is no form of export called “{desk.path('form')}”", "See /export.")
    matter = _matter(desk)
    name = f"onrecord-{matter.id[:10]}{form.suffix}" if matter else f"onrecord{form.suffix}"
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it once it is sent
    try:
        form.write(Selection(desk.store, matter=matter.id if matter else None), file)
    except BaseException:
        file.close()
        raise
    headers = {"content-disposition": f'attachment; filename="{name}"', "content-length": str(file.tell())}
    file.seek(0)
    return StreamingResponse(_sent(file), media_type=form.media, headers=headers)


def _sent(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk


def _matter(desk: Desk) -> Matter | None:
    asked = desk.words("matter")
    return desk.record(RecordKind.MATTER, Matter, asked) if asked else None
