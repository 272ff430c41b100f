"""What worker processes run in the tests of engines: top-level functions, so that a new process can import them."""

import os

from onrecord.run import Job, Outcome

__all__ = ["die_on_poison", "refuse"]


def die_on_poison(job: Job) -> Outcome:
    """End the process without a word where the capture is poison."""
    if b"poison" in job.body:
        os._exit(9)
    return Outcome(job=job, error=("done", job.body.decode(), ""))


def refuse(job: Job) -> Outcome:
    """Fail as a full disk does."""
    raise OSError(28, "No space left on device")
