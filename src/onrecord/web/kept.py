"""What pages sum over a whole matter or ledger, kept in memory until the ledger changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

__all__ = ["Kept"]

T = TypeVar("T")

MOST = 64
"""Sums kept at once; the one not asked for longest goes."""


@dataclass(slots=True)
class _Slot:
    lock: threading.Lock = field(default_factory=threading.Lock)
    version: Hashable = None
    value: Any = None


class Kept:
    """Sums by name, each of one version of the ledger. Threads share it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def get(self, name: Hashable, version: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` returned of this version of the ledger, calling it where it has not been called yet.

        Of several threads that ask at once, one makes it and the others wait for it. `version` is not None.
        """
        with self._lock:
            slot = self._slots.setdefault(name, _Slot())
            self._slots.move_to_end(name)
            while len(self._slots) > self._most:
                self._slots.popitem(last=False)
        with slot.lock:
            if slot.version != version:
                slot.value = make()
                slot.version = version
            value: T = slot.value
            return value
