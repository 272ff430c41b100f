"""What one request has at hand: the ledger, what was asked, and the names of what it meets."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from starlette.datastructures import FormData, QueryParams, UploadFile
from starlette.requests import Request

from onrecord.ledger import (
    Edits,
    Found,
    NotFoundError,
    PageSummary,
    RecordKind,
    Store,
    as_judged,
    current_judgements,
    edits_of,
    machine_user,
    settings_of,
)
from onrecord.records import (
    Actor,
    ActorId,
    Changes,
    Decision,
    DecisionKind,
    Dispute,
    Judgement,
    Matter,
    MatterId,
    PageId,
    Position,
    Record,
    Settings,
    Utterance,
    Verdict,
)
from onrecord.web.access import csrf_of
from onrecord.web.kept import Kept
from onrecord.web.works import Works

__all__ = ["TAKING_SIDES", "Desk", "Paging", "Reading"]

R = TypeVar("R", bound=Record)
T = TypeVar("T")

PAGE_SIZE = 50
FOUND: tuple[type[Record], ...] = (Actor, Utterance, Matter, Position, Dispute)
"""Records whose numbers tell what was found before from what was found before that."""
TAKING_SIDES = (RecordKind.POSITION, RecordKind.DISPUTE)
"""The kinds of which judgements change who stands where and contradicts whom."""
DEEPEST = 100_000
"""The furthest that a list is paged through; beyond it, narrow the search."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a long list is asked for."""

    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class _Judged:
    """What people's judgements come to, made once for each version of the ledger."""

    rows: list[Judgement]
    by_record: Mapping[str, Judgement]
    standing: Mapping[str, Verdict]
    edits: Edits
    of_kind: Mapping[str, tuple[tuple[str, Verdict, Changes | None], ...]]
    """The records of each kind that were judged, with what was said of them."""


@dataclass(kw_only=True)
class Reading:
    """A ledger that one request reads: its records, what people said of them, and what is summed over them.

    It lives as long as the request, in one thread, with a store of its own.
    """

    store: Store
    """The ledger, with records as people edited them."""
    kept: Kept = field(default_factory=Kept)
    """What was summed over the ledger; requests share it."""
    known: dict[tuple[RecordKind, str], Record | None] = field(default_factory=dict)
    """Records looked up by this request."""

    def __post_init__(self) -> None:
        """Lay edited records over the machine's."""
        self.store = as_judged(self.store, lambda: self._judged.edits)

    @cached_property
    def decisions(self) -> list[Decision]:
        """The log of people's decisions, oldest first."""
        return self.kept.get("decisions", self.store.decision_count(), self.store.decisions)

    @cached_property
    def found(self) -> Hashable:
        """What is other once what stands across pages was found anew.

        Pages that wait to be compared change nothing yet: pages show what was found before, until that is done.
        """
        if self.store.stale():
            return tuple(map(self.store.count, FOUND))
        return self.store.generation()

    def sum(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` sums over the ledger under this name: made once, and again when the ledger has changed."""
        return self.kept.get(name, (self.store.decision_count(), self.found), make)

    def sum_judged(self, name: Hashable, kinds: Iterable[RecordKind], make: Callable[[], T]) -> T:
        """Return what `make` sums under this name of what was found, and of people's judgements of `kinds` alone.

        Judging records of other kinds leaves it as it is; no decision of another sort may count in it.
        """
        judged = tuple(self._judged.of_kind.get(kind, ()) for kind in kinds)
        return self.kept.get(name, (judged, self.found), make)

    @property
    def settings(self) -> Settings:
        """What people have set."""
        return self.sum("settings", lambda: settings_of(self.decisions))

    @cached_property
    def _judged(self) -> _Judged:
        def make() -> _Judged:
            rows = current_judgements(self.store, self.kept.get("found", "", Found))
            by_record = {row.record: row for row in rows if row.record is not None}
            verdicts = {record: row.verdict for record, row in by_record.items()}
            kinds: dict[str, list[tuple[str, Verdict, Changes | None]]] = {}
            for record, row in by_record.items():
                kinds.setdefault(row.anchor.kind, []).append((record, row.verdict, row.changes))
            of_kind = {kind: tuple(said) for kind, said in kinds.items()}
            return _Judged(rows, by_record, verdicts, edits_of(rows), of_kind)

        return self.sum("judged", make)

    @property
    def judgements(self) -> list[Judgement]:
        """Every judgement that stands, oldest first, those that wait for their record among them."""
        return self._judged.rows

    @property
    def standing(self) -> Mapping[str, Verdict]:
        """People's verdicts, by the id of the record judged."""
        return self._judged.standing

    def judgement(self, record: str) -> Judgement | None:
        """Return the judgement that stands on a record; None for the machine's."""
        return self._judged.by_record.get(record)

    def state(self, record: str) -> str:
        """Return `machine`, or the verdict of the person who judged the record last."""
        verdict = self.standing.get(record)
        return verdict.value if verdict else "machine"

    def rejects(self, record: str) -> bool:
        """Tell whether a person rejected the record."""
        return self.standing.get(record) is Verdict.REJECTED

    def find(self, kind: RecordKind, reference: str) -> str:
        """Return the id of the record of `kind` that a path names: an id, or the beginning of one.

        Raises NotFoundError and AmbiguousError.
        """
        return self.store.find_record(reference, [kind])[1]

    def record(self, kind: RecordKind, type_: type[R], name: str) -> R:
        """Return the record of `kind` that a path names; raise NotFoundError and AmbiguousError."""
        found = self._known(kind, self.find(kind, name))
        if not isinstance(found, type_):
            raise NotFoundError("no-such-record", f"no {kind.value} is called “{name}”", "Search for it.")
        return found

    def actor(self, actor: ActorId | None) -> Actor | None:
        """Return an actor; None for none, or where a run has replaced it meanwhile."""
        found = self._known(RecordKind.ACTOR, actor) if actor is not None else None
        return found if isinstance(found, Actor) else None

    def matter(self, matter: MatterId) -> Matter | None:
        """Return a matter; None where a run has replaced it meanwhile."""
        found = self._known(RecordKind.MATTER, matter)
        return found if isinstance(found, Matter) else None

    def source(self, page: PageId) -> PageSummary | None:
        """Return a page without its text; None where it was forgotten meanwhile."""
        key = (RecordKind.PAGE, page)
        if key not in self.known:
            try:
                self.known[key] = self.store.summary(page)
            except NotFoundError:
                self.known[key] = None
        found = self.known[key]
        return found if isinstance(found, PageSummary) else None

    def sources(self, pages: Iterable[PageId]) -> dict[PageId, PageSummary]:
        """Return pages without their texts, by id; those forgotten meanwhile are left out."""
        rows = {page: self.source(page) for page in sorted(set(pages))}
        return {page: row for page, row in rows.items() if row is not None}

    def held(self, kind: RecordKind, type_: type[R], name: str) -> R | None:
        """Return the record of `kind` with this id; None where a run has replaced it meanwhile."""
        found = self._known(kind, name)
        return found if isinstance(found, type_) else None

    def _known(self, kind: RecordKind, name: str) -> Record | None:
        key = (kind, name)
        if key not in self.known:
            try:
                self.known[key] = self.store.record(kind, name)
            except NotFoundError:
                self.known[key] = None
        return self.known[key]


@dataclass(kw_only=True)
class Desk(Reading):
    """One request of a browser at work."""

    request: Request
    works: Works
    form: FormData = field(default_factory=FormData)
    """What was posted; empty for a page."""

    @property
    def asked(self) -> QueryParams:
        """The query of the address."""
        return self.request.query_params

    def path(self, name: str) -> str:
        """Return a part of the path by its name."""
        return str(self.request.path_params[name])

    def words(self, name: str) -> str:
        """Return what the form or else the query says under `name`, without outer white space; "" for nothing."""
        said = self.form.get(name, self.asked.get(name, ""))
        return said.strip() if isinstance(said, str) else ""

    def all_words(self, name: str) -> list[str]:
        """Return everything that the form says under `name`."""
        return [said for said in self.form.getlist(name) if isinstance(said, str)]

    def files(self, name: str) -> list[UploadFile]:
        """Return the files that were sent under `name`."""
        return [sent for sent in self.form.getlist(name) if isinstance(sent, UploadFile)]

    def paging(self, size: int = PAGE_SIZE) -> Paging:
        """Return which part of the list is asked for; what is no number counts as the beginning."""
        said = self.asked.get("offset", "0")
        offset = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
        return Paging(min(offset, DEEPEST), size)

    @property
    def who(self) -> str:
        """The name under which the visitor judges."""
        return str(self.request.session.get("who") or machine_user())

    @property
    def here(self) -> str:
        """The address of this page, without what was done last."""
        url = self.request.url.remove_query_params("done")
        return f"{url.path}?{url.query}" if url.query else url.path

    @property
    def done(self) -> list[Decision]:
        """What the visitor judged or took back just now, as the address tells: one decision, or a batch."""
        name = self.asked.get("done")
        one = next((row for row in self.decisions if row.id == name), None) if name else None
        return self.batch(one) if one is not None and one.kind is DecisionKind.JUDGEMENT else []

    def batch(self, one: Decision) -> list[Decision]:
        """Return what was judged at once with `one`."""
        return [row for row in self.decisions if (row.at, row.who, row.kind) == (one.at, one.who, one.kind)]

    @property
    def csrf(self) -> str:
        """The word that every form of this session carries."""
        return csrf_of(self.request)
