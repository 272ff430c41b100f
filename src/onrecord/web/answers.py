"""What a page of the app answers with: one typed view, printed as HTML or as its JSON twin."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.export import shortened
from onrecord.export.dossier import carried, templates_of
from onrecord.ledger import NotFoundError, RecordKind
from onrecord.records import Record, Span, Statement, canonical_json
from onrecord.records.errors import OnrecordError
from onrecord.web.desk import Desk
from onrecord.web.wording import WORDS

__all__ = [
    "Answer",
    "Listing",
    "Problem",
    "as_html",
    "as_json",
    "day",
    "environment",
    "link",
    "listing",
    "problem",
    "seen_other",
]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page says: a view, and the template that shows it to people."""

    template: str
    view: Record
    status: int = 200


class Problem(Record, frozen=True, kw_only=True):
    """What could not be done, for people and programs."""

    code: str
    message: str
    next: str = ""


class Listing(Record, frozen=True, kw_only=True):
    """Which part of a list a view holds."""

    offset: int
    limit: int
    total: int | None = None
    """None where counting would take too long."""
    capped: bool = False
    """Whether `total` is only how far was counted."""
    more: bool = False


def listing(desk: Desk, shown_now: int, *, limit: int, total: int | None = None, capped: bool = False) -> Listing:
    """Return which part of a list is shown, where `shown_now` rows are."""
    offset = desk.paging(limit).offset
    more = offset + shown_now < total if total is not None and not capped else shown_now == limit
    return Listing(offset=offset, limit=limit, total=total, capped=capped, more=more)


PATH = re.compile(r"/(?!/)[^\\\x00-\x1f\x7f]*")
PLACES = {
    RecordKind.MATTER: "matters",
    RecordKind.DISPUTE: "disputes",
    RecordKind.STATEMENT: "statements",
    RecordKind.UTTERANCE: "utterances",
    RecordKind.STORY: "stories",
    RecordKind.PAGE: "pages",
    RecordKind.ACTOR: "actors",
    RecordKind.POSITION: "positions",
    RecordKind.FINDING: "findings",
    RecordKind.COPY: "copies",
}


def link(kind: RecordKind | str, name: str, *, at: Span | None = None, **query: str) -> str:
    """Return the path of a record's page; `at` leads to these characters of a page's text."""
    path = f"/{PLACES[RecordKind(kind)]}/{quote(name, safe='')}"
    if at is not None:
        return f"{path}?at={at.start}-{at.end}#at"
    return f"{path}?{urlencode(query)}" if query else path


def day(date: str | None) -> str:
    """Return the day of an ISO 8601 date, for people."""
    return (date or "undated")[:10]


def sentence(text: str) -> str:
    """Return `text` beginning with a capital letter."""
    return text[:1].upper() + text[1:]


def marked(statement: Statement, marks: Sequence[Span]) -> list[tuple[str, bool]]:
    """Return a statement's words in runs, each with whether it is among the `marks`, spans of its page."""
    runs: list[tuple[str, bool]] = []
    for number, (span, piece) in enumerate(zip(statement.content, statement.pieces, strict=True)):
        if number:
            runs.append((" … ", False))
        at = span.start
        for mark in sorted(marks):
            start, end = max(mark.start, at), min(mark.end, span.end)
            if start < end:
                runs += [
                    (piece[at - span.start : start - span.start], False),
                    (piece[start - span.start : end - span.start], True),
                ]
                at = end
        runs.append((piece[at - span.start :], False))
    return [run for run in runs if run[0]]


@cache
def _stamp(name: str) -> str:
    """Return the address of a file of ours, which changes with its bytes."""
    body = files("onrecord.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(body).hexdigest()[:10]}"


@cache
def environment() -> Environment:
    """Return the app's templates, with the filters and functions that they use."""
    made = templates_of("onrecord.web")
    made.filters.update(local=local, day=day, shortened=shortened, sentence=sentence)
    made.filters.update(WORDS)
    made.globals.update(carried=carried, link=link, marked=marked, static=_stamp)
    return made


def as_html(desk: Desk, answer: Answer) -> Response:
    """Return the answer as a page for people."""
    values: Mapping[str, Any] = {
        "view": answer.view,
        "desk": desk,
        "work": desk.works.state(),
        "twin": lambda: _twin(desk),
        "turned": lambda offset: _turned(desk, offset),
    }
    return HTMLResponse(environment().get_template(answer.template).render(values), answer.status)


def _twin(desk: Desk) -> str:
    """Return the address of the page's JSON twin."""
    url = desk.request.url
    path = "/index.json" if url.path == "/" else f"{url.path}.json"
    return local(f"{path}?{url.query}" if url.query else path)


def _turned(desk: Desk, offset: int) -> str:
    """Return the address of another part of the page's list."""
    url = desk.request.url.include_query_params(offset=max(0, offset))
    return f"{url.path}?{url.query}"


def as_json(answer: Answer) -> Response:
    """Return the answer's view as JSON."""
    return Response(canonical_json(answer.view) + b"\n", answer.status, media_type="application/json")


def problem(error: OnrecordError) -> Answer:
    """Return what an error says: 404 for what is not there, 400 for the rest."""
    status = 404 if isinstance(error, NotFoundError) else 400
    view = Problem(code=error.code, message=error.message, next=error.next)
    return Answer("problem.html.j2", view, status)


def seen_other(path: str) -> Response:
    """Return where a browser goes after a form was done: a path of this app alone."""
    return RedirectResponse(local(path), 303)


def local(path: str) -> str:
    """Return a path of this app as it is, and the start page's for anything else.

    Browsers take a backslash for a slash, and leave out tabs and line ends: a path with any of them is none.
    """
    return path if PATH.fullmatch(path) else "/"
