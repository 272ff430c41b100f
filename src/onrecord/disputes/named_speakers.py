"""Which statements name which speakers."""

from collections.abc import Mapping
from functools import lru_cache

from onrecord.disputes.reasons import Stand
from onrecord.disputes.words import HELD, tokens
from onrecord.records import Actor, ActorId, PageId, Position, Statement, StatementId

__all__ = ["NamedSpeakers"]


class NamedSpeakers:
    """The speakers named by the statements of a set of pages, looked up as stands are compared."""

    def __init__(self, statements: Mapping[StatementId, Statement], actors: Mapping[ActorId, Actor]) -> None:
        self.actors = actors
        self.statements = statements
        self._pages: dict[PageId, list[StatementId]] = {}
        for key, row in statements.items():
            self._pages.setdefault(row.page, []).append(key)
        self._capitals = lru_cache(maxsize=HELD)(self.in_statement)
        self._on_page = lru_cache(maxsize=HELD)(self._by_speaker)
        self._names = lru_cache(maxsize=HELD)(self._called)

    def in_statement(self, statement: StatementId) -> frozenset[str]:
        """Return the capitalised words of a statement, in small letters."""
        pieces = self.statements[statement].pieces if statement in self.statements else ()
        return frozenset(word.low.removesuffix("'s") for piece in pieces for word in tokens(piece) if word.capital)

    def _by_speaker(self, page: PageId) -> dict[str, set[str]]:
        """Return the capitalised words of all that each speaker says on a page."""
        out: dict[str, set[str]] = {}
        for key in self._pages.get(page, ()):
            out.setdefault(self.statements[key].speaker or "", set()).update(self._capitals(key))
        out.pop("", None)
        return out

    def named(self, a: Position, b: Stand) -> int:
        """Return 2 where b's statement names a's speaker, 1 where b's speaker does elsewhere on the page, else 0."""
        called = self._names(a.actor, a.speaker or "")
        if called & b.names:
            return 2
        if a.page != b.position.page:
            return 0
        return 1 if called & self._on_page(a.page).get(b.position.speaker or "", set()) else 0

    def _called(self, key: ActorId | None, speaker: str) -> frozenset[str]:
        """Return the words by which a speaker is called: the surname, and single-word aliases."""
        actor = self.actors.get(key) if key else None
        names = [speaker, *(actor.aliases if actor else ()), actor.name if actor else ""]
        rows = [[word.low for word in tokens(name)] for name in names]
        return frozenset(row[-1] for row in rows if row and len(row[-1]) > 2)
