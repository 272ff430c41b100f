"""Run: the pipeline over a ledger, and the engines that run its page stages."""

from onrecord.run.adding import Summary, add, refresh
from onrecord.run.corpus import due, settle
from onrecord.run.deciding_actors import (
    ActorChange,
    actor_decisions,
    change_actor,
    decide_actors,
    merge_actors,
    split_actor,
    undo_actors,
)
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
from onrecord.run.judging import STALE_AFTER, Judging, judge, judge_all, reattach, span_of, spans_of, take_back
from onrecord.run.once import ReadOnce, read
from onrecord.run.work import Kit, made_by, page_work

__all__ = [
    "STALE_AFTER",
    "ActorChange",
    "Engine",
    "InProcess",
    "Job",
    "Judging",
    "Kit",
    "MachineError",
    "MatterChange",
    "Outcome",
    "ReadOnce",
    "Summary",
    "Workers",
    "actor_decisions",
    "add",
    "change_actor",
    "decide_actors",
    "decide_matters",
    "due",
    "engine_for",
    "hide_matter",
    "judge",
    "judge_all",
    "made_by",
    "matter_decisions",
    "merge_actors",
    "merge_matters",
    "page_work",
    "read",
    "reattach",
    "refresh",
    "rename_matter",
    "settle",
    "span_of",
    "spans_of",
    "split_actor",
    "split_matter",
    "take_back",
    "undo_actors",
    "undo_matters",
]
