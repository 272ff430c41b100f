"""The tools served over the Model Context Protocol, on its official SDK; needs the extra `onrecord[mcp]`."""

import logging
import threading
from pathlib import Path
from typing import Any

import msgspec
from anyio import CapacityLimiter, to_thread
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp_types import Tool as ListedTool

import onrecord
from onrecord.ledger import Store, open_ledger
from onrecord.records import Record
from onrecord.records.errors import OnrecordError
from onrecord.web.answers import Problem
from onrecord.web.assisting.answers import NOTE, Told
from onrecord.web.assisting.tools import TOOLS, Tool
from onrecord.web.desk import Reading
from onrecord.web.kept import Kept

__all__ = ["make_server", "schema_of"]

AT_ONCE = 4
"""Calls answered at once; the others wait."""
INSTRUCTIONS = (
    "onrecord keeps the public record of a contested matter: who said what in whose words, who reported it first, and "
    "who contradicts whom. Search, then get a record by its id, and get_page to read around it. The tools change "
    f"nothing. {NOTE}"
)

log = logging.getLogger(__name__)


def make_server(ledger: Path) -> Server[Any]:
    """Return a server whose tools read the ledger at `ledger`; raise LedgerError where there is none to be read."""
    open_ledger(ledger, create=False, read_only=True).close()
    answering = _Answering(ledger)
    return Server(
        "onrecord",
        version=onrecord.__version__,
        title="onrecord",
        description="The public record of a contested matter, with the exact words.",
        instructions=INSTRUCTIONS,
        on_list_tools=answering.list,
        on_call_tool=answering.call,
    )


def schema_of(kind: type[Record]) -> dict[str, Any]:
    """Return the JSON Schema of a record as one object, which tools must have."""
    (root,), others = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    whole = dict(others.pop(str(root["$ref"]).rpartition("/")[2]))
    return whole | ({"$defs": others} if others else {})


class _Answering:
    """How calls are answered: each in a thread, which holds a store of its own."""

    def __init__(self, ledger: Path) -> None:
        self.ledger = ledger
        self.kept = Kept()
        self.held = threading.local()
        self.limiter = CapacityLimiter(AT_ONCE)
        hints = ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        )
        self.tools = [
            ListedTool(
                name=tool.name,
                title=tool.name.replace("_", " ").capitalize(),
                description=tool.told,
                input_schema=schema_of(tool.asked),
                output_schema=schema_of(tool.answer),
                annotations=hints,
            )
            for tool in TOOLS.values()
        ]

    async def list(self, _context: ServerRequestContext[Any], _asked: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=self.tools)

    async def call(self, _context: ServerRequestContext[Any], asked: CallToolRequestParams) -> CallToolResult:
        tool = TOOLS.get(asked.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"there is no tool of this name; there are {', '.join(TOOLS)}")
        return await to_thread.run_sync(self._answered, tool, asked.arguments or {}, limiter=self.limiter)

    def _answered(self, tool: Tool, arguments: dict[str, Any]) -> CallToolResult:
        try:
            answer = self._told(tool, arguments)
        except msgspec.ValidationError as error:
            return _failed(Problem(code="bad-argument", message=str(error), next=f"See what {tool.name} takes."))
        except OnrecordError as error:
            return _failed(Problem(code=error.code, message=error.message, next=error.next))
        except Exception as error:
            # one call must not end the server, and what is inside is not the caller's
            log.exception("%s failed", tool.name)
            told = f"{tool.name} could not answer ({type(error).__name__})"
            return _failed(Problem(code="app-failed", message=told, next="Report it to us; nothing was changed."))
        text = TextContent(type="text", text=msgspec.json.encode(answer).decode())
        return CallToolResult(content=[text], structured_content=msgspec.to_builtins(answer))

    def _told(self, tool: Tool, arguments: dict[str, Any]) -> Told:
        asked = msgspec.convert(arguments, tool.asked)
        reading = Reading(store=self._store(), kept=self.kept)
        answer = tool.function(reading, asked)
        return msgspec.structs.replace(answer, uncompared=bool(reading.store.stale()))

    def _store(self) -> Store:
        """Return this thread's store."""
        store: Store | None = getattr(self.held, "store", None)
        if store is None:
            store = self.held.store = open_ledger(self.ledger, create=False, read_only=True)
        return store


def _failed(problem: Problem) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=msgspec.json.encode(problem).decode())], is_error=True)
