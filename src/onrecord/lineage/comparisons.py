"""What two pages were found to have in common, kept so that no page is read again for it.

A finding is a function of the two pages and of what was left out of either as boilerplate, and its key says all of
that. So what is kept changes no result, and may be dropped at any time.
"""

from hashlib import blake2b
from typing import Protocol

from onrecord.records import PageId

__all__ = ["NO_COMPARISONS", "Comparisons", "key_of"]


class Comparisons(Protocol):
    """Where findings are kept; the ledger has one."""

    def kept(self, kind: str, page: PageId, other: PageId, key: str) -> bytes | None:
        """Return what was kept of the two pages under this very key; None where it is another or none."""

    def keep(self, kind: str, page: PageId, other: PageId, key: str, result: bytes) -> None:
        """Keep a result in place of what was kept of the two pages."""


class _Nowhere:
    def kept(self, kind: str, page: PageId, other: PageId, key: str) -> bytes | None:  # noqa: ARG002
        return None

    def keep(self, kind: str, page: PageId, other: PageId, key: str, result: bytes) -> None:
        pass


NO_COMPARISONS: Comparisons = _Nowhere()


def key_of(*parts: bytes) -> str:
    """Return a short key that stands for all of `parts`, in their order."""
    held = blake2b(digest_size=12)
    for part in parts:
        held.update(len(part).to_bytes(8, "little"))
        held.update(part)
    return held.hexdigest()
