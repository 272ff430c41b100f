"""The app: its addresses, and how a request becomes an answer."""

import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.ledger import LedgerReadOnlyError, Store, open_ledger
from onrecord.records.errors import OnrecordError
from onrecord.web.access import Access, Gate, Policy, csrf_of, from_elsewhere, same_word, trusted
from onrecord.web.answers import Answer, Problem, as_html, as_json, problem
from onrecord.web.desk import Desk
from onrecord.web.kept import Kept
from onrecord.web.pages import ACTIONS, FILES, PAGES
from onrecord.web.works import Works

__all__ = ["make_app"]

MOST_POSTED = 256 * 1024 * 1024
"""Bytes of one request's body."""
MOST_FILES = 1_000
MOST_PART = 8 * 1024 * 1024
"""Bytes of one field of a form that is no file."""
SESSION_SECONDS = 14 * 24 * 3600
LOST = {
    404: "there is no such page",
    405: "this address takes no such request",
    413: "that is too much at once",
}

Endpoint = Callable[[Request], Awaitable[Response]]


def make_app(ledger: Path, *, access: Access | None = None) -> Starlette:
    """Return the workbench over the ledger at `ledger`, which it makes where there is none.

    Every page stands twice, as HTML and, its path ending in `.json`, as JSON. What is posted must come from a page of
    the app and carry the session's word, or else the token.
    """
    access = access or Access()
    open_ledger(ledger, create=True).close()
    app = _App(ledger, access)
    routes: list[BaseRoute] = [Mount("/static", StaticFiles(packages=[("onrecord.web", "static")]))]
    for path, page in PAGES:
        routes.append(Route("/index.json" if path == "/" else f"{path}.json", app.page(page, html=False)))
    for path, page in PAGES:
        routes.append(Route(path, app.page(page, html=True)))
    for path, file in FILES:
        routes.append(Route(path, app.page(file, html=True)))
    for path, action in ACTIONS:
        routes.append(Route(path, app.action(action), methods=["POST"]))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        app.works.open()
        yield
        app.works.close()

    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Policy),
            Middleware(
                SessionMiddleware,
                secret_key=access.secret,
                session_cookie="onrecord",
                same_site="lax",
                max_age=SESSION_SECONDS,
            ),
            Middleware(Gate, access=access),
        ],
        exception_handlers={HTTPException: app.lost, Exception: app.broken},
        lifespan=lifespan,
        max_body_size=MOST_POSTED,
    )


class _App:
    """How requests are answered: each in a thread of its own pool, which holds a store of its own."""

    def __init__(self, ledger: Path, access: Access) -> None:
        self.ledger = ledger
        self.access = access
        self.works = Works(ledger)
        self.kept = Kept()
        self.held = threading.local()

    def page(self, page: Callable[[Desk], Answer | Response], *, html: bool) -> Endpoint:
        """Return the endpoint of a page."""

        async def endpoint(request: Request) -> Response:
            return await run_in_threadpool(self._answered, request, page, html)

        return endpoint

    def action(self, action: Callable[[Desk], Answer | Response]) -> Endpoint:
        """Return the endpoint of what a form asks to be done."""

        async def endpoint(request: Request) -> Response:
            async with request.form(max_files=MOST_FILES, max_part_size=MOST_PART) as form:
                said = form.get("csrf", request.headers.get("x-csrf", ""))
                meant = isinstance(said, str) and same_word(said, csrf_of(request)) and not from_elsewhere(request)
                if not (meant or trusted(request, self.access)):
                    old = Problem(
                        code="stale-form",
                        message="this form is from an earlier session, or was not sent by this app",
                        next="Go back, reload the page, and send it again: nothing was changed.",
                    )
                    return await run_in_threadpool(
                        self._answered,
                        request,
                        lambda _desk: Answer("problem.html.j2", old, 403),
                        not _wants_json(request),
                    )
                return await run_in_threadpool(self._acted, request, action, form)

        return endpoint

    async def lost(self, request: Request, error: Exception) -> Response:
        """Answer what has no page."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        message = LOST.get(status, "that could not be understood")
        view = Problem(code=f"http-{status}", message=message, next="Begin at the start page.")
        answer = Answer("problem.html.j2", view, status)
        return await run_in_threadpool(self._answered, request, lambda _desk: answer, not _wants_json(request))

    async def broken(self, request: Request, error: Exception) -> Response:
        """Answer where we failed, without a word of what is inside."""
        view = Problem(
            code="app-failed",
            message=f"this page could not be made ({type(error).__name__})",
            next="Nothing was changed. Report it to us with the address and the last lines that the program printed.",
        )
        if _wants_json(request):
            return as_json(Answer("problem.html.j2", view, 500))
        return PlainTextResponse(f"{view.message}. {view.next}\n", 500)

    def _acted(self, request: Request, action: Callable[[Desk], Answer | Response], form: FormData) -> Response:
        return self._answered(request, action, not _wants_json(request), form)

    def _answered(
        self, request: Request, page: Callable[[Desk], Answer | Response], html: bool, form: FormData | None = None
    ) -> Response:
        desk = Desk(request=request, store=self._store(), works=self.works, kept=self.kept, form=form or FormData())
        try:
            answer = page(desk)
        except OnrecordError as error:
            answer = problem(error)
        if isinstance(answer, Response):
            return answer
        return as_html(desk, answer) if html else as_json(answer)

    def _store(self) -> Store:
        """Return this thread's store."""
        store: Store | None = getattr(self.held, "store", None)
        if store is None:
            try:
                store = open_ledger(self.ledger, create=False)
            except LedgerReadOnlyError:
                store = open_ledger(self.ledger, read_only=True)
            self.held.store = store
        return store


def _wants_json(request: Request) -> bool:
    return request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", "")
