"""Work that takes longer than a request: reading what was added, and comparing it with what is held.

It is done in a process of its own, one work after the other, so that pages are answered meanwhile. Every step is one
transaction: a work that is stopped, or dies with the machine, leaves whole records and is taken up again.
"""

import multiprocessing
import threading
from collections import deque
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from onrecord.ledger import Store, open_ledger, settings_of
from onrecord.reading import FetchOptions, Found, find, is_one
from onrecord.records import Record, Settings
from onrecord.records.errors import OnrecordError
from onrecord.run import Summary, add, due, made_by, refresh, settle
from onrecord.web.inbox import Inbox

__all__ = ["Added", "WorkState", "Works"]

SPAWN = multiprocessing.get_context("spawn")
REMEMBERED = 20
"""Works done that are still told of."""
LISTED = 200
"""Failures of one work that are told of; the rest are in the ledger."""
FILES_WAIT = "What was read stays. The other files wait: have them read, or discarded, on the page to add pages."
REST_IS_LEFT = "What was read stays. Add the rest again when you like."
PATIENCE = 10.0
"""Seconds that a work is given to stop."""


class Added(Record, frozen=True, kw_only=True):
    """What became of one work."""

    what: str
    """What was asked for, for people: a file's name, an address, "12 files"."""
    read: int = 0
    known: int = 0
    skipped: dict[str, int] = msgspec.field(default_factory=dict)
    """How many places were not read, by reason."""
    failed: tuple[tuple[str, str, str, str], ...] = ()
    """(place, code, message, next step)."""
    failures: int = 0
    remarks: tuple[str, ...] = ()
    error: tuple[str, str, str] | None = None
    """Code, message and next step where the work itself ended early."""

    @property
    def tells(self) -> bool:
        """Whether anything came of it that a person would want to know; comparing alone is none."""
        return bool(self.read or self.known or self.skipped or self.failures or self.remarks or self.error)


class WorkState(Record, frozen=True, kw_only=True):
    """What the app is doing beside answering."""

    busy: bool = False
    what: str = ""
    """What was asked for; "" for comparing what is held."""
    doing: str = ""
    """The step of it, for people: "Reading pages"."""
    done: int = 0
    total: int | None = None
    """None where only reading will tell."""
    waiting: int = 0
    """Works in line behind it."""
    past: tuple[Added, ...] = ()
    """The last ones done, newest first."""


class _Work(Record, frozen=True, kw_only=True):
    """One work in line."""

    what: str
    addresses: tuple[str, ...] = ()
    inbox: bool = False
    """Whether the files that wait in the inbox are to be read."""
    fetch: FetchOptions = FetchOptions()


SETTLE = _Work(what="")


class Works:
    """The one line of long work over a ledger."""

    def __init__(self, ledger: Path) -> None:
        self.ledger = ledger
        self.inbox = Inbox(ledger)
        self._line: deque[_Work] = deque()
        self._state = WorkState()
        self._lock = threading.Condition()
        self._process: BaseProcess | None = None
        self._closed = False
        self._stopped = False
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Begin to work: what an earlier run left in the inbox, and what it left uncompared, comes first."""
        if self.inbox.waiting():
            self._line.append(_Work(what="files sent earlier", inbox=True))
        with open_ledger(self.ledger) as store:
            if due(store) or store.outdated(made_by(settings_of(store.decisions()))):
                self._line.append(SETTLE)
        self._thread = threading.Thread(target=self._go, name="onrecord-works", daemon=True)
        self._thread.start()

    def state(self) -> WorkState:
        """Return what is being done now."""
        with self._lock:
            return self._state

    def settle(self) -> None:
        """Have pages and corpus stages brought up to date, after what is in line already."""
        with self._lock:
            if SETTLE not in self._line:
                self._put(SETTLE)

    def add_addresses(self, addresses: tuple[str, ...], fetch: FetchOptions) -> None:
        """Have addresses fetched and read."""
        what = addresses[0] if len(addresses) == 1 else f"{len(addresses)} addresses"
        with self._lock:
            self._put(_Work(what=what, addresses=addresses, fetch=fetch))

    def add_files(self, what: str) -> None:
        """Have the files that wait in the inbox read; `what` names them for people."""
        with self._lock:
            self._put(_Work(what=what, inbox=True))

    def stop(self) -> None:
        """Stop the work that is being done; what it has read stays. Comparing goes on where it stood, later."""
        with self._lock:
            self._stopped = self._state.busy
            if self._process is not None:
                self._process.terminate()

    def close(self) -> None:
        """Let go of what works; what it has not finished is begun again when the ledger is next served."""
        with self._lock:
            self._closed = True
            self._line.clear()
            if self._process is not None:
                self._process.terminate()
            self._lock.notify_all()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _put(self, work: _Work) -> None:
        self._line.append(work)
        self._tell(waiting=len(self._line), busy=True, what=self._state.what or work.what)
        self._lock.notify_all()

    def _tell(self, **changes: object) -> None:
        """Change what is told; the lock is held."""
        fields = {name: getattr(self._state, name) for name in WorkState.__struct_fields__}
        self._state = WorkState(**(fields | changes))

    def _go(self) -> None:
        """Do one work after the other until closed."""
        while True:
            with self._lock:
                while not self._line and not self._closed:
                    self._tell(busy=False, what="", doing="", done=0, total=None, waiting=0)
                    self._lock.wait()
                if self._closed:
                    return
                work = self._line.popleft()
                self._tell(busy=True, what=work.what, doing="Beginning", done=0, total=None, waiting=len(self._line))
            added = self._do(work)
            with self._lock:
                self._stopped = False
                if added is not None and added.tells:
                    self._tell(past=(added, *self._state.past)[:REMEMBERED])

    def _do(self, work: _Work) -> Added | None:
        """Do one work in a process of its own, and tell its progress; None where we were closed meanwhile."""
        ours, theirs = SPAWN.Pipe(duplex=False)
        process = SPAWN.Process(target=_worked, args=(self.ledger, work, theirs), name="onrecord-work")
        with self._lock:
            if self._closed:
                return None
            if self._stopped:
                return _early(work, stopped=True)
            process.start()
            self._process = process
        theirs.close()
        added: Added | None = None
        try:
            while True:
                said = ours.recv()
                if isinstance(said, Added):
                    added = said
                else:
                    doing, done, total = said
                    with self._lock:
                        self._tell(doing=doing, done=done, total=total)
        except EOFError:
            process.join()
        finally:
            ours.close()
            with self._lock:
                self._process = None
        if added is None and not self._closed:
            added = _early(work, stopped=self._stopped)
        return added


def _early(work: _Work, *, stopped: bool) -> Added:
    """Return what is told of a work that ended before it was done."""
    code, message = ("stopped", "it was stopped") if stopped else ("work-died", "the work ended early")
    return Added(what=work.what, error=(code, message, FILES_WAIT if work.inbox else REST_IS_LEFT))


def _worked(ledger: Path, work: _Work, to: Connection) -> None:
    """Do one work, in its own process: tell (step, done, total) as it goes on, and at last what became of it."""
    try:
        with open_ledger(ledger) as store:
            to.send(_done(store, Inbox(ledger), work, to))
    except OnrecordError as error:
        to.send(Added(what=work.what, error=(error.code, error.message, error.next)))
    finally:
        to.close()


def _done(store: Store, inbox: Inbox, work: _Work, to: Connection) -> Added:
    settings = settings_of(store.decisions())
    sent = inbox.waiting() if work.inbox else []
    found = [*find(work.addresses), *sent]
    summary = _read(store, found, settings, work.fetch, to) if found else Summary()
    inbox.clear(sent)
    old = len(store.outdated(made_by(settings)))
    if old:
        refresh(store, settings, progress=_Steps(to, "Reading again", old))
    stale = len(due(store))
    if stale:
        settle(store, settings, progress=_Steps(to, "Comparing", stale))
    return Added(
        what=work.what,
        read=summary.read,
        known=summary.known + summary.again,
        skipped=dict(sorted(summary.skipped.items())),
        failed=tuple(summary.failed[:LISTED]),
        failures=len(summary.failed),
        remarks=tuple(sorted(set(summary.remarks))),
    )


def _read(store: Store, found: list[Found], settings: Settings, fetch: FetchOptions, to: Connection) -> Summary:
    total = len(found) if all(map(is_one, found)) else None
    return add(store, found, settings, progress=_Steps(to, "Reading pages", total), fetch=fetch)


class _Steps:
    """Counts steps, and tells each."""

    def __init__(self, to: Connection, doing: str, total: int | None) -> None:
        self.to = to
        self.doing = doing
        self.total = total
        self.done = 0
        to.send((doing, 0, total))

    def __call__(self, _name: object) -> None:
        """Take one step."""
        self.done += 1
        self.to.send((self.doing, self.done, self.total))
