import subprocess
import sys
from pathlib import Path

import anyio
import pytest
from click.testing import CliRunner
from ledgers import fill
from mcp import Client, StdioServerParameters

from onrecord.cli import main
from onrecord.ledger import open_ledger
from onrecord.web.assisting.tools import TOOLS


def test_an_assistant_reads_a_ledger_by_pipes(tmp_path: Path, demo_pages: Path) -> None:
    ledger = tmp_path / "case.db"
    page = sorted((demo_pages / "interlake").iterdir())[0]
    with open_ledger(ledger) as store:
        fill(store, [str(page)])
        text = next(store.pages()).text

    async def asked() -> None:
        command = StdioServerParameters(command=sys.executable, args=["-m", "onrecord", "mcp", "--ledger", str(ledger)])
        async with Client(command) as client:
            assert [tool.name for tool in (await client.list_tools()).tools] == list(TOOLS)
            answer = (await client.call_tool("search_statements", {"limit": 5})).structured_content
            assert answer["statements"]
            for row in answer["statements"]:
                for quote in row["quotes"]:
                    assert quote["quoted"] == text[slice(*quote["span"])]
            assert (await client.call_tool("get_statement", {"id": "00000000"})).is_error

    anyio.run(asked)


def test_without_mcp_the_error_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.lowlevel", None)
    done = CliRunner().invoke(main, ["mcp", "--ledger", str(tmp_path / "case.db")])
    assert done.exit_code == 3
    assert "no-mcp" in done.stderr
    assert "onrecord[mcp]" in done.stderr


def test_without_a_ledger_there_is_nothing_to_read(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["mcp", "--ledger", str(tmp_path / "case.db")])
    assert done.exit_code == 3
    assert "ledger-missing" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_mcp_is_not_imported_at_start() -> None:
    code = "import sys, onrecord.cli, onrecord.web; print('mcp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
