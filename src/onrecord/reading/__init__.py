"""Reading: where captures come from (files, folders; later archives, feeds, addresses), and what their bytes say."""

from onrecord.reading.decoding import MAX_BYTES, Decoded, decode
from onrecord.reading.errors import UnreadableError
from onrecord.reading.files import SUFFIXES, Found, find, load, place_of
from onrecord.reading.language import detect

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Decoded",
    "Found",
    "UnreadableError",
    "decode",
    "detect",
    "find",
    "load",
    "place_of",
]
