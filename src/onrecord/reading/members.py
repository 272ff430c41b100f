"""One gzip member of a larger file, unpacked on the way, with a bound on what may come out."""

import io
import zlib
from typing import BinaryIO

from onrecord.reading.errors import UnreadableError

__all__ = ["GZIP", "Forward", "Member", "next_at"]

GZIP = b"\x1f\x8b\x08"
PIECE = 32 * 1024
SCANNED = 1024 * 1024


class Member(io.RawIOBase):
    """The unpacked bytes of the gzip member at `at`; raises UnreadableError where it is damaged or over `most`."""

    def __init__(self, file: BinaryIO, at: int, most: int) -> None:
        self._file = file
        self._at = at
        self._most = most
        self._unpacker = zlib.decompressobj(31)
        self._waiting = b""
        self.came = 0
        """Bytes unpacked so far."""
        self.end: int | None = None
        """Where the member ends in the file, once that is known."""
        self.cut = False
        """The file ended before the member."""
        file.seek(at)

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` with unpacked bytes; return how many, 0 at the end of the member."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        while self.end is None:
            if not self._waiting:
                self._waiting = self._file.read(PIECE)
                self._at += len(self._waiting)
                if not self._waiting:
                    self.cut = True
                    return 0
            try:
                piece = self._unpacker.decompress(self._waiting, len(view))
            except zlib.error as error:
                raise UnreadableError("bad-gzip", "its gzip data is damaged", "Fetch the archive again.") from error
            self._waiting = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                self.end = self._at - len(self._unpacker.unused_data)
            self.came += len(piece)
            if self.came > self._most:
                raise UnreadableError(
                    "too-large", f"it expands to more than {self._most // 2**20} MiB", "Unpack it if you trust it."
                )
            if piece:
                view[: len(piece)] = piece
                return len(piece)
        return 0


class Forward:
    """A member as a file that is read once: it tells where it is and moves forward only."""

    def __init__(self, member: Member) -> None:
        self._file = io.BufferedReader(member, 256 * 1024)
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, fewer only at the end."""
        piece = self._file.read(size)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move forward; raise OSError for any other move."""
        ahead = offset if whence == io.SEEK_CUR else offset - self._at
        if ahead < 0 or whence == io.SEEK_END:
            raise OSError("this file is read once, from its beginning")
        while ahead > 0 and (piece := self.read(min(ahead, SCANNED))):
            ahead -= len(piece)
        return self._at


def next_at(file: BinaryIO, at: int, sign: bytes) -> int:
    """Return where `sign` next stands in `file` at or after `at`; -1 where it does not."""
    file.seek(at)
    held = b""
    while piece := file.read(SCANNED):
        held += piece
        found = held.find(sign)
        if found >= 0:
            return at + found
        keep = len(sign) - 1
        at += len(held) - keep
        held = held[-keep:]
    return -1
