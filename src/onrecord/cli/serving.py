"""`onrecord serve`: the workbench."""

import secrets
import socket
from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.common import ExamplesCommand, ledger_option, say

__all__ = ["listening", "serve"]

HERE = ("127.0.0.1", "localhost", "::1")


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord serve
    $ onrecord serve --ledger case.db --port 8080
    $ onrecord serve --host 0.0.0.0 --allow-host desk.paper.example
    """,
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8137, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--allow-host", multiple=True, help="Another name by which the app may be called.")
@click.option("--token", envvar="ONRECORD_TOKEN", help="What visitors must show; one is made where it is needed.")
@ledger_option
def serve(host: str, port: int, allow_host: tuple[str, ...], token: str | None, ledger: Path) -> None:
    """Open the workbench: read, search, judge and export in a browser.

    It listens on this machine alone. Opened to others by --host, it asks for a token, which is part of the address
    that is printed. Stop it with Ctrl-C.
    """
    import uvicorn

    from onrecord.web import Access, make_app
    from onrecord.web.access import LOOPBACK

    if host not in HERE and not token:
        token = secrets.token_urlsafe(24)
    named = {host, *allow_host} | ({socket.gethostname()} if host not in HERE else set())
    access = Access(hosts=LOOPBACK | {_bracketed(name) for name in named}, token=token)
    app = make_app(ledger, access=access)
    bound = listening(host, port)
    address = f"http://{_bracketed(_reachable(host))}:{bound.getsockname()[1]}/" + (f"?token={token}" if token else "")
    say().print(Text(f"{ledger} is open at {address}\nStop it with Ctrl-C."), soft_wrap=True)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run(sockets=[bound])


def listening(host: str, port: int, *, option: str = "--port") -> socket.socket:
    """Return a socket that listens at `host`; raise UsageError where the port is taken or the address is not ours.

    Whoever comes before the app is up waits for it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen()
    except OSError as error:
        bound.close()
        raise click.UsageError(
            f"cannot listen at {host}:{port}: {error.strerror}. Take another with {option}."
        ) from error
    return bound


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _reachable(host: str) -> str:
    """Return a name by which a browser reaches what listens at `host`."""
    return {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(host, host)  # noqa: S104 - only compared
