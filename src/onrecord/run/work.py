"""The page stages, one after the other, over one capture: bytes in, everything that one page yields out."""

import hashlib
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import TypeVar

import msgspec

from onrecord.anatomy import (
    ANATOMY,
    TEXT_VERSION,
    HostileMarkupError,
    html_document,
    read_page,
    text_document,
    with_label,
)
from onrecord.attribution import TAGGER, Gazetteer, Tagger, shipped_tagger, statements
from onrecord.forum import FORUM, findings, rules
from onrecord.lineage import missing_words, sketch
from onrecord.lineage.sketching import MADE_BY as LINEAGE
from onrecord.reading import UnreadableError, decode, detect
from onrecord.records import (
    BlockKind,
    CaptureId,
    Evidence,
    Failure,
    Finding,
    Mention,
    Page,
    PageWork,
    Rule,
    Settings,
    Statement,
    canonical_json,
    failure_id,
)

__all__ = ["Kit", "made_by", "page_work"]

CPU_LIMIT = 120.0
"""CPU-seconds that one capture may take. The slowest of 1,400 saved news pages takes under two."""
SAID = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE)

T = TypeVar("T")
Attributed = tuple[tuple[Statement, ...], tuple[Mention, ...], tuple[Failure, ...]]


def made_by(settings: Settings) -> str:
    """Return what names the page stages, their versions and the settings that they use."""
    used = canonical_json([settings.states, settings.actors])
    digest = hashlib.sha256(used).hexdigest()[:12]
    return " ".join((TEXT_VERSION, ANATOMY, "attribution@2", TAGGER, FORUM, LINEAGE, f"settings:{digest}"))


@dataclass(frozen=True, slots=True)
class Kit:
    """What the page stages need beside the capture, made once a process."""

    gazetteer: Gazetteer
    tagger: Tagger
    made: str

    @classmethod
    def of(cls, settings: Settings) -> "Kit":
        """Return the kit for `settings`."""
        return cls(Gazetteer.of(settings), shipped_tagger(), made_by(settings))


def page_work(capture: CaptureId, body: bytes, kit: Kit) -> PageWork:
    """Return everything that the page stages make of `body`.

    Raises UnreadableError where no page can be made of it. A later stage that fails becomes a recorded failure of the
    page, and the rest goes on.
    """
    with _limited():
        page = _page(capture, body)
        failures: list[Failure] = []
        guard = _Guard(capture, failures)
        nothing: Attributed = ((), (), ())
        missing: list[Evidence] = guard.run("lineage", lambda: missing_words(page), [])
        said, mentions, abstained = guard.run(
            "attribution", lambda: statements(page, gazetteer=kit.gazetteer, tagger=kit.tagger), nothing
        )
        failures.extend(
            msgspec.structs.replace(row, id=failure_id(capture, row.stage, row.code), place="", capture=capture)
            for row in abstained
        )
        clauses: tuple[Rule, ...] = guard.run("forum", lambda: rules(page), ())
        unfound: tuple[Finding, ...] = ()
        return PageWork(
            page=msgspec.structs.replace(page, notes=(*page.notes, *missing)),
            statements=said,
            mentions=mentions,
            rules=clauses,
            findings=guard.run("forum", lambda: findings(page, clauses), unfound),
            sketch=guard.run("lineage", lambda: sketch(page), None),
            failures=tuple(sorted({row.id: row for row in failures}.values(), key=lambda row: row.id)),
            made=kit.made,
        )


def _page(capture: CaptureId, body: bytes) -> Page:
    decoded = decode(body)
    notes = list(decoded.notes)
    if decoded.form == "html":
        try:
            document = html_document(decoded.text, notes)
        except HostileMarkupError as error:
            raise UnreadableError(error.code, str(error), "Save the page again from a browser.") from error
        if not document.text:
            raise UnreadableError("no-text", "its markup holds no text", "Save the page after it has loaded.")
        page = read_page(capture, document, decoded.text)
    else:
        page = read_page(capture, text_document(decoded.text, notes))
    return _with_language(with_label(page, decoded.label))


def _with_language(page: Page) -> Page:
    body = "\n".join(block.span.of(page.text) for block in page.blocks_of(*SAID)) or page.text
    found = detect(body)
    declared = next((row.text for row in page.evidence if row.code == "language:declared"), None)
    language = found or (declared[:2].lower() if declared else None)
    if language is None:
        return page
    basis = Evidence(code="language:detected" if found else "language:declared-only", text=language)
    return msgspec.structs.replace(page, language=language, evidence=(*page.evidence, basis))


class _Guard:
    """Runs a stage; what it raises becomes a recorded failure of the page, not the end of the run."""

    def __init__(self, capture: CaptureId, failures: list[Failure]) -> None:
        self.capture = capture
        self.failures = failures

    def run(self, stage: str, function: Callable[[], T], otherwise: T) -> T:
        try:
            return function()
        except (UnreadableError, MemoryError):
            raise
        except Exception as error:
            self.failures.append(
                Failure(
                    id=failure_id(self.capture, stage, "stage-failed"),
                    place="",
                    capture=self.capture,
                    stage=stage,
                    code="stage-failed",
                    message=f"{type(error).__name__}: {error}",
                    next="Report the page to us; the rest of it was read.",
                )
            )
            return otherwise


@contextmanager
def _limited() -> Iterator[None]:
    """Bound the CPU time of one capture, where the system has such a timer and this is the main thread."""
    if not hasattr(signal, "ITIMER_VIRTUAL") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise UnreadableError("took-too-long", f"it took more than {CPU_LIMIT:.0f} CPU-seconds", "Report it to us.")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
