"""Content encodings taken off with a bound on what comes out, so that no archive or server can fill the memory."""

import zlib

import brotli  # type: ignore[import-untyped]

from onrecord.reading.errors import UnreadableError

__all__ = ["unpack"]


def unpack(body: bytes, encodings: str, most: int) -> bytes:
    """Return `body` without the encodings of an HTTP header; raise UnreadableError beyond `most` bytes.

    A body that is not packed as the header says comes back as it is: archives often keep the header of a body that
    they unpacked.
    """
    names = [name.strip().lower() for name in encodings.split(",")] if encodings else []
    for name in reversed([name for name in names if name not in ("", "identity")][:4]):
        body = _unpacked(body, name, most)
    if len(body) > most:
        raise _too_large(most)
    return body


def _unpacked(body: bytes, name: str, most: int) -> bytes:
    if name in ("gzip", "x-gzip"):
        if not body.startswith(b"\x1f\x8b"):
            return body
        return _inflated(body, 31, most)
    if name == "deflate":
        try:
            return _inflated(body, zlib.MAX_WBITS, most)
        except UnreadableError as error:
            if error.code != "bad-packing":
                raise
            return _inflated(body, -zlib.MAX_WBITS, most)  # some servers leave out the header of zlib
    if name == "br":
        return _unbrotlied(body, most)
    raise UnreadableError("bad-packing", f"it is packed as {name[:40]!r}, which we cannot take off", "")


def _inflated(body: bytes, window: int, most: int) -> bytes:
    out = bytearray()
    while body:
        unpacker = zlib.decompressobj(window)
        try:
            out += unpacker.decompress(body, most + 1 - len(out))
        except zlib.error as error:
            if out:
                break
            raise UnreadableError("bad-packing", "its packing is damaged", "Fetch or save it again.") from error
        if len(out) > most:
            raise _too_large(most)
        body = unpacker.unused_data if window == 31 and unpacker.unused_data.startswith(b"\x1f\x8b") else b""
    return bytes(out)


def _unbrotlied(body: bytes, most: int) -> bytes:
    unpacker = brotli.Decompressor()
    out = bytearray()
    try:
        out += unpacker.process(body, output_buffer_limit=most + 1)
        while len(out) <= most and not unpacker.can_accept_more_data():
            piece = unpacker.process(b"", output_buffer_limit=most + 1)
            if not piece:
                break
            out += piece
    except brotli.error:
        if not out:
            return body
    if len(out) > most:
        raise _too_large(most)
    return bytes(out)


def _too_large(most: int) -> UnreadableError:
    return UnreadableError("too-large", f"it holds more than a page may ({most // 2**20} MiB)", "")
