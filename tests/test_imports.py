"""Imports go one way through the house."""

import ast
from functools import cache
from pathlib import Path

import onrecord

SOURCE = Path(onrecord.__file__).parent
ROOMS = (
    "records",
    "reading",
    "anatomy",
    "attribution",
    "lineage",
    "disputes",
    "forum",
    "ledger",
    "run",
    "export",
    "web",
    "cli",
)
PURE = ("records", "anatomy", "attribution", "lineage", "disputes", "forum")
EFFECTS = {"sqlite3", "socket", "subprocess", "tempfile", "shutil", "urllib.request", "http.client", "random", "time"}


@cache
def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found.add(node.module or "")
    return found


def files(room: str) -> list[Path]:
    return sorted((SOURCE / room).rglob("*.py"))


def test_every_folder_is_a_room() -> None:
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(ROOMS)


def test_a_room_imports_only_rooms_before_it() -> None:
    wrong = []
    for place, room in enumerate(ROOMS):
        for path in files(room):
            for name in imports(path):
                parts = name.split(".")
                if parts[0] == "onrecord" and len(parts) > 1 and parts[1] in ROOMS and ROOMS.index(parts[1]) > place:
                    wrong.append(f"{path.relative_to(SOURCE)} imports {name}")
    assert wrong == []


def test_pure_rooms_reach_for_no_effects() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)} imports {name}"
        for room in PURE
        for path in files(room)
        for name in imports(path) & EFFECTS
    ]
    assert wrong == []


def test_sql_stands_in_the_backend_only() -> None:
    wrong = [
        str(path.relative_to(SOURCE))
        for path in sorted(SOURCE.rglob("*.py"))
        if "sqlite3" in imports(path) and "sqlite" not in path.parent.name and path.name != "dna.py"  # another's files
    ]
    assert wrong == []
