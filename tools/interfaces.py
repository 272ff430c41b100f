"""The generated parts of the reference that tell programs what they get: the HTTP interface, and tools for assistants.

Each page begins with words written by hand, which end at `MARK`; what stands below it is made from the code.
"""

import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import cache
from itertools import pairwise
from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, NewType, Union, cast, get_args, get_origin, get_type_hints

import msgspec
from starlette.responses import Response

from onrecord.records import Record, Span
from onrecord.web.answers import Problem
from onrecord.web.assisting.answers import NOTE
from onrecord.web.assisting.tools import TOOLS
from onrecord.web.pages import ACTIONS, FILES, PAGES

__all__ = ["http_page", "mcp_page"]

MARK = "<!-- What follows is made by `make docs`. -->\n"
OFFSET = "offset"
PLAIN = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "true or false",
    Span: "span",
    NoneType: "null",
    msgspec.UnsetType: "absent",
}
OF_FORM = "the fields that its page shows"


def http_page(head: str) -> str:
    """Return the page on the HTTP interface, below the hand-written beginning of `head`."""
    sheet = _Sheet()
    out = ["## Pages\n"]
    first: dict[type, str] = {}
    for path, page in PAGES:
        view = _view_of(page)
        if view is None:
            out.append(f"### `{path}`\n\n{_first(page)} It answers 303 with that page.\n")
            continue
        twin = f"{'/index' if path == '/' else path}.json"
        asked = f"Asked with: {_asked(page)}.\n" if _asked(page) else ""
        if view in first:
            out.append(f"### `{twin}`\n\nHolds what `{first[view]}` holds. {asked}")
            continue
        first[view] = twin
        out.append(f"### {_place(view)}`{twin}`\n\n{_first(view)}\n")
        out.append(asked)
        out.append(sheet.table(view))
    out.append("## Files\n\n" + _calls("GET", FILES))
    out.append("## Actions\n\n" + _calls("POST", ACTIONS))
    out.append(f"## {_place(Problem)}What a problem holds\n\n{sheet.table(Problem)}")
    return _whole(head, [*out, *sheet.rest()])


def mcp_page(head: str) -> str:
    """Return the page on the tools for assistants, below the hand-written beginning of `head`."""
    sheet = _Sheet()
    out = ["## Tools\n"]
    for tool in TOOLS.values():
        out.append(f"### `{tool.name}`\n\n{tool.told.removesuffix(NOTE).strip()}\n")
        out.append(sheet.table(tool.asked, first="argument"))
        out.append(f"Answers: {_first(tool.answer)}\n")
        out.append(sheet.table(tool.answer))
    return _whole(head, [*out, *sheet.rest()])


def _calls(method: str, calls: Iterable[tuple[str, Callable[..., Any]]]) -> str:
    rows = [
        f"| `{path}` | {_first(call).partition('; raise ')[0].rstrip('.')}. | {_asked(call)} |" for path, call in calls
    ]
    return "\n".join([f"| `{method}` | | takes |", "|---|---|---|", *rows])


def _whole(head: str, parts: Iterable[str]) -> str:
    written = head.partition(MARK)[0].rstrip()
    return f"{written}\n\n{MARK}\n" + "\n".join(part.rstrip() + "\n" for part in parts if part)


class _Sheet:
    """Tables of records, and what they speak of that needs a table of its own."""

    def __init__(self) -> None:
        self.met: dict[type, None] = {}
        self.told: set[type] = set()

    def table(self, kind: type, first: str = "field") -> str:
        """Return a record's fields with what each holds; of a tuple, its values in their order."""
        self.told.add(kind)
        if issubclass(kind, tuple):
            values = [f"`{name}` ({self.type(held)})" for name, held in get_type_hints(kind).items()]
            return f"A list of {', '.join(values)}.\n"
        meanings = _meanings(kind)
        rows = [f"| {first} | holds | |\n|---|---|---|"]
        for field in msgspec.structs.fields(cast(type[Record], kind)):
            need = "" if field.required or first == "field" else _default(field)
            told = " ".join(filter(None, (_described(field.type), meanings.get(field.name, ""))))
            rows.append(
                f"| `{field.encode_name}` | {self.type(field.type)}{need} | {told.replace('|', chr(92) + '|')} |"
            )
        return "\n".join(rows) + "\n"

    def type(self, kind: Any) -> str:  # noqa: ANN401 - any type
        """Return a field's type in words."""
        origin, inner = get_origin(kind), get_args(kind)
        if kind in PLAIN:
            return PLAIN[kind]
        if isinstance(kind, NewType):
            return "id"
        if origin is Annotated:
            return self.type(inner[0])
        if origin in (Union, UnionType):
            return " or ".join(self.type(one) for one in inner)
        if origin is tuple and inner[1:] == (Ellipsis,):
            return f"list of {self.type(inner[0])}"
        if origin is tuple:
            return f"[{', '.join(map(self.type, inner))}]"
        if origin is list:
            return f"list of {self.type(inner[0])}"
        if origin is dict:
            return f"object of {self.type(inner[1])} by {self.type(inner[0])}"
        self.met[kind] = None
        return f"[{kind.__name__}](#{_anchor(kind)})"

    def rest(self) -> Iterator[str]:
        """Yield the records and closed sets that the tables speak of."""
        records: dict[type, str] = {}
        while waiting := [kind for kind in self.met if not (kind in self.told or issubclass(kind, Enum))]:
            for kind in waiting:
                records[kind] = self.table(kind)
        yield "## Records\n"
        for kind in sorted(records, key=lambda kind: (kind.__name__, kind.__module__)):
            yield f"### {_place(kind)}{kind.__name__}\n\n{_first(kind)}\n\n{records[kind]}"
        sets = [kind for kind in self.met if issubclass(kind, Enum)]
        rows = [
            f"| {_place(kind)}{kind.__name__} | {', '.join(f'`{one.value}`' for one in kind)} |"
            for kind in sorted(sets, key=lambda kind: kind.__name__)
        ]
        yield "\n".join(["## Closed sets\n", "| set | one of |", "|---|---|", *rows])


def _anchor(kind: type) -> str:
    """Return the name of a record's place: two records of different pages may share a name."""
    return f"{kind.__module__.rpartition('.')[2]}-{kind.__name__}".lower()


def _place(kind: type) -> str:
    """Return the mark to which links to a record lead."""
    return f'<a id="{_anchor(kind)}"></a>'


def _default(field: msgspec.structs.FieldInfo) -> str:
    given = field.default
    return "" if given in (None, "", msgspec.NODEFAULT) else f", else {given}"


def _described(kind: Any) -> str:  # noqa: ANN401 - any type
    """Return what a type's own description says."""
    metas = [meta for meta in get_args(kind)[1:] if isinstance(meta, msgspec.Meta)] if _annotated(kind) else []
    return " ".join(meta.description for meta in metas if meta.description)


def _annotated(kind: Any) -> bool:  # noqa: ANN401 - any type
    return get_origin(kind) is Annotated


def _first(thing: Any) -> str:  # noqa: ANN401 - a class or function
    """Return the first paragraph of a docstring as one line."""
    return " ".join((inspect.getdoc(thing) or "").partition("\n\n")[0].split()).replace("|", "\\|")


def _meanings(kind: type) -> dict[str, str]:
    """Return what stands below each field of a class, its bases' too."""
    out: dict[str, str] = {}
    for one in reversed(kind.__mro__):
        node = _top(sys.modules[one.__module__]).get(one.__name__) if one.__module__.startswith("onrecord") else None
        body = node.body if isinstance(node, ast.ClassDef) else []
        for field, below in pairwise(body):
            match field, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))):
                    out[name] = re.sub(r"\bNone\b", "null", " ".join(said.split()))
    return out


@cache
def _top(module: ModuleType) -> dict[str, ast.stmt]:
    """Return what stands at a module's top, by its name."""
    out: dict[str, ast.stmt] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                out[name] = node
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                out[name] = node
    return out


def _view_of(page: Callable[..., Any]) -> type[Record] | None:
    """Return the record that a page function answers with; None where it only leads to another page.

    Raises LookupError where the function does not name it.
    """
    if get_type_hints(page)["return"] is Response:
        return None
    module = sys.modules[page.__module__]
    node = _top(module)[page.__name__]
    views = {view for view in _answered(module, node) if view is not Problem}
    if len(views) != 1:
        raise LookupError(f"{page.__module__}.{page.__name__}: give Answer a view of one record, named in the function")
    return views.pop()


def _answered(module: ModuleType, function: ast.stmt) -> Iterator[type[Record]]:
    """Yield the records that a function gives to Answer, itself or by the function whose answer it returns."""
    made: dict[str, str] = {}
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id=kind))):
                made[name] = kind
            case ast.AnnAssign(target=ast.Name(id=name), annotation=ast.Name(id=kind)):
                made[name] = kind
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Name(id="Answer"), args=[_, ast.Name(id=name), *_]) if name in made:
                yield getattr(module, made[name])
            case ast.Call(func=ast.Name(id="Answer"), args=[_, ast.Call(func=ast.Name(id=kind)), *_]):
                yield getattr(module, kind)
            case ast.Return(value=ast.Call(func=ast.Name(id=name))) if isinstance(
                _top(module).get(name), ast.FunctionDef
            ):
                yield from _answered(module, _top(module)[name])


def _asked(page: Callable[..., Any]) -> str:
    """Return what a page function looks at of the query or form, in words."""
    names = sorted(
        set(_names(sys.modules[page.__module__], page.__name__, set())), key=lambda name: (_last(name), name)
    )
    return ", ".join(OF_FORM if name == OF_FORM else f"`{name}`" for name in names)


def _last(name: str) -> int:
    return (OFFSET, OF_FORM).index(name) + 1 if name in (OFFSET, OF_FORM) else 0


def _names(module: ModuleType, name: str, seen: set[tuple[str, str]]) -> Iterator[str]:
    node = _top(module).get(name)
    if node is None or (module.__name__, name) in seen:
        return
    seen.add((module.__name__, name))
    loops = _loops(module, node)
    for inner in ast.walk(node):
        match inner:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="desk"), attr="words" | "all_words" | "files"), args=[said, *_]
            ):
                yield from _said(said, loops)
            case ast.Call(
                func=ast.Attribute(value=ast.Attribute(value=ast.Name(id="desk"), attr="asked"), attr="get"),
                args=[said, *_],
            ):
                yield from _said(said, loops)
            case ast.Attribute(value=ast.Name(id="desk"), attr="paging"):
                yield OFFSET
            case ast.Name(id=other, ctx=ast.Load()):
                found = getattr(module, other, None)
                home = sys.modules.get(getattr(found, "__module__", ""), module)
                if home.__name__.startswith("onrecord.web.pages."):
                    yield from _names(home if inspect.isfunction(found) else module, other, seen)


def _said(node: ast.expr, loops: dict[str, list[str]]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(name)):
            yield name
        case ast.Name(id=name):
            yield from loops.get(name, [OF_FORM])


def _loops(module: ModuleType, function: ast.stmt) -> dict[str, list[str]]:
    """Return the words that a function's comprehensions run through, by the name of their variable."""
    out: dict[str, list[str]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.comprehension) and isinstance(node.target, ast.Name):
            run: Any = node.iter
            if isinstance(run, ast.Name):
                run = getattr(_top(module).get(run.id), "value", None)
            if isinstance(run, ast.Tuple):
                out[node.target.id] = [str(one.value) for one in run.elts if isinstance(one, ast.Constant)]
    return out
