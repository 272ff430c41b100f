"""What a capture's source says of it, where the page itself is silent."""

import msgspec

from onrecord.anatomy.bylines import clean_names
from onrecord.anatomy.times import resolve
from onrecord.reading import Label
from onrecord.records import Evidence, Page

__all__ = ["with_label"]


def with_label(page: Page, label: Label) -> Page:
    """Return `page` with the fields that it leaves open as `label` gives them, each with evidence `field:source`.

    What a person entered for the text (`coded`) stands also where the page has a word of its own.
    """
    fields: dict[str, object] = {}
    notes = list(page.notes)
    published = resolve(label.published[:100]) if label.published else None
    if label.published and not published and not page.published:
        notes.append(Evidence(code="published:source-unread", text=label.published[:100]))
    outlet = " ".join((label.outlet or "").split())[:80] or None
    named = [part for row in label.bylines for part in row.split(";")]
    bylines = clean_names(named, outlet or page.outlet)
    if label.coded:
        bylines = tuple(name for part in named if (name := part.strip()))
    for name, value in (
        ("title", " ".join((label.title or "").split())[:500] or None),
        ("published", published),
        ("bylines", bylines),
        ("outlet", outlet),
        ("canonical", label.address),
        ("section", label.section),
    ):
        if value and (label.coded or not getattr(page, name)):
            fields[name] = value
    evidence = tuple(
        Evidence(code=f"{name}:source", text="; ".join(value) if isinstance(value, tuple) else str(value)[:300])
        for name, value in fields.items()
    )
    if not fields and len(notes) == len(page.notes):
        return page
    kept = tuple(row for row in page.evidence if not (label.coded and row.code.partition(":")[0] in fields))
    return msgspec.structs.replace(page, **fields, evidence=(*kept, *evidence), notes=tuple(notes))
