"""Run: the pipeline over a ledger, and the engines that run its page stages."""

from onrecord.run.adding import Summary, add, refresh
from onrecord.run.corpus import settle
from onrecord.run.engines import Engine, InProcess, Job, MachineError, Outcome, Workers, engine_for
from onrecord.run.once import ReadOnce, read
from onrecord.run.work import Kit, made_by, page_work

__all__ = [
    "Engine",
    "InProcess",
    "Job",
    "Kit",
    "MachineError",
    "Outcome",
    "ReadOnce",
    "Summary",
    "Workers",
    "add",
    "engine_for",
    "made_by",
    "page_work",
    "read",
    "refresh",
    "settle",
]
