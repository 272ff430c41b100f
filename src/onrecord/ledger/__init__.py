"""Ledger: where everything rests, behind the `Store` protocol."""

from onrecord.ledger.changing_matters import entry_of, hidden, merged, renamed, set_apart, undone
from onrecord.ledger.current import anchored, current_judgements, current_standing, standing_of
from onrecord.ledger.errors import (
    AmbiguousError,
    BadQueryError,
    BadRecordError,
    ForgottenError,
    LedgerBusyError,
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerReadOnlyError,
    NewerSchemaError,
    NotALedgerError,
    NotFoundError,
    SettingsError,
)
from onrecord.ledger.judgements import anchor_of, judgements
from onrecord.ledger.kinds import JUDGED, Judged, RecordKind, copy_id, record_id
from onrecord.ledger.log import in_order, make_decision
from onrecord.ledger.looking_up import find_matter, folded, placed_failures
from onrecord.ledger.open import open_ledger
from onrecord.ledger.settings import parse_settings, settings_of, settings_toml
from onrecord.ledger.settings_matters import checked_matters, same_words
from onrecord.ledger.stages import RECORDS, CorpusStage
from onrecord.ledger.standing import Standing, standing
from onrecord.ledger.store import BlockHit, PageSummary, Seen, StatementHit, StatementHits, StatementQuery, Store
from onrecord.ledger.times import moment

__all__ = [
    "JUDGED",
    "RECORDS",
    "AmbiguousError",
    "BadQueryError",
    "BadRecordError",
    "BlockHit",
    "CorpusStage",
    "ForgottenError",
    "Judged",
    "LedgerBusyError",
    "LedgerDamagedError",
    "LedgerError",
    "LedgerFullError",
    "LedgerReadOnlyError",
    "NewerSchemaError",
    "NotALedgerError",
    "NotFoundError",
    "PageSummary",
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
    "checked_matters",
    "copy_id",
    "current_judgements",
    "current_standing",
    "entry_of",
    "find_matter",
    "folded",
    "hidden",
    "in_order",
    "judgements",
    "make_decision",
    "merged",
    "moment",
    "open_ledger",
    "parse_settings",
    "placed_failures",
    "record_id",
    "renamed",
    "same_words",
    "set_apart",
    "settings_of",
    "settings_toml",
    "standing",
    "standing_of",
    "undone",
]
