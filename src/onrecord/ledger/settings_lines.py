"""Where the tables and fields of a settings file stand in its text, for messages."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

__all__ = ["SettingsLines", "advice"]

KEY = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[\w-]+)"
HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*({KEY}(?:[ \t]*\.[ \t]*{KEY})?)[ \t]*\]")
PART = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*|[{\]]")
"""What an array of inline tables is made of, as far as counting its tables goes: texts, remarks, braces, its end."""


class SettingsLines:
    """The lines of a settings file by table and field."""

    def __init__(self, toml: str) -> None:
        self.lines = toml.split("\n")
        self.headers: dict[str, list[int]] = {}
        self.inner: dict[str, list[int]] = {}
        """Headers of tables within a table, such as [[actor.roles]]."""
        for number, line in enumerate(self.lines):
            if found := HEADER.match(line):
                name = re.sub(r"[ \t\"']", "", found[1]) if "." in found[1] else found[1].strip("\"'")
                (self.inner if "." in found[1] else self.headers).setdefault(name, []).append(number)

    def at(self, table: str, index: int = 0, field: str | None = None) -> str:
        """Return "line n: " for a field of the table's entry `index`, its header's line, or "" where none is found."""
        header = self._header(table, index)
        if header is None:
            return ""
        found = self._field(header, field) if field is not None else None
        return f"line {(header if found is None else found) + 1}: "

    def at_role(self, index: int, role: int, field: str | None = None) -> str:
        """Return "line n: " for role number `role` of actor `index`, or for a field of it; "" where none is found."""
        header = self._header("actor", index)
        if header is None:
            return ""
        after = self._header("actor", index + 1)
        own = [n for n in self.inner.get("actor.roles", ()) if header < n and (after is None or n < after)]
        if role < len(own):
            found = self._field(own[role], field) if field is not None else None
            return f"line {(own[role] if found is None else found) + 1}: "
        start = self._field(header, "roles")
        return f"line {(header if start is None else self._inline(start, role)) + 1}: "

    def _header(self, table: str, index: int) -> int | None:
        headers = self.headers.get(table, [])
        return headers[index] if index < len(headers) else None

    def _field(self, header: int, field: str) -> int | None:
        for number, line in enumerate(self.lines[header + 1 :], header + 1):
            if HEADER.match(line):
                return None
            if line.partition("=")[0].strip(" \t\"'") == field:
                return number
        return None

    def _inline(self, start: int, index: int) -> int:
        """Return the line of inline table number `index` of the array that begins on line `start`."""
        for number in range(start, len(self.lines)):
            for part in PART.findall(self.lines[number]):
                if part == "]":
                    return start
                if part == "{":
                    if index == 0:
                        return number
                    index -= 1
        return start


def advice(word: str, known: Sequence[str]) -> str:
    """Return which of the known words `word` may be meant for, and all of them."""
    near = get_close_matches(word, known, n=1)
    return (f"Is it {near[0]!r}? " if near else "") + f"Known: {', '.join(known)}."
