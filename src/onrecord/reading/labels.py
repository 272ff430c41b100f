"""What a source says of a capture beside its bytes (address, encoding, dates), written on the capture's front.

Page stages are functions of a capture's bytes alone. So what a web server, an archive, a feed or a row of a table
declares is one line before the payload, and part of what is hashed. The time of the capture is no part of it: it
belongs to the sighting, so that the same bytes seen twice are one capture.
"""

import msgspec

from onrecord.records import Record, canonical_json

__all__ = ["NOTHING", "Label", "label_of", "labelled"]

MARK = b"%onrecord-label@1 "
LONGEST = 32_768
"""Bytes of the label's line; a longer one is no label."""


class Label(Record, frozen=True, kw_only=True):
    """What the source declares, each as it says it; the page's own word comes first where it has one."""

    address: str | None = None
    charset: str | None = None
    """The encoding's label, such as the one of an HTTP header."""
    media: str | None = None
    """The media type, where the bytes alone would not tell how to read them."""
    title: str | None = None
    published: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    coded: bool = False
    """A person entered these fields for the text: they count before the page's own, and the payload is plain text."""
    cut: bool = False
    """The source says that the payload was cut short."""


NOTHING = Label()


def labelled(label: Label, payload: bytes) -> bytes:
    """Return the capture of `payload`: with its label before it, or alone where the label says nothing."""
    said = {name: value for name in Label.__struct_fields__ if (value := getattr(label, name))}
    line = MARK + canonical_json(said) + b"\n"
    return line + payload if said and len(line) <= LONGEST else payload


def label_of(capture: bytes) -> tuple[Label, bytes]:
    """Return a capture's label and payload; what is no label, however alike, is payload."""
    if not capture.startswith(MARK):
        return NOTHING, capture
    end = capture.find(b"\n", 0, LONGEST)
    try:
        label = msgspec.json.decode(capture[len(MARK) : end], type=Label) if end > 0 else None
    except (msgspec.DecodeError, RecursionError):
        label = None
    return (label, capture[end + 1 :]) if label is not None else (NOTHING, capture)
