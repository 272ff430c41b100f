"""Adding pages: files, addresses, or a pasted text; and how far it has come."""

import io

from starlette.responses import Response

from onrecord.reading import SUFFIXES, FetchOptions
from onrecord.records import Record
from onrecord.records.errors import OnrecordError
from onrecord.web.answers import Answer, seen_other
from onrecord.web.desk import Desk
from onrecord.web.works import WorkState

__all__ = ["AddView", "add", "add_posted", "compare_posted", "rest_posted", "stop_posted", "work"]

MOST_ADDRESSES = 500
MOST_TEXT = 2_000_000
"""Characters of a pasted text."""


class AddView(Record, frozen=True, kw_only=True):
    """What is being read, and what became of what was added before."""

    work: WorkState
    failures: int
    waiting: int = 0
    """Files that were sent and are not read, because reading them was stopped."""
    suffixes: tuple[str, ...] = SUFFIXES


def add(desk: Desk) -> Answer:
    """Return the page on which pages are added."""
    state = desk.works.state()
    waiting = 0 if state.busy else len(desk.works.inbox.waiting())
    view = AddView(work=state, failures=desk.store.failure_count(), waiting=waiting)
    return Answer("add.html.j2", view)


def work(desk: Desk) -> Answer:
    """Return what is being done now: what the script asks for while it waits."""
    state: WorkState = desk.works.state()
    return Answer("work.html.j2", state)


def add_posted(desk: Desk) -> Response:
    """Take files, addresses or a text, and have them read."""
    files = [file for file in desk.files("files") if file.filename]
    addresses = tuple(dict.fromkeys(desk.words("addresses").split()))
    text = desk.words("text")
    _check(len(files), addresses, text)
    for file in files:
        desk.works.inbox.put(file.filename or "", file.file)
    if text:
        name = desk.words("name") or text.splitlines()[0][:80]
        desk.works.inbox.put(f"{name}.txt", io.BytesIO(text.encode(errors="replace")))
    if addresses:
        feed = desk.words("feed") == "1"
        desk.works.add_addresses(addresses, FetchOptions(feed=feed, limit=MOST_ADDRESSES))
    if files or text:
        named = [file.filename or "" for file in files] + (["a pasted text"] if text else [])
        desk.works.add_files(named[0] if len(named) == 1 else f"{len(named)} files")
    return seen_other("/add")


def stop_posted(desk: Desk) -> Response:
    """Stop what is being read."""
    desk.works.stop()
    return seen_other("/add")


def rest_posted(desk: Desk) -> Response:
    """Have the files read that wait since reading them was stopped; or discard them."""
    if desk.words("do") == "discard":
        desk.works.inbox.clear(desk.works.inbox.waiting())
    else:
        desk.works.add_files("files sent earlier")
    return seen_other("/add")


def compare_posted(desk: Desk) -> Response:
    """Compare what was added with what is held."""
    desk.works.settle()
    return seen_other("/")


def _check(files: int, addresses: tuple[str, ...], text: str) -> None:
    """Raise OnrecordError where nothing, or too much, or what is no address was given."""
    if not (files or addresses or text):
        raise OnrecordError(
            "nothing-given", "nothing was given to be read", "Choose files, or give addresses or a text."
        )
    if len(addresses) > MOST_ADDRESSES:
        told = f"{len(addresses)} addresses were given, {MOST_ADDRESSES} are taken at once"
        raise OnrecordError("too-many-addresses", told, "Give them in parts, or as a file that lists them.")
    if len(text) > MOST_TEXT:
        raise OnrecordError(
            "too-long-text", "the text is too long to be pasted", "Save it as a .txt file and add that."
        )
    wrong = [row for row in addresses if not row.lower().startswith(("http://", "https://"))]
    if wrong:
        raise OnrecordError(
            "no-address", f"“{wrong[0][:200]}” is no web address", "It begins with https:// or http://."
        )
