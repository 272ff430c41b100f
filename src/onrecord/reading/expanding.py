"""Files read piece by piece, gzip taken off on the way, with a bound on how much may come out."""

import io
import os
import zlib
from typing import BinaryIO

from onrecord.reading.errors import UnreadableError

__all__ = ["Expanding", "head_of", "opened"]

GZIP = b"\x1f\x8b"
CHUNK = 256 * 1024
FREE = 1024 * 1024 * 1024
"""Bytes that any file may expand to."""
MOST_RATIO = 200
"""Beyond `FREE`, how many times its size a file may expand to; text packs to a tenth or, repeated, to a fiftieth."""


def opened(path: str) -> BinaryIO:
    """Return the file at `path` for reading, unpacked on the way where it is gzip data."""
    file = open(path, "rb", CHUNK)  # noqa: PTH123, SIM115 - a path may hold bytes that are not UTF-8; the caller closes it
    try:
        packed = file.read(2) == GZIP
        file.seek(0)
        if not packed:
            return file
        most = max(FREE, MOST_RATIO * os.fstat(file.fileno()).st_size)
    except BaseException:
        file.close()
        raise
    return io.BufferedReader(Expanding(file, most), CHUNK)


def head_of(path: str, length: int) -> bytes:
    """Return the first `length` bytes of the file at `path`, unpacked where it is gzip data; damage ends them."""
    with open(path, "rb", CHUNK) as file:  # noqa: PTH123 - a path may hold bytes that are not UTF-8
        raw = file.read(length)
    if not raw.startswith(GZIP):
        return raw
    try:
        return zlib.decompressobj(31).decompress(raw, length)
    except zlib.error:
        return b""


class Expanding(io.RawIOBase):
    """The unpacked bytes of a gzip file; raises UnreadableError where it is damaged or expands beyond `most`."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._most = most
        self._unpacker = zlib.decompressobj(31)
        self._waiting = b""
        self._came = 0

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` with unpacked bytes; return how many, 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        while True:
            if not self._waiting:
                self._waiting = self._file.read(CHUNK)
                if not self._waiting:
                    if not self._unpacker.eof and self._came:
                        raise UnreadableError("bad-gzip", "its gzip data is cut short", "Fetch the file again.")
                    return 0
            if self._unpacker.eof:
                self._waiting = self._waiting.lstrip(b"\0")
                if self._waiting:
                    self._unpacker = zlib.decompressobj(31)
                continue
            try:
                piece = self._unpacker.decompress(self._waiting, len(view))
            except zlib.error as error:
                raise UnreadableError("bad-gzip", "its gzip data is damaged", "Fetch the file again.") from error
            self._waiting = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
            self._came += len(piece)
            if self._came > self._most:
                raise UnreadableError(
                    "too-large",
                    f"it expands to more than {self._most // 2**20} MiB",
                    "Unpack it yourself if you trust it.",
                )
            if piece:
                view[: len(piece)] = piece
                return len(piece)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        super().close()
