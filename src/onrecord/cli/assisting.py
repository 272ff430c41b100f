"""`onrecord mcp`: the ledger for assistants."""

from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.common import ExamplesCommand, ledger_option, say
from onrecord.cli.serving import listening
from onrecord.export.errors import MissingExtraError
from onrecord.ledger import LedgerReadOnlyError, open_ledger

__all__ = ["mcp"]

HERE = "127.0.0.1"


@click.command(
    cls=ExamplesCommand,
    examples="""
    $ onrecord mcp --ledger case.db
    $ onrecord mcp --ledger case.db --http 8138
    """,
)
@click.option(
    "--http",
    "port",
    type=click.IntRange(0, 65535),
    help="Answer at this port of this machine instead; 0 takes any free one.",
)
@ledger_option
def mcp(port: int | None, ledger: Path) -> None:
    """Let an assistant read the ledger, so that it can cite the record (Model Context Protocol).

    The assistant starts this command itself and speaks to it by standard input and output; see docs/reference/mcp.md
    for how to register it. It reads, and changes nothing. Needs the extra onrecord[mcp].
    """
    try:
        import anyio
        from mcp.server.lowlevel import Server
        from mcp.server.stdio import stdio_server
    except ImportError:
        raise MissingExtraError(
            "no-mcp",
            "assistants are spoken to by the library mcp, which is not installed",
            "pip install 'onrecord[mcp]'",
        ) from None
    from onrecord.web.assisting.server import make_server

    _led_here(ledger)
    server = make_server(ledger)

    async def by_pipes(server: Server) -> None:
        async with stdio_server() as (asked, answered):
            await server.run(asked, answered, server.create_initialization_options())

    if port is None:
        anyio.run(by_pipes, server)
        return
    import uvicorn

    app = server.streamable_http_app(host=HERE, json_response=True, stateless_http=True)
    bound = listening(HERE, port, option="--http")
    say().print(
        Text(f"{ledger} is open to assistants at http://{HERE}:{bound.getsockname()[1]}/mcp\nStop it with Ctrl-C.")
    )
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run(sockets=[bound])


def _led_here(ledger: Path) -> None:
    """Lead a ledger that an older onrecord made to this one's form, where it may be written."""
    try:
        open_ledger(ledger, create=False).close()
    except LedgerReadOnlyError:
        return
