"""Ledger: where everything rests, behind the `Store` protocol."""

from onrecord.ledger.changing_matters import entry_of, hidden, merged, renamed, set_apart, undone
from onrecord.ledger.current import (
    anchored,
    current_edits,
    current_judgements,
    current_standing,
    judgement_of,
    pages_of,
    records_on,
    standing_for,
    standing_of,
)
from onrecord.ledger.editing import PERSON, as_edited, as_judged, machine_store
from onrecord.ledger.errors import (
    AmbiguousError,
    BadEditError,
    BadQueryError,
    BadRecordError,
    ForgottenError,
    JudgedMeanwhileError,
    LedgerBusyError,
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerReadOnlyError,
    LogMovedError,
    NewerSchemaError,
    NotALedgerError,
    NotFoundError,
    SettingsError,
)
from onrecord.ledger.judgements import anchor_of, judgements, likeness
from onrecord.ledger.kinds import JUDGED, Judged, RecordKind, copy_id, record_id
from onrecord.ledger.log import in_order, make_decision, taken_back, withdrawn
from onrecord.ledger.looking_up import find_matter, folded, placed_failures
from onrecord.ledger.open import open_ledger
from onrecord.ledger.reviewing import Progress, progress, to_review
from onrecord.ledger.settings import parse_settings, settings_of, settings_toml
from onrecord.ledger.settings_actors import checked_actors, same_name
from onrecord.ledger.settings_matters import checked_matters, same_words
from onrecord.ledger.stages import RECORDS, CorpusStage
from onrecord.ledger.standing import Edits, Standing, edits_of, standing
from onrecord.ledger.store import BlockHit, PageSummary, Seen, StatementHit, StatementHits, StatementQuery, Store
from onrecord.ledger.times import moment

__all__ = [
    "JUDGED",
    "PERSON",
    "RECORDS",
    "AmbiguousError",
    "BadEditError",
    "BadQueryError",
    "BadRecordError",
    "BlockHit",
    "CorpusStage",
    "Edits",
    "ForgottenError",
    "Judged",
    "JudgedMeanwhileError",
    "LedgerBusyError",
    "LedgerDamagedError",
    "LedgerError",
    "LedgerFullError",
    "LedgerReadOnlyError",
    "LogMovedError",
    "NewerSchemaError",
    "NotALedgerError",
    "NotFoundError",
    "PageSummary",
    "Progress",
    "RecordKind",
    "Seen",
    "SettingsError",
    "Standing",
    "StatementHit",
    "StatementHits",
    "StatementQuery",
    "Store",
    "anchor_of",
    "anchored",
    "as_edited",
    "as_judged",
    "checked_actors",
    "checked_matters",
    "copy_id",
    "current_edits",
    "current_judgements",
    "current_standing",
    "edits_of",
    "entry_of",
    "find_matter",
    "folded",
    "hidden",
    "in_order",
    "judgement_of",
    "judgements",
    "likeness",
    "machine_store",
    "make_decision",
    "merged",
    "moment",
    "open_ledger",
    "pages_of",
    "parse_settings",
    "placed_failures",
    "progress",
    "record_id",
    "records_on",
    "renamed",
    "same_name",
    "same_words",
    "set_apart",
    "settings_of",
    "settings_toml",
    "standing",
    "standing_for",
    "standing_of",
    "taken_back",
    "to_review",
    "undone",
    "withdrawn",
]
