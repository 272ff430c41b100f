"""A bound on CPU time, wide enough for any machine, that time in the square of the input would break."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["bounded"]

CPU_SECONDS = 60.0


@contextmanager
def bounded(seconds: float = CPU_SECONDS) -> Iterator[None]:
    """Fail where the block takes more than `seconds` of CPU time (not of a shared machine's clock)."""
    start = time.process_time()
    yield
    spent = time.process_time() - start
    assert spent < seconds, f"{spent:.0f} CPU-seconds"
