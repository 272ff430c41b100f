"""Who may speak to the app: the names it answers to, the token, and what every answer forbids the browser."""

import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["LOOPBACK", "Access", "Gate", "Policy", "csrf_of", "from_elsewhere", "same_word", "trusted"]

LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))
"""The names of this machine alone."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
OPEN_PATHS = ("/static/",)


@dataclass(frozen=True, slots=True)
class Access:
    """How the app may be reached."""

    hosts: frozenset[str] = LOOPBACK
    """The host names, without a port, that requests may name: others come from a rebound address."""
    token: str | None = None
    """What a visitor must show once, in the address or as a bearer token; None on this machine alone."""
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """What signs the sessions; a new one ends those of before."""


class Policy:
    """Adds to every answer what the browser must not do with it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers added."""

        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith(OPEN_PATHS):
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        await self.app(scope, receive, send_with)


class Gate:
    """Lets nobody in who calls the app by another name, or without its token where it has one."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or turn it away."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = self._turned_away(Request(scope, receive))
        await (answer or self.app)(scope, receive, send)

    def _turned_away(self, request: Request) -> PlainTextResponse | RedirectResponse | None:
        if _host(request.headers) not in self.access.hosts:
            return PlainTextResponse(
                "This address is not one that onrecord was opened at. Start it with --host, or --allow-host NAME.\n",
                421,
            )
        if self.access.token is None or request.url.path.startswith(OPEN_PATHS):
            return None
        given = request.query_params.get("token")
        if given is not None and same_word(given, self.access.token):
            request.session["in"] = True
            return RedirectResponse(_without_token(request.url), 303)
        if request.session.get("in") or trusted(request, self.access):
            return None
        return PlainTextResponse(
            "onrecord was opened with a token. Use the address that it printed at its start, which ends in ?token=…\n",
            401,
            {"www-authenticate": "Bearer"},
        )


def trusted(request: Request, access: Access) -> bool:
    """Tell whether a program shows the token with this request, so that no browser can have been led to send it."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return access.token is not None and scheme.lower() == "bearer" and same_word(given, access.token)


def from_elsewhere(request: Request) -> bool:
    """Tell whether a browser says that the page of another site sent this request.

    A browser that says nothing is not told apart, nor one that hides the origin, as our referrer policy has it do.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin", "null")
    return origin != "null" and origin.partition("://")[2].lower() != request.headers.get("host", "").lower()


def csrf_of(request: Request) -> str:
    """Return the session's word that every form carries, making it where there is none."""
    if "csrf" not in request.session:
        request.session["csrf"] = secrets.token_urlsafe(24)
    return str(request.session["csrf"])


def same_word(given: str, token: str) -> bool:
    """Tell whether two secret words are the same, in a time that tells nothing of them."""
    return secrets.compare_digest(given.encode(), token.encode())


def _host(headers: Headers) -> str:
    """Return the host that a request names, without its port."""
    try:
        parts = urlsplit(f"//{headers.get('host', '')}")
        name = parts.hostname or ""
    except ValueError:
        return ""
    return f"[{name}]" if ":" in name else name


def _without_token(url: URL) -> str:
    """Return the path and query that was asked for, without the token, so that it is not kept in a history."""
    clean = url.remove_query_params("token")
    return "/" + clean.path.lstrip("/\\") + (f"?{clean.query}" if clean.query else "")
