"""Where files that a browser sent wait until they are read: a folder beside the ledger, so that none is lost."""

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from onrecord.reading import Found

__all__ = ["Inbox", "safe_name"]

LONGEST = 150
"""Characters of a file's name."""
CHUNK = 1 << 20
UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')


def safe_name(name: str) -> str:
    """Return a name for a file that a browser sent: its last part, without what could lead elsewhere or deceive.

    Its ending stays, by which its kind is told.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = UNSAFE.sub("_", last).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = clean, ""
    stem = _cut(stem, LONGEST) or "unnamed"
    return f"{stem}.{ending}" if ending else stem


def _cut(text: str, most: int) -> str:
    """Return the beginning of `text` that takes at most `most` bytes as UTF-8: file systems count bytes."""
    return text.encode()[:most].decode(errors="ignore")


class Inbox:
    """The files sent to one ledger that are not read yet."""

    def __init__(self, ledger: Path) -> None:
        self.folder = ledger.parent / f".{ledger.name}-inbox"

    def put(self, name: str, file: BinaryIO) -> None:
        """Keep one file under a safe name; once this returns, all of it is on the disk.

        It lies in a folder named for its bytes, so that the same file sent again is the same place.
        """
        self.folder.mkdir(mode=0o700, exist_ok=True)
        digest = hashlib.sha256()
        handle, sending = tempfile.mkstemp(prefix=".sending-", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as copy:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
            home = self.folder / digest.hexdigest()[:32]
            home.mkdir(exist_ok=True)
            Path(sending).replace(home / safe_name(name))
        except BaseException:
            Path(sending).unlink(missing_ok=True)
            raise

    def waiting(self) -> list[Found]:
        """Return the files that wait as places to be read, in the order of their names."""
        rows = [path for path in self.folder.glob("*/*") if path.is_file() and not path.is_symlink()]
        rows.sort(key=lambda row: (row.name, row))
        return [Found(place=path.name, resolved=os.fspath(path.absolute())) for path in rows]

    def clear(self, read: Iterable[Found]) -> None:
        """Remove files that were read."""
        for row in read:
            Path(row.resolved).unlink(missing_ok=True)
            _without(Path(row.resolved).parent)
        _without(self.folder)


def _without(folder: Path) -> None:
    """Remove a folder if nothing is left in it."""
    try:
        folder.rmdir()
    except OSError:
        return
