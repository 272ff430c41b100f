"""Captures from files and folders."""

import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.reading.decoding import MAX_BYTES
from onrecord.reading.errors import UnreadableError
from onrecord.reading.labels import Label, labelled
from onrecord.reading.mhtml import looks_like_mhtml, main_part
from onrecord.records import CaptureId, Record, Sighting

__all__ = ["HEAD", "SUFFIXES", "TABLES", "Found", "file_errors", "find", "load", "place_of"]

HEAD = 8_192
"""Bytes of a file's beginning by which its kind is told."""

MARKDOWN = (".md", ".markdown")
TABLES = (".jsonl", ".ndjson", ".csv", ".tsv")
SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".mhtml", ".mht", *MARKDOWN, *TABLES, ".warc")
"""Endings that a folder's files are read by, each also with `.gz`. A file named by itself is read whatever its name."""


class Found(Record, frozen=True, kw_only=True):
    """A place that may hold a capture. `skipped` says why it is not to be read; `error` why it cannot be."""

    place: str
    resolved: str
    skipped: str | None = None
    error: tuple[str, str, str] | None = None
    """Code, message, next step."""
    remote: bool = False
    """An address, to be fetched."""


def place_of(path: str | Path) -> str:
    """Return the name under which `path` is known: folded, with `/`, relative where it lies below this folder."""
    text = os.path.normpath(os.fspath(path))
    if Path(text).is_absolute():
        here = os.getcwd()  # noqa: PTH109 - lexical: links stay as the user named them
        if text.startswith(here.rstrip(os.sep) + os.sep):
            text = os.path.relpath(text, here)
    return Path(_printable(text)).as_posix()


def find(paths: Iterable[str]) -> Iterator[Found]:
    """Yield every place below `paths`, folders in the order of their names, nothing read yet."""
    for path in paths:
        if "://" in path:
            yield Found(place=path, resolved=path, remote=True)
        elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder above may not be entered
            yield from _folder(path)
        else:
            yield _found(path)


def load(found: Found) -> tuple[bytes, Sighting]:
    """Return the capture of a file that is one page (gzip taken off) and its sighting; raise UnreadableError."""
    if found.error:
        raise UnreadableError(*found.error)
    with file_errors():
        body = _bytes(found.resolved)
    at = None
    if looks_like_mhtml(body[:HEAD]):
        body, at = main_part(body)
    elif found.resolved.lower().removesuffix(".gz").endswith(MARKDOWN):
        body = labelled(Label(media="text/markdown"), body)
    capture = CaptureId(hashlib.sha256(body).hexdigest())
    return body, Sighting(capture=capture, place=found.place, resolved=found.resolved, at=at)


@contextmanager
def file_errors() -> Iterator[None]:
    """Turn what the system says of a file into UnreadableError."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableError("no-such-file", "there is no such file", "Check the name.") from error
    except PermissionError as error:
        raise UnreadableError(
            "no-permission", "you may not read it", "Change its permissions, or run as a user who may."
        ) from error
    except OSError as error:
        raise UnreadableError("io-error", f"it cannot be read: {error.strerror or error}", "Check the disk.") from error


def _folder(path: str) -> Iterator[Found]:
    refused: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            full = os.path.join(folder, name)  # noqa: PTH118
            if not name.lower().removesuffix(".gz").endswith(SUFFIXES):
                ending = "".join(Path(name).suffixes[-2:]) or "no ending"
                yield Found(place=place_of(full), resolved=_resolved(full), skipped=f"not a page ({ending})")
            else:
                yield _found(full)
    for error in refused:
        name = os.fspath(error.filename or path)
        yield Found(
            place=place_of(name),
            resolved=_resolved(name),
            error=("no-permission", "you may not look into this folder", "Change its permissions."),
        )


def _found(path: str) -> Found:
    place, resolved = place_of(path), _resolved(path)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except OSError:
        return Found(place=place, resolved=resolved)  # reading it says what is wrong
    if not stat.S_ISREG(mode):
        return Found(place=place, resolved=resolved, error=("not-a-file", "it is not a regular file", ""))
    return Found(place=place, resolved=resolved)


def _resolved(path: str) -> str:
    return os.path.realpath(path)


def _printable(text: str) -> str:
    """Return a path with bytes that are not UTF-8 shown as U+FFFD: records are UTF-8."""
    return os.fsencode(text).decode("utf-8", errors="replace")


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - a path may hold bytes that are not UTF-8
        head = file.read(2)
        file.seek(0)
        if head == b"\x1f\x8b":
            return _gunzip(file)
        return _limited(file.read(MAX_BYTES + 1))


def _gunzip(file: BinaryIO) -> bytes:
    try:
        with gzip.open(file) as unpacked:
            return _limited(unpacked.read(MAX_BYTES + 1))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError("bad-gzip", "its gzip data is damaged or cut short", "Save the page again.") from error


def _limited(body: bytes) -> bytes:
    if len(body) > MAX_BYTES:
        raise UnreadableError(
            "too-large",
            f"it holds more than a page may ({MAX_BYTES // 2**20} MiB)",
            "If it is an archive of many pages, unpack it and add the folder.",
        )
    return body
