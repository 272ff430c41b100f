"""Reading: where captures come from (files, folders, archives, tables, feeds, addresses), and what their bytes say."""

from onrecord.reading.crawling import Crawler, items
from onrecord.reading.decoding import MAX_BYTES, Decoded, decode
from onrecord.reading.dna import (
    AGREEMENT,
    CONCEPT,
    MACHINE_CODER,
    ORGANISATION,
    PERSON,
    SHORT,
    STATEMENT_TYPE,
    Coded,
    DnaDocument,
    DnaFile,
    is_dna,
    short_value,
)
from onrecord.reading.errors import UnreadableError
from onrecord.reading.files import SUFFIXES, Found, find, load, place_of
from onrecord.reading.items import Item, failed
from onrecord.reading.labels import Label, label_of, labelled
from onrecord.reading.language import detect
from onrecord.reading.listings import Link
from onrecord.reading.options import FetchOptions
from onrecord.reading.taking import about, is_one, take
from onrecord.reading.utf16 import Utf16, plain_lines

__all__ = [
    "AGREEMENT",
    "CONCEPT",
    "MACHINE_CODER",
    "MAX_BYTES",
    "ORGANISATION",
    "PERSON",
    "SHORT",
    "STATEMENT_TYPE",
    "SUFFIXES",
    "Coded",
    "Crawler",
    "Decoded",
    "DnaDocument",
    "DnaFile",
    "FetchOptions",
    "Found",
    "Item",
    "Label",
    "Link",
    "UnreadableError",
    "Utf16",
    "about",
    "decode",
    "detect",
    "failed",
    "find",
    "is_dna",
    "is_one",
    "items",
    "label_of",
    "labelled",
    "load",
    "place_of",
    "plain_lines",
    "short_value",
    "take",
]
