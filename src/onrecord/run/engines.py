"""The engines that run the page stages: in process, or in local worker processes.

All engines run the same pure function of one capture, so their outcomes are equal; only their order may differ.
"""

import contextlib
import errno
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for_handles
from multiprocessing.process import BaseProcess
from typing import Protocol

from onrecord.records import CaptureId, PageWork, Record, Settings
from onrecord.records.errors import OnrecordError
from onrecord.run.work import Kit, page_work

__all__ = ["Engine", "InProcess", "Job", "MachineError", "Outcome", "Workers", "engine_for"]

WAITING = 4
"""Jobs handed out for each worker: enough that none idles, few enough that memory stays bounded."""
LONGEST_END = 10.0
"""Seconds that a worker told to end may take before it is left to itself."""
FEW = 24
"""Below this many captures worker processes cost more than they save: each starts in about a second."""


FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


class MachineError(OnrecordError):
    """The machine failed, not a page: the run stops, and what was read is safe."""

    exit_code = 3


class Job(Record, frozen=True, kw_only=True):
    """One capture to be read."""

    capture: CaptureId
    body: bytes


class Outcome(Record, frozen=True, kw_only=True):
    """What became of a job: its work, or why there is none (code, message, next step)."""

    job: Job
    work: PageWork | None = None
    error: tuple[str, str, str] | None = None


class Engine(Protocol):
    """Runs the page stages over captures."""

    name: str

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Yield one outcome a job, in any order, taking jobs no faster than they are done."""

    def close(self) -> None:
        """Let go of what the engine holds; calling it again does nothing."""


def engine_for(settings: Settings, *, workers: int, captures: int) -> Engine:
    """Return the engine for about `captures` captures; `workers` 0 lets it choose by the processors at hand."""
    if workers == 1 or (workers == 0 and captures < FEW):
        return InProcess(settings)
    return Workers(settings, workers or _processors())


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class InProcess:
    """One capture after the other, here."""

    name = "in-process"

    def __init__(self, settings: Settings) -> None:
        self._kit = Kit.of(settings)

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Yield the outcomes in the order of the jobs."""
        for job in jobs:
            yield _outcome(job, self._kit)

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


class Workers:
    """Captures spread over local worker processes. A worker that dies costs no other capture its outcome."""

    name = "workers"

    def __init__(self, settings: Settings, workers: int, *, task: Callable[[Job], Outcome] | None = None) -> None:
        """Make an engine of `workers` processes; `task` is what each runs, the page stages unless a test says else."""
        self._settings = settings
        self._workers = workers
        self._task = task or _in_worker
        self._pool: ProcessPoolExecutor | None = None

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Yield the outcomes as they are done."""
        open_jobs: dict[Future[Outcome], Job] = {}
        rows = iter(jobs)
        more = True
        try:
            while more or open_jobs:
                while more and len(open_jobs) < self._workers * WAITING:
                    job = next(rows, None)
                    more = job is not None
                    if job is not None:
                        open_jobs[self._started().submit(self._task, job)] = job
                done, _ = wait(open_jobs, return_when=FIRST_COMPLETED)
                yield from self._gathered(done, open_jobs)
        finally:
            self.close()

    def _gathered(self, done: set[Future[Outcome]], open_jobs: dict[Future[Outcome], Job]) -> Iterator[Outcome]:
        for future in done:
            if isinstance(future.exception(), BrokenProcessPool):
                orphans = list(open_jobs.values())
                open_jobs.clear()
                self.close()
                yield from map(self._alone, orphans)
                return
            del open_jobs[future]
            yield future.result()

    def _alone(self, job: Job) -> Outcome:
        """Run a job in a worker of its own: if that dies too, it was this job that killed it."""
        try:
            return self._started(workers=1).submit(self._task, job).result()
        except BrokenProcessPool:
            return Outcome(
                job=job,
                error=("worker-died", "reading it killed the process that read it", "Report the page to us."),
            )
        finally:
            self.close()

    def _started(self, workers: int | None = None) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=workers or self._workers,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_start_worker,
                initargs=(self._settings,),
            )
        return self._pool

    def close(self) -> None:
        """End the worker processes, whatever they are doing."""
        pool, self._pool = self._pool, None
        if pool is not None:
            processes = list((getattr(pool, "_processes", None) or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                with contextlib.suppress(OSError, ValueError):
                    process.terminate()
            for process in processes:
                _await_end(process)


def _await_end(process: BaseProcess) -> None:
    """Wait until `process` has ended and this process knows it.

    The pool's own thread waits for it too. Whichever of the two the system tells is the only one that hears of the end,
    so a join here can return a moment before the end is known.
    """
    until = time.monotonic() + LONGEST_END
    with contextlib.suppress(OSError, ValueError, AssertionError):
        process.join(LONGEST_END)
        while process.exitcode is None and time.monotonic() < until:
            time.sleep(0.005)


_kits: list[Kit] = []
"""The kit of this worker process, set once when it starts."""


def _start_worker(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _kits[:] = [Kit.of(settings)]


def _end_with(sentinel: int) -> None:
    """End this process when its parent is gone, however it went."""
    wait_for_handles([sentinel])
    os._exit(1)


def _in_worker(job: Job) -> Outcome:
    return _outcome(job, _kits[0])


def _outcome(job: Job, kit: Kit) -> Outcome:
    try:
        return Outcome(job=job, work=page_work(job.capture, job.body, kit))
    except OnrecordError as error:
        return Outcome(job=job, error=(error.code, error.message, error.next))
    except OSError as error:  # not the page's fault: no other page would fare better
        raise MachineError(
            "disk-full" if error.errno in FULL else "machine-failed",
            f"this machine failed while a page was read: {error.strerror or error}",
            "Make room (temporary files count too), then run the same command again.",
        ) from error
