"""Write the generated parts of the reference: `make docs`. A test fails while they are not what the code says."""

import json
from pathlib import Path

import click
from interfaces import http_page, mcp_page

from onrecord.cli import main as root
from onrecord.export import schema

__all__ = ["commands_page", "headed_pages", "schema_page", "write"]

DOCS = Path(__file__).resolve().parent.parent / "docs" / "reference"
WIDTH = 100


def commands_page() -> str:
    """Return the help of every command, as Markdown."""
    parts = [
        "# Commands\n\nMade by `make docs` from the commands themselves. Exit codes and error codes: "
        "[errors](errors.md).\n"
    ]
    settings = {**root.context_settings, "max_content_width": WIDTH, "terminal_width": WIDTH}
    context = click.Context(root, info_name="onrecord", **settings)
    parts.append(f"## onrecord\n\n```\n{root.get_help(context)}\n```\n")
    for name in sorted(root.commands):
        command = root.commands[name]
        inner = click.Context(command, info_name=name, parent=context, max_content_width=WIDTH, terminal_width=WIDTH)
        parts.append(f"## onrecord {name}\n\n```\n{command.get_help(inner)}\n```\n")
    return "\n".join(parts)


def schema_page() -> str:
    """Return the JSON Schema of every line that onrecord prints."""
    return json.dumps(schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def headed_pages() -> dict[str, str]:
    """Return the pages whose beginnings are written by hand and kept, by their files' names."""
    made = {"http.md": http_page, "mcp.md": mcp_page}
    return {name: page((DOCS / name).read_text(encoding="utf-8")) for name, page in made.items()}


def write() -> None:
    """Write them all."""
    (DOCS / "commands.md").write_text(commands_page(), encoding="utf-8")
    (DOCS / "schema.json").write_text(schema_page(), encoding="utf-8")
    for name, page in headed_pages().items():
        (DOCS / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write()
