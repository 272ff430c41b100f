"""What a capture's source says of it, where the page itself is silent."""

import msgspec

from onrecord.anatomy.bylines import clean_names
from onrecord.anatomy.times import resolve
from onrecord.reading import Label
from onrecord.records import Evidence, Page

__all__ = ["with_label"]


def with_label(page: Page, label: Label) -> Page:
    """Return `page` with the fields that it leaves open as `label` gives them, each with evidence `field:source`."""
    fields: dict[str, object] = {}
    notes = list(page.notes)
    published = resolve(label.published[:100]) if label.published else None
    if label.published and not published and not page.published:
        notes.append(Evidence(code="published:source-unread", text=label.published[:100]))
    outlet = " ".join((label.outlet or "").split())[:80] or None
    bylines = clean_names([part for row in label.bylines for part in row.split(";")], outlet or page.outlet)
    for name, value in (
        ("title", " ".join((label.title or "").split())[:500] or None),
        ("published", published),
        ("bylines", bylines),
        ("outlet", outlet),
        ("canonical", label.address),
    ):
        if value and not getattr(page, name):
            fields[name] = value
    evidence = tuple(
        Evidence(code=f"{name}:source", text="; ".join(value) if isinstance(value, tuple) else str(value)[:300])
        for name, value in fields.items()
    )
    if not fields and len(notes) == len(page.notes):
        return page
    return msgspec.structs.replace(page, **fields, evidence=(*page.evidence, *evidence), notes=tuple(notes))
