"""The documents say what the code does: a command, option, table or error code that is not documented fails here."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import onrecord
from onrecord.cli import main as root

TOP = Path(__file__).resolve().parent.parent
DOCS = TOP / "docs"
SOURCE = Path(onrecord.__file__).parent
CODE = re.compile(r"(?:UnreadableError|[A-Z]\w*Error)\(\s*\"([a-z]+(?:-[a-z0-9]+)+|empty|binary)\"")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", TOP / "tools" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def plain_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)


def test_the_commands_page_is_what_the_commands_say(reference: ModuleType) -> None:
    assert (DOCS / "reference" / "commands.md").read_text(encoding="utf-8") == reference.commands_page(), "make docs"


def test_the_schema_is_what_the_records_say(reference: ModuleType) -> None:
    assert (DOCS / "reference" / "schema.json").read_text(encoding="utf-8") == reference.schema_page(), "make docs"


@pytest.mark.parametrize("name", ["http.md", "mcp.md"])
def test_what_programs_get_is_what_the_code_says(reference: ModuleType, name: str) -> None:
    assert (DOCS / "reference" / name).read_text(encoding="utf-8") == reference.headed_pages()[name], "make docs"


@pytest.mark.parametrize("name", sorted(root.commands))
def test_every_command_teaches_by_example(name: str) -> None:
    assert "onrecord " + name in getattr(root.commands[name], "examples", ""), "give it an example"


def test_every_error_code_is_documented() -> None:
    pages = [DOCS / "reference" / name for name in ("errors.md", "ledger.md")]
    documented = "".join(page.read_text(encoding="utf-8") for page in pages)
    codes = {code for path in SOURCE.rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert codes
    assert sorted(code for code in codes if f"`{code}`" not in documented) == []


def test_every_link_in_the_documents_leads_somewhere() -> None:
    broken = []
    for path in [*TOP.glob("*.md"), *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            if "://" not in target and not (path.parent / target).exists():
                broken.append(f"{path.relative_to(TOP)}: {target}")
    assert broken == []


def test_every_command_that_the_documents_show_exists() -> None:
    wrong = []
    for path in [*TOP.glob("*.md"), *DOCS.rglob("*.md")]:
        for name in re.findall(r"(?:^\$?\s*|`)onrecord ([a-z][a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            if name not in root.commands:
                wrong.append(f"{path.relative_to(TOP)}: onrecord {name}")
    assert wrong == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
