"""ZIP files that are equal where what they hold is equal: fixed times, fixed rights, the order of writing."""

import contextlib
import shutil
import zipfile
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO

__all__ = ["Archive", "archive"]

IN_MEMORY = 32 * 1024 * 1024
"""Bytes from which what is written waits on disk."""
FIRST_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold."""
UNIX = 3
READABLE = 0o644 << 16


class Archive:
    """A ZIP file that is being written, one member after the other."""

    def __init__(self, zipped: zipfile.ZipFile) -> None:
        self._zipped = zipped

    @contextlib.contextmanager
    def member(self, name: str, *, packed: bool = True) -> Iterator[IO[bytes]]:
        """Yield a file to write the member `name` to; `packed` unless its bytes are already."""
        with SpooledTemporaryFile(max_size=IN_MEMORY) as held:
            yield held
            info = zipfile.ZipInfo(name, FIRST_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            info.create_system = UNIX
            info.external_attr = READABLE
            info.file_size = held.tell()  # a member beyond 2 GiB needs another header, which is written first
            held.seek(0)
            with self._zipped.open(info, "w") as member:
                shutil.copyfileobj(held, member)


@contextlib.contextmanager
def archive(file: BinaryIO) -> Iterator[Archive]:
    """Yield an archive that is written to `file` once it is whole: a pipe gets the bytes that a file gets."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as whole:
        with zipfile.ZipFile(whole, "w") as zipped:
            yield Archive(zipped)
        whole.seek(0)
        shutil.copyfileobj(whole, file)
