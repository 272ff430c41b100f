"""Run: the pipeline over a ledger, and the engines that run its page stages."""

from onrecord.run.adding import Summary, add, refresh
from onrecord.run.corpus import settle
from onrecord.run.deciding_matters import (
    MatterChange,
    decide_matters,
    hide_matter,
    matter_decisions,
    merge_matters,
    rename_matter,
    split_matter,
    undo_matters,
)
from onrecord.run.engines import Engine, InProcess, Job, MachineError, Outcome, Workers, engine_for
from onrecord.run.once import ReadOnce, read
from onrecord.run.work import Kit, made_by, page_work

__all__ = [
    "Engine",
    "InProcess",
    "Job",
    "Kit",
    "MachineError",
    "MatterChange",
    "Outcome",
    "ReadOnce",
    "Summary",
    "Workers",
    "add",
    "decide_matters",
    "engine_for",
    "hide_matter",
    "made_by",
    "matter_decisions",
    "merge_matters",
    "page_work",
    "read",
    "refresh",
    "rename_matter",
    "settle",
    "split_matter",
    "undo_matters",
]
